"""Where do we stand?"""

from pages.cards.headlines import write_headlines
from pages.cards.kinds import build_card
from pages.screen.frame import page_view, show_cards, show_heading, show_section, show_text

view = page_view("/")
show_heading(view.say("Where do we stand?"))
if view.release:
    if view.selection.show:
        show_cards(view, [build_card(view, f"counted:{view.selection.show}")])
    objectives = view.shown_objectives
    show_cards(view, [build_card(view, f"objective:{objective}") for objective in objectives], columns=len(objectives), level=2)
    show_section(view.say("Before you trust it"))
show_text(write_headlines(view))
if view.release:
    show_section(view.say("All activities by region"))
    show_cards(view, [build_card(view, "activities")])
    show_section(view.say("Reports received and figures changed"))
    show_cards(view, [build_card(view, "reports"), build_card(view, "changes")])
