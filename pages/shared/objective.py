"""The page of one objective: all its activities, or one of them with every series, breakdown, narrative and explanation."""

from html import escape

from pages.shared import beside
from pages.shared.cards import build_card, side_by_side
from pages.shared.cards.completeness import ACTIVITIES
from pages.shared.frame import choose, page_view, show_beside, show_cards, show_heading, show_section, show_text
from pages.shared.framework import Row
from pages.shared.view import View


def show_objective(objective: str, path: str) -> None:
    """Draw the page of `objective` ("1" to "3") at `path`."""
    view = page_view(path)
    aim = view.framework.objectives[objective]
    ignored = view.say("The filter of objectives does not apply here: this page is about one objective.") if view.selection.objective else ""
    show_heading(view.words.pick(aim), view.words.pick(aim, "statement") + ".", ignored)
    activity = choose(
        view.say("Activity"),
        "activity",
        view.framework.activities_of(objective),
        lambda code: f"{code} {view.words.pick(view.framework.activities[code])}",
        form="list",
        empty=view.say("all activities of this objective"),
    )
    if view.release is None:
        show_text(f'<p class="notice">{escape(view.say("No release had been made by this day, so there is nothing to show yet."))}</p>')
    elif activity:
        show_activity(view, view.framework.activities[activity])
    else:
        show_summary(view, aim)


def show_summary(view: View, aim: Row) -> None:
    """One trend of each activity, then all series against their targets."""
    activities = view.framework.activities_of(aim.objective)
    show_section(view.say("One trend of each activity"), view.say("The first series of the activity that has a target, or else its first series."))
    show_cards(view, [build_card(view, f"trend:{lead_series(view, code)}") for code in activities if view.framework.series_of(code)], columns=2)
    show_section(view.say("All series of the activities"))
    show_cards(view, [build_card(view, f"results:{aim.objective}")])


def lead_series(view: View, activity: str) -> str:
    """The series that stands for an activity: the first with a target, else the first."""
    codes = view.framework.series_of(activity)
    return next((code for code in codes if view.rows("targets", series=code)), codes[0])


def show_activity(view: View, activity: Row) -> None:
    """Every series over the years beside what institutions wrote, then the breakdowns of one series."""
    show_text(beside.write_activity(view, activity))
    show_beside(lambda: show_series(view, activity), beside.write_beside(view, activity))
    show_breakdowns(view, activity)


def show_series(view: View, activity: Row) -> None:
    """The trends of an activity; first those of systems that stand side by side."""
    for code in view.framework.series_of(activity.activity):
        show_apart(view, code)
    show_cards(view, [build_card(view, address) for address in trends(view, activity)], columns=2)


def trends(view: View, activity: Row) -> list[str]:
    """The addresses of an activity's trend cards: one a series."""
    series = view.framework.series
    return [f"trend:{code}" for code in view.framework.series_of(activity.activity) if series[code].shown_source]


def show_apart(view: View, series: str) -> None:
    """A series whose counting systems may not be added: one card a system, side by side, and why."""
    row = view.framework.series[series]
    if row.shown_source:
        return
    systems = side_by_side.systems(view, series)
    show_cards(view, [build_card(view, f"trend:{series}:{source}") for source in systems], columns=2)
    show_text(beside.write_overlaps(view, set(systems)))


def show_breakdowns(view: View, activity: Row) -> None:
    """The breakdowns of one series of the activity, which the reader chooses; completeness where the instrument names the data set."""
    if activity.activity in ACTIVITIES:
        show_section(view.say("Completeness"))
        show_cards(view, [build_card(view, f"completeness:{activity.activity}")])
    codes = [code for code in view.framework.series_of(activity.activity) if breakdowns(view, code)]
    if not codes:
        return
    show_section(view.say("Breakdowns"), view.say("The last year of the range, one series at a time."))
    held = choose(view.say("Series"), "series", codes, lambda code: name_series(view, code), form="list", empty=name_series(view, codes[0]))
    series = held or codes[0]
    show_cards(view, [build_card(view, f"breakdown:{series}:{code}") for code in breakdowns(view, series)], columns=2)


def breakdowns(view: View, series: str) -> list[str]:
    """The breakdowns of a series, those the instrument requires first."""
    return [split.breakdown for split in view.framework.splits.get(series, ()) if split.breakdown != "total"]


def name_series(view: View, code: str) -> str:
    """`1.6-c Prosecutions of child trafficking started, cases`."""
    series = view.framework.series[code]
    return f"{series.indicator} {view.words.pick(series)}"
