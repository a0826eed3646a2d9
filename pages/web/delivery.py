"""How files reach the browser: compressed, with safe headers, and with our style sheet and script in the first page."""

import base64
import gzip
import hashlib
import mimetypes
import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import parse_qs

import brotli
import streamlit
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.frame.errors import write_missing_page
from pages.frame.menu import BY_PATH
from pages.view.server import HOST, own_address
from pages.view.templates import fill
from pages.view.words import words_in
from pages.web.header import write_header
from pages.web.styles import STYLES
from pages.web.whole_page import read_dataset, read_preview, write_first

FRONT = Path(__file__).parent
PLOTLY = Path(str(distribution("plotly").locate_file("plotly/package_data/plotly.min.js")))
STATIC = (Path(streamlit.__file__).parent / "static").resolve()  # as requested files are, or a linked environment would serve nothing compressed
OWN = ("tables.js", "anchors.js", "folds.js", "front.js", "drawing.js", "charts.js", "search.js", "picture.js", "slides.js")
SERVED = {**dict.fromkeys((*OWN, *STYLES, "progress.css", "progress.js"), FRONT), "icon.png": FRONT, "plotly.min.js": PLOTLY.parent}
"""What is served beside Streamlit's own files, and the folder it lies in; Plotly comes from its package."""
COMPRESSIBLE = (".js", ".css", ".html", ".json", ".svg", ".map", ".txt")
PACKINGS = {"br": partial(brotli.compress, quality=9), "gzip": partial(gzip.compress, compresslevel=7)}
"""By the name a browser knows them by, the smallest first: Plotly 1.23 MB in 0.4 s, and 1.47 MB."""
NEEDED = ("Html", "ButtonGroup", "Selectbox", "Multiselect")
"""Scripts of Streamlit that every page uses, without their version marks."""
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
NO_WEIGHT = re.compile(r"q=0(?:\.0{0,3})?")
YEAR = 31_536_000
LONGEST = 255
"""Bytes of a name on a disk."""

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"SAMEORIGIN",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}


async def send_front(request: Request) -> Response:
    """Our own style sheet and scripts, and Plotly: compressed, and kept by the browser for as long as their mark is the same."""
    name = request.path_params["name"]
    if name not in SERVED:
        return PlainTextResponse("not found", status_code=404)
    kept = f"public, max-age={YEAR}, immutable" if request.url.query == _mark(name) else "no-cache"
    headers = {"cache-control": kept, "etag": f'"{_mark(name)}"', "vary": "accept-encoding"}
    if is_kept(request.headers.get("if-none-match", ""), headers["etag"]):
        return Response(status_code=304, headers=headers)
    media = mimetypes.guess_type(name)[0]
    packing = choose_packing(request.headers.get("accept-encoding", ""))
    if Path(name).suffix in COMPRESSIBLE and packing:
        return Response(await to_thread.run_sync(_packed, name, packing), media_type=media, headers={**headers, "content-encoding": packing})
    return Response((SERVED[name] / name).read_bytes(), media_type=media, headers=headers)


@lru_cache(maxsize=16)
def _packed(name: str, packing: str) -> bytes:
    return PACKINGS[packing]((SERVED[name] / name).read_bytes())


def choose_packing(accepted: str) -> str:
    """The smallest packing that the browser takes, "" for none. Over plain HTTP browsers take `br` from this machine only."""
    return next((name for name in PACKINGS if is_accepted(accepted, name)), "")


def is_accepted(accepted: str, packing: str) -> bool:
    """Whether a browser takes a packing: it is named, or all are, and not with a weight of nothing."""
    weights = {name.strip(): rest for name, _, rest in (part.partition(";") for part in accepted.lower().split(","))}
    rest = weights.get(packing, weights.get("*"))
    return rest is not None and not NO_WEIGHT.fullmatch(rest.replace(" ", ""))


@lru_cache(maxsize=8)
def _mark(name: str) -> str:
    return hashlib.sha256((SERVED[name] / name).read_bytes()).hexdigest()[:12]


def is_kept(known: str, etag: str) -> bool:
    """Whether the browser has this very file already, by the marks it sends."""
    return known.strip() == "*" or etag in {each.strip().removeprefix("W/") for each in known.split(",")}


class Compression:
    """Streamlit serves its own static files as they are: 10 MB at the first visit. Here each is compressed once and kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a static text file when the browser takes it packed; pass everything else on."""
        path = scope.get("path", "")
        packing = choose_packing(_header(scope, b"accept-encoding").decode("latin-1"))
        if scope["type"] != "http" or "/static/" not in path or not path.endswith(COMPRESSIBLE) or not packing:
            await self.app(scope, receive, send)
            return
        body = _compressed(path[path.index("/static/") + 1 :], packing)
        if body is None:
            await self.app(scope, receive, send)
            return
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"content-encoding": packing, "vary": "accept-encoding", "cache-control": f"public, max-age={YEAR}, immutable", "etag": etag}
        if is_kept(_header(scope, b"if-none-match").decode("latin-1"), etag):
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        await Response(body, media_type=mimetypes.guess_type(path)[0], headers=headers)(scope, receive, send)


@lru_cache(maxsize=600)
def _compressed(name: str, packing: str) -> bytes | None:
    try:
        path = (STATIC / name).resolve()
        if not path.is_relative_to(STATIC) or not path.is_file():
            return None
    except (OSError, ValueError):  # no name that a disk could have
        return None
    return PACKINGS[packing](path.read_bytes())


