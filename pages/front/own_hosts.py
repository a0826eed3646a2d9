"""Which names and addresses this server answers to: this machine's own, the address it is reached at, and those that whoever runs it named.

One setting for the gate, for Streamlit's own check and for the checks of what is sent: `CPC_ADDRESS` (where readers find it) and
`CPC_HOSTS` (further names, with commas between them). Nothing is looked up: an address is our own where a connection came in at it.
"""

import os
from urllib.parse import urlsplit

from pages.view.server import LOOPBACK


def own_names() -> frozenset[str]:
    """The names that are our own whatever connection came in, in small letters, without ports."""
    told = [os.environ.get("CPC_ADDRESS", ""), *os.environ.get("CPC_HOSTS", "").split(",")]
    return frozenset([*LOOPBACK, *filter(None, (read_name(each.strip()) for each in told))])


def read_name(address: str) -> str:
    """The name in `https://cpc.example.org:8501`, `cpc.example.org:8501` or `[::1]:8501`, in small letters; "" where there is none.

    What has a user, a path or a port that is no number before it is no address of a server.
    """
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if not name or parts.username is not None or parts.path.strip("/") or parts.query or parts.fragment or not address.isprintable():
        return ""
    return name.lower().rstrip(".")


def is_own_host(host: str, reached_at: str) -> bool:
    """Whether a request for `host` is for us; `reached_at` is the address at which its connection came in."""
    name = read_name(host)
    return bool(name) and (name in own_names() or name == reached_at.lower())


def is_own_origin(origin: str, host: str) -> bool:
    """Whether a page at `origin` is one of ours: at the very host that was asked, or at a name that whoever runs this server gave."""
    name = read_name(origin)
    if not origin.startswith(("http://", "https://")) or not name:
        return False
    return urlsplit(origin).netloc.lower() == host.lower() or name in own_names() - frozenset(LOOPBACK)
