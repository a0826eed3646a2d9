"""What is done once, before the first visitor: make the released file when it is missing, load and warm what pages use."""

import gc
import logging
import secrets
from pathlib import Path

import streamlit as st

from data import page_api
from pages.cards.kinds import build_card
from pages.view.store import released, released_path
from pages.view.view import open_view
from queries.database import Unusable

LOG = logging.getLogger("cpc")
PROCESS = secrets.token_hex(4)
"""Another one after every start: a page that sees it change loads itself anew (front.js)."""


BASE_PATH = (
    "server.baseUrlPath is set, and links, downloads and checks of this program start at the root of its address. "
    "Leave it empty and give the program a name of its own (cpc.example.org) instead of a path."
)


def refuse_base_path() -> None:
    """End the program where it is to be served below a path. Raises SystemExit."""
    if st.get_option("server.baseUrlPath"):
        raise SystemExit(BASE_PATH)


def prepare() -> None:
    """Make and open the released file and draw one chart, so that the first visitor waits for nothing.

    A file that is there but cannot be used is left alone, and one that cannot be made is missing: the pages say what to do.
    """
    path: Path = released_path()
    try:
        if not path.exists():
            page_api.make_program(path)
        else:
            _finish(path)
        view = open_view(released().current(), {})
    except (page_api.NotMade, Unusable) as problem:
        LOG.warning("%s", problem)
        return
    for series in list(view.framework.series)[:1]:
        build_card(view, f"trend:{series}")


def _finish(path: Path) -> None:
    """Finish a release that a killed process left in the ledger alone; where that cannot be done now, what is there is shown."""
    try:
        if finished := page_api.finish(path):
            LOG.warning("release %s was in the ledger and not in %s; it is now", finished, path.name)
    except page_api.NotMade as problem:
        LOG.warning("%s", problem)


RUNS_TO_FULL_COLLECTION = 500
_runs = 0


def keep_from_collector() -> None:
    """Take everything that stands before a run out of garbage collection; once in 500 runs look through it all.

    Streamlit collects all garbage after every run. Over what is loaded and kept - pandas, Plotly, results, cards - that costs
    more than the page itself. Only what a run makes is left to look through; cycles that die later wait for the full look.
    """
    global _runs
    _runs += 1
    if _runs % RUNS_TO_FULL_COLLECTION == 0:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
