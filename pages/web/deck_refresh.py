"""`POST /deck/refresh`: an older deck comes back with the figures of the release shown. It is never kept, logged or cached."""

from base64 import b64encode
from functools import partial
from pathlib import PurePath

from anyio import fail_after, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pages.documents.kinds import PPTX
from pages.view.store import released
from pages.view.templates import fill
from pages.view.view import open_view
from pages.view.words import Words, words_in
from pages.web.limits import HEAVY
from pages.web.report_upload import MOST_SECONDS, name_file, read_body
from pages.web.upload_secret import has_own_origin
from queries.database import Unusable

MOST_BYTES = 20_000_000
"""Of a deck."""


async def receive_deck(request: Request) -> Response:
    """The refreshed deck as a link that holds it, and the list of what was done. 403, 408, 413 and 422 where refused."""
    words = words_in(request.query_params.get("lang", "en"))
    if not has_own_origin(request):
        return _refuse(words.say("A deck is refreshed from the page Annual meeting of this server."), 403)
    try:
        with fail_after(MOST_SECONDS):
            body = await read_body(request, MOST_BYTES)
    except TimeoutError:
        return _refuse(words.say("The file came too slowly. Send it again over a better connection."), 408)
    if body is None:
        return _refuse(words.say("The file is larger than {most} MB.", most=MOST_BYTES // 1_000_000), 413)
    asked = request.query_params
    work = partial(_refresh, body, name_file(asked.get("name", "")), asked.get("asof", ""), words, bool(asked.get("overwrite")))
    return await HEAVY.run(partial(to_thread.run_sync, work), words, request)


def _refresh(body: bytes, name: str, asof: str, words: Words, overwrite: bool) -> Response:
    from pages.documents.package import NotADeck  # noqa: PLC0415 - the libraries of decks are loaded for the first one
    from pages.documents.refresh import refresh_deck  # noqa: PLC0415
    from pages.documents.refresh_list import write_list  # noqa: PLC0415

    try:
        view = open_view(released().current(), {"lang": [words.language], "asof": [asof]}, "/annual-meeting")
        if view.release is None:
            return _refuse(words.say("No release had been made by this day."), 422)
        content, notes = refresh_deck(body, view, overwrite=overwrite)
    except Unusable:
        return _refuse(words.say("No figures can be shown"), 503)
    except NotADeck as refused:
        return _refuse(words.say(str(refused)), 422)
    head, look, changed = write_list(notes, words, overwrite=overwrite)
    link = f"data:{PPTX};base64,{b64encode(content).decode()}"
    release = words.say("release-{number}", number=view.number)
    name = f"{PurePath(name).stem}_{release}.pptx"
    return HTMLResponse(
        fill("web/refreshed.html", words, head=head, look=look, changed=changed, link=link, name=name), headers={"cache-control": "no-store"}
    )


def _refuse(text: str, status: int) -> Response:
    return HTMLResponse(fill("web/answer.html", kind="warning", text=text, command=""), status_code=status, headers={"cache-control": "no-store"})
