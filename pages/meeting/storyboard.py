"""The storyboard of a meeting: where do we stand, one slide a key indicator, money and commitments, what is due and open, what was said."""

from pages.cards.meeting.meeting import list_kept
from pages.view.presentation import Slide, write_slide
from pages.view.view import View
from queries.rows import MeetingsRow


def make_storyboard(view: View, code: str) -> list[Slide]:
    """The slides that follow from the list of a meeting, in its order; opening and closing alone where nothing is frozen yet."""
    trends = [Slide(f"trend:{row.series}") for row in list_kept(view, code)]
    money = [Slide("pledge:PEN"), Slide("pledge:USD")]
    return [Slide("tally"), *trends, *money, Slide("commitments"), Slide("due"), Slide("open-points"), Slide(f"meeting:{code}")]


def link_storyboard(view: View, meeting: MeetingsRow, **more: str) -> str:
    """The link of the storyboard, pinned to the release that the meeting discusses; where none is set, to the one shown."""
    pinned = next((row for row in view.releases if row.release == meeting.pinned_release), view.release)
    slides = tuple(map(write_slide, make_storyboard(view, meeting.meeting)))
    return view.link("/annual-meeting", slides=slides, asof=str(pinned.released_on)[:10] if pinned else "", region=(), **more)