def is_name(path: str) -> bool:
    """Whether a path could be that of anything here: no control characters, no part longer than a name on a disk can be."""
    return path.isprintable() and all(len(part.encode("utf-8", "replace")) <= LONGEST for part in path.split("/"))


def is_closed(path: str) -> bool:
    """True for internal endpoints unless `CPC_METRICS=1`."""
    return path.rstrip("/").endswith("/_stcore/metrics") and os.environ.get("CPC_METRICS") != "1"


class FrontPage:
    """Safe headers on every answer; in the first page the language, our style sheet and our script."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on with headers; hold back an HTML page until it is whole and can be completed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not is_name(scope["path"]) or is_closed(scope["path"]):
            await PlainTextResponse("not found", status_code=404)(scope, receive, send)
            return
        held: list[Message] = []

        async def pass_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS.items()]
                if any(name == b"content-type" and value.startswith(b"text/html") for name, value in message["headers"]):
                    held.append(message)
                    return
            if not held:
                await send(message)
                return
            held.append(message)
            if not message.get("more_body"):
                await _complete(scope, held, send)

        # The page is completed here, so the parts below must not compress it.
        headers = [
            (name, value)
            for name, value in scope["headers"]
            if name != b"accept-encoding" or scope["path"].startswith(("/static/", "/front/")) or "/static/" in scope["path"]
        ]
        # HEAD is answered like GET; the server removes the body
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        await self.app({**scope, "headers": headers, "method": method}, receive, pass_on)


async def _complete(scope: Scope, held: list[Message], send: Send) -> None:
    start, *parts = held
    body = b"".join(part.get("body", b"") for part in parts)
    if b'<div id="root">' not in body:  # an answer of ours, such as a checked report: nothing is to be completed
        start["headers"] = [*start["headers"], (b"content-security-policy", policy("", _header(scope, b"host")).encode())]
        for message in held:
            await send(message)
        return
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    path = scope["path"].rstrip("/") or "/"
    known = path in BY_PATH
    origin = own_address(str(scope.get("scheme", "http")), _header(scope, b"host").decode("latin-1"))
    first = await to_thread.run_sync(write_first, path, asked) if known else ""
    page = complete_page(body.decode("utf-8") if known else str(write_missing_page(path, asked)), path, asked, first, origin)
    if not known:
        page = page.replace('"./', '"/')  # an address that is none may lie deeper than a page
    body = page.encode("utf-8")
    headers = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"etag", b"last-modified")]
    if is_accepted(_header(scope, b"accept-encoding").decode("latin-1"), "gzip"):
        body = await to_thread.run_sync(gzip.compress, body, 5)
        headers.append((b"content-encoding", b"gzip"))
    headers.append((b"vary", b"accept-encoding"))
    headers += [(b"content-length", str(len(body)).encode()), (b"content-security-policy", policy(page, _header(scope, b"host")).encode())]
    await send({**start, "headers": headers, "status": start["status"] if known else 404})
    await send({"type": "http.response.body", "body": body})


def complete_page(page: str, path: str, asked: Mapping[str, Sequence[str]], first: str = "", origin: str = "") -> str:
    """Streamlit's page with the right language, our title, style sheet, scripts, header and `first`, what is read before any script runs.

    `asked` are the parameters of the address, `origin` is that of this server, where it is known.
    """
    words = words_in((asked.get("lang") or [""])[0])
    page = page.replace('<html lang="en">', f'<html lang="{words.html_language}">', 1)
    site = words.own("title")
    shown = read_preview(path, asked) if path in BY_PATH else None
    page = page.replace("<title>Streamlit</title>", fill("web/title.html", title=shown[0].title if shown else site), 1)
    page = page.replace('href="./favicon.png"', 'href="./front/icon.png"', 1)
    parts = fill(
        "web/page_head.html",
        styles=[(name, _mark(name)) for name in STYLES],
        plotly=_mark("plotly.min.js"),
        scripts=[(name, _mark(name)) for name in OWN],
    )
    if shown:
        dataset = read_dataset(origin, asked) if origin else ""
        parts += fill("web/preview.html", preview=shown[0], feed=shown[1], site=site, dataset=dataset)
    page = page.replace('<div id="root"></div>', f'{write_header(path, asked)}{first}<div id="root"></div>', 1)
    page = NO_SCRIPT.sub("", page)
    page = page.replace('<meta charset="UTF-8" />', f'<meta charset="UTF-8" />{parts}', 1)
    return page.replace("</head>", f"{_preloads()}</head>", 1)


def _preloads() -> str:
    """Streamlit asks for the script of a widget or a chart when it first sees one; named here, they come with the page itself."""
    return fill("web/preloads.html", names=_needed())


@lru_cache(maxsize=1)
def _needed() -> tuple[str, ...]:
    return tuple(f"static/js/{path.name}" for name in NEEDED for path in sorted((STATIC / "static" / "js").glob(f"{name}.*.js")))


def compress_needed() -> None:
    """Compress what every page uses, and Plotly, before somebody waits for it: half a second, nearly all of it for Plotly."""
    for packing in PACKINGS:
        for name in _needed():
            _compressed(name, packing)
        _packed("plotly.min.js", packing)


def policy(page: str, host: bytes = b"") -> str:
    """A content policy that lets this page load from this host only; its own inline scripts are allowed by their hash.

    Not every browser takes 'self' for the socket of the page too, so that one is named. Streamlit writes its styles into the page as it
    runs, so they cannot be allowed by hashes.
    """
    own = host.decode("latin-1")
    sockets = f" ws://{own} wss://{own}" if HOST.fullmatch(own) else ""
    inline = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "frame-ancestors 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope.get("headers", ()) if key == name), b"")
