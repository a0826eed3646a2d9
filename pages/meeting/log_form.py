"""The form in which a steward notes what was said at a meeting, where this server takes reports in."""

from collections.abc import Sequence

from markupsafe import Markup

from pages.cards.meeting.meeting import list_kept
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import mark
from queries.rows import MeetingsRow

TEXTS = (
    ("note", mark("What was said, in English"), mark("What was said, in Spanish")),
    ("decision", mark("What was decided, in English"), mark("What was decided, in Spanish")),
    ("follow_up", mark("What is to be done, in English"), mark("What is to be done, in Spanish")),
)
MOST = 1000
"""Characters of a text."""


def find_held(view: View, meetings: Sequence[MeetingsRow]) -> MeetingsRow | None:
    """The meeting whose log is written: the one that is chosen, else the last of the programme that was held and has a list."""
    held = [row for row in meetings if row.event is None and not row.coming and list_kept(view, row.meeting)]
    chosen = [row for row in held if row.meeting == view.selection.meeting]
    return next(iter(chosen or held), None)


def write_log_form(view: View, meeting: MeetingsRow) -> Markup:
    """The form as HTML; front.js sends it, and the answer stands below."""
    series = view.framework.series
    return fill(
        "meeting/log_form.html",
        view,
        language=view.words.language,
        meeting=meeting.meeting,
        indicators=[(row.indicator, f"{row.indicator} · {view.words.pick(series[row.series])}") for row in list_kept(view, meeting.meeting)],
        texts=[(f"{name}_{code}", text) for name, *both in TEXTS for code, text in zip(("en", "es"), both, strict=True)],
        owners=[(code, view.words.pick(row)) for code, row in view.framework.institutions.items()],
        most=MOST,
    )
