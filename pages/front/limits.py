"""How much heavy work is done at once: a check, a blank workbook and a file take seconds of a processor, and readers wait for nobody."""

from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from starlette.responses import PlainTextResponse, Response

from pages.view.words import Words

AT_ONCE, MOST_WAITING, SECONDS = 2, 6, 10
"""Pieces of heavy work that run, that wait for a place, and after how many seconds one more may come again."""


class Limit:
    """Runs work in threads, a few at a time; what finds too many waiting before it is told when to come again."""

    def __init__(self, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING) -> None:
        self._at_once, self._most_waiting = at_once, most_waiting
        self._limiter: CapacityLimiter | None = None
        self._waiting = 0

    async def run(self, work: Callable[[], Response], words: Words) -> Response:
        """What the work answers, or 503 with the seconds after which to try again."""
        if self._waiting >= self._most_waiting + self._at_once:
            text = words.say("The server is busy with other reports and files. Try again in {seconds} seconds.", seconds=SECONDS)
            return PlainTextResponse(text, status_code=503, headers={"retry-after": str(SECONDS), "cache-control": "no-store"})
        if self._limiter is None:  # belongs to the loop in which it is first asked
            self._limiter = CapacityLimiter(self._at_once)
        self._waiting += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._waiting -= 1


HEAVY = Limit()
