"""A tiny programme, written as CSV and built by the real code: two pilot regions, one region added by consent, five half-years."""

from __future__ import annotations

import csv
import hashlib
import shutil
from pathlib import Path
from typing import Any

import duckdb

from data import tables
from data.build import build, ledger_of, load_framework
from data.ledger import store
from data.problems import Problem
from data.progress import Update
from data.report.intake import COLUMNS, TEMPLATE, check
from tests.built.kept import copy, keep

FIXTURES = Path(__file__).parent / "fixtures"
ENDS = {"H1": "06-30", "H2": "12-31"}
DUE = {"H1": ("08-31", 0), "H2": ("02-28", 1)}


class World:
    """The programme in a folder of its own. Reports, targets and duties are added, then `build` makes the released file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "program.duckdb"
        self.seen: list[Update] = []
        for name in ("framework", "record", "programme"):
            shutil.copytree(FIXTURES / name, folder / name)
        self.reports = folder / "reports"
        self.reports.mkdir()

    @classmethod
    def found(cls, folder: Path) -> World:
        """The programme that lies in a folder already."""
        world = object.__new__(cls)
        world.folder, world.out, world.seen, world.reports = folder, folder / "program.duckdb", [], folder / "reports"
        return world

    @property
    def said(self) -> list[str]:
        """What the last build told, in English."""
        return [each.texts["en"] for each in self.seen]

    def add(self, table: str, **cells: Any) -> None:
        """One more row of a table, `folder/file.csv`, which begins with it where it is not there; columns not named stay empty."""
        path = self.folder / f"{table}.csv"
        if not path.exists():
            (source,) = (each for each in tables.PROGRAMME_TABLES if each.file == path.name)
            path.write_text(",".join(source.columns) + "\n", encoding="utf-8")
        with path.open(encoding="utf-8", newline="") as lines:
            columns = next(csv.reader(lines))
        assert set(cells) <= set(columns), set(cells) - set(columns)
        with path.open("a", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerow([cells.get(column, "") for column in columns])

    def report(
        self,
        institution: str,
        period: str,
        *lines: dict[str, Any],
        version: int = 1,
        state: str = "agreed",
        enters: int | str = 1,
        received: str = "",
        reason: str = "",
    ) -> Path:
        """A report of these lines, and its entry in the calendar. Received on its due date unless said otherwise."""
        day, years = DUE[period[-2:]]
        due = f"{int(period[:4]) + years}-{day}"
        self.add(
            "programme/calendar",
            institution=institution,
            period=period,
            version=version,
            due_on=due,
            received_on=received or due,
            state=state,
            reason_en=reason,
            reason_es=reason and f"ES: {reason}",
            enters_release=enters,
        )
        path = self.reports / f"{institution}_{period}_v{version}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", restval="")
            writer.writeheader()
            for cells in lines:
                writer.writerow({"template_version": TEMPLATE, "institution": institution, "period": period} | cells)
        return path

    def nothing_came(self, institution: str, period: str) -> None:
        """An entry in the calendar for a report that was due and did not come."""
        day, years = DUE[period[-2:]]
        self.add("programme/calendar", institution=institution, period=period, version=1, due_on=f"{int(period[:4]) + years}-{day}", state="missing")

    def check(self) -> list[Problem]:
        """What intake says of the reports, in its order."""
        with store.connect(self.folder / "spill") as connection:
            self.load(connection)
            return check(connection, sorted(self.reports.glob("*")))

    def load(self, connection: duckdb.DuckDBPyConnection) -> None:
        """The framework, the public record and the programme, as a build loads them."""
        load_framework(connection, *(self.folder / name for name in ("framework", "record", "programme")), demonstration=True)

    def build(self) -> Path:
        """The released file. A world that says the same was built before is not built again: its files are copied."""
        if self.out.exists() or ledger_of(self.out).exists():
            return self.build_anew()
        copy(keep("world", self._content(), self._build_into), self.folder)
        return self.out

    def _build_into(self, folder: Path) -> None:
        self.build_anew()
        for path in (self.out, ledger_of(self.out)):
            shutil.move(path, folder / path.name)

    def build_anew(self) -> Path:
        """The released file, whatever was built before."""
        return build(
            self.out,
            self.seen.append,
            framework=self.folder / "framework",
            record=self.folder / "record",
            reports=self.reports,
            programme=self.folder / "programme",
        )

    def _content(self) -> str:
        """The hash of all that this world is built from, beside the program."""
        said = hashlib.sha256()
        for path in sorted(path for name in ("framework", "record", "programme", "reports") for path in (self.folder / name).rglob("*")):
            if path.is_file():
                said.update(f"{path.relative_to(self.folder)}\0".encode())
                said.update(path.read_bytes())
        return said.hexdigest()

    def ask(self, question: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of the released file that answer a query."""
        with duckdb.connect(str(self.out), read_only=True) as connection:
            return connection.execute(question, parameters).fetchall()

    def figure(
        self, series: str, source: str, region: str, period: str, part: str = "total/total", release: int = 2
    ) -> tuple[float | None, int | None, int | None, str | None, str] | None:
        """Value, n, N, missing and flags of one figure as known in a release; None where there is no such row."""
        rows = self.ask(
            "select value, numerator, denominator, missing, flags from figure "
            "where key = $key and $release between first_release and coalesce(last_release, $release)",
            key=f"figure/{series}/{source}/{region}/{period}/{part}",
            release=release,
        )
        assert len(rows) <= 1
        return rows[0] if rows else None


def line(
    series: str,
    source: str,
    region: str,
    value: float | str | None = None,
    part: str = "total/total",
    *,
    n: int | None = None,
    of: int | None = None,
    missing: str = "",
    reason: str = "",
) -> dict[str, Any]:
    """A row of a report: `part` is breakdown/category, `n` and `of` are numerator and denominator."""
    breakdown, category = part.split("/")
    return {
        "series": series,
        "source": source,
        "region": region,
        "breakdown": breakdown,
        "category": category,
        "value": "" if value is None else value,
        "numerator": "" if n is None else n,
        "denominator": "" if of is None else of,
        "missing": missing,
        "reason": reason or ("Not counted." if missing else ""),
    }
