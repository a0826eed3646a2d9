"""The pages of the app, in the order of the header: function, path in the address, name, and the filters that apply to it."""

from collections.abc import Callable
from typing import NamedTuple

from data.compact import compact
from pages.evidence import explore, methods, public_record, reference
from pages.meeting import annual_meeting
from pages.partnership import commitments, contributions, reports
from pages.progress import indicators, objective_page, overview, regions, what_changed
from pages.view.view import View
from pages.view.words import Named, mark

ALL = ("region", "objective", "years", "asof")
ONE_OBJECTIVE = ("region", "years", "asof")


class Page(NamedTuple):
    """A page. `rank` is 2 for those that stand behind “More” where the header has no room, 3 for those that Methods leads to."""

    draw: Callable[[View], None]
    path: str
    title: str
    filters: tuple[str, ...] = ALL
    rank: int = 1


PAGES = (
    Page(overview.draw, "", mark("Overview")),
    *(Page(objective_page.draw, path, Named(names), ONE_OBJECTIVE) for path, names in compact().objectives.items()),
    Page(regions.draw, "regions", mark("Regions")),
    Page(indicators.draw, "indicators", mark("Indicators")),
    Page(reports.draw, "reports", mark("Reports"), ("region", "years", "asof")),
    Page(what_changed.draw, "what-changed", mark("What changed"), ("region", "objective", "asof"), rank=2),
    Page(commitments.draw, "commitments", mark("Commitments"), ("asof",), rank=2),
    Page(contributions.draw, "contributions", mark("Contributions"), rank=2),
    Page(annual_meeting.draw, "annual-meeting", mark("Annual meeting"), ("asof",), rank=2),
    Page(explore.draw, "explore", mark("Explore"), rank=2),
    *([Page(public_record.draw, "public-record", mark("Public record"), rank=2)] if compact().has_record else []),
    Page(methods.draw, "methods", mark("Methods"), ("asof",), rank=2),
    Page(reference.draw_clauses, "clauses", mark("The instrument, clause by clause"), ("asof",), rank=3),
    Page(reference.draw_dictionary, "dictionary", mark("Dictionary of the released file"), ("asof",), rank=3),
)
"""The first page is the one without a path."""

BY_PATH = {f"/{page.path}": page for page in PAGES}
