"""The page of one objective: all its activities, or one of them with every series, breakdown, narrative and explanation."""

from pages.card.placed import place_within, say_scope
from pages.cards.kinds import build_card
from pages.progress.activity import show_activity
from pages.progress.tabs import write_tabs
from pages.screen.frame import show_cards, show_heading, show_nothing_yet, show_text
from pages.view.view import View
from queries.rows import CascadeStepsRow, ObjectivesRow, TargetsRow


def draw(view: View) -> None:
    """Draw the page of the objective whose paradigm is the path of this view."""
    framework = view.framework
    aim = next(row for row in framework.objectives.values() if f"/{row.paradigm}" == view.path)
    codes = framework.activities_of(aim.objective)
    activity = framework.activities[view.selection.activity] if view.selection.activity in codes else None
    heading = show_heading(
        view.words.pick(aim), " ".join(filter(None, ("" if activity else f"{view.words.pick(aim, 'statement')}.", say_scope(view))))
    )
    with heading:
        show_text(write_tabs(view, codes, activity.activity if activity else ""))
    if view.release is None:
        show_nothing_yet(view)
    elif activity:
        show_activity(view, activity, heading)
    else:
        show_summary(view, aim)


def show_summary(view: View, aim: ObjectivesRow) -> None:
    """One trend of each activity, then all indicators against their targets; every series of them is on the page of indicators."""
    activities = view.framework.activities_of(aim.objective)
    leads = [lead_series(view, code) for code in activities if view.framework.series_of(code)]
    show_cards(view, [place_within(view, build_card(view, f"trend:{series}")) for series in leads], columns=2, level=2)
    cards = [f"scorecard:{aim.objective}", *([f"cascade:{aim.objective}"] if view.rows(CascadeStepsRow, objective=aim.objective) else [])]
    show_cards(view, [build_card(view, address) for address in cards], level=2)


def lead_series(view: View, activity: str) -> str:
    """The series that stands for an activity: the first with a target, else the first."""
    codes = view.framework.series_of(activity)
    return next((code for code in codes if view.rows(TargetsRow, series=code)), codes[0])
