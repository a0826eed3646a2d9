"""Fair queue for page runs: a fixed number run at once, and the session with the least recent run time goes first.

A session that asks for fifty pages a second therefore waits for the others.
"""

import heapq
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

AT_ONCE = 2
"""Page runs at the same time: Python runs one thread at a time, so more would only delay all of them."""
LATELY = 10.0
"""Seconds after which a third of a session's run time still counts."""
MOST_KNOWN = 2_000


@dataclass
class Use:
    """Recent run time of a session in seconds, at the time `at`."""

    seconds: float
    at: float

    def now(self, moment: float) -> float:
        """Return the run time that still counts at `moment`."""
        return self.seconds * 3 ** -((moment - self.at) / LATELY)


class Turns:
    """Queue of sessions, each named by a string."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = at_once
        self._changed = threading.Condition()
        self._waiting: list[tuple[float, int, str]] = []
        self._uses: dict[str, Use] = {}
        self._asked = 0

    @contextmanager
    def take(self, session: str) -> Iterator[None]:
        """Wait until the session may run, run the body, then release the place."""
        with self._changed:
            self._asked += 1
            place = (self._use(session), self._asked, session)
            heapq.heappush(self._waiting, place)
            self._changed.wait_for(lambda: self._free > 0 and self._waiting[0] == place)
            heapq.heappop(self._waiting)
            self._free -= 1
            self._changed.notify_all()
        began = time.monotonic()
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                now = time.monotonic()
                if len(self._uses) > MOST_KNOWN:
                    self._uses = {name: use for name, use in self._uses.items() if use.now(now) > 0.01}
                self._uses[session] = Use(self._use(session) + now - began, now)
                self._changed.notify_all()

    def _use(self, session: str) -> float:
        return self._uses[session].now(time.monotonic()) if session in self._uses else 0.0


TURNS = Turns()
