"""What this server allows: whether it takes reports in, and how large one may be."""

import os
import re
from datetime import date
from threading import Event
from urllib.parse import urlsplit

from data import page_api
from data.page_api import EXAMPLE, MOST_BYTES
from pages.view.store import lake_address

__all__ = ["EXAMPLE", "HOST", "MOST_MEGABYTES", "accepts_reports", "allow_sign_in", "has_sign_in", "own_address", "today"]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
HOST = re.compile(r"[A-Za-z0-9.\[\]:-]{1,100}")
MOST_MEGABYTES = MOST_BYTES // 1_000_000


def own_address(scheme: str, host: str) -> str:
    """Base URL of links in downloads: `CPC_ADDRESS`, or this host; else nothing.

    A request may name any host, and a file that is passed on must not lead there.
    """
    if told := os.environ.get("CPC_ADDRESS", "").rstrip("/"):
        return told
    try:
        here = urlsplit(f"//{host}").hostname in LOOPBACK
    except ValueError:
        return ""
    return f"{scheme}://{host}" if here and HOST.fullmatch(host) else ""


def today() -> date:
    """The day of the programme, which is that of its own clock."""
    return page_api.today()


_sign_in = Event()


def allow_sign_in() -> None:
    """Note at the start that people sign in at this server."""
    _sign_in.set()


def has_sign_in() -> bool:
    """Whether people sign in at this server; then nothing else lets anybody write."""
    return _sign_in.is_set()


def accepts_reports() -> bool:
    """Whether this server takes reports and decisions in: of people who sign in, or of one machine where its operator allowed it.

    A server that follows a lake shows the forms where people sign in, and takes nothing in itself (pages/web/write_access.py).
    """
    return has_sign_in() or (os.environ.get("CPC_ACCEPT") == "1" and not lake_address())
