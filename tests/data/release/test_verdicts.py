"""Every status and direction of every release of the demonstration, worked out anew from the released figures, targets and events.

Written from rule 4 of the design alone, in Python, without the statements of the release.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

RELEASES = (1, 2, 3)
COLUMNS = ("value", "denominator", "missing", "flags")
At = tuple[str, str, str, int]
"""Series, source, region, year."""


class Figure(NamedTuple):
    """A yearly total as released."""

    value: float | None
    whole: int | None
    missing: str | None
    flags: str


@dataclass
class Known:
    """What a release knows, as plain Python."""

    series: dict[str, Any]
    years: dict[int, tuple[date, date]]
    figures: dict[At, Figure]
    targets: dict[tuple[str, str, int], list[tuple[date, float, str]]]
    baselines: dict[tuple[str, str], list[tuple[int, float]]]
    breaks: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    leaves: tuple[str, ...] = ()
    pilots: tuple[str, ...] = ()
    consent: dict[str, date] = field(default_factory=dict)


def read(program: Path, release: int) -> tuple[Known, list[dict[str, Any]], list[dict[str, Any]]]:
    """What a release knows, its statuses and its tallies."""
    with duckdb.connect(str(program), read_only=True) as connection:

        def ask(question: str) -> list[dict[str, Any]]:
            cursor = connection.execute(question)
            names = [name for name, *_ in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        def table(name: str) -> list[dict[str, Any]]:
            return ask(f"from {name} where {release} between first_release and coalesce(last_release, {release})")

        indicators = {row["indicator"]: row for row in table("indicator")}
        known = Known(
            series={row["series"]: row for row in table("series")},
            years={row["year"]: (row["starts"], row["ends"]) for row in table("period") if row["kind"] == "year"},
            figures={
                (row["series"], row["source"], row["region"], int(row["period"])): Figure(
                    row["value"], row["denominator"], row["missing"], row["flags"]
                )
                for row in table("figure")
                if row["breakdown"] == "total" and row["period"].isdigit()
            },
            targets=defaultdict(list),
            baselines=defaultdict(list),
        )
        for row in ask(f"from target where first_release <= {release} order by first_release"):
            versions = known.targets[row["series"], row["region"], row["year"]]
            version = (row["adopted_on"] or date.min, row["value"], row["basis"])
            if version not in versions:
                versions.append(version)
        for row in table("baseline"):
            known.baselines[row["series"], row["region"]].append((row["year"], row["value"]))
        for event in table("event"):
            for code, row in known.series.items():
                activity = indicators[row["indicator"]]["activity"]
                if event["kind"] == "break" and (event["activities"] is None or activity in event["activities"].split(";")):
                    known.breaks[code].append(event["starts"])
        places = table("region")
        known.pilots = tuple(row["region"] for row in places if row["kind"] == "pilot")
        known.leaves = tuple(row["region"] for row in places if row["kind"] in ("pilot", "consent", "unattributed", "other"))
        known.consent = {row["region"]: row["consent_from"] for row in places if row["consent_from"]}
        return known, table("status"), table("tally")


def printed(value: float, kind: str) -> Decimal:
    """A value as it is printed."""
    return Decimal(str(round(value, 9))).quantize(Decimal(1) if kind == "money" else Decimal("0.1"), ROUND_HALF_EVEN)


def aim(known: Known, series: str, region: str, year: int) -> tuple[float, str, date, bool] | None:
    """The target that counts: value, basis, day of adoption, and whether it was set afterwards; the sum of regional targets of a total."""
    starts, ends = known.years[year]
    if versions := sorted(known.targets.get((series, region, year), [])):
        before = [each for each in versions if each[0] <= starts]
        within = [each for each in versions if starts < each[0] <= ends]
        chosen = before[-1] if before else within[0] if within else versions[-1]
        return chosen[1], chosen[2], chosen[0], not before and not within
    row = known.series[series]
    parts = known.pilots if region == "PILOTS" else known.leaves if region == "ALL" else ()
    if not parts or not row["add_regions"] or row["kind"] not in ("count", "stock", "money"):
        return None
    source, own = row["shown_source"], []
    for part in parts:
        figure = known.figures.get((series, source, part, year))
        if figure is None or figure.missing == "z":
            continue
        target = aim(known, series, part, year)
        if figure.value is None or target is None or target[3]:
            return None
        own.append(target)
    if not own or len({each[1] for each in own}) != 1:
        return None
    return sum(each[0] for each in own), own[0][1], max(each[2] for each in own), False


def stands(row: dict[str, Any]) -> bool:
    return row["kind"] in ("stock", "milestone", "percentage") or not row["add_periods"]


def is_cut(known: Known, year: int) -> bool:
    starts, ends = known.years[year]
    return (ends - starts).days < 360


def is_small(row: dict[str, Any], figure: Figure) -> bool:
    return row["tier"] == "victim" and figure.whole is None and figure.value is not None and figure.value < 11


def judge(known: Known, at: At) -> tuple[str, str]:
    """Status and reason."""
    series, source, region, year = at
    row, figure, (_, ends) = known.series[series], known.figures[at], known.years[year]
    kind = row["kind"]
    goal = aim(known, series, region, year)
    if kind == "milestone":
        if figure.value is None:
            return "no-information", ""
        return ("done" if figure.value >= 1 else "overdue" if goal and goal[0] >= 1 else "due"), ""
    if row["direction"] not in ("up", "down"):
        return "unrated", "by-design"
    if figure.missing == "z":
        return "unrated", "not-begun"
    if goal is None:
        return "unrated", "no-target"
    target, basis, adopted, afterwards = goal
    if afterwards:
        return "unrated", "afterwards"
    if row["shown_source"] is None:
        return "unrated", "two-counts"
    cumulative = basis == "cumulative" and not stands(row)
    past = [
        known.figures[series, source, region, each]
        for each in sorted(known.years)
        if each <= year and (series, source, region, each) in known.figures
    ]
    if figure.missing == "c" or (cumulative and any(each.missing == "c" for each in past)):
        return "unrated", "confidential"
    if figure.missing == "x":
        return "unrated", "not-reported"
    if is_small(row, figure) or (figure.whole is not None and figure.whole < 11):
        return "unrated", "few"
    if any(adopted < day <= ends for day in known.breaks.get(series, ())):
        return "unrated", "definition"
    if "p" in figure.flags or is_cut(known, year):
        return "unrated", "incomplete"
    assert figure.value is not None
    actual = sum(each.value for each in past if each.value is not None) if cumulative else figure.value
    sign = -1 if row["direction"] == "down" else 1
    ahead = sign * (printed(actual, kind) - printed(target, kind))
    if cumulative and any(each.missing == "x" or "p" in each.flags for each in past) and ahead < 0:
        return "unrated", "incomplete"
    if all(known.figures.get((series, source, region, each), Figure(None, None, "z", "")).missing == "z" for each in known.years if each < year):
        return "new", ""
    if ahead >= 0:
        return "met", ""
    margin = 0.0 if target < 10 else (row["tolerance"] or 5) if kind == "percentage" else (row["tolerance"] or 0.1) * target
    bases = [value for since, value in sorted(known.baselines.get((series, region), [])) if since <= year]
    better = not bases or sign * (printed(actual, kind) - printed(bases[-1], kind)) > 0
    return ("close" if float(-ahead) <= margin + 1e-9 and better else "not-met"), ""


def turn(known: Known, at: At) -> tuple[str, float | None]:
    """Direction, and the amount of change where two years compare."""
    series, source, region, year = at
    row, figure = known.series[series], known.figures[at]
    kind = row["kind"]
    earlier = known.figures.get((series, source, region, year - 1))
    goal = aim(known, series, region, year)
    bases = {version[2] for (code, _, _), versions in known.targets.items() if code == series for version in versions}
    pledged = kind == "money" and not bases
    cumulative = (goal[1] if goal else "cumulative" if "cumulative" in bases or pledged else "period") == "cumulative" and not stands(row)
    if kind == "milestone" or figure.value is None or "p" in figure.flags or is_cut(known, year) or (earlier and earlier.missing == "c"):
        return "", None
    worded = row["direction"] in ("up", "down") and not cumulative and not row["depends_on"]
    starts, ends = known.years[year]
    broken = any(starts <= day <= ends for day in known.breaks.get(series, ()))
    if year - 1 in known.years:
        before, until = known.years[year - 1]
        broken |= any(before < day <= until for day in known.breaks.get(series, ()))
    least = min(figure.whole or 0, earlier.whole or 0) if earlier else 0
    few = is_small(row, figure) or (earlier is not None and is_small(row, earlier))
    comparable = (
        earlier is not None
        and earlier.value is not None
        and "p" not in earlier.flags
        and not is_cut(known, year - 1)
        and not broken
        and not few
        and not (kind == "percentage" and least < 30)
        and not (kind in ("count", "stock") and min(figure.value, earlier.value) < 11)
    )
    if not comparable:
        return "incomparable" if worded else "", None
    assert earlier is not None and earlier.value is not None
    change = float(printed(figure.value, kind) - printed(earlier.value, kind))
    if not worded:
        return "", None if cumulative else change
    if abs(change) < 1 if kind == "percentage" else abs(change) < 0.02 * abs(earlier.value):
        return "unchanged", change
    return ("got-better" if change * (-1 if row["direction"] == "down" else 1) > 0 else "got-worse" if change else "unchanged"), change


def expected_rows(known: Known) -> Iterator[At]:
    """The figures that have a status: of the source that is rated, or of both where two counts stand side by side."""
    for at, figure in known.figures.items():
        series, source, region, year = at
        shown = known.series[series]["shown_source"]
        waits = region in known.consent and known.consent[region] > known.years[year][1]
        if (shown is None or source == shown) and (figure.missing != "z" or waits):
            yield at


@pytest.mark.parametrize("release", RELEASES)
def test_every_status_and_direction_is_what_the_rule_says(program: Path, release: int) -> None:
    known, statuses, _ = read(program, release)
    rows = {(row["series"], row["source"], row["region"], row["year"]): row for row in statuses}
    assert set(rows) == set(expected_rows(known)) and len(rows) > 900
    wrong = []
    for at, row in rows.items():
        status, (direction, change) = judge(known, at), turn(known, at)
        if (row["status"], row["reason"]) != status:
            wrong.append((at, row["status"], row["reason"], status))
        if (
            row["direction"] != direction
            or (row["change"] is None) != (change is None)
            or (change is not None and abs(change - row["change"]) > 1e-6)
        ):
            wrong.append((at, row["direction"], row["change"], direction, change))
    assert wrong[:10] == []


@pytest.mark.parametrize("release", RELEASES)
def test_a_tally_counts_the_rows_of_the_list_behind_it(program: Path, release: int) -> None:
    _, _, tallies = read(program, release)
    with duckdb.connect(str(program), read_only=True) as connection:
        standing = connection.execute(
            "select stands.region, stands.year, coalesce(indicator.objective::varchar, 'national'), stands.status, stands.reason, stands.direction "
            "from indicator_status as stands join indicator using (indicator) "
            f"where {release} between stands.first_release and coalesce(stands.last_release, {release}) "
            f"and {release} between indicator.first_release and coalesce(indicator.last_release, {release})"
        ).fetchall()
    wrong = []
    for row in tallies:
        there = [each for each in standing if each[:2] == (row["region"], row["year"])]
        own = [each for each in there if each[2] == row["objective"] or (row["objective"] == "all" and each[2] != "national")]
        rated = [each for each in own if each[3] in ("met", "close", "not-met")]
        ways = ("got-better", "got-worse", "unchanged", "incomparable")
        counted = {
            "all": len(own),
            "rated": len(rated),
            "not-rated": len(own) - len(rated),
            **{way: sum((each[5] or "incomparable") == way for each in rated) for way in ways},
        }.get(row["status"], sum(each[3:5] == (row["status"], row["reason"]) for each in own))
        if (row["indicators"], row["of_indicators"]) != (counted, len(own)):
            wrong.append((row, counted, len(own)))
    assert wrong == [] and len(tallies) > 500


@pytest.mark.parametrize("release", RELEASES)
def test_what_is_missing_to_the_last_target_is_plain_arithmetic(program: Path, release: int) -> None:
    """Of what adds up over the years or is a level, never of child victims, and only beside a figure that can be compared with a target."""
    known, statuses, _ = read(program, release)
    wrong, found = [], 0
    for row in statuses:
        series = known.series[row["series"]]
        at = (row["series"], row["source"], row["region"], row["year"])
        last = max((year for year in known.years if aim(known, row["series"], row["region"], year)), default=0)
        goal = aim(known, row["series"], row["region"], last) if last > row["year"] else None
        bases = {version[2] for (code, _, _), versions in known.targets.items() if code == row["series"] for version in versions}
        adds_up = goal is not None and goal[1] == "cumulative" and not stands(series)
        whole = "cumulative" in bases and not stands(series)
        expected: tuple[Any, ...] = (None, None, None, None)
        if (
            goal is not None
            and series["kind"] != "milestone"
            and (adds_up or series["kind"] in ("stock", "percentage", "median"))
            and adds_up == whole
            and series["tier"] != "victim"
            and row["reason"] in ("", "no-target")
            and row["value"] is not None
            and not row["at_least"]
            and "p" not in known.figures[at].flags
            and not is_cut(known, row["year"])
        ):
            sign = -1 if series["direction"] == "down" else 1
            versions = sorted(known.targets.get((row["series"], row["region"], last), []))
            target = versions[-1][1] if versions else goal[0]
            gap = max(0.0, float(sign * (printed(target, series["kind"]) - printed(row["value"], series["kind"]))))
            paced = gap > 0 and last - row["year"] > 1 and (adds_up or series["kind"] == "stock")
            expected = (last, target, round(gap, 6), float(-(-gap // (last - row["year"]))) if paced else None)
            found += 1
        said = (row["end_year"], row["end_target"], None if row["end_gap"] is None else round(row["end_gap"], 6), row["end_pace"])
        if said != expected:
            wrong.append((at, said, expected))
    assert wrong[:10] == [] and found > 50
