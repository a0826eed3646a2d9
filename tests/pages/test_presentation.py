"""A presentation as a link: what stands in it is what is shown, and what cannot be read is counted."""

from collections.abc import Callable

import pytest

from pages.view.presentation import MOST_SLIDES, NoSlide, Slide, make_slide, move, read_slide, read_slides, remove, view_slide, write_slide
from pages.view.view import View

Make = Callable[..., View]
WHOLE = Slide("trend:1.6-c.cases", ("LOR", "CUS"), ("1",), 2018, 2023, "What the courts did", "Ask about 2020")


def test_a_slide_in_a_link_is_the_same_slide() -> None:
    assert write_slide(WHOLE) == "trend:1.6-c.cases|LOR.CUS|2018-2023|1|What the courts did|Ask about 2020"
    assert read_slide(write_slide(WHOLE)) == WHOLE
    for slide in (Slide("tally"), Slide("map", first=2019), Slide("map", last=2019), Slide("tally", note="¿Qué sigue?")):
        assert read_slide(write_slide(slide)) == slide
    assert write_slide(Slide("tally")) == "tally"


def test_the_mark_between_the_parts_is_not_written_by_a_person() -> None:
    assert read_slide(write_slide(Slide("tally", title="one | two\n three"))).title == "one / two three"


@pytest.mark.parametrize("text", ["", "|LOR", "a b", "tally|LOR|20x8-", "tally|||||note|more", "<script>", "x" * 200])
def test_what_is_no_slide_is_refused(text: str) -> None:
    with pytest.raises(NoSlide):
        read_slide(text)


def test_a_link_of_two_hundred_slides_shows_the_first_and_counts_the_rest() -> None:
    slides, left_out = read_slides(["tally"] * 200)
    assert (len(slides), left_out) == (MOST_SLIDES, 200 - MOST_SLIDES)
    assert read_slides(["tally", "<b>", "map"]) == ((Slide("tally"), Slide("map")), 1)


def test_slides_are_moved_and_removed() -> None:
    slides = (Slide("a"), Slide("b"), Slide("c"))
    assert [slide.card for slide in move(slides, 1, -1)] == ["b", "a", "c"]
    assert move(slides, 0, -1) == move(slides, 2, 1) == slides
    assert [slide.card for slide in remove(slides, 1)] == ["a", "c"]


def test_a_slide_keeps_the_view_it_was_added_in(view: Make) -> None:
    added = make_slide(view("/regions", region="LOR", to="2022", objective="2", lang="es"), "profile:LOR")
    assert added == Slide("profile:LOR", ("LOR",), ("2",), None, 2022)
    shown = view_slide(view("/annual-meeting", asof="2022-06-30"), added)
    assert (shown.selection.region, shown.selection.objective, shown.selection.last, shown.number) == (("LOR",), ("2",), 2022, 2)


def test_places_chosen_while_presenting_stand_for_those_of_the_slide(view: Make) -> None:
    assert view_slide(view("/annual-meeting", region="CUS"), WHOLE).selection.region == ("CUS",)
    assert view_slide(view("/annual-meeting"), Slide("tally", ("XXX", "LOR"), ("9",), 1900)).selection.parameters() == [("region", "LOR")]
