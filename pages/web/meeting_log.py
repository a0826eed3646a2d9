"""The log of a meeting in the ledger, for the browser that may write: `POST /meeting/discuss` notes an entry, `POST /meeting/drafts` lists
the entries that no steward has cleared yet. Neither is kept by a cache, and no page of a reader holds a draft."""

from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from data import page_api
from pages.view.store import released_path
from pages.view.templates import fill
from pages.view.words import Words, words_in
from pages.web.report_upload import read_body
from pages.web.write_access import STEWARDS_ONLY, explain, read_writer

MOST_BYTES = 50_000
"""Of the fields of a form."""


async def receive_discussion(request: Request) -> Response:
    """What became of the entry, as a piece of the page. 403 from elsewhere, 413 and 422 where refused."""
    return await _answer(request, _note)


async def send_drafts(request: Request) -> Response:
    """The entries of a meeting that are not cleared, of all its indicators or of one, as a piece of the page. Refused like an entry."""
    return await _answer(request, _list)


async def _answer(request: Request, carry_out: Callable[[dict[str, str], Words], Response]) -> Response:
    words = words_in(request.query_params.get("lang", ""))
    writer = read_writer(request)
    if not writer.roles:
        return _say("warning", explain(words, STEWARDS_ONLY), 403)
    body = await read_body(request, MOST_BYTES)
    if body is None:
        return _say("warning", words.say("The text is too long. Write the decision and what follows from it."), 413)
    fields = {name: value.strip() for name, value in parse_qsl(body.decode("utf-8", "replace")) if value.strip()}
    try:
        with page_api.acting_as(writer.person):
            answer = await to_thread.run_sync(partial(carry_out, fields, words))
    except page_api.NotTaken as refused:
        answer = _say("warning", " ".join(each.sentence for each in refused.findings), 422)
    except page_api.NotMade as error:
        answer = _say("warning", str(error), 503)
    answer.headers["cache-control"] = "no-store"
    return answer


def _note(fields: dict[str, str], words: Words) -> Response:
    entry = page_api.note_discussion(fields, words.language, released_path())
    said = words.say("Noted as entry {entry}. It is released once a steward has cleared it.", entry=entry)
    command = f"python -m data meeting clear {fields['meeting']} --entry {entry}"
    return HTMLResponse(fill("web/answer.html", kind="sound", text=said, command=command))


def _list(fields: dict[str, str], words: Words) -> Response:
    drafts = page_api.list_drafts(fields.get("meeting", ""), words.language, released_path())
    asked = fields.get("indicator", "")
    return HTMLResponse(fill("web/drafts.html", words, drafts=[draft for draft in drafts if asked in ("", draft.indicator)]))


def _say(kind: str, text: str, status: int) -> Response:
    return HTMLResponse(fill("web/answer.html", kind=kind, text=text, command=""), status_code=status)
