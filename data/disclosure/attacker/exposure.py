"""What published counts give away of withheld small ones, and what of it counts: less doubt than there can be at all.

What is known in any case (exact totals of the courts) is measured first. That a row is withheld tells something by itself, where a rule
says which rows are: that may leave a count from 1 to one below the threshold, and no less.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from data.disclosure.attacker.intervals import Interval, Sum, find_exposed

Limits = Mapping[str, Interval]


class Exposure(NamedTuple):
    """How many counts can have less doubt than the threshold asks for whatever is published, and the intervals of those that are exposed."""

    less: int
    exposed: dict[str, Interval]


def find_exposure(
    known: Mapping[str, int], published: Mapping[str, int], sums: Sequence[Sum], small: Collection[str], limits: Limits, threshold: int
) -> Exposure:
    """Which of the small counts a reader of `published` knows better than he may. Raises Contradiction.

    `known` is known in any case, `limits` is what the rule tells of some counts. A small count must seem to lie anywhere from 0 to the
    threshold, as far as `known` and the limits leave that; a reader who reckons with the limits may find that it is neither.
    """
    base, found = _attack(known, published, sums, small, limits, threshold)
    doubted = {name: interval for name, interval in found.items() if _covers(interval, _within(base[name], (1, threshold - 1)))}
    without = _attack(known, published, sums, doubted, {}, threshold)[1] if limits else doubted
    less = sum(doubt != (0, threshold) for doubt in base.values())
    return Exposure(less, {name: interval for name, interval in found.items() if name not in doubted or name in without})


def _attack(
    known: Mapping[str, int], published: Mapping[str, int], sums: Sequence[Sum], small: Collection[str], limits: Limits, threshold: int
) -> tuple[dict[str, tuple[int, int]], dict[str, Interval]]:
    """The doubt that can be left in each small count, and the intervals of those that are left in less."""
    doubts = {name: _within((0, threshold), limits.get(name, (0, None))) for name in small}
    doubts |= {name: _within(doubts[name], interval) for name, interval in find_exposed(known, sums, doubts, limits).items()}
    return doubts, find_exposed({**known, **published}, sums, doubts, limits)


def _within(doubt: tuple[int, int], limit: Interval) -> tuple[int, int]:
    """The part of a doubt that lies within a limit."""
    low, high = limit
    return max(doubt[0], low), doubt[1] if high is None else min(doubt[1], high)


def _covers(interval: Interval, doubt: tuple[int, int]) -> bool:
    low, high = interval
    return low <= doubt[0] and (high is None or high >= doubt[1])
