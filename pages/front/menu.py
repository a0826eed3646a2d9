"""The pages of the app, in the order of the header: script, path in the address, name, and the filters that apply to it."""

from typing import NamedTuple

from pages.view.words import mark

ALL = ("region", "objective", "years", "asof")
ONE_OBJECTIVE = ("region", "years", "asof")


class Page(NamedTuple):
    """A page. `rank` is 2 for those that stand behind “More” where the header has no room."""

    script: str
    path: str
    title: str
    filters: tuple[str, ...] = ALL
    rank: int = 1


PAGES = (
    Page("progress/overview", "", mark("Overview")),
    Page("progress/prosecution", "prosecution", mark("Prosecution"), ONE_OBJECTIVE),
    Page("progress/protection", "protection", mark("Protection"), ONE_OBJECTIVE),
    Page("progress/prevention", "prevention", mark("Prevention"), ONE_OBJECTIVE),
    Page("progress/regions", "regions", mark("Regions")),
    Page("progress/indicators", "indicators", mark("Indicators")),
    Page("partnership/reports", "reports", mark("Reports"), ("region", "years", "asof")),
    Page("partnership/commitments", "commitments", mark("Commitments"), ("asof",), rank=2),
    Page("partnership/contributions", "contributions", mark("Contributions"), rank=2),
    Page("meeting/annual_meeting", "annual-meeting", mark("Annual meeting"), ("asof",), rank=2),
    Page("evidence/explore", "explore", mark("Explore"), rank=2),
    Page("evidence/public_record", "public-record", mark("Public record"), rank=2),
    Page("evidence/methods", "methods", mark("Methods"), ("asof",), rank=2),
)
"""The first page is the one without a path."""

BY_PATH = {f"/{page.path}": page for page in PAGES}
SCRIPTS = {path: page.script for path, page in BY_PATH.items()}
"""The script of each page, by its path."""
