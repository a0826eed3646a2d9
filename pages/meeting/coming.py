"""The coming meeting in a few lines: when, what is frozen, what is missing, and the way to its slides."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from pages.card.cell import Cell, Sentence, compose
from pages.card.markup import write_sentence
from pages.cards.meeting.meeting import list_kept
from pages.meeting.storyboard import link_storyboard
from pages.view.templates import fill
from pages.view.view import View
from queries.rows import MeetingsRow


class Coming(NamedTuple):
    """A meeting that is set."""

    sentence: Markup
    present: str
    slides: str
    missing: list[str]


def write_coming(view: View, meetings: Sequence[MeetingsRow]) -> Markup:
    """The coming meeting, or that none is set, as HTML."""
    return fill("meeting/coming.html", view, meetings=[_coming(view, row) for row in meetings if row.coming])


def write_past(view: View, meetings: Sequence[MeetingsRow]) -> Markup:
    """The meetings of the programme that were held, each to be presented again; empty where there is none."""
    past = [row for row in meetings if row.event is None and not row.coming]
    links = [(view.words.pick(row), link_storyboard(view, row, slide="1")) for row in past]
    return fill("meeting/past.html", view, meetings=links) if links else Markup()


def _coming(view: View, row: MeetingsRow) -> Coming:
    present = link_storyboard(view, row, slide="1")
    return Coming(write_sentence(_tell(view, row)), present, link_storyboard(view, row), _missing(view, row))


def _tell(view: View, row: MeetingsRow) -> Sentence:
    return compose(
        view.say("{meeting}, {day}: in {days} days from this release. Key indicators frozen: {count}."),
        meeting=Cell(view.words.pick(row)),
        day=Cell(view.words.day(row.held_on)),
        days=Cell(view.words.number(row.days_left), row.key),
        count=Cell(view.words.number(row.indicators or 0), row.key),
    )


def _missing(view: View, row: MeetingsRow) -> list[str]:
    """What is still to do before the meeting."""
    told = []
    if not list_kept(view, row.meeting):
        told.append(view.say("The key indicators are not frozen yet: eight to twelve are usual."))
    if row.pinned_release is None:
        told.append(view.say("No release is chosen for it yet."))
    return told
