"""What was promised by when, how the term was changed, the plan's milestones, and what is to last."""

from pages.cards.kinds import build_card
from pages.screen.frame import show_cards, show_heading, show_nothing_yet, show_section
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    show_heading(view.say("Commitments"), aside=view.say("What the instrument says by when, and what is publicly known of it."))
    if view.release is None:
        show_nothing_yet(view)
    else:
        instrument = ("commitments:open", "commitments", "commitments:list", "term", "consents", "contact-points", "participants")
        show_cards(view, [build_card(view, address) for address in instrument], level=2)
        show_section(
            view.say("What was reported of it"),
            view.say("Milestones, plans and the evaluation, as half-yearly reports tell them."),
        )
        show_cards(view, [build_card(view, "milestones")])
        show_cards(view, [build_card(view, f"checklist:{code}")] if (code := view.opened("milestones")) else [])
        show_cards(view, [build_card(view, address) for address in ("sustainability", "evaluation", "findings")])
