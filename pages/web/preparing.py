"""While the released file is made at the first start: the work in a process apart, and one page of progress at every address.

The server answers at once. Pages show how far the work is and turn into the page that was asked for; other addresses answer 503 with
Retry-After. When the server ends, however, the work ends with it (`data/first_build.py`).
"""

import json
import logging
import math
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from data.page_api import is_being_made
from data.progress import Terminal, Update
from pages.frame.menu import BY_PATH
from pages.view.templates import fill
from pages.view.words import Words, mark, words_in

LOG = logging.getLogger("cpc")
ROOT = Path(__file__).parents[2]
RETRY = 5
"""Seconds after which a client should ask again for something that is no page."""
AGAIN = 0.5
"""Seconds between two looks at a build of another process."""
ROUGH = 0.08
"""Part of the work from which the time left can be told."""
FAILURES = {
    "refused": mark("Tables of the program have errors."),
    "disk": mark("The files could not be written or read."),
    "unsound": mark("The figures failed their own checks and were not put in place."),
    "failed": mark("The work ended before it was done."),
}
"""Kinds of failure as a reader is told of them: without a value and without a path."""


@dataclass(frozen=True)
class State:
    """How far the work is: the last step, when it began, or why it failed (`failed` is a key of FAILURES) and the number in the log."""

    began: float
    update: Update | None = None
    update_began: float = 0.0
    failed: str = ""
    number: int = 0

    def done(self, now: float) -> float:
        """The part of the work that is done, 0 to 1. Within a step it grows with the time that steps took so far, never to its end."""
        if self.update is None:
            return 0.0
        done, share = self.update.done, self.update.share
        if done < ROUGH:
            return done
        expected = share * (self.update_began - self.began) / done
        return done + share * 0.95 * (1 - math.exp(-(now - self.update_began) / max(expected, 0.1)))

    def left(self, now: float) -> float | None:
        """Seconds left, by the speed so far; None while that is not known."""
        done = self.done(now)
        return (now - self.began) * (1 - done) / done if done >= ROUGH else None


class Preparation:
    """The making of the released file at `path` where there is none. One build, however many servers ask."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._process: subprocess.Popen[str] | None = None
        self._path = Path()
        self._stopped = False

    @property
    def state(self) -> State | None:
        """How far the work is; None where there is nothing to wait for."""
        if self._state is not None and self._state.failed and self._path.exists():
            self._state = None  # somebody ran the command
        return self._state

    def begin(self, path: Path) -> None:
        """Start the work in the background."""
        self._path = path
        self._state = State(time.monotonic())
        threading.Thread(target=self._work, name="first build", daemon=True).start()

    def stop(self) -> None:
        """End the work with the server."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def _work(self) -> None:
        while not self._stopped and (ended := self._run()).get("failed") == "busy":
            while not self._stopped and not self._path.exists() and is_being_made(self._path):
                time.sleep(AGAIN)
            if self._path.exists():
                ended = {"made": True}
                break
        if self._stopped:
            return
        if "made" in ended:
            self._state = None
            return
        kind = ended.get("failed", "failed")
        number = random.randint(1000, 9999)
        LOG.error("failure %s: %s", number, ended.get("cause", "the process ended"))
        self._state = State(0.0, failed=kind if kind in FAILURES else "failed", number=number)

    def _run(self) -> dict[str, Any]:
        """Run the build and follow it; its last line."""
        command = (sys.executable, "-m", "data.first_build", str(self._path.absolute()))
        self._process = subprocess.Popen(command, cwd=ROOT, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        last: dict[str, Any] = {}
        with self._process, Terminal() as show:
            for line in self._process.stdout or ():
                last = json.loads(line)
                if "texts" in last:
                    update = Update(**last)
                    show(update)
                    if update.share and self._state is not None:
                        self._state = State(self._state.began, update, time.monotonic())
        return last


class Preparing:
    """Answers for every address while the released file is made; passes everything on when it is there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Show progress for a page, 503 for anything else; files of the page of progress and `/_stcore/health` are passed on."""
        state = PREPARATION.state if scope["type"] in ("http", "websocket") else None
        path = scope.get("path", "")
        if state is None or path.startswith(("/front/progress.", "/front/icon.")) or path == "/_stcore/health":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1013})  # try again later
        else:
            await _answer(scope, state)(scope, receive, send)


def _answer(scope: Scope, state: State) -> Response:
    headers = {"cache-control": "no-store", "retry-after": str(RETRY)}
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    words = words_in((asked.get("lang") or [""])[0])
    if (scope["path"].rstrip("/") or "/") in BY_PATH:
        return HTMLResponse(write_progress(state, words), headers=headers)
    return PlainTextResponse(words.say("The figures are being prepared"), status_code=503, headers=headers)


async def send_progress(request: Request) -> Response:
    """`/front/progress.json`: how far the work is, in the language of `lang`; `ready` where there is nothing to wait for."""
    state = PREPARATION.state
    if state is None or state.failed:
        told: dict[str, object] = {"ready": state is None, "failed": state is not None}
    else:
        told = {"ready": False, "failed": False, **_tell(state, words_in(request.query_params.get("lang", "")))}
    return JSONResponse(told, headers={"cache-control": "no-store"})


def write_progress(state: State, words: Words) -> Markup:
    """The page of progress, or of failure, in the reader's language."""
    title = words.own("title")
    failure = words.say(FAILURES[state.failed]) if state.failed else ""
    return fill("web/progress.html", words, language=words.html_language, state=state, title=title, failure=failure, **_tell(state, words))


def _tell(state: State, words: Words) -> dict[str, object]:
    """Percentage, step and time left as a reader is told of them."""
    now = time.monotonic()
    step = ""
    if state.update is not None:
        text = state.update.texts[words.language]
        step = words.say("Step {number} of {steps}: {text}", number=state.update.step, steps=state.update.steps, text=text)
    seconds = state.left(now)
    if seconds is None:
        left = words.say("This takes about a minute.")
    else:
        rounded = max(5, math.ceil(seconds / 5) * 5)
        left = words.count("About {n} second left.", "About {n} seconds left.", rounded)
    return {"percent": round(100 * state.done(now), 1), "step": step, "left": left}


PREPARATION = Preparation()
