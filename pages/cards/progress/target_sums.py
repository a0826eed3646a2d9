"""Targets that contradict other targets: the contradiction is shown, never corrected silently.

A target counted from the start against those of the years, and a target of a year against the baseline it should better.
"""

from collections.abc import Iterable

from pages.view.view import View
from queries.rows import BaselinesRow, TargetsRow


def find_contradictions(targets: Iterable[TargetsRow]) -> list[TargetsRow]:
    """The cumulative targets of one series that are below what the targets of the years before them add up to, or below an earlier one.

    `targets` are rows of the question `targets`, of any places. Whatever the last year still adds, the whole cannot be less than its parts.
    """
    reached: dict[str, float] = {}
    found = []
    for row in sorted(targets, key=lambda row: (row.region, row.year)):
        before = reached.get(row.region, 0.0)
        if row.basis == "cumulative":
            if row.value < before:
                found.append(row)
            reached[row.region] = max(before, row.value)
        else:
            reached[row.region] = before + row.value
    return found


def say_contradictions(view: View, series: str, targets: Iterable[TargetsRow]) -> tuple[str, ...]:
    """One note a contradiction; percentages and medians are never added, so they have none."""
    if view.framework.series[series].kind in ("percentage", "median"):
        return ()
    return tuple(
        view.say(
            "{place}: the target counted from the start to {year} is below what the earlier targets add up to. One of them is wrong.",
            place=view.words.pick(view.framework.regions[row.region]),
            year=row.year,
        )
        for row in find_contradictions(targets)
    )


def find_unambitious(targets: Iterable[TargetsRow], baselines: Iterable[BaselinesRow], direction: str) -> list[TargetsRow]:
    """The targets of a year that are no better than the last baseline before it, in the direction of the series.

    `targets` and `baselines` are rows of the questions of these names about one series, of any places.
    """
    known: dict[str, list[BaselinesRow]] = {}
    for baseline in sorted(baselines, key=lambda each: each.year):
        known.setdefault(baseline.region, []).append(baseline)
    found = []
    for row in targets:
        before = [each for each in known.get(row.region, ()) if each.year < row.year]
        if before and row.basis == "period" and (row.value <= before[-1].value if direction == "up" else row.value >= before[-1].value):
            found.append(row)
    return found


def say_unambitious(view: View, series: str, targets: Iterable[TargetsRow], baselines: Iterable[BaselinesRow]) -> tuple[str, ...]:
    """One note a place, with the years whose targets are no better than the baseline."""
    years: dict[str, list[str]] = {}
    for row in find_unambitious(targets, baselines, view.framework.series[series].direction):
        years.setdefault(row.region, []).append(str(row.year))
    return tuple(
        view.say(
            "{place}: the target of {years} is no better than the baseline. One of them may be wrong.",
            place=view.words.pick(view.framework.regions[place]),
            years=view.words.join(own),
        )
        for place, own in years.items()
    )
