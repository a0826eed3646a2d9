"""Host names and addresses of this server: loopback, the local address of the connection, and the configured names.

One setting for the gate, for Streamlit's own check and for uploads: `CPC_ADDRESS` (the public address) and `CPC_HOSTS` (further names,
separated by commas). No name is looked up.
"""

import os
from urllib.parse import urlsplit

from pages.view.server import LOOPBACK


def own_names() -> frozenset[str]:
    """Return loopback and the configured names, in lower case, without ports."""
    told = [os.environ.get("CPC_ADDRESS", ""), *os.environ.get("CPC_HOSTS", "").split(",")]
    return frozenset([*LOOPBACK, *filter(None, (read_name(each.strip()) for each in told))])


def read_name(address: str) -> str:
    """Return the host in `https://cpc.example.org:8501`, `cpc.example.org:8501` or `[::1]:8501`, in lower case; "" if it is invalid.

    An address with a user, a path or an invalid port is invalid.
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
    """Return whether `host` is one of this server; `reached_at` is the local address of the connection."""
    name = read_name(host)
    # a socket that takes both kinds of addresses names those of the older kind as ::ffff:10.1.2.3
    return bool(name) and (name in own_names() or name == reached_at.lower().removeprefix("::ffff:"))


def is_own_origin(origin: str, host: str) -> bool:
    """Return whether `origin` is a page of this server: the same host and port as the request, or a configured name."""
    name = read_name(origin)
    if not origin.startswith(("http://", "https://")) or not name:
        return False
    return urlsplit(origin).netloc.lower() == host.lower() or name in own_names() - frozenset(LOOPBACK)
