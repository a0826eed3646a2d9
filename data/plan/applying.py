"""The framework with a plan in it: nothing of it is taken out, what is no longer used says so, and each change stands as a row of its own."""

import csv
import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from data import tables
from data.compact import compact
from data.plan.checking import REPLACING, check_plan, replaced
from data.plan.reading import CHANGE, Plan, Row, Tables, read_framework, read_plan
from data.problems import Problem, Refused

AGREED, RETIRED = "agreed", "retired"
FILES = ("indicators.csv", "series.csv", "series_breakdowns.csv", "targets.csv", "indicator_changes.csv")
"""The files of the framework that a plan changes."""


def apply_plan(path: Path, framework: Path, adopted_on: date, adopted_by: str) -> dict[str, int]:
    """Bring the plan at `path` into the framework; returns how many indicators each change is about.

    The framework is written beside, read as a build reads it, and then takes the place of the one before, as a whole.
    Raises Refused with all that is wrong with the plan, OSError.
    """
    plan, now = read_plan(path), read_framework(framework)
    if problems := check_plan(plan, now):
        raise Refused(problems)
    new = merge(plan, now, adopted_on, adopted_by)
    place = Path(tempfile.mkdtemp(prefix=f".{framework.name}-", dir=framework.parent))
    try:
        folder = place / framework.name
        shutil.copytree(framework, folder)
        for file in FILES:
            _write(folder / file, new[file])
        _read_as_a_build(folder, plan)
        os.rename(framework, place / "before")
        os.rename(folder, framework)
    finally:
        if not framework.exists():  # nothing may be lost between the two
            os.rename(place / "before", framework)
        shutil.rmtree(place, ignore_errors=True)
    changes = [row["change"] for _, row in plan.sheet("Indicators")]
    return {change: changes.count(change) for change in dict.fromkeys(changes)}


def merge(plan: Plan, now: Tables, adopted_on: date, adopted_by: str) -> Tables:
    """The tables of the framework with the plan in them, as text. A blank cell of an indicator or series that stays keeps its value."""
    new = {file: [dict(row) for row in rows] for file, rows in now.items()}
    indicators = {row["indicator"]: row for row in new["indicators.csv"]}
    for _, row in plan.sheet("Indicators"):
        _merge_indicator(indicators, row)
        for code in replaced(row) if row["change"] in REPLACING else ():
            indicators[code]["status"] = RETIRED
        if row["change"] != "kept":
            told = {"from_period": row["from_period"] or _first_half(now), "adopted_on": str(adopted_on), "adopted_by": adopted_by}
            told |= {name: row[name] for name in ("indicator", "change", *compact().columns("reason"))}
            new["indicator_changes.csv"] += [told | {"replaces": code} for code in replaced(row) or [row["indicator"]]]
    new["indicators.csv"] = _number(list(indicators.values()))
    series = {row["series"]: row for row in new["series.csv"]}
    for _, row in plan.sheet("Series"):
        own = {name: text for name, text in row.items() if name != "breakdowns" and text}
        series[row["series"]] = series.get(row["series"], dict.fromkeys(now["series.csv"][0], "")) | own
        known = {each["breakdown"] for each in new["series_breakdowns.csv"] if each["series"] == row["series"]}
        for code in ("total", *(each.strip() for each in row["breakdowns"].split(";") if each.strip())):
            if code not in known:
                required = {"series": row["series"], "breakdown": code, "required": str(int(code == "total")), "tier": ""}
                new["series_breakdowns.csv"].append(required)
    new["series.csv"] = _number(list(series.values()), within="indicator")
    before = {(row["series"], row["region"], row["year"]): row["adopted_on"] for row in now["targets.csv"]}
    for _, row in plan.sheet("Targets"):
        key = (row["series"], row["region"], row["year"])
        told = {"adopted_on": str(adopted_on), "adopted_by": adopted_by, "supersedes": before.get(key, "")}
        new["targets.csv"].append(row | told)
    return new


def _merge_indicator(indicators: dict[str, Row], row: Row) -> None:
    own = {name: text for name, text in row.items() if name not in CHANGE and text}
    code, change = row["indicator"], row["change"]
    if code not in indicators:
        columns = next(iter(indicators.values()))
        indicators[code] = dict.fromkeys(columns, "") | own | {"indicator": code, "status": AGREED, "version": "1"}
    elif change == RETIRED:
        indicators[code]["status"] = RETIRED
    else:
        version = int(indicators[code]["version"] or 1) + (change != "kept")
        indicators[code] |= (own if change != "kept" else {}) | {"status": AGREED, "version": str(version)}


def _first_half(now: Tables) -> str:
    return min((row for row in now["periods.csv"] if row["kind"] == "half"), key=lambda row: row["starts"])["period"]


def _number(rows: list[Row], within: str = "") -> list[Row]:
    """The rows with positions that count up, in their order: new ones behind those they stand with, retired ones in their place."""
    rows.sort(key=lambda row: (row.get("activity") or "~", int(row["position"] or 999)) if not within else (row[within], int(row["position"] or 999)))
    seen: dict[str, int] = {}
    for row in rows:
        group = row[within] if within else ""
        seen[group] = seen.get(group, 0) + 1
        row["position"] = str(seen[group])
    return rows


def _write(path: Path, rows: Sequence[Row]) -> None:
    (source,) = (each for each in tables.FRAMEWORK_TABLES if each.file == path.name)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(source.columns), lineterminator="\n", extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)


def _read_as_a_build(folder: Path, plan: Plan) -> None:
    """Raise Refused where the framework with the plan in it could not be built from; what is wrong is of the plan, by its cells."""
    with duckdb.connect() as connection:
        for place in ("framework", "programme"):
            connection.execute(f"create schema {place}")
        try:
            tables.load(connection, folder, tables.FRAMEWORK_TABLES, "framework")
            tables.check_references(connection)
        except Refused as refused:
            raise Refused(
                [Problem(each.rule, plan.name, each.row, each.column, each.value, each.detail, Path(each.file).name) for each in refused.problems]
            ) from refused
