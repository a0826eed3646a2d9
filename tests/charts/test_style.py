"""The look that charts share."""

from pages.charts import style


def test_sixteen_lines_are_told_apart_and_the_first_four_by_colour_and_marker() -> None:
    looks = [style.distinguish(position) for position in range(16)]
    assert len(set(looks)) == 16
    assert len({colour for colour, _ in looks[:4]}) == len({marker for _, marker in looks[:4]}) == 4
