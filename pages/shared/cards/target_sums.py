"""Targets of years against targets counted from the start: where they contradict each other it is said, never put right silently."""

from collections.abc import Iterable

from pages.shared.framework import Row
from pages.shared.view import View


def find_contradictions(targets: Iterable[Row]) -> list[Row]:
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


def say_contradictions(view: View, series: str, targets: Iterable[Row]) -> tuple[str, ...]:
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
