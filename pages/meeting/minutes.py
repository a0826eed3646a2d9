"""The minutes of one annual meeting: day and place, how much was discussed, what was decided, what was agreed beforehand. Cleared texts only."""

from pages.card.cell import Cell, compose
from pages.card.markup import write_sentence
from pages.cards.kinds import build_card
from pages.meeting.storyboard import link_storyboard
from pages.screen.frame import show_cards, show_heading, show_text
from pages.view.templates import fill
from pages.view.view import View
from queries.rows import MeetingsRow


def show_minutes(view: View, meeting: MeetingsRow) -> None:
    """Draw the page of a meeting that was held: its message first, then its decisions, then its list of key indicators."""
    where = " · ".join(filter(None, (view.words.day(meeting.held_on), view.words.pick(meeting, "place"))))
    show_heading(view.say("Minutes: {meeting}", meeting=view.words.pick(meeting)), aside=where)
    counts = compose(
        view.say("Data discussed of {discussed} of {indicators} key indicators. Follow-ups that are open: {open}."),
        discussed=_count(view, meeting, meeting.discussed),
        indicators=_count(view, meeting, meeting.indicators),
        open=_count(view, meeting, meeting.open_points),
    )
    present, every = link_storyboard(view, meeting, slide="1"), view.link("/annual-meeting", meeting="")
    show_text(fill("meeting/minutes.html", view, counts=write_sentence(counts), present=present, every=every))
    show_cards(view, [build_card(view, f"decisions:{meeting.meeting}"), build_card(view, f"meeting:{meeting.meeting}")], level=2)


def _count(view: View, meeting: MeetingsRow, number: int | None) -> Cell:
    return Cell(view.words.number(number or 0), meeting.key)
