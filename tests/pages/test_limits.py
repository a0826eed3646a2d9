"""Heavy work runs a few at a time, and one request too many is told when to come again."""

from __future__ import annotations

import time
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.view.words import words_in
from pages.web.limits import GONE, SECONDS, Limit


def asked(leaves_after: float = 3600, client: str = "reader") -> Request:
    """A request of a browser whose client is there for so many seconds; all have one address."""
    until = time.monotonic() + leaves_after

    async def receive() -> dict[str, Any]:
        if time.monotonic() < until:  # a server answers at once where the client has left, and waits where it has not
            await anyio.sleep(until - time.monotonic())
        return {"type": "http.disconnect"}

    headers = [(b"cookie", f"_streamlit_xsrf={client}".encode())]
    return Request({"type": "http", "headers": headers, "client": ("10.0.0.1", 1)}, receive)


async def done() -> Response:
    return PlainTextResponse("done")


def test_a_few_at_a_time_and_no_more_than_a_few_waiting() -> None:
    limit, running, most = Limit(2, 3), 0, 0

    async def work() -> Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await anyio.sleep(0.05)
        running -= 1
        return PlainTextResponse("done")

    answers: list[Response] = []

    async def ask(number: int) -> None:
        answers.append(await limit.run(work, words_in("es"), asked(client=str(number))))

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for number in range(12):
                group.start_soon(ask, number)

    anyio.run(all_at_once)
    told = [answer for answer in answers if answer.status_code == 503]
    assert most == 2 and len(answers) - len(told) == 5 and len(told) == 7
    assert all(answer.headers["retry-after"] == str(SECONDS) and "ocupado" in bytes(answer.body).decode() for answer in told)


def test_one_piece_of_a_browser_at_a_time_so_that_others_have_their_place() -> None:
    """Ten pieces of one browser, one after the other; another one that came last is second."""
    limit, order = Limit(2, 40), list[str]()
    both = anyio.Event()

    async def ask(client: str) -> None:
        async def work() -> Response:
            order.append(client)
            if len(order) == 2:
                both.set()
            await both.wait()
            return PlainTextResponse("done")

        assert (await limit.run(work, words_in("en"), asked(client=client))).status_code == 200

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for client in [*["greedy"] * 10, "other"]:
                group.start_soon(ask, client)
                await anyio.sleep(0)

    anyio.run(all_at_once)
    assert order.index("other") == 1 and order.count("greedy") == 10 and limit._clients == {}


def test_work_that_fails_gives_its_place_back() -> None:
    limit = Limit(1, 0)

    async def fail() -> Response:
        raise ValueError

    async def try_twice() -> int:
        for _ in range(3):
            try:
                await limit.run(fail, words_in("en"), asked())
            except ValueError:
                continue
        return (await limit.run(done, words_in("en"), asked())).status_code

    assert anyio.run(try_twice) == 200


def test_work_ends_when_its_client_leaves_whether_it_runs_or_waits() -> None:
    limit, ended = Limit(1, 5), []

    async def work() -> Response:
        try:
            await anyio.sleep(30)
        finally:
            ended.append(time.monotonic())
        return PlainTextResponse("done")

    async def leave() -> list[int]:
        answers: list[int] = []

        async def ask() -> None:
            answers.append((await limit.run(work, words_in("en"), asked(0.3))).status_code)

        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(ask)
        return [*answers, (await limit.run(done, words_in("en"), asked())).status_code]

    began = time.monotonic()
    assert anyio.run(leave) == [GONE] * 3 + [200]
    assert len(ended) in (1, 2) and time.monotonic() - began < 10, "those that waited never began, or ended at once"
