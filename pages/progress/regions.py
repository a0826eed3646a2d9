"""How does one region do against its own targets, and the pilots side by side?"""

from pages.cards.kinds import build_card
from pages.cards.progress import region
from pages.screen.frame import choose, show_cards, show_heading, show_section
from pages.view.view import View


def show_profile(view: View, place: str, level: int = 3) -> None:
    """The region against its targets, and what the reports say of it."""
    show_cards(view, [build_card(view, f"{kind}:{place}") for kind in ("profile", "region-narrative")], level=level)


def draw(view: View) -> None:
    """Draw the page for this view."""
    heading = show_heading(
        view.say("Regions"),
        view.say("Each region against its own targets. Regions are shown side by side and are never ranked or added up on this page."),
    )

    chosen = region.with_profile(view)
    if len(chosen) == 1:
        show_cards(view, [build_card(view, "tally")] if view.status_year else [], level=2)
        show_cards(view, [build_card(view, "due")], level=2)
        show_profile(view, chosen[0], level=2)
        if keys := region.key_series(view, chosen[0]):
            show_section(view.say("Key trends"), view.say("The first series of each objective that have a target here."))
            show_cards(view, [build_card(view, f"trend:{series}") for series in keys], columns=2)
    else:
        codes = [code for code, row in view.framework.series.items() if row.objective in view.shown_objectives]
        with heading:
            held = choose(view.say("Series"), "series", codes, view.name_series, form="list", empty=view.name_series(view.first_series))
        show_cards(
            view,
            [build_card(view, f"{kind}:{held or view.first_series}") for kind in (("mapped", "compare") if view.mapped else ("compare",))],
            level=2,
            columns=2,
        )
        show_cards(view, [build_card(view, f"trend:{held or view.first_series}")], level=2)
        for place in chosen:
            show_section(view.words.pick(view.framework.regions[place]))
            show_profile(view, place)
    show_cards(view, [build_card(view, "map")], level=2)
