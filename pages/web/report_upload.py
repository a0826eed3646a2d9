"""`POST /report/check` and `/report/send`: a report is checked, or taken in, and answered with a piece of the page.

The body is the file, its name a parameter. A check stores nothing and needs a page of this server; sending needs a browser that opened
the link which the server printed at its start (pages/web/upload_secret.py).
"""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from anyio import fail_after
from markupsafe import Markup
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from data import page_api
from data.compact import compact
from pages.card.export import XLSX
from pages.view.server import MOST_MEGABYTES, today
from pages.view.store import released_path
from pages.view.templates import fill, join
from pages.view.words import Words, mark, words_in
from pages.web.limits import HEAVY
from pages.web.receipt import write_receipt
from pages.web.report_changes import compare
from pages.web.upload_secret import has_own_origin
from pages.web.workers import ANSWER, TOO_MUCH, WORKERS, Held, NotDone
from pages.web.write_access import Writer, explain, read_sender

MOST_SECONDS = 120
"""In which a file has to come: 10 MB over 0.7 Mbit/s."""
MOST_NAME = 200
"""Bytes of the name of a file."""
MOST_REASON = 500
"""Characters of the reason of a correction."""


NOT_OURS = mark(
    "A report can be checked only from the page Reports of this server. If you are on that page, the operator must add the name in your "
    "address to CPC_HOSTS."
)
OFFICERS_ONLY = mark("Only officers send reports: sign in as one, or open the link of an officer that the server printed at its start.")


async def receive_report(request: Request) -> Response:
    """The answer to a report: its problems, a marked copy (`copy=1`), or that it was taken in. 403, 404, 413 where refused."""
    words = words_in(request.query_params.get("lang", ""))
    task = request.path_params["task"]
    if task not in ("check", "send"):
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    if task == "send" and not read_sender(request).roles:
        return _answer(explain(words, OFFICERS_ONLY), 403)
    if not has_own_origin(request):
        return _answer(words.say(NOT_OURS), 403)
    try:
        with fail_after(MOST_SECONDS):
            body = await read_body(request, MOST_MEGABYTES * 1_000_000)
    except TimeoutError:
        return _answer(words.say("The file came too slowly. Send it again over a better connection."), 408)
    if body is None:
        return _answer(words.say("The file is larger than {most} MB. Remove pictures and other additions.", most=MOST_MEGABYTES), 413)
    work = _choose(request, task, body, name_file(request.query_params.get("name", "")), words)
    return await HEAVY.run(work, words, request)


def _choose(request: Request, task: str, body: bytes, name: str, words: Words) -> Callable[[], Awaitable[Response]]:
    """What is to be done with the report."""
    if request.query_params.get("copy"):
        return partial(_copy, body, name, words)
    if task == "check":
        return partial(_check, body, name, words)
    told = compact().fold("reason", request.query_params)
    reason = {code: kept for code, text in told.items() if (kept := text.strip()[:MOST_REASON])}
    return partial(_send, body, name, words, read_sender(request), reason)


def name_file(given: str) -> str:
    """A name that any disk takes, as near to the given one as can be: its end is kept, for it says what the file is."""
    letters = "".join(letter for letter in PurePath(given.replace("\\", "/")).name if letter.isprintable())
    return letters.encode("utf-8", "ignore")[-MOST_NAME:].decode("utf-8", "ignore").strip(". ") or "report"


async def read_body(request: Request, most: int) -> bytes | None:
    """The body; None where it is larger than `most` bytes."""
    found = bytearray()
    try:
        async for chunk in request.stream():
            found += chunk
            if len(found) > most:
                return None
    except ClientDisconnect:
        return None
    return bytes(found)


async def _check(body: bytes, name: str, words: Words) -> Response:
    with Held(body, name) as path:
        answer = await _work("check", path, words)
    if isinstance(answer, Response):
        return answer
    findings = [page_api.Finding(**each) for each in answer]
    return HTMLResponse(write_findings(findings, words, copy=True), headers={"cache-control": "no-store"})


async def _copy(body: bytes, name: str, words: Words) -> Response:
    with Held(body, name) as path:
        answer = await _work("mark", path, words)
        if isinstance(answer, Response):
            return answer
        if not answer:
            return PlainTextResponse(words.say("There is no such file."), status_code=404)
        marked = path.with_name(ANSWER).read_bytes()
    return Response(marked, media_type=XLSX, headers={"cache-control": "no-store"})


