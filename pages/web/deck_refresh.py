"""`POST /deck/refresh`: an older deck comes back with the figures of the release shown. It is never kept, logged or cached."""

from base64 import b64encode
from functools import partial
from pathlib import PurePath

from anyio import fail_after
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pages.documents.kinds import PPTX
from pages.view.templates import fill
from pages.view.words import Words, mark, words_in
from pages.web.limits import HEAVY
from pages.web.report_upload import MOST_SECONDS, name_file, read_body
from pages.web.upload_secret import has_own_origin
from pages.web.workers import ANSWER, DOCUMENTS, Held, NotDone

MOST_BYTES = 20_000_000
"""Of a deck."""
TOO_LARGE = mark("The deck takes more time or memory than one may have. Refresh it in parts.")


async def receive_deck(request: Request) -> Response:
    """The refreshed deck as a link that holds it, and the list of what was done. 403, 408, 413 and 422 where refused."""
    words = words_in(request.query_params.get("lang", ""))
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
    return await HEAVY.run(work, words, request)


async def _refresh(body: bytes, name: str, asof: str, words: Words, overwrite: bool) -> Response:
    with Held(body, "old.pptx") as path:
        try:
            done = await DOCUMENTS.carry_out("refresh", path.parent, name=path.name, asof=asof, language=words.language, overwrite=overwrite)
        except NotDone as refused:
            return _refuse(str(refused) or words.say(TOO_LARGE), 422)
        content = (path.parent / ANSWER).read_bytes()
    link = f"data:{PPTX};base64,{b64encode(content).decode()}"
    release = words.say("release-{number}", number=done["release"])
    name = f"{PurePath(name).stem}_{release}.pptx"
    listed = {part: done[part] for part in ("head", "look", "changed")}
    return HTMLResponse(fill("web/refreshed.html", words, **listed, link=link, name=name), headers={"cache-control": "no-store"})


def _refuse(text: str, status: int) -> Response:
    return HTMLResponse(fill("web/answer.html", kind="warning", text=text, command=""), status_code=status, headers={"cache-control": "no-store"})
