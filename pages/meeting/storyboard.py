"""The storyboard of a meeting: where do we stand, one slide a key indicator, money, commitments, what is due and open, what was decided."""

from pages.cards.meeting.meeting import list_kept, list_meetings
from pages.view.presentation import Slide, write_slide
from pages.view.view import View
from queries.rows import MeetingsRow


def make_storyboard(view: View, code: str) -> list[Slide]:
    """The slides that follow from the list of a meeting, in its order; opening and closing alone where nothing is frozen yet."""
    trends = [Slide(f"trend:{row.series}") for row in list_kept(view, code)]
    closing = [Slide(card) for card in ("money", "commitments:open", "due", "open-points")]
    return [Slide("scorecard"), *trends, *closing, *_decisions(view, code)]


def _decisions(view: View, code: str) -> list[Slide]:
    """What was decided: at this meeting if it was held, else at the one before it."""
    known = [row for row in list_meetings(view) if row.event is None]
    at = next((position for position, row in enumerate(known) if row.meeting == code), 0)
    held = [row for row in known[at:] if not row.coming]
    return [Slide(f"decisions:{held[0].meeting}")] if held else []


def link_storyboard(view: View, meeting: MeetingsRow, **more: str) -> str:
    """The link of the storyboard, pinned to the release that the meeting discusses; where none is set, to the one shown."""
    pinned = next((row for row in view.releases if row.release == meeting.pinned_release), view.release)
    slides = tuple(map(write_slide, make_storyboard(view, meeting.meeting)))
    return view.link("/annual-meeting", slides=slides, asof=str(pinned.released_on)[:10] if pinned else "", region=(), **more)
