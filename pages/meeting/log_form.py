"""The form in which a steward notes what was said at a meeting, where this server takes reports in."""

from collections.abc import Iterable, Sequence
from html import escape

from pages.cards.meeting import list_kept
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


def write_log_form(view: View, meeting: MeetingsRow) -> str:
    """The form as HTML; front.js sends it, and the answer stands below."""
    series = view.framework.series
    indicators = [(row.indicator, f"{row.indicator} · {view.words.pick(series[row.series])}") for row in list_kept(view, meeting.meeting)]
    owners = [(code, view.words.pick(row)) for code, row in view.framework.institutions.items()]
    fields = [
        _choice(view.say("Key indicator"), "indicator", indicators),
        _choice(view.say("Was its data discussed?"), "discussed", [("yes", view.say("yes")), ("no", view.say("no"))]),
        *(_text(view.say(text), f"{name}_{code}") for name, *both in TEXTS for code, text in zip(("en", "es"), both, strict=True)),
        _choice(view.say("Who does it"), "owner", [("", view.say("nobody named")), *owners]),
        f'<label>{escape(view.say("Until when"))} <input type="date" name="due_on"></label>',
        f'<label>{escape(view.say("Done on"))} <input type="date" name="done_on"></label>',
    ]
    lost = view.say("The server did not answer. Try again; nothing was stored.")
    return (
        f'<form class="report log" data-note="/meeting/discuss?lang={view.words.language}" data-busy="{escape(view.say("Sending …"))}" '
        f'data-lost="{escape(lost)}"><input type="hidden" name="meeting" value="{escape(meeting.meeting)}">{"".join(fields)}'
        f'<button type="submit">{escape(view.say("Note it"))}</button></form><div class="answer" role="status"></div>'
    )


def _choice(label: str, name: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{escape(code)}">{escape(text)}</option>' for code, text in options)
    return f'<label>{escape(label)} <select name="{name}">{listed}</select></label>'


def _text(label: str, name: str) -> str:
    return f'<label>{escape(label)} <textarea name="{name}" maxlength="{MOST}" rows="2"></textarea></label>'
