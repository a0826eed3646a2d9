"""One activity on the page of its objective: every series, breakdown, narrative and explanation."""

from contextlib import AbstractContextManager

from markupsafe import Markup

from pages.cards.kinds import build_card
from pages.cards.progress import side_by_side
from pages.cards.progress.completeness import DATA_SETS
from pages.progress import activity_context
from pages.screen.frame import choose, show_cards, show_section, show_text
from pages.view.templates import fill
from pages.view.view import View
from queries.rows import ActivitiesRow, TargetsRow


def show_activity(view: View, activity: ActivitiesRow, heading: AbstractContextManager[object]) -> None:
    """Every series over the years beside what institutions wrote; or one of them, which the reader chooses, with its breakdowns."""
    codes = order_series(view, activity)
    with heading:
        chosen = choose(view.say("Series"), "series", codes, view.name_series, form="list", empty=view.say("all series of this activity"))
    if chosen:
        show_series(view, [chosen])
        show_breakdowns(view, chosen)
    else:
        show_series(view, [code for code in codes if not is_completeness(view, code)])
    show_text(activity_context.write_twins(view, activity) + activity_context.write_strip(view, activity))
    if chosen:
        return
    show_cards(view, [build_card(view, f"completeness:{activity.activity}")], level=2)
    show_text(write_breakdowns(view, codes))


def order_series(view: View, activity: ActivitiesRow) -> list[str]:
    """The series of the activity: headline series first, then series with a target, then the others."""
    framework = view.framework
    codes = framework.series_of(activity.activity)
    first = framework.objectives[activity.objective].headline_series
    return sorted(codes, key=lambda code: (code != first, not view.rows(TargetsRow, series=code)))


def is_completeness(view: View, code: str) -> bool:
    """Whether a series says how complete the data of its activity are, which a table of the page says already."""
    series = view.framework.series[code]
    return bool(series.computed) and series.activity in DATA_SETS


def show_series(view: View, codes: list[str]) -> None:
    """The trends of the series; last those of systems that stand side by side."""
    series = view.framework.series
    shown = [code for code in codes if series[code].shown_source]
    show_cards(view, [build_card(view, f"trend:{code}") for code in shown], columns=min(3, len(shown)), level=2)
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


def show_breakdowns(view: View, series: str) -> None:
    """All breakdowns of a series."""
    found = breakdowns(view, series)
    if found:
        show_section(view.say("Breakdowns"), view.say("The last year of the range."))
        show_cards(view, [build_card(view, f"breakdown:{series}:{code}") for code in found], columns=3)


def write_breakdowns(view: View, codes: list[str]) -> Markup:
    """By what the series are broken down, those that share their breakdowns together, each a link to where that is shown; "" when none is."""
    together: dict[tuple[str, ...], list[str]] = {}
    for code in codes:
        if found := breakdowns(view, code):
            together.setdefault(tuple(found), []).append(code)
    groups = []
    for splits, series in together.items():
        names = view.words.join([view.words.pick(view.framework.breakdowns[split]).lower() for split in splits])
        groups.append((names, [(view.name_series(code), view.here(series=code)) for code in series]))
    return fill("progress/breakdowns.html", view, groups=groups) if groups else Markup()


def breakdowns(view: View, series: str) -> list[str]:
    """The breakdowns of a series that the release shows, those the instrument requires first."""
    return [split.breakdown for split in view.framework.splits.get(series, ()) if split.breakdown != "total" and split.offered]
