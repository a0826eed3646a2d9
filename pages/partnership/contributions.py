"""What each side intended to give, what is there of it, by whom and when; personnel; what others published."""

from data.compact import compact
from pages.cards.kinds import build_card
from pages.cards.partnership.pledge import list_stages
from pages.screen.frame import show_cards, show_heading, show_nothing_yet, show_section
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    show_heading(view.say("Contributions"), aside=view.say("Two currencies, each with its stages; nothing is added across them."))
    if view.release is None:
        show_nothing_yet(view)
    else:
        currencies = [side.currency for side in reversed(compact().sides) if list_stages(view, side.currency)]
        for kind in ("pledge", "spent"):
            show_cards(view, [build_card(view, f"{kind}:{currency}") for currency in currencies], level=2, columns=2)
        executed, personnel = view.opened("executed"), view.opened("personnel")
        if executed and personnel:
            show_section(view.say("By whom; personnel"), view.say("The instrument names an increase of personnel without a number or a baseline."))
            show_cards(view, [build_card(view, address) for address in (f"sectors:{executed}:{personnel}", f"trend:{personnel}")], columns=2)
        show_cards(view, [build_card(view, "contributions"), build_card(view, "personnel")], level=2)
        show_section(view.say("What was published"))
        show_cards(view, [build_card(view, "published-totals"), build_card(view, "partners")])
