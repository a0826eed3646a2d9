"""A resolver that notes and refuses every name but this machine's own, for the server of a test."""

from __future__ import annotations

import os
from pathlib import Path

RESOLVER = """
import os, socket
own, log = socket.getaddrinfo, os.environ["CPC_TEST_LOOKUPS"]
NEAR = (None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::", b"localhost", b"127.0.0.1")
def ask(host, *rest, **named):
    if host not in NEAR:
        with open(log, "a") as out:
            out.write(f"looked up {host}\\n")
        raise socket.gaierror(f"a test asks nobody for {host}")
    return own(host, *rest, **named)
socket.getaddrinfo = ask
connect = socket.socket.connect
def go(self, address):
    if isinstance(address, tuple) and not str(address[0]).startswith(("127.", "::1", "localhost")):
        with open(log, "a") as out:
            out.write(f"connected to {address}\\n")
        raise OSError(f"a test connects to nobody at {address}")
    return connect(self, address)
socket.socket.connect = go
"""
"""What Python runs first in that server."""


def watch_lookups(folder: Path) -> tuple[Path, dict[str, str]]:
    """The file that holds what was asked for, once something was, and the environment of the server."""
    lookups = folder / "lookups"
    (folder / "sitecustomize.py").write_text(RESOLVER, encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH", ""))))
    return lookups, {"CPC_TEST_LOOKUPS": str(lookups), "PYTHONPATH": path}
