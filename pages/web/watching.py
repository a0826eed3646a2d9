"""Outermost middleware: `/healthz`, `/readyz`, `/metrics`, counters, and one JSON log line a request.

It is outermost so that health checks are answered during the first build, and requests that the gate refuses are counted. Neither log lines
nor metrics contain client addresses, queries or other text of a request.
"""

import json
import logging
import os
import sys
from datetime import UTC, datetime
from time import perf_counter

from anyio import to_thread
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.frame import measured
from pages.frame.menu import BY_PATH
from pages.view.store import released
from pages.view.view import all_releases
from pages.web.lake import LAKE
from pages.web.limits import HEAVY
from pages.web.preparing import PREPARATION
from queries.database import Unusable

LOG = logging.getLogger("cpc.requests")
READY, STARTING, FAILED = "ready", "starting", "failed"
KINDS = {
    **dict.fromkeys(("front", "static", "media"), "file"),
    **dict.fromkeys(("report", "inbox", "deck", "meeting"), "desk"),
    **dict.fromkeys(("sign-in", "sign-out", "oauth2callback", "auth"), "sign-in"),
    **dict.fromkeys(("feed.xml", "calendar.ics", "data.json", "robots.txt", "sitemap.xml", ".well-known"), "news"),
    **dict.fromkeys(("download", "sdmx", "use"), "download"),
    "_stcore": "streamlit",
}
"""Kind of a path by its first segment; pages are `page`, the rest `other`."""


def name_kind(path: str) -> str:
    """Return the kind of a path; the number of kinds is fixed."""
    first = path.strip("/").partition("/")[0]
    return KINDS.get(first) or ("page" if (path.rstrip("/") or "/") in BY_PATH else "other")


class Watch:
    """Answer health checks; count and log all other requests."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._answers = {"/healthz": tell_health, "/readyz": tell_ready, "/metrics": tell_metrics}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "websocket":
            await self._follow(scope, receive, send)
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        elif answer := self._answers.get(scope["path"]):
            response = await answer()
            await response(scope, receive, send)
        else:
            await self._count(scope, receive, send)

    async def _count(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun, kind = perf_counter(), name_kind(scope["path"])
        told = {"status": 0, "bytes": 0}

        async def pass_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
            told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, pass_on)
        finally:
            took, status = perf_counter() - begun, told["status"] or 500
            measured.REQUESTS.labels(kind, str(status)).inc()
            measured.ANSWERED.labels(kind).observe(took)
            note(kind=kind, method=_name_method(scope["method"]), status=status, bytes=told["bytes"], ms=round(1000 * took, 1))

    async def _follow(self, scope: Scope, receive: Receive, send: Send) -> None:
        opened = False
        refused = 0

        async def count() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                measured.CHANGES.inc()
            return message

        async def pass_on(message: Message) -> None:
            nonlocal opened, refused
            if message["type"] == "websocket.accept" and not opened:
                opened = True
                measured.OPEN.inc()
            elif not opened:
                refused = refused or int(message.get("status", 403))
            await send(message)

        begun = perf_counter()
        try:
            await self.app(scope, count, pass_on)
        finally:
            if opened:
                measured.OPEN.dec()
            measured.REQUESTS.labels("socket", str(101 if opened else refused or 403)).inc()
            note(kind="socket", status=101 if opened else refused or 403, ms=round(1000 * (perf_counter() - begun), 1))


def _name_method(method: str) -> str:
    return method if method in ("GET", "HEAD", "POST", "OPTIONS") else "other"


def note(**told: object) -> None:
    """Log one line of JSON, if request lines are switched on."""
    if LOG.isEnabledFor(logging.INFO):
        LOG.info("%s", json.dumps({"at": datetime.now(UTC).isoformat(timespec="milliseconds"), **told}))


def note_requests() -> None:
    """Write request lines to standard output if `CPC_LOG=1`, or if it is not a terminal and `CPC_LOG` is not 0."""
    wanted = os.environ.get("CPC_LOG", "")
    LOG.propagate = False
    if wanted == "1" or (wanted != "0" and not sys.stdout.isatty()):
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        LOG.handlers = [handler]
        LOG.setLevel(logging.INFO)
    else:
        LOG.setLevel(logging.WARNING)


async def tell_health() -> Response:
    """Answer `/healthz`: 200 as long as the process runs."""
    return _say("well")


async def tell_ready() -> Response:
    """Answer `/readyz`: 200 if figures can be served, else 503 with one word: starting, failed, missing, damaged …

    Where a lake is followed, 200 may say `away`, `behind` or `full` instead of `ready`: readers see the last release that came.
    """
    word = await find_word()
    return _say(word, 503) if word != READY else _say(LAKE.word() or READY)


async def find_word() -> str:
    """Return "ready" if figures can be served, else the word for why not."""
    if PREPARATION.state is not None:
        return FAILED if PREPARATION.state.failed else STARTING
    return await to_thread.run_sync(_look)


def _look() -> str:
    try:
        released().current()
    except Unusable as problem:
        return problem.reason
    return READY


async def tell_metrics() -> Response:
    """Answer `/metrics` in OpenMetrics format; 404 unless `CPC_METRICS=1`."""
    if os.environ.get("CPC_METRICS") != "1":
        return PlainTextResponse("not found", 404)
    measured.RELEASE.set(await to_thread.run_sync(_find_release))
    measured.HEAVY.set(HEAVY.pieces)
    return Response(generate_latest(measured.REGISTRY), headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"})


def _find_release() -> int:
    try:
        return max((int(row.release) for row in all_releases(released().current())), default=0)
    except Unusable:
        return -1


def _say(word: str, status: int = 200) -> Response:
    headers = {"cache-control": "no-store"} | ({"retry-after": "2"} if status == 503 else {})
    return PlainTextResponse(f"{word}\n", status, headers=headers)
