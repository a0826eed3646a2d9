"""`POST /meeting/discuss`: what was said of a key indicator is noted in the ledger. For the machine itself alone, as the sending of reports."""

from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from data import page_api
from pages.view.store import released_path
from pages.view.templates import fill
from pages.view.words import Words, words_in
from pages.web.upload_secret import may_send

MOST_BYTES = 50_000
"""Of the fields of the form."""


async def receive_discussion(request: Request) -> Response:
    """What became of the entry, as a piece of the page. 403 from elsewhere, 413 and 422 where refused."""
    words = words_in(request.query_params.get("lang", "en"))
    if not may_send(request):
        return _say("warning", words.say("The log is written in the browser that opened the link which the server printed at its start."), 403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return _say("warning", words.say("The text is too long. Write the decision and what follows from it."), 413)
    fields = {name: value.strip() for name, value in parse_qsl(body.decode("utf-8", "replace")) if value.strip()}
    return await to_thread.run_sync(_note, fields, words)


def _note(fields: dict[str, str], words: Words) -> Response:
    try:
        entry = page_api.note_discussion(fields, words.language, released_path())
    except page_api.NotTaken as refused:
        return _say("warning", " ".join(each.sentence for each in refused.findings), 422)
    except page_api.NotMade as error:
        return _say("warning", str(error), 503)
    said = words.say("Noted as entry {entry}. It is released once a steward has cleared it.", entry=entry)
    command = f"python -m data meeting clear {fields['meeting']} --entry {entry}"
    return HTMLResponse(fill("web/answer.html", kind="sound", text=said, command=command))


def _say(kind: str, text: str, status: int) -> Response:
    return HTMLResponse(fill("web/answer.html", kind=kind, text=text, command=""), status_code=status)