async def _work(task: str, path: Path, words: Words, **told: Any) -> Any:
    """What a process apart says of the report; where it could not be done or took more than it may, the answer that says so."""
    try:
        return await WORKERS.carry_out(task, path.parent, name=path.name, language=words.language, program=str(released_path()), **told)
    except NotDone as error:
        return _answer(str(error), 503) if str(error) else _answer(words.say(TOO_MUCH), 413)


async def _send(body: bytes, name: str, words: Words, writer: Writer, reason: dict[str, str]) -> Response:
    with Held(body, name) as path:
        answer = await _work("send", path, words, reason=reason, institution=writer.institution, person=writer.person)
    if isinstance(answer, Response):
        return answer
    if "refused" in answer:
        return HTMLResponse(write_findings([page_api.Finding(**each) for each in answer["refused"]], words, copy=False), status_code=422)
    report, warnings = answer["report"], [page_api.Finding(**each) for each in answer["warnings"]]
    try:
        changes = await compare(report.replace(" ", "/"), words)
    except (page_api.NotTaken, NotDone):  # it is received; what it changes can be asked for later
        changes = Markup()
    receipt = write_receipt(report, name, body, today(), words)
    found = write_findings(warnings, words, copy=False) if warnings else Markup()
    return HTMLResponse(join(receipt, changes, found), headers={"cache-control": "no-store"})


MOST_LINES = 50
"""Lines of findings on the page; the marked copy has all."""
MOST_OF_A_KIND = 5


class Kind(NamedTuple):
    """A kind of finding: what is wrong and what to do, how often, and where."""

    head: str
    times: str
    lines: list[tuple[str, str]]
    more: str


def write_findings(findings: list[page_api.Finding], words: Words, *, copy: bool) -> Markup:
    """The verdict, the marked copy, then the kinds of findings with their counts, errors before warnings; at most 50 lines."""
    kinds: dict[tuple[bool, str], list[page_api.Finding]] = {}
    for each in sorted(findings, key=lambda each: each.severity != "error"):
        kinds.setdefault((each.severity != "error", each.kind), []).append(each)
    left = MOST_LINES - (2 if copy else 1)
    shown = dict(list(kinds.items())[: left - 1])
    each_has = max(0, min(MOST_OF_A_KIND, (left - 1) // max(len(shown), 1) - 2))
    tone, verdict = _verdict(findings, words)
    listed = [_kind(those, warns, kind, words, each_has) for (warns, kind), those in shown.items()]
    return fill("web/findings.html", words, kinds=listed, left_out=len(kinds) > len(shown), copy=copy, tone=tone, verdict=verdict)


def _verdict(findings: list[page_api.Finding], words: Words) -> tuple[str, str]:
    """Its class of the style sheet, and its words."""
    errors = [each for each in findings if each.severity == "error"]
    if not errors:
        text = words.count("It can be accepted; look once more at {n} warning", "It can be accepted; look once more at {n} warnings", len(findings))
        return "sound", text
    kinds = len({each.kind for each in errors})
    text = words.count("Cannot be accepted: {n} error", "Cannot be accepted: {n} errors", len(errors))
    return "warning", text + words.count(" of {n} kind", " of {n} kinds", kinds)


def _kind(those: list[page_api.Finding], warns: bool, kind: str, words: Words, most: int) -> Kind:
    """One kind; a warning says that it is one."""
    only = those[0].sentence if len({each.sentence for each in those}) == 1 else ""
    head = words.say("Warning: {kind}", kind=only or kind) if warns else only or kind
    lines = [_line(each, words, said=bool(only)) for each in those[:most]]
    more = words.count("and {n} more", "and {n} more", len(those) - most) if len(those) > most > 0 else ""
    return Kind(head, words.number(len(those)), lines, more)


def _line(finding: page_api.Finding, words: Words, *, said: bool) -> tuple[str, str]:
    """Where it is; and what is wrong with just this, unless the head of its kind has said it."""
    where = " · ".join(filter(None, (finding.place, finding.column))) or words.say("the file")
    return where, "" if said else finding.differs


def _answer(text: str, status: int) -> Response:
    return HTMLResponse(fill("web/answer.html", kind="warning", text=text, command=""), status_code=status)
