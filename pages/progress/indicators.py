"""The results framework as one table, and each indicator in full."""

from pages.cards.kinds import build_card
from pages.cards.progress.results import PARTNERSHIP
from pages.cards.progress.sheet import PARTS, series_of
from pages.screen.frame import choose, show_cards, show_heading, show_nothing_yet, show_section
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    framework = view.framework
    heading = show_heading(
        view.say("What do we measure, and are the targets met?"),
        view.say("The indicators are proposed: the Implementation Plan was not published, and its definitions replace these when it is.")
        if any(row.status == "proposed" for row in framework.indicators.values())
        else view.say("The indicators of the Implementation Plan; those it replaced keep their figures."),
    )
    name = lambda code: f"{code} {view.words.pick(framework.indicators[code])}"  # noqa: E731
    with heading:
        indicator = choose(view.say("Indicator"), "indicator", list(framework.indicators), name, form="list", empty=view.say("all, as one table"))
    if not view.release:
        show_nothing_yet(view)
    elif indicator:
        first, *others = series_of(view, indicator)
        show_cards(view, [build_card(view, f"trend:{first}")], level=2)
        show_cards(view, [build_card(view, f"{kind}:{indicator}") for kind in ("aims", "sheet")], level=2)
        if others:
            show_section(view.say("Its other series"))
            show_cards(view, [build_card(view, f"trend:{code}") for code in others], columns=min(2, len(others)))
        show_section(view.say("Targets, revisions, data quality"))
        show_cards(view, [build_card(view, f"{kind}:{indicator}") for kind in PARTS])
    else:
        groups = (*view.shown_objectives, *(() if view.selection.objective else (PARTNERSHIP,)))
        show_cards(view, [build_card(view, f"results:{group}") for group in groups], level=2)
