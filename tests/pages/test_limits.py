"""Heavy work runs a few at a time, and one request too many is told when to come again."""

from __future__ import annotations

import threading
import time

import anyio
from starlette.responses import PlainTextResponse, Response

from pages.front.limits import SECONDS, Limit
from pages.view.words import words_in


def test_a_few_at_a_time_and_no_more_than_a_few_waiting() -> None:
    limit, running, most, lock = Limit(2, 3), 0, 0, threading.Lock()

    def work() -> Response:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1
        return PlainTextResponse("done")

    answers: list[Response] = []

    async def ask() -> None:
        answers.append(await limit.run(work, words_in("es")))

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(12):
                group.start_soon(ask)

    anyio.run(all_at_once)
    told = [answer for answer in answers if answer.status_code == 503]
    assert most == 2 and len(answers) - len(told) == 5 and len(told) == 7
    assert all(answer.headers["retry-after"] == str(SECONDS) and "ocupado" in bytes(answer.body).decode() for answer in told)


def test_work_that_fails_gives_its_place_back() -> None:
    limit = Limit(1, 0)

    def fail() -> Response:
        raise ValueError

    async def try_twice() -> int:
        for _ in range(3):
            try:
                await limit.run(fail, words_in("en"))
            except ValueError:
                continue
        return (await limit.run(lambda: PlainTextResponse("done"), words_in("en"))).status_code

    assert anyio.run(try_twice) == 200
