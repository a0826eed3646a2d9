"""What one connection and all together may take of this server, and what is said in the log when somebody takes more: once a minute."""

import logging
import os
import resource
import time
from contextlib import suppress
from functools import lru_cache

LOG = logging.getLogger("cpc")
A_SECOND, BURST = 1.0, 20.0
"""Messages a second of one page, and how many at once after a pause: a reader who clicks as fast as he can."""
SPARE_FILES, MOST_SOCKETS, FEWEST_OF_ONE = 256, 4_000, 300
"""Open files that are left for everything but sockets; the most sockets; and what one address may always have: a ministry is one."""
SECONDS = 60
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


def tell(what: str) -> None:
    """Say in the log that a bound was met, once a minute for each."""
    now = time.monotonic()
    if now - _told.get(what, -SECONDS) >= SECONDS:
        if len(_told) > 100:  # counts in a message differ
            _told.clear()
        _told[what] = now
        LOG.warning("bound met: %s", what)
