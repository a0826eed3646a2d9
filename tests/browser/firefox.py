"""Firefox, driven by what it speaks itself (WebDriver BiDi): no driver beside it, and no browser that was changed for tests."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from websockets.sync.client import connect

from tests.browser.server import free_port

NAMES = ("firefox", "firefox-esr")


def find_firefox() -> str:
    """The Firefox that `FIREFOX` names, else the system's; "" where there is none."""
    return os.environ.get("FIREFOX") or next((path for name in NAMES if (path := shutil.which(name))), "")


class Firefox:
    """A Firefox without a window, with one tab."""

    def __init__(self, profile: Path) -> None:
        self._profile, self._numbers = profile, itertools.count(1)

    def __enter__(self) -> Firefox:
        port = free_port()
        log = (self._profile / "log.txt").open("wb")
        command = [find_firefox(), "--headless", "--no-remote", "--profile", str(self._profile), "--remote-debugging-port", str(port)]
        self._process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "HOME": str(self._profile)})
        until = time.monotonic() + 60
        while True:
            try:
                self._socket = connect(f"ws://127.0.0.1:{port}/session", open_timeout=10, max_size=None, proxy=None, legacy=True)
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
        self._ask("session.new", capabilities={})
        self._tab = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        self._ask("browsingContext.setViewport", context=self._tab, viewport={"width": 1366, "height": 768})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def open(self, address: str) -> None:
        """Load an address."""
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="interactive")

    def evaluate(self, expression: str) -> Any:
        """What an expression is in the page: a text, a number or a truth."""
        told = self._ask("script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=True, userActivation=True)
        if told["type"] != "success":
            raise AssertionError(told["exceptionDetails"]["text"])
        return told["result"].get("value")

    def wait_for(self, expression: str, seconds: float = 60) -> None:
        """Wait until an expression holds in the page. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while not self.evaluate(f"Boolean({expression})"):
            if time.monotonic() > until:
                raise TimeoutError(re.sub(r"\s+", " ", expression)[:200])
            time.sleep(0.1)

    def click(self, selector: str) -> None:
        """Press the first element that the selector finds, with the pointer, where it stands."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{ block: 'center' }})")
        found = self._ask("browsingContext.locateNodes", context=self._tab, locator={"type": "css", "value": selector}, maxNodeCount=1)["nodes"][0]
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        moves = [{"type": "pointerMove", "x": 0, "y": 0, "origin": origin}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._ask("input.performActions", context=self._tab, actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

    def _ask(self, method: str, **told: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": told}))
        while True:
            answer = json.loads(self._socket.recv(60))
            if answer.get("id") == number:
                if answer.get("type") == "error":
                    raise AssertionError(f"{method}: {answer['message']}")
                return answer["result"]
