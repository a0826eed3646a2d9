"""Which counts and amounts are primary, and how far a reader must be left in doubt about each.

Sources: threshold of 11 as CTDC and CMS have it; group disclosure after Lupp and Langsrud (Handbook on Statistical Disclosure
Control, section 5.9); p % rule (the Handbook's table of sensitivity rules).
"""

from collections.abc import Sequence

THRESHOLD = 11
"""Counts from 1 to one less are withheld."""
GROUP_DOUBT = (3, 1)
"""Doubt about a larger count that tells something of a whole group: at least 3 fewer and 1 more must be possible."""
CONTRIBUTORS = 11
"""An amount with fewer contributors is withheld."""


def doubt_of(value: int, threshold: int = THRESHOLD, *, marked: bool = False) -> tuple[int, int] | None:
    """How far below and above its value a reader must think a count possible; None when it is not primary.

    A small count must seem to lie anywhere from 0 to the threshold. `marked` makes any count primary.
    """
    if 1 <= value < threshold:
        return value, threshold - value
    if not marked:
        return None
    return (0, threshold) if value == 0 else GROUP_DOUBT


def fixed_doubt(value: int, lower: int, upper: int) -> tuple[int, int]:
    """Doubt of given distances from the value; no count is below zero."""
    return min(value, lower), upper


def tells_of_group(value: int, margin: int, coalition: int = 1) -> bool:
    """Whether a category holds all of a group but at most `coalition`, so that its members learn something of all others."""
    return value > 0 and margin - coalition <= value


def is_dominated(amounts: Sequence[float], percent: float) -> bool:
    """Whether the sum of `amounts` lets the second largest contributor work out the largest to within `percent` % of it.

    The p % rule: X - x1 - x2 < (p / 100) x1. An amount with fewer than 11 contributors counts as dominated.
    """
    if len(amounts) < CONTRIBUTORS:
        return True
    largest, second = sorted(amounts, reverse=True)[:2]
    return sum(amounts) - largest - second < percent / 100 * largest
