"""A request to a route of the server, without a server: what a browser would send, and what is answered."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from data import build
from pages.web.upload_secret import SECRETARY, TIP_OFFICE, make_cookie, name_cookie

OWN = {"host": "localhost:8501", "origin": "http://localhost:8501"}
"""The headers of a request from a page of the server itself."""
SENDER = OWN | {"cookie": f"other=1; {name_cookie()}={make_cookie(OWN['host'])}"}
"""The same in a browser that opened the link of the reporting officer."""
STEWARD, OTHER_SIDE = (OWN | {"cookie": f"{name_cookie(role)}={make_cookie(OWN['host'], role)}"} for role in (SECRETARY, TIP_OFFICE))
"""The same with the link of the technical secretary, and of the TIP Office."""


def post(*arguments: Any, **named: Any) -> Response:
    """What a route answers to one request; the arguments are those of `answer`."""
    return asyncio.run(answer(*arguments, **named))


def together(requests: Sequence[Callable[[], Awaitable[Response]]]) -> list[Response]:
    """What is answered to requests that come at the same moment."""

    async def all_of_them() -> list[Response]:
        return list(await asyncio.gather(*(request() for request in requests)))

    return asyncio.run(all_of_them())


async def answer(
    route: Callable[[Request], Awaitable[Response]],
    path: str,
    body: bytes,
    parameters: Mapping[str, str],
    headers: Mapping[str, str] | None = None,
    client: str = "127.0.0.1",
) -> Response:
    """What the route answers to `body`, in a loop that runs already; the last part of the path is its task."""
    waiting = asyncio.Event()
    sent = False

    async def receive() -> dict[str, Any]:
        nonlocal sent
        if sent:  # a client that stays until it is answered
            await waiting.wait()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "server": ("localhost", 8501),
        "path": path,
        "path_params": dict.fromkeys(("task", "kind"), path.rsplit("/", 1)[-1]),
        "query_string": urlencode(parameters).encode(),
        "headers": [(name.encode(), value.encode()) for name, value in (SENDER if headers is None else headers).items()],
        "client": (client, 50000),
    }

    return await route(Request(scope, receive))


def said(answer: Response) -> str:
    """The body as text."""
    return bytes(answer.body).decode()


def copy_for(patch: pytest.MonkeyPatch, program: Path, folder: Path, modules: Sequence[ModuleType]) -> Path:
    """Copy a released file and its ledger into a folder, for the given routes of a server that accepts reports; the path of the copy."""
    for path in (program, build.ledger_of(program)):
        shutil.copyfile(path, folder / path.name)
    for module in modules:
        patch.setattr(module, "released_path", lambda: folder / program.name)
    patch.setenv("CPC_ACCEPT", "1")
    return folder / program.name
