"""The page of one objective: all its activities, or one of them with every series, breakdown, narrative and explanation."""

from contextlib import AbstractContextManager
from html import escape

from pages.cards import side_by_side
from pages.cards.completeness import ACTIVITIES
from pages.cards.kinds import build_card
from pages.progress import activity_context
from pages.screen.frame import choose, page_view, show_beside, show_cards, show_heading, show_nothing_yet, show_section, show_text
from pages.view.view import View
from queries.rows import ActivitiesRow, ObjectivesRow, TargetsRow


def show_objective(objective: str, path: str) -> None:
    """Draw the page of `objective` ("1" to "3") at `path`."""
    view = page_view(path)
    framework, aim = view.framework, view.framework.objectives[objective]
    codes = framework.activities_of(objective)
    activity = framework.activities[view.selection.activity] if view.selection.activity in codes else None
    heading = show_heading(view.words.pick(aim), "" if activity else f"{view.words.pick(aim, 'statement')}.")
    with heading:
        name = lambda code: f"{code} {view.words.pick(framework.activities[code])}"  # noqa: E731
        choose(view.say("Activity"), "activity", codes, name, form="list", empty=view.say("all activities of this objective"))
    if view.release is None:
        show_nothing_yet(view)
    elif activity:
        show_activity(view, activity, heading)
    else:
        show_summary(view, aim)


def show_summary(view: View, aim: ObjectivesRow) -> None:
    """One trend of each activity, then all series against their targets."""
    activities = view.framework.activities_of(aim.objective)
    leads = [lead_series(view, code) for code in activities if view.framework.series_of(code)]
    show_cards(view, [build_card(view, f"trend:{series}") for series in leads], columns=2, level=2)
    show_section(view.say("All series of the activities"))
    show_cards(view, [build_card(view, f"results:{aim.objective}")])


def lead_series(view: View, activity: str) -> str:
    """The series that stands for an activity: the first with a target, else the first."""
    codes = view.framework.series_of(activity)
    return next((code for code in codes if view.rows(TargetsRow, series=code)), codes[0])


def show_activity(view: View, activity: ActivitiesRow, heading: AbstractContextManager[object]) -> None:
    """Every series over the years beside what institutions wrote; or one of them, which the reader chooses, with its breakdowns."""
    codes = view.framework.series_of(activity.activity)
    with heading:
        chosen = choose(view.say("Series"), "series", codes, view.name_series, form="list", empty=view.say("all series of this activity"))
    show_beside(lambda: show_series(view, [chosen] if chosen else codes), activity_context.write_beside(view, activity))
    if twins := activity_context.write_twins(view, activity):
        show_text(twins)
    if chosen:
        show_breakdowns(view, chosen)
        return
    if activity.activity in ACTIVITIES:
        show_section(view.say("Completeness"))
        show_cards(view, [build_card(view, f"completeness:{activity.activity}")])
    show_text(write_breakdowns(view, codes))


def show_series(view: View, codes: list[str]) -> None:
    """The trends of the series; first those of systems that stand side by side."""
    for code in codes:
        show_apart(view, code)
    series = view.framework.series
    show_cards(view, [build_card(view, f"trend:{code}") for code in codes if series[code].shown_source], columns=2, level=2)


def show_apart(view: View, series: str) -> None:
    """A series whose counting systems may not be added: one card a system, side by side, and why."""
    row = view.framework.series[series]
    if row.shown_source:
        return
    systems = side_by_side.systems(view, series)
    show_cards(view, [build_card(view, f"trend:{series}:{source}") for source in systems], columns=2)
    show_text(activity_context.write_overlaps(view, set(systems)))


def show_breakdowns(view: View, series: str) -> None:
    """All breakdowns of a series."""
    found = breakdowns(view, series)
    if found:
        show_section(view.say("Breakdowns"), view.say("The last year of the range."))
        show_cards(view, [build_card(view, f"breakdown:{series}:{code}") for code in found], columns=2)


def write_breakdowns(view: View, codes: list[str]) -> str:
    """By what each series is broken down, with a link to where that is shown; empty when none is."""
    items = []
    for code in codes:
        if found := breakdowns(view, code):
            names = view.words.join([view.words.pick(view.framework.breakdowns[each]).lower() for each in found])
            items.append(f'<li><a href="{escape(view.here(series=code))}">{escape(view.name_series(code))}</a>: {escape(names)}</li>')
    if not items:
        return ""
    lead = view.say("Choose a series to see its breakdowns.")
    return f'<h2>{escape(view.say("Breakdowns"))}</h2><p class="lead">{escape(lead)}</p><ul>{"".join(items)}</ul>'


def breakdowns(view: View, series: str) -> list[str]:
    """The breakdowns of a series, those the instrument requires first."""
    return [split.breakdown for split in view.framework.splits.get(series, ()) if split.breakdown != "total"]
