"""Every number on every slide of a storyboard is that of its released row, in both languages and of the release that is pinned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.meeting.layouts.kinds import lay_out
from pages.meeting.slideshow import write_screen
from pages.meeting.storyboard import make_storyboard
from pages.view.view import View
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "day"), [("en", ""), ("es", ""), ("en", "2022-06-30")])
def test_every_number_of_a_storyboard_is_a_released_row(lang: str, day: str, view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
    shown = view("/annual-meeting", lang=lang, asof=day)
    screens = lay_out(shown, make_storyboard(shown, "DEM-2022" if day else "DEM-2024"))
    found = Screen()
    for number in range(1, len(screens) + 1):
        html = write_screen(shown, screens, number)
        found.add_html(html)
        found.add_figures(html)
    found.texts.clear()  # titles and counts of slides are no figures; what a picture is called is the sentence of its card, judged there
    found.alternatives.clear()
    assert len(found.cells) > 60
    assert judge(shown.number).screen(found) == []
