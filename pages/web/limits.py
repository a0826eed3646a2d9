"""Limit concurrent CPU-heavy requests (checks, blank workbooks, files) so that page views stay fast."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from anyio import CapacityLimiter, Lock, create_task_group, sleep
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.view.words import Words
from pages.web.workers import Stopping

AT_ONCE, MOST_WAITING, MOST_OF_ONE, SECONDS = 2, 40, 12, 10
"""Pieces of heavy work that run, that wait, of one browser at most, and after how many seconds one more may come again."""
LOOK = 0.25
"""Seconds between two looks whether the client is still there."""
GONE = 499
"""The status, in logs, of a request whose client left before the answer."""


@dataclass
class Client:
    """What a browser asks for: how many pieces, one of which is worked on."""

    pieces: int = 0
    lock: Lock = field(default_factory=Lock)


def name_client(request: Request) -> str:
    """Which browser asks: a ministry is one address, so the mark that Streamlit gives each browser tells them apart."""
    address = request.client.host if request.client else ""
    return f"{address} {request.cookies.get('_streamlit_xsrf', '')}"


class Limit:
    """Run a few pieces of work at a time. Answer 503 with Retry-After when the queue is full."""

    def __init__(self, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING) -> None:
        self._at_once, self._most_waiting = at_once, most_waiting
        self._limiter: CapacityLimiter | None = None
        self._waiting = 0
        self._clients: dict[str, Client] = {}

    @property
    def pieces(self) -> int:
        """How many pieces are worked on or wait."""
        return self._waiting

    async def run(self, work: Callable[[], Awaitable[Response]], words: Words, request: Request) -> Response:
        """What the work answers, or 503 with the seconds after which to try again. It is cancelled when the client leaves."""
        name = name_client(request)
        client = self._clients.setdefault(name, Client())
        if self._waiting >= self._most_waiting + self._at_once or client.pieces >= MOST_OF_ONE:
            return say_busy(words)
        if self._limiter is None:  # belongs to the loop in which it is first asked
            self._limiter = CapacityLimiter(self._at_once)
        self._waiting += 1
        client.pieces += 1
        answer: Response = PlainTextResponse("", status_code=GONE)
        failed: Exception | None = None
        try:
            async with create_task_group() as group:

                async def watch() -> None:
                    while not await request.is_disconnected():
                        await sleep(LOOK)
                    group.cancel_scope.cancel()

                group.start_soon(watch)
                try:
                    # one piece of a client at a time, so that others have their place
                    async with client.lock, self._limiter:
                        answer = await work()
                except Stopping:
                    answer = say_busy(words)
                except Exception as error:  # told as itself, not as a group of errors
                    failed = error
                group.cancel_scope.cancel()
        finally:
            self._waiting -= 1
            client.pieces -= 1
            if not client.pieces:
                self._clients.pop(name, None)
        if failed is not None:
            raise failed
        return answer


def say_busy(words: Words) -> Response:
    """That too much is being done, and when to come again."""
    text = words.say("The server is busy with other reports and files. Try again in {seconds} seconds.", seconds=SECONDS)
    return PlainTextResponse(text, status_code=503, headers={"retry-after": str(SECONDS), "cache-control": "no-store"})


HEAVY = Limit()
