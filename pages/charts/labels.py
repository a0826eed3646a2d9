"""Where the value of the last point is written: beside the point, where no other mark and no line is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

CHARACTER, HIGH, OFF, EDGE, GAP = 7.8, 16, 7, 5, 14
"""Pixels of a character, of a line of text, between a point and its label, around a mark, and between two panels."""


class Spot(NamedTuple):
    """A place for a label: the side of the point it is on (`bottom` of the text above the point, `top` below it) and its anchor."""

    upright: str
    anchor: str
    shift: float


SPOTS = (
    *(Spot(upright, "center", 0) for upright in ("bottom", "top")),
    *(Spot(upright, anchor, shift) for upright in ("bottom", "top") for anchor, shift in (("right", 4.0), ("left", -4.0))),
)
"""The places, the best first: above, below, then to the left and to the right of that."""


def choose_spot(point: tuple[float, float], text: str, lines: Sequence[Sequence[tuple[float, float]]], right: float) -> Spot:
    """The first place that meets the fewest marks. `point` and `lines` are in pixels, y upwards from the axis at 0; `right` is the edge of the
    panel, beyond which a label is as bad as over a mark. The point itself is not counted."""
    dots = [dot for line in lines for dot in _fill(line) if abs(dot[0] - point[0]) > 1 or abs(dot[1] - point[1]) > 1]
    return min(SPOTS, key=lambda spot: _cost(spot, point, len(text) * CHARACTER, dots, right))


def _cost(spot: Spot, point: tuple[float, float], width: float, dots: Sequence[tuple[float, float]], right: float) -> float:
    start = point[0] + spot.shift - {"left": 0.0, "center": width / 2, "right": width}[spot.anchor]
    low = point[1] + OFF if spot.upright == "bottom" else point[1] - OFF - HIGH
    met = sum(start - EDGE < x < start + width + EDGE and low - EDGE < y < low + HIGH + EDGE for x, y in dots)
    return met + 3 * (start + width > right + GAP) + 3 * (start < -EDGE) + 50 * (low < 0)


def _fill(line: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points of a line and three between each two."""
    for at, (x, y) in enumerate(line):
        yield x, y
        if at + 1 < len(line):
            ahead = line[at + 1]
            yield from ((x + (ahead[0] - x) * part / 4, y + (ahead[1] - y) * part / 4) for part in (1, 2, 3))
