"""The small picture of a breakdown: a bar a category, equal scale from zero, what has no value never a bar."""

import re
from xml.etree.ElementTree import fromstring

from pages.charts.form import HEIGHT, WIDTH, draw_form

BOX = re.compile(r"M([\d.]+) 29v(-?[\d.]+)h([\d.]+)v[\d.]+z")


def boxes(svg: str) -> dict[str, list[tuple[float, float, float]]]:
    """Left edge, height and width of each box, of those that are filled and those that are not."""
    found = {}
    for path in fromstring(svg):
        if "z" in path.attrib["d"]:
            kind = "none" if path.attrib.get("fill") == "none" else "filled"
            found[kind] = [(float(left), -float(tall), float(wide)) for left, tall, wide in BOX.findall(path.attrib["d"])]
    return found


def test_bars_are_as_tall_as_their_values_say() -> None:
    drawn = boxes(draw_form([40.0, 10.0, 0.0], "#123456", "largest: A"))
    assert [tall for _, tall, _ in drawn["filled"]] == [HEIGHT - 1, (HEIGHT - 1) / 4, 0.0] and "none" not in drawn


def test_a_category_without_a_value_is_a_dotted_box_and_no_bar() -> None:
    svg = draw_form([5.0, None], "#123456", "largest: A")
    drawn = boxes(svg)
    assert len(drawn["filled"]) == len(drawn["none"]) == 1 and drawn["none"][0][0] > drawn["filled"][0][0]
    assert "stroke-dasharray" in svg and 'aria-label="largest: A"' in svg


def test_nothing_is_drawn_where_nothing_has_a_value() -> None:
    assert draw_form([None, None], "#123456", "") == "" and draw_form([], "#123456", "") == ""


def test_many_categories_stay_within_the_width_in_their_order() -> None:
    drawn = boxes(draw_form([float(value) for value in range(1, 37)], "#123456", ""))["filled"]
    assert len(drawn) == 36 and [left for left, _, _ in drawn] == sorted({left for left, _, _ in drawn})
    assert all(left + wide <= WIDTH for left, _, wide in drawn)


def test_a_picture_is_small() -> None:
    assert len(draw_form([12.0, 43.0, 128.0, 23.0], "#1b2b85", "largest of those shown: 15 to 17 years")) < 420
