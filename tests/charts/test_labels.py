"""The label of the last point lies over no mark and no line where there is a place for it."""

from __future__ import annotations

import pytest

from pages.charts.labels import CHARACTER, HIGH, OFF, choose_spot

RIGHT = 105.0


def box(point: tuple[float, float], text: str, lines: list[list[tuple[float, float]]]) -> tuple[float, float, float, float]:
    """Where the label lies: left, right, bottom, top."""
    spot = choose_spot(point, text, lines, RIGHT)
    width = CHARACTER * len(text)
    start = point[0] + spot.shift - {"left": 0.0, "center": width / 2, "right": width}[spot.anchor]
    low = point[1] + OFF if spot.upright == "bottom" else point[1] - OFF - HIGH
    return start, start + width, low, low + HIGH


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([[(60.0, 80.0), (73.0, 100.0), (86.0, 120.0)], [(60.0, 110.0), (73.0, 135.0), (86.0, 160.0)]], "2,300"),
        ([[(60.0, 130.0), (73.0, 140.0), (86.0, 100.0)], [(99.0, 90.0)]], "65%"),
        ([[(60.0, 20.0), (73.0, 22.0), (86.0, 24.0)], [(60.0, 26.0), (73.0, 28.0), (86.0, 30.0)]], "43"),
        ([[(60.0, 60.0), (73.0, 60.0), (86.0, 60.0)], [(99.0, 50.0)], [(60.0, 80.0), (73.0, 84.0), (86.0, 88.0)]], "50%"),
    ],
)
def test_a_label_covers_no_point(lines: list[list[tuple[float, float]]], text: str) -> None:
    left, right, low, high = box((lines[0][-1]), text, lines)
    covered = [dot for line in lines for dot in line if left < dot[0] < right and low < dot[1] < high]
    assert covered == [] and low >= 0


def test_alone_it_stands_above_its_point_and_never_below_the_axis() -> None:
    assert choose_spot((50.0, 40.0), "12", [[(50.0, 40.0)]], RIGHT)[:2] == ("bottom", "center")
    crowded = [[(50.0, 4.0), (50.0, 20.0), (45.0, 18.0), (55.0, 18.0)]]
    assert box((50.0, 4.0), "12", crowded)[2] >= 0
