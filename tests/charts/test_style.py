"""The look that charts share."""

from pages.charts import style


def test_sixteen_lines_are_told_apart_and_the_first_four_by_colour_and_marker() -> None:
    looks = [style.distinguish(position) for position in range(16)]
    assert len(set(looks)) == 16
    assert len({colour for colour, _ in looks[:4]}) == len({marker for _, marker in looks[:4]}) == 4


def contrast(colour: str) -> float:
    """Of a colour to white, by WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_every_colour_of_a_place_stands_out_from_the_paper() -> None:
    """At least 3 to 1, what WCAG 2.2 asks of lines and marks (1.4.11)."""
    assert {place: colour for place, colour in {**style.PLACES, "other": style.OTHER}.items() if contrast(colour) < 3} == {}
    assert contrast("#ffd27f") < 3 < contrast("#767676")
