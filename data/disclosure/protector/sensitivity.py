"""Which counts and amounts are primary, and how far a reader must be left in doubt about each.

Source of the group disclosure: Lupp and Langsrud (Handbook on Statistical Disclosure Control, section 5.9).
"""

from data.disclosure.threshold import THRESHOLD

GROUP_DOUBT = (3, 1)
"""Doubt about a larger count that tells something of a whole group: at least 3 fewer and 1 more must be possible."""


def protection_interval(value: int, threshold: int = THRESHOLD, *, marked: bool = False) -> tuple[int, int] | None:
    """How far below and above its value a reader must think a count possible; None when it is not primary.

    A small count must seem to lie anywhere from 0 to the threshold. `marked` makes any count primary.
    """
    if 1 <= value < threshold:
        return value, threshold - value
    if not marked:
        return None
    return (0, threshold) if value == 0 else GROUP_DOUBT


def fixed_interval(value: int, lower: int, upper: int) -> tuple[int, int]:
    """Doubt of given distances from the value; no count is below zero."""
    return min(value, lower), upper
