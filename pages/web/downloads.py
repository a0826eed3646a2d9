"""`/download/csv?card=trend:1.6-c.cases&region=XYZ…`: a card as a file, by the same link that shows it."""

import re
from functools import partial

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from data.compact import compact
from pages.card import export
from pages.cards.kinds import UnknownCard, build_card
from pages.documents.kinds import KINDS, name_file, open_views
from pages.frame.menu import BY_PATH
from pages.view.server import own_address
from pages.view.store import released, released_path
from pages.view.view import View, about, open_view, same_day
from pages.view.words import Words, mark, words_in
from pages.web import slide_file, whole_page
from pages.web.limits import HEAVY
from pages.web.workers import ANSWER, DOCUMENTS, WORKERS, Held, NotDone
from queries.database import Edition, Unusable

CODE, HALF = re.compile(r"[A-Za-z0-9-]{1,40}"), re.compile(r"\d{4}-H[12]")
"""How an institution and a half-year are written."""
TOO_LARGE = mark("The document takes more time or memory than one may have. Ask for fewer slides, regions or years.")


async def send_download(request: Request) -> Response:
    """The file of a card. 404 for an unknown card or format, 503 while no figures can be served."""
    kind = request.path_params["kind"]
    parameters = {name: request.query_params.getlist(name) for name in request.query_params}
    origin = own_address(request.url.scheme, request.headers.get("host", ""))
    words = words_in((parameters.get("lang") or [""])[0])
    if kind == "workbook":
        return await HEAVY.run(partial(_send_blank, words, *((parameters.get(name) or [""])[0] for name in ("institution", "half"))), words, request)
    if kind == "package":
        return await HEAVY.run(partial(_send_package, words), words, request)
    if kind in KINDS:
        return await HEAVY.run(partial(_send_document, kind, words, parameters, origin), words, request)
    work = partial(to_thread.run_sync, _make, kind, parameters, origin)
    return await HEAVY.run(work, words, request) if kind in ("html", "slides") else await work()


def _make(kind: str, parameters: dict[str, list[str]], origin: str) -> Response:
    words = words_in((parameters.get("lang") or [""])[0])
    if kind == "duckdb":
        return _send_file(words)
    if kind == "html":
        return _send_page(words, parameters, origin)
    if kind == "slides":
        return _send_slides(words, parameters, origin)
    if kind not in export.FORMATS:
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    try:
        view = _open(parameters, (parameters.get("page") or ["/"])[0])
        card = build_card(view, (parameters.get("card") or [""])[0])
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    except UnknownCard:
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    form = export.FORMATS[kind]
    name = export.name_file(view, card, kind)
    return Response(
        form.write(view, card, origin),
        media_type=form.media,
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )


def _open(parameters: dict[str, list[str]], path: str) -> View:
    """The view of a file; days that mean the same are one, so that what is kept for one serves all. Raises Unusable."""
    edition = released().current()
    days = [same_day(edition, day) for day in parameters.get("asof", ())[:1]]
    return open_view(edition, {**parameters, "asof": days}, path if path in BY_PATH else "/")


def _send_page(words: Words, parameters: dict[str, list[str]], origin: str) -> Response:
    """A whole page as one file; 404 for an unknown page."""
    path = (parameters.get("page") or ["/"])[0]
    if path not in BY_PATH:
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    try:
        view = _open({**parameters, "card": []}, path)
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    headers = {"content-disposition": f'attachment; filename="{whole_page.name_file(view)}"', "cache-control": "no-store"}
    return Response(whole_page.write_file(view, origin), media_type="text/html; charset=utf-8", headers=headers)


async def _send_document(kind: str, words: Words, parameters: dict[str, list[str]], origin: str) -> Response:
    """A document for the filters of a link, made by a process of its own, so that page views stay fast. It ends with its request."""
    try:
        views = await to_thread.run_sync(lambda: open_views(released().current(), KINDS[kind], parameters))
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    if not views:
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    with Held() as folder:
        try:
            made = await DOCUMENTS.carry_out("write", folder, kind=kind, language=words.language, parameters=parameters, origin=origin)
        except NotDone as refused:
            return PlainTextResponse(str(refused) or words.say(TOO_LARGE), status_code=503)
        if not made:  # the release was undone meanwhile
            return PlainTextResponse(words.say("There is no such file."), status_code=404)
        content = (folder / ANSWER).read_bytes()
    headers = {"content-disposition": f'attachment; filename="{name_file(KINDS[kind], views)}"', "cache-control": "no-store"}
    return Response(content, media_type=KINDS[kind].media, headers=headers)


def _send_slides(words: Words, parameters: dict[str, list[str]], origin: str) -> Response:
    """All slides of a link as one HTML file, with what the speaker notes only where `notes` is asked for. 404 where there is none."""
    try:
        view = _open(parameters, "/annual-meeting")
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    if not view.selection.slides or view.release is None:
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    body = slide_file.write_slides(view, origin, notes=parameters.get("notes") == ["1"])
    headers = {"content-disposition": f'attachment; filename="{slide_file.name_file(view)}"', "cache-control": "no-store"}
    return Response(body, media_type="text/html; charset=utf-8", headers=headers)


async def _send_blank(words: Words, institution: str, half: str) -> Response:
    """The blank workbook of a report; 404 for an unknown institution or half-year."""
    if not (CODE.fullmatch(institution) and HALF.fullmatch(half)):  # what cannot be one costs no work
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    with Held() as folder:
        asked = {"institution": institution, "period": half, "language": words.language, "program": str(released_path())}
        try:
            await WORKERS.carry_out("blank", folder, **asked)
        except NotDone as error:
            return PlainTextResponse(str(error), status_code=404)
        blank = (folder / ANSWER).read_bytes()
    name = f"{institution}_{half}_{words.language}.xlsx"
    return Response(blank, media_type=export.XLSX, headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"})


async def _send_package(words: Words) -> Response:
    """The newest release as an open data package, made by a process of its own."""
    try:
        attached = await to_thread.run_sync(lambda: _attach(released().current(), words, "_package.zip"))
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    with Held() as folder:
        try:
            await WORKERS.carry_out("package", folder, language=words.language, program=str(released_path()))
        except NotDone as error:
            return PlainTextResponse(str(error), status_code=503)
        content = (folder / ANSWER).read_bytes()
    return Response(content, media_type="application/zip", headers={"content-disposition": attached, "cache-control": "no-store"})


def _attach(edition: Edition, words: Words, ending: str) -> str:
    """The header that names a file of all that is released: `cpc-abc_DEMONSTRATION_release-3.duckdb`."""
    told = about(edition)
    kind = "" if told.get("ledger") == "real" else words.say("DEMONSTRATION") + "_"
    name = f"{compact().slug}_{kind}" + words.say("release-{number}", number=told.get("latest", "")) + ending
    return f'attachment; filename="{name}"'


def _send_file(words: Words) -> Response:
    """The released file as it was opened, whatever lies at its path by now, named after its release."""
    try:
        edition = released().current()
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    headers = {"content-length": str(edition.size), "cache-control": "no-store", "content-disposition": _attach(edition, words, ".duckdb")}
    return StreamingResponse(edition.content(), media_type="application/octet-stream", headers=headers)
