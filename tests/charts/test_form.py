"""The small picture of a breakdown: a bar a category, equal scale from zero, what has no value never a bar."""

from xml.etree.ElementTree import fromstring

from pages.charts.form import HEIGHT, WIDTH, draw_form


def boxes(svg: str) -> list[dict[str, str]]:
    return [element.attrib for element in fromstring(svg) if element.tag == "rect"]


def test_bars_are_as_tall_as_their_values_say() -> None:
    drawn = boxes(draw_form([40.0, 10.0, 0.0], "#123456", "largest: A"))
    assert [float(box["height"]) for box in drawn] == [HEIGHT - 1, round((HEIGHT - 1) / 4, 1), 0.0]
    assert {box["fill"] for box in drawn} == {"#123456"}


def test_a_category_without_a_value_is_a_dotted_box_and_no_bar() -> None:
    _, missing = boxes(draw_form([5.0, None], "#123456", "largest: A"))
    assert missing["fill"] == "none" and missing["stroke-dasharray"]


def test_nothing_is_drawn_where_nothing_has_a_value() -> None:
    assert draw_form([None, None], "#123456", "") == "" and draw_form([], "#123456", "") == ""


def test_many_categories_stay_within_the_width() -> None:
    drawn = boxes(draw_form([float(value) for value in range(1, 37)], "#123456", ""))
    assert len(drawn) == 36
    assert all(float(box["x"]) + float(box["width"]) <= WIDTH for box in drawn)
    lefts = [float(box["x"]) for box in drawn]
    assert lefts == sorted(set(lefts))
