"""The coming meeting in a few lines: when, what is frozen, what is missing, and the way to its slides."""

from collections.abc import Sequence
from html import escape

from pages.cards.cell import Cell, Sentence, compose
from pages.cards.markup import write_sentence
from pages.cards.meeting import list_kept
from pages.meeting.storyboard import link_storyboard
from pages.view.view import View
from queries.rows import MeetingsRow


def write_coming(view: View, meetings: Sequence[MeetingsRow]) -> str:
    """The coming meeting, or that none is set, as HTML."""
    coming = [row for row in meetings if row.coming]
    told = "".join(_coming(view, row) for row in coming) or f"<p>{escape(view.say('No meeting is set.'))}</p>"
    return f'<section class="coming">{told}</section>'


def write_past(view: View, meetings: Sequence[MeetingsRow]) -> str:
    """The meetings of the programme that were held, each to be presented again; empty where there is none."""
    past = [row for row in meetings if row.event is None and not row.coming]
    links = " · ".join(_present(view, row, view.say("Present {meeting} again", meeting=view.words.pick(row))) for row in past)
    return f"<p>{links}</p>" if links else ""


def _coming(view: View, row: MeetingsRow) -> str:
    sentence = write_sentence(_tell(view, row))
    missing = "".join(f"<li>{escape(text)}</li>" for text in _missing(view, row))
    present = f'<p class="acts">{_present(view, row, view.say("Present"), first=True)} {_list(view, row)}</p>'
    return f'<div class="set"><p class="answer-first">{sentence}</p>{present}</div>{f"<ul>{missing}</ul>" if missing else ""}'


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


def _present(view: View, row: MeetingsRow, text: str, *, first: bool = False) -> str:
    kind = ' class="button" data-present' if first else ""
    return f'<a{kind} href="{escape(link_storyboard(view, row, slide="1"))}">{escape(text)}</a>'


def _list(view: View, row: MeetingsRow) -> str:
    return f'<a href="{escape(link_storyboard(view, row))}">{escape(view.say("Its slides as a list"))}</a>'
