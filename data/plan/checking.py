"""Whether a plan can take the place of the indicators in use: each of these is spoken of once, and each new one is whole."""

from collections import Counter
from collections.abc import Iterator

from data.compact import compact
from data.plan.reading import CHANGES, Plan, Row, Tables
from data.problems import Problem

SAME = ("kept", "renamed", "changed", "retired")
"""Changes of an indicator that keeps its code."""
REPLACING = ("split", "merged")
FEWEST_PARTS = 2
"""Indicators in the place of one that was split."""


def check_plan(plan: Plan, now: Tables) -> list[Problem]:
    """Everything wrong with the plan against the framework as it stands, in the order of its rows."""
    known = {row["indicator"]: row for row in now["indicators.csv"]}
    used = [code for code, row in known.items() if row["status"] != "retired"]
    firsts = {row["period"] for row in now["periods.csv"] if row["kind"] == "half" and (row["period"].endswith("-H1") or _is_first(row, now))}
    rows = plan.sheet("Indicators")
    found = [problem for number, row in rows for problem in _check_row(plan, number, row, known, used, firsts)]
    spoken = Counter(code for _, row in rows for code in ([row["indicator"]] if row["change"] in SAME else set(replaced(row))))
    splits = Counter(code for _, row in rows if row["change"] == "split" for code in replaced(row))
    found += [Problem("plan-silent", plan.name, None, "indicator", code, sheet="Indicators") for code in used if not spoken[code]]
    found += [_in("plan-repeated", plan, number, "indicator", row["indicator"]) for number, row in rows if _is_repeated(row, rows, spoken, splits)]
    return found + list(_check_series(plan, now))


def replaced(row: Row) -> list[str]:
    """The codes that a row says it replaces."""
    return [code.strip() for code in row["replaces"].split(";") if code.strip()]


def _in(rule: str, plan: Plan, number: int, column: str, value: str = "", detail: str = "", sheet: str = "Indicators") -> Problem:
    return Problem(rule, plan.name, number, column, value, detail, sheet)


def _is_first(row: Row, now: Tables) -> bool:
    """Whether it is the half-year in which the term begins."""
    return row["starts"] == min(each["starts"] for each in now["periods.csv"] if each["kind"] == "half")


def _check_row(plan: Plan, number: int, row: Row, known: dict[str, Row], used: list[str], firsts: set[str]) -> Iterator[Problem]:
    change, code = row["change"], row["indicator"]
    if change not in CHANGES:
        yield _in("not-a-choice", plan, number, "change", change, ", ".join(CHANGES))
        return
    if change in SAME and code not in used:
        yield _in("unknown-code", plan, number, "indicator", code, "indicator")
    if change not in SAME and (code in known or not code):
        yield _in("plan-taken" if code else "value-required", plan, number, "indicator", code)
    yield from (_in("unknown-code", plan, number, "replaces", each, "indicator") for each in replaced(row) if each not in used)
    wanted = {"split": len(replaced(row)) == 1, "merged": len(replaced(row)) > 1}.get(change, not replaced(row))
    if not wanted:
        yield _in("plan-replaces", plan, number, "replaces", row["replaces"], change)
    if change == "kept":
        return
    if row["from_period"] not in firsts and change != "renamed":
        yield _in("plan-from", plan, number, "from_period", row["from_period"])
    needed = [column for name in ("reason", *(("name", "definition") if change not in SAME else ())) for column in compact().columns(name)]
    yield from (_in("value-required", plan, number, column) for column in needed if not row[column])
    if change not in SAME and code not in {each["indicator"] for _, each in plan.sheet("Series")}:
        yield _in("plan-without-series", plan, number, "indicator", code)


def _is_repeated(row: Row, rows: list[tuple[int, Row]], spoken: Counter[str], splits: Counter[str]) -> bool:
    """Whether it speaks of an indicator that another row speaks of too: only the parts of one that was split share it."""
    if row["change"] in SAME:
        return spoken[row["indicator"]] > 1
    if row["change"] == "split":
        return any(spoken[code] > splits[code] or splits[code] < FEWEST_PARTS for code in replaced(row))
    return any(spoken[code] > 1 for code in replaced(row)) or sum(each["indicator"] == row["indicator"] for _, each in rows) > 1


def _check_series(plan: Plan, now: Tables) -> Iterator[Problem]:
    """Each series of the plan belongs to an indicator in it or in use, each target to a series, each breakdown is known."""
    gone = {row["indicator"] for _, row in plan.sheet("Indicators") if row["change"] == "retired"}
    gone |= {code for _, row in plan.sheet("Indicators") if row["change"] in REPLACING for code in replaced(row)}
    coming = {row["indicator"] for _, row in plan.sheet("Indicators")} - gone
    owners = {row["series"]: row["indicator"] for row in now["series.csv"]}
    breakdowns = {row["breakdown"] for row in now["breakdowns.csv"]}
    for number, row in plan.sheet("Series"):
        if row["indicator"] not in coming or owners.get(row["series"], row["indicator"]) != row["indicator"]:
            yield _in("unknown-code", plan, number, "indicator", row["indicator"], "indicator", "Series")
        owners.setdefault(row["series"], row["indicator"])
        for code in (each.strip() for each in row["breakdowns"].split(";") if each.strip()):
            if code not in breakdowns:
                yield _in("unknown-code", plan, number, "breakdowns", code, "breakdown", "Series")
    for number, row in plan.sheet("Targets"):
        if row["series"] not in owners:
            yield _in("unknown-code", plan, number, "series", row["series"], "series", "Targets")
        elif owners[row["series"]] in gone:
            yield _in("target-retired", plan, number, "year", row["year"], owners[row["series"]], "Targets")
