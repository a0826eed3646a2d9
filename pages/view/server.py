"""What this server allows: whether it takes reports in, and how large one may be."""

import os
import re
from datetime import date
from urllib.parse import urlsplit

from data import page_api
from data.page_api import EXAMPLE, MOST_BYTES

__all__ = ["EXAMPLE", "HOST", "MOST_MEGABYTES", "accepts_reports", "own_address", "today"]

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
    """The day of the programme, which is that of Lima."""
    return page_api.today()


def accepts_reports() -> bool:
    """Whether this server accepts reports: only where its operator allowed it, and then only with a secret."""
    return os.environ.get("CPC_ACCEPT") == "1"
