"""The inbox of stewards: `POST /inbox/list`, `report`, `release`, `targets`, `preview`, `step`. Every request proves the role of its sender.

The proof is the cookie of the request. No page, cache, search or download contains an answer of these routes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from data import page_api
from data.compact import compact
from pages.view.store import released_path
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import LANGUAGES, Words, mark, words_in
from pages.web import inbox_release, inbox_targets
from pages.web.limits import HEAVY
from pages.web.report_changes import view_of_names, write_changes
from pages.web.report_upload import read_body
from pages.web.upload_secret import STEWARDS
from pages.web.write_access import ROLE_NAMES, STEWARDS_ONLY, Writer, explain, read_writer

MOST_BYTES = 50_000
"""Of the fields of a form."""
NO_STORE = {"cache-control": "no-store"}
STATES = {"received": mark("received"), "verified": mark("verified"), "agreed": mark("agreed"), "returned": mark("returned")}
STEPS = {"verified": mark("Verify"), "agreed": mark("Agree"), "returned": mark("Return for correction")}
SURE = {
    "verified": mark("Verify {report}?"),
    "agreed": mark("Agree to {report}? Once both sides have agreed, its figures enter the next release."),
    "returned": mark("Return {report}? The institution sends the next version."),
}
DONE = {
    "verified": mark("{report} was verified."),
    "agreed": mark("{report} was agreed to."),
    "returned": mark("{report} was returned. The reason is public once it is cleared."),
}
SHEETS = {
    "Narrative": mark("Narrative"), "Contributions": mark("Contributions"), "Personnel": mark("Personnel"), "Milestones": mark("Milestones"),
    "Explanations": mark("Explanations"), "Reason": mark("Reason of a step"),
}  # fmt: skip
Fields = dict[str, str]
Work = Callable[[Fields, Sequence[str], Words], str]


async def receive_inbox(request: Request) -> Response:
    """A piece of the page: the list, a report, or what became of a step. 403 without the link, 413, 422 and 503 where refused."""
    words = words_in(request.query_params.get("lang", ""))
    writer = read_writer(request)
    work = TASKS.get(request.path_params["task"])
    task = request.path_params["task"]
    if not writer.roles or (work is None and task not in inbox_release.SHOWN):
        return _say(explain(words, STEWARDS_ONLY), 403)
    body = await read_body(request, MOST_BYTES)
    if body is None:
        return _say(words.say("The text is too long."), 413)
    fields = {name: values[0].strip() for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    if task in inbox_release.SHOWN or (task == "step" and fields.get("step", "").partition(" ")[0] in inbox_release.LONG):
        return await HEAVY.run(partial(_answer_long, task, fields, writer, words), words, request)
    assert work is not None
    return await HEAVY.run(partial(to_thread.run_sync, _answer, work, fields, writer, words), words, request)


async def _answer_long(task: str, fields: Fields, writer: Writer, words: Words) -> Response:
    """What takes half a minute, from a process apart."""
    try:
        if task == "preview":
            return HTMLResponse(await inbox_release.show_preview(words), headers=NO_STORE)
        if task == "statuses":
            return HTMLResponse(await inbox_release.show_statuses(fields.get("report", ""), words), headers=NO_STORE)
        step, _, role = fields["step"].partition(" ")
        if role not in writer.roles:
            return _say(words.say(STEWARDS_ONLY), 403)
        done = await inbox_release.carry_out_long(fields, role, step, words, writer.person)
        return HTMLResponse(await to_thread.run_sync(list_inbox, {}, writer.roles, words, done), headers=NO_STORE)
    except page_api.NotMade as error:
        return _say(str(error), 422 if error.kind == "refused" else 503)


def _answer(work: Work, fields: Fields, writer: Writer, words: Words) -> Response:
    try:
        with page_api.acting_as(writer.person):
            return HTMLResponse(work(fields, writer.roles, words), headers=NO_STORE)
    except page_api.NotTaken as refused:
        return _say(" ".join(each.sentence for each in refused.findings), 422)
    except page_api.NotMade as error:
        return _say(str(error), 422 if error.kind == "refused" else 503)


def list_inbox(_: Fields, roles: Sequence[str], words: Words, done: str = "") -> str:
    """What waits, in two parts: for the roles of this browser, and for others."""
    waiting = page_api.list_waiting(STEWARDS, words.language, released_path())
    view = view_of_names(words)
    mine = [each for each in waiting if _is_for(each, roles)]
    others = [each for each in waiting if each not in mine]
    parts = (
        (words.say("Waits for you"), [_line(each, words, view) for each in mine]),
        (words.say("Waits for others"), [_line(each, words, view) for each in others]),
    )
    return fill(
        "web/inbox.html", words, language=words.language, roles=words.join([words.say(ROLE_NAMES[role]) for role in roles]), parts=parts, done=done
    )


def show_report(fields: Fields, roles: Sequence[str], words: Words) -> str:
    """A report with what it changes, its texts that wait, and the steps these roles can take."""
    name = fields.get("report", "")
    found = page_api.open_report(name, roles, words.language, released_path())
    steps = [
        (f"{state} {role}", words.say(STEPS[state]), words.say(ROLE_NAMES[role]), words.say(SURE[state], report=name), state)
        for role, states in found.waiting.steps.items()
        for state in states
    ]
    texts = [(each, words.say(SHEETS[each.sheet])) for each in found.texts]
    first = roles[0]
    changes = write_changes(list(found.changes), name, words)
    return fill(
        "web/inbox_report.html",
        words,
        language=words.language,
        report=name,
        steps=steps,
        texts=texts,
        changes=changes,
        role=first,
        written_in=words.written_in,
    )


def take_step(fields: Fields, roles: Sequence[str], words: Words) -> str:
    """Decide on a report, or clear one of its texts; then the list as it is now, or a sentence. Raises NotTaken, NotMade."""
    name = fields.get("report", "")
    step, _, role = fields.get("step", "").partition(" ")
    if role not in roles:
        raise page_api.NotMade(words.say(STEWARDS_ONLY), "refused")
    if step == "clear":
        return _clear(name, role, fields, words)
    if step in inbox_targets.STEPS:
        return list_inbox({}, roles, words, inbox_targets.take_step(fields, role, step, words))
    if step in inbox_release.AT_ONCE:
        return list_inbox({}, roles, words, inbox_release.take_step(fields, role, step, words))
    if step not in STEPS:
        raise page_api.NotMade(words.say("There is no such step."), "refused")
    reports = page_api.decide(name, step, role, compact().fold("reason", fields), words.language, released_path())
    return list_inbox({}, roles, words, " ".join(words.say(DONE[step], report=report) for report in reports))


def _clear(name: str, role: str, fields: Fields, words: Words) -> str:
    sheet, row, written_in = (fields.get(each, "") for each in ("sheet", "row", "written_in"))
    if sheet not in SHEETS or not row.isdigit() or written_in not in LANGUAGES:
        raise page_api.NotMade(words.say("There is no such text."), "refused")
    translations = read_translations(fields, written_in)
    page_api.clear_text(name, sheet, int(row), role, written_in, translations, words.language, released_path())
    return fill("web/answer.html", kind="sound", text=words.say("Cleared. It is in the next release if the report is agreed."), command="")


def read_translations(fields: Fields, written_in: str) -> dict[str, str]:
    """The translations in the fields of a form: one a language, and where there are two languages one in whichever is the other."""
    others = compact().others(written_in)
    return compact().fold("translation", fields) | ({others[0]: fields["translation"]} if others and fields.get("translation") else {})


TASKS: dict[str, Work] = {
    "list": list_inbox,
    "report": show_report,
    "release": inbox_release.show_release,
    "targets": inbox_targets.show_targets,
    "step": take_step,
}


def _is_for(waiting: page_api.Waiting, roles: Sequence[str]) -> bool:
    """Whether one of the roles can take the report further, or clear its texts."""
    return waiting.texts > 0 or any(set(waiting.steps.get(role, ())) - {"returned"} for role in roles)


def _line(waiting: page_api.Waiting, words: Words, view: View | None) -> dict[str, str]:
    institution, half, version = waiting.report
    known = view.framework.institutions.get(institution) if view else None
    days = (page_api.today() - waiting.since).days
    asked = [words.say(ROLE_NAMES[role]) for role, steps in waiting.steps.items() if set(steps) - {"returned"}]
    return {
        "report": f"{institution}/{half}/v{version}",
        "name": words.pick(known) if known else institution,
        "half": words.half(half),
        "version": words.say("version {number}", number=version),
        "state": words.say(STATES[waiting.state]),
        "since": words.count("for {n} day", "for {n} days", days) if days else words.say("since today"),
        "asked": words.say("next: {roles}", roles=words.join(asked)) if asked else "",
        "texts": words.count("{n} text to clear", "{n} texts to clear", waiting.texts) if waiting.texts else "",
    }


def _say(text: str, status: int) -> Response:
    return HTMLResponse(fill("web/answer.html", kind="warning", text=text, command=""), status_code=status, headers=NO_STORE)
