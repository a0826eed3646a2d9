"""The form in which a steward notes what was said at a meeting, where this server takes reports in."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from pages.cards.meeting.meeting import list_kept, list_meetings
from pages.screen.frame import is_live, show_section, show_text
from pages.view.server import accepts_reports
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import mark
from queries.rows import MeetingsRow

TEXTS = (
    ("note", mark("What was said, in {language}")),
    ("decision", mark("What was decided, in {language}")),
    ("follow_up", mark("What is to be done, in {language}")),
)
MOST = 1000
"""Characters of a text."""


def find_held(view: View, meetings: Sequence[MeetingsRow]) -> MeetingsRow | None:
    """The meeting whose log is written: the one that is chosen, else the last of the programme that was held and has a list."""
    held = [row for row in meetings if row.event is None and not row.coming and list_kept(view, row.meeting)]
    chosen = [row for row in held if row.meeting == view.selection.meeting]
    return next(iter(chosen or held), None)


def find_discussed(view: View, indicator: str, today: date) -> MeetingsRow | None:
    """The last meeting that has begun by `today` and has the indicator on its list: what is decided beside its slide belongs to it."""
    begun = [row for row in list_meetings(view) if row.event is None and row.held_on and row.held_on <= today]
    return next((row for row in begun if any(entry.indicator == indicator for entry in list_kept(view, row.meeting))), None)


def show_log_form(view: View, meeting: MeetingsRow | None) -> None:
    """Draw the form of a meeting on a page, where this server takes reports in."""
    if meeting and is_live() and accepts_reports():
        show_section(view.say("Log of {meeting}", meeting=view.words.pick(meeting)), view.say("Released once a steward has cleared it."))
        show_text(write_log_form(view, meeting))


def write_log_form(view: View, meeting: MeetingsRow, indicator: str = "") -> Markup:
    """The form as HTML, of all key indicators or of one; front.js sends it, and the answer stands below."""
    series = view.framework.series
    listed = [row for row in list_kept(view, meeting.meeting) if indicator in ("", row.indicator)]
    return fill(
        "meeting/log_form.html",
        view,
        language=view.words.language,
        meeting=meeting.meeting,
        indicator=indicator,
        indicators=[(row.indicator, f"{row.indicator} · {view.words.pick(series[row.series])}") for row in listed],
        texts=[(f"{name}_{code}", view.say(text, language=called)) for name, text in TEXTS for code, called in view.words.written_in],
        owners=[(code, view.words.pick(row)) for code, row in view.framework.institutions.items()],
        most=MOST,
    )
