"""What published counts give away of withheld small ones, and what of it counts: less doubt than there can be at all.

What is known in any case (exact totals of the courts) is measured first. That a row is withheld tells something by itself, where a rule
says which rows are: that may leave a count from 1 to one below the threshold, and no less.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.disclosure.attacker.intervals import Interval, Sum, find_exposed

Limits = Mapping[str, Interval]
Doubts = Mapping[str, tuple[int, int]]
SOMEBODY = (0, 1)
"""The doubt in a zero that would tell something of a whole group: there may be one."""


class Exposure(NamedTuple):
    """How many counts can have less doubt than the threshold asks for whatever is published, and the intervals of those that are exposed."""

    less: int
    exposed: dict[str, Interval]


def find_exposure(known: Mapping[str, int], published: Mapping[str, int], sums: Sequence[Sum], asked: Doubts, limits: Limits) -> Exposure:
    """Which of the counts a reader of `published` knows better than he may. Raises Contradiction.

    `asked` has for each how small and how large it must seem to be possible, `known` what is known in any case, `limits` what the rule
    tells of some counts. A count must be left in the doubt asked for as far as `known` and the limits leave it; a reader who reckons with
    the limits may find that it is at neither end.
    """
    base, found = _attack(known, published, sums, asked, limits)
    narrower = find_exposed({**known, **published}, sums, {name: _inside(base[name]) for name in found}, limits)
    doubted = {name: asked[name] for name in found if name not in narrower}
    without = _attack(known, published, sums, doubted, {})[1] if limits else doubted
    less = sum(doubt != asked[name] for name, doubt in base.items())
    return Exposure(less, {name: interval for name, interval in found.items() if name not in doubted or name in without})


def _attack(
    known: Mapping[str, int], published: Mapping[str, int], sums: Sequence[Sum], asked: Doubts, limits: Limits
) -> tuple[dict[str, tuple[int, int]], dict[str, Interval]]:
    """The doubt that can be left in each count, and the intervals of those that are left in less."""
    doubts = {name: _within(doubt, limits.get(name, (0, None))) for name, doubt in asked.items()}
    doubts |= {name: _within(doubts[name], interval) for name, interval in find_exposed(known, sums, doubts, limits).items()}
    return doubts, find_exposed({**known, **published}, sums, doubts, limits)


def _within(doubt: tuple[int, int], limit: Interval) -> tuple[int, int]:
    """The part of a doubt that lies within a limit."""
    low, high = limit
    return max(doubt[0], low), doubt[1] if high is None else min(doubt[1], high)


def _inside(doubt: tuple[int, int]) -> tuple[int, int]:
    """A doubt without its ends: of 0 to 11 what is 1 to 10; of 0 to 1, that there may be somebody, nothing less."""
    low, high = doubt
    return (max(low, 1), high - 1 if high > 1 else high)
