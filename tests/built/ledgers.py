"""Made-up ledgers with other figures than the demonstration's: what it is made of, drawn anew at another level."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import NamedTuple

from data import build
from data.demonstration.generate import TABLES, generate
from data.progress import Show, ignore


class Kind(NamedTuple):
    """How large counts are beside those of the demonstration, and the places where they are a tenth of that: a single child a year."""

    factor: float
    small: tuple[str, ...] = ()


KINDS = {"dense": Kind(3), "sparse": Kind(0.2, ("LOR", "CUS"))}
"""Late reports, corrections after a year was frozen and gaps are those of the demonstration's calendar."""


def make_ledger(folder: Path, kind: str, show: Show = ignore) -> Path:
    """The released file of a ledger of three releases, made in `folder`."""
    reports = folder / "reports"
    shutil.copytree(TABLES, reports, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    _scale(reports / "levels.csv", KINDS[kind])
    generate(reports, tables=reports, seed=kind)
    return build.build(folder / "program.duckdb", show, reports=reports, programme=reports)


def _scale(levels: Path, kind: Kind) -> None:
    with levels.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if not row["of"] and row["level"]:
            row["level"] = str(float(row["level"]) * kind.factor * (0.1 if row["region"] in kind.small else 1))
    with levels.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
