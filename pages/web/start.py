"""What is done once, at the start: make the released file when it is missing, load and warm what pages use."""

import logging
import sys
import threading
import time
from pathlib import Path

import streamlit as st
from streamlit import config

from data import page_api
from pages.frame.process import keep_from_collector
from pages.view.server import allow_sign_in
from pages.view.store import lake_address, released_path
from pages.web import bounds
from pages.web.delivery import compress_needed
from pages.web.lake import LAKE
from pages.web.own_hosts import own_names
from pages.web.preparing import PREPARATION
from pages.web.sign_in import is_configured
from pages.web.whole_page import write_first
from pages.web.workers import DOCUMENTS, WORKERS, sweep

LOG = logging.getLogger("cpc")


BASE_PATH = (
    "server.baseUrlPath is set, and links, downloads and checks of this program start at the root of its address. "
    "Leave it empty and give the program a name of its own (cpc.example.org) instead of a path."
)


def refuse_base_path() -> None:
    """End the program where it is to be served below a path. Raises SystemExit."""
    if st.get_option("server.baseUrlPath"):
        raise SystemExit(BASE_PATH)


ANY = ("", "0.0.0.0", "::")
"""Addresses that mean all of this machine's own: which one a reader came in at is known for each connection alone (gate.py)."""


def allow_own_hosts() -> None:
    """Give Streamlit's own check of hosts the names that the gate lets in, where one address is served."""
    address = str(st.get_option("server.address") or "")
    if address not in ANY:
        config.set_option("server.allowedHosts", sorted(own_names() | {address.lower()}))


def open_sign_in() -> None:
    """Let people sign in where the secrets of this server name a provider."""
    if is_configured():
        allow_sign_in()


GIVE_BACK = 20.0
"""Seconds between two looks whether so many pages were closed that their memory is worth giving back."""
HANDOVER = 0.001
"""Seconds for which a page that is being drawn keeps answers from going out; Python's own 5 ms add up to 30 for one small answer."""


def prepare() -> None:
    """Make the released file where it is missing and load what pages use, both in the background: the server answers meanwhile."""
    sys.setswitchinterval(HANDOVER)
    path = released_path()
    LAKE.start()
    if not path.exists() and not lake_address():
        PREPARATION.begin(path)
    threading.Thread(target=_warm, args=(path,), name="warm", daemon=True).start()


def stop() -> None:
    """End what was begun at the start."""
    PREPARATION.stop()
    LAKE.stop()
    WORKERS.stop()
    DOCUMENTS.stop()


def _warm(path: Path) -> None:
    """What the first visitors need, in the order in which they need it. Each step stands alone: where one fails, the pages say so."""
    while PREPARATION.state is not None or (lake_address() and not path.exists()):
        time.sleep(0.1)
    write_first("/", {})
    compress_needed()
    _finish(path)
    sweep()
    page_api.load_engine()
    page_api.keep_framework()
    WORKERS.prepare()
    keep_from_collector()
    while True:
        time.sleep(GIVE_BACK)
        bounds.give_back()


def _finish(path: Path) -> None:
    """Finish a release that a killed process left in the ledger alone; where that cannot be done now, what is there is shown."""
    try:
        if finished := page_api.finish(path):
            LOG.warning("release %s was in the ledger and not in %s; it is now", finished, path.name)
    except page_api.NotMade as problem:
        LOG.warning("%s", problem)
