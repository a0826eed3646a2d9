"""The forms of the Reports page: a blank workbook, a check, and where this server allows it the sending of a report.

The forms are plain HTML that front.js carries out: Streamlit's own upload speaks English only, and keeps the file in the session.
"""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from pages.cards.partnership.reports import name_half, owing
from pages.screen.frame import choose
from pages.view.server import MOST_MEGABYTES, has_sign_in
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import mark


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


def write_blank(view: View, institution: str, half: str) -> Markup:
    """The link to the blank workbook, or what has to be chosen first."""
    if not institution or not half:
        return fill("partnership/blank_workbook.html", view, href="")
    query = urlencode({"institution": institution, "half": half, "lang": view.words.language})
    name = view.words.pick(view.framework.institutions[institution])
    return fill("partnership/blank_workbook.html", view, href=f"/download/workbook?{query}", institution=name, half=name_half(view, half))


def write_check(view: View) -> Markup:
    """The form that checks a report."""
    return _form(view, "check", view.say("Check"), view.say("Checking …"))


def write_send(view: View) -> Markup:
    """The form that sends a report."""
    said = mark("If it corrects an earlier report: why, in {language}")
    fields = tuple((f"reason_{code}", view.say(said, language=name)) for code, name in view.words.written_in)
    return _form(view, "send", view.say("Send"), view.say("Sending …"), fields)


def write_who(view: View) -> Markup:
    """The place where the browser of a reader says who that is, where people sign in; no page holds it."""
    return fill("partnership/who.html", view, language=view.words.language, here=view.here()) if has_sign_in() else Markup()


def write_inbox(view: View) -> Markup:
    """The fold that holds what waits for stewards, once it is opened in the browser of one."""
    return fill("partnership/inbox.html", view, language=view.words.language)


def _form(view: View, task: str, button: str, busy: str, fields: Sequence[tuple[str, str]] = ()) -> Markup:
    told = {"task": task, "button": button, "busy": busy, "fields": fields}
    return fill("partnership/report_form.html", view, language=view.words.language, megabytes=MOST_MEGABYTES, **told)
