"""One activity on the page of its objective: every series, breakdown, narrative and explanation."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from data.compact import compact
from pages.card.placed import place_within, set_beside
from pages.cards.kinds import build_card
from pages.cards.progress import side_by_side
from pages.cards.progress.matrix import list_offered
from pages.progress import activity_context
from pages.screen.frame import choose, choose_breakdown, show_cards, show_folded, show_notice, show_section, show_text
from pages.view.view import View
from pages.view.words import mark
from queries.rows import ActivitiesRow, SeriesBreakdownsRow, TargetsRow


def show_activity(view: View, activity: ActivitiesRow, heading: AbstractContextManager[object]) -> None:
    """Every breakdown and series beside what institutions wrote; or one series, which the reader chooses, with its breakdowns."""
    codes = order_series(view, activity)
    with heading:
        chosen = choose(view.say("Series"), "series", codes, view.name_series, form="list", empty=view.say("all series of this activity"))
        split = choose_breakdown(view, chosen) if chosen else ""
    if split:
        show_breakdown(view, chosen, split)
    if chosen:
        show_series(view, [chosen])
        show_breakdowns(view, chosen, split)
    else:
        matrix = [build_card(view, f"matrix:{activity.activity}")] if any(list_offered(view, code) for code in codes) else []
        # Where the instrument names the breakdowns of each measure, they are what the activity is about.
        first, last = (matrix, []) if activity.activity in compact().data_sets else ([], matrix)
        show_cards(view, first, level=2)
        show_series(view, [code for code in codes if not is_completeness(view, code)], MOST_OPEN)
        show_cards(view, last, level=2)
    show_text(activity_context.write_twins(view, activity) + activity_context.write_strip(view, activity))
    if not chosen:
        show_cards(view, [build_card(view, f"completeness:{activity.activity}")], level=2)


def order_series(view: View, activity: ActivitiesRow) -> list[str]:
    """The series of the activity: headline series first, then series with a target, then the others."""
    framework = view.framework
    codes = framework.series_of(activity.activity)
    first = framework.objectives[activity.objective].headline_series
    return sorted(codes, key=lambda code: (code != first, not view.rows(TargetsRow, series=code)))


def is_completeness(view: View, code: str) -> bool:
    """Whether a series says how complete the data of its activity are, which a table of the page says already."""
    series = view.framework.series[code]
    return bool(series.computed) and series.activity in compact().data_sets


UNPUBLISHED = {
    (True, True): "",
    (True, False): mark("It is published for the whole term only, not by year."),
    (False, True): mark("It is published for all places together, not by place."),
    (False, False): mark("It is published for all places and the whole term only, not by place or year."),
}
"""Why a breakdown is not split by place, or by year."""
MOST_OPEN = 4
"""Trends that stand open on the page of an activity; the others open on demand."""


def show_series(view: View, codes: list[str], most: int = 1) -> None:
    """The trends of the series, of which `most` stand open; last those of systems that stand side by side."""
    series = view.framework.series
    trends = [place_within(view, build_card(view, f"trend:{code}")) for code in codes if series[code].shown_source]
    show_cards(view, trends[:most], columns=2, level=2)
    if trends[most:]:
        show_folded(view, view.say("Other series of this activity"), trends[most:], columns=2, level=2)
    for code in codes:
        show_apart(view, code)


def show_apart(view: View, series: str) -> None:
    """A series whose counting systems may not be added: one card a system, side by side, and why."""
    row = view.framework.series[series]
    if row.shown_source:
        return
    systems = side_by_side.systems(view, series)
    show_cards(view, [build_card(view, f"trend:{series}:{source}") for source in systems], columns=2, level=2)
    show_text(activity_context.write_overlaps(view, set(systems)))


def show_breakdown(view: View, series: str, breakdown: str) -> None:
    """One breakdown at full width: by place with the table beside, then over the years; a notice where it is not split by one of them."""
    split = list_offered(view, series)[breakdown]
    show_cards(view, [set_beside(view, build_card(view, f"breakdown:{series}:{breakdown}"))], level=2)
    if missing := say_unpublished(view, split):
        show_notice(missing)
    if split.by_year:
        show_cards(view, [set_beside(view, build_card(view, f"categories:{series}:{breakdown}"))], level=2)


def say_unpublished(view: View, split: SeriesBreakdownsRow) -> str:
    """How a breakdown is not split, by place or year, and of one about children why; "" where it is split by both."""
    missing = UNPUBLISHED[split.by_place, split.by_year]
    why = view.say("It is about children, and small counts could point to a single child.")
    return " ".join((view.say(missing), why) if split.tier == "victim" else (view.say(missing),)) if missing else ""


def show_breakdowns(view: View, series: str, apart: str = "") -> None:
    """All breakdowns of a series but the one that stands apart."""
    found: Sequence[str] = [code for code in list_offered(view, series) if code != apart]
    if found:
        show_section(view.say("Other breakdowns") if apart else view.say("Breakdowns"), view.say("The last year of the range."))
        show_cards(view, [build_card(view, f"breakdown:{series}:{code}") for code in found], columns=2)
