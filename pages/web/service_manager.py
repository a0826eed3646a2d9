"""What systemd is told by sd_notify(3), where it began this process: ready once figures can be served, and alive while the event loop turns."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress

from pages.web import watching

READY, ALIVE, STOPPING = "READY=1", "WATCHDOG=1", "STOPPING=1"
LONGER = "EXTEND_TIMEOUT_USEC=60000000"
"""A first build may take longer than a start is given; one that failed is not waited for."""
WORDS = {watching.READY: READY, watching.STARTING: LONGER}
"""What a word of `/readyz` is for the service manager."""
LOOK = 0.5
"""Seconds between two looks whether figures can be served."""


def tell(word: str) -> bool:
    """Send one word to the service manager; whether there is one that hears it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as way:
        way.sendto(word.encode(), "\0" + address[1:] if address.startswith("@") else address)
        return True
    return False


async def keep_told(find_word: Callable[[], Awaitable[str]]) -> None:
    """Say that this process is ready once the word is "ready", that it needs longer while the word is "starting", and that it is alive for
    as long as this runs, four times as often as is asked for."""
    if not os.environ.get("NOTIFY_SOCKET"):
        return
    asked = os.environ.get("WATCHDOG_USEC", "")
    every = int(asked) / 4_000_000 if asked.isdigit() else 0.0
    ready = False
    while not ready or every:
        if every:
            tell(ALIVE)
        if not ready:
            word = await find_word()
            ready = word == watching.READY
            if heard := WORDS.get(word):
                tell(heard)
        await asyncio.sleep(LOOK if not ready else every)
