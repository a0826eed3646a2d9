"""What one connection and all together may take of this server, and what is said in the log when somebody takes more: once a minute."""

import ctypes
import gc
import logging
import os
import resource
import time
from contextlib import suppress
from functools import lru_cache

LOG = logging.getLogger("cpc")
A_SECOND, BURST = float(os.environ.get("CPC_CHANGES_A_SECOND", "1")), 20.0
"""Messages a second of one page, and how many at once after a pause: a reader who clicks as fast as he can. Benches set another pace."""
SPARE_FILES, MOST_SOCKETS, FEWEST_OF_ONE = 256, 4_000, 300
"""Open files that are left for everything but sockets; the most sockets; and what one address may always have: a ministry is one."""
SECONDS = 60
MANY_CLOSED = 30
_closed = 0
_told: dict[str, float] = {}


def raise_open_files() -> int:
    """Raise the number of files that may be open as far as the system lets us; says and returns it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, MOST_SOCKETS * 2) if hard != resource.RLIM_INFINITY else MOST_SOCKETS * 2
    if soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    most_sockets.cache_clear()
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    print(f"{files} files may be open, so {most_sockets()} pages at once", flush=True)
    return files


@lru_cache(maxsize=1)
def most_sockets() -> int:
    """Pages that may be open at once (CPC_SOCKETS, or what the system's number of open files leaves)."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    room = max(files - SPARE_FILES, files // 2)
    told = os.environ.get("CPC_SOCKETS", "")
    return min(room, int(told)) if told.isdigit() else min(room, MOST_SOCKETS)


def most_sockets_of_one() -> int:
    """Pages that one address may have open: half of all, and never under 300, for a ministry or a proxy is one address."""
    return max(FEWEST_OF_ONE, most_sockets() // 2)


def note_closed() -> None:
    """A page was closed: what stood for it is garbage in circles, which nobody looks for while pages are drawn (start.py)."""
    global _closed
    _closed += 1


def give_back() -> bool:
    """Give memory back to the system after many pages were closed; whether there was any to give. Takes a third of a second."""
    global _closed
    if _closed < MANY_CLOSED:
        return False
    _closed = 0
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    with suppress(OSError, AttributeError):  # of another system's library
        ctypes.CDLL(None).malloc_trim(0)
    return True


def tell(what: str) -> None:
    """Say in the log that a bound was met, once a minute for each."""
    now = time.monotonic()
    if now - _told.get(what, -SECONDS) >= SECONDS:
        if len(_told) > 100:  # counts in a message differ
            _told.clear()
        _told[what] = now
        LOG.warning("bound met: %s", what)
