"""Whose page is drawn next. A few are drawn at once; the others wait, and who asked for less lately goes first.

So whoever asks for fifty pages a second waits for readers, not they for him.
"""

import heapq
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

AT_ONCE = 2
"""Pages that are drawn at the same moment: a processor draws one, and the others would only make all of them later."""
LATELY = 10.0
"""Seconds after which a third is left of what somebody asked for."""
MOST_KNOWN = 2_000


@dataclass
class Use:
    """Seconds of drawing that a session asked for lately, as of a moment."""

    seconds: float
    at: float

    def now(self, moment: float) -> float:
        """What is left of it."""
        return self.seconds * 3 ** -((moment - self.at) / LATELY)


class Turns:
    """Gives turns to sessions, named by anything."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = at_once
        self._changed = threading.Condition()
        self._waiting: list[tuple[float, int, str]] = []
        self._uses: dict[str, Use] = {}
        self._asked = 0

    @contextmanager
    def take(self, session: str) -> Iterator[None]:
        """Wait for a turn, have it, and give it back."""
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
