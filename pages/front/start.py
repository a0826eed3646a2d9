"""What is done once, before the first visitor: make the released file when it is missing, load and warm what pages use."""

import gc
import logging
import sys
from pathlib import Path

from data import desk
from pages.shared.cards import build_card
from pages.shared.store import released, released_path
from pages.shared.view import open_view
from queries.database import Unusable

LOG = logging.getLogger("cpc")


def prepare() -> None:
    """Make and open the released file and draw one chart, so that the first visitor waits for nothing.

    A file that is there but cannot be used is left alone, and one that cannot be made is missing: the pages say what to do.
    """
    path: Path = released_path()
    try:
        if not path.exists():
            desk.make_program(path)
        view = open_view(released().current(), {})
    except (desk.NotMade, Unusable) as problem:
        LOG.warning("%s", problem)
        return
    for series in list(view.framework.series)[:1]:
        build_card(view, f"trend:{series}")


_frozen = 0


def keep_from_collector() -> None:
    """Take what is loaded out of garbage collection, again whenever a run has loaded more modules.

    Streamlit collects all garbage after every run; over pandas, Plotly and Streamlit that costs more than the page itself.
    """
    global _frozen
    if len(sys.modules) != _frozen:
        gc.collect()
        gc.freeze()
        _frozen = len(sys.modules)
