"""The forms of the Reports page: a blank workbook, a check, and where this server allows it the sending of a report.

The forms are plain HTML that front.js carries out: Streamlit's own upload speaks English only, and keeps the file in the session.
"""

from collections.abc import Mapping
from functools import partial
from html import escape
from types import MappingProxyType
from urllib.parse import urlencode

from pages.cards.reports import name_half, owing
from pages.screen.frame import choose
from pages.view.server import EXAMPLE, MOST_MEGABYTES
from pages.view.view import View


def choose_institution(view: View) -> str:
    """A choice among the institutions that owe reports; "" for all."""
    institutions = view.framework.institutions
    return choose(
        view.say("Institution"),
        "institution",
        owing(view),
        lambda code: view.words.pick(institutions[code]),
        form="list",
        empty=view.say("all institutions"),
    )


def choose_half(view: View) -> str:
    """A choice among the half-years; "" for none."""
    halves = [row.period for row in view.framework.periods.values() if row.kind == "half"]
    return choose(view.say("Half-year"), "half", halves, partial(name_half, view), form="list", empty=view.say("choose a half-year"))


def write_blank(view: View, institution: str, half: str) -> str:
    """The link to the blank workbook, or what has to be chosen first."""
    if not institution or not half:
        return f'<p class="notice">{escape(view.say("Choose an institution above and a half-year here."))}</p>'
    query = urlencode({"institution": institution, "half": half, "lang": view.words.language})
    name = view.words.pick(view.framework.institutions[institution])
    text = view.say("Blank workbook of {institution}, {half}", institution=name, half=name_half(view, half))
    return f'<p><a class="button" href="/download/workbook?{escape(query)}" download>{escape(text)}</a></p>'


def write_check(view: View) -> str:
    """The form that checks a report."""
    return _form(view, "check", view.say("Check"), view.say("Checking …"))


def write_send(view: View) -> str:
    """The form that sends a report."""
    fields = {
        "reason_en": view.say("If it corrects an earlier report: why, in English"),
        "reason_es": view.say("If it corrects an earlier report: why, in Spanish"),
    }
    return _form(view, "send", view.say("Send"), view.say("Sending …"), fields)


def write_changes(view: View) -> str:
    """The form that shows what agreeing to a received report changes."""
    label = view.say("The report: institution, half-year and version, like {example}", example=EXAMPLE)
    lost = view.say("The server did not answer. Try again; nothing was stored.")
    return (
        f'<form class="report" data-note="/report/changes?lang={view.words.language}" data-busy="{escape(view.say("Reading …"))}" '
        f'data-lost="{escape(lost)}"><label>{escape(label)} <input type="text" name="report" maxlength="100" required></label> '
        f'<button type="submit">{escape(view.say("Show"))}</button></form><div class="answer" role="status"></div>'
    )


def _form(view: View, task: str, button: str, busy: str, fields: Mapping[str, str] = MappingProxyType({})) -> str:
    told = {
        "report": f"/report/{task}?lang={view.words.language}",
        "busy": busy,
        "large": view.say("The file is larger than {most} MB. Remove pictures and other additions.", most=MOST_MEGABYTES),
        "changed": view.say("The file was saved again after you chose it. Choose it once more, then repeat."),
        "lost": view.say("The server did not answer. Try again; nothing was stored."),
        "most": str(MOST_MEGABYTES * 1_000_000),
    }
    attributes = " ".join(f'data-{name}="{escape(text)}"' for name, text in told.items())
    label = view.say("Choose the report: a workbook (.xlsx) or a CSV file")
    asked = "".join(f'<label>{escape(text)} <input type="text" name="{name}" maxlength="500"></label> ' for name, text in fields.items())
    return (
        f'<form class="report" {attributes}><label class="file"><input type="file" name="file" accept=".xlsx,.csv" required>'
        f'<span class="button">{escape(label)}</span> <span class="chosen-file">{escape(view.say("no file chosen"))}</span></label> '
        f'{asked}<button type="submit">{escape(button)}</button></form><div class="answer" role="status" id="answer-{task}"></div>'
    )
