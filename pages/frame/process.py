"""What every run of a page shares with the process: its mark, and what garbage collection leaves alone."""

import gc
import secrets

PROCESS = secrets.token_hex(4)
"""Another one after every start: a page that sees it change loads itself anew (front.js)."""

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
