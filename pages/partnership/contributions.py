"""What each side intended to give, what is there of it, by whom and when; personnel; what others published."""

from pages.cards.kinds import build_card
from pages.screen.frame import page_view, show_cards, show_heading, show_nothing_yet, show_section

EXECUTED, PERSONNEL = "P-2.executed", "P-3.personnel"

view = page_view("/contributions")
show_heading(view.say("Contributions"), aside=view.say("Two currencies, each with its stages; nothing is added across them."))
if view.release is None:
    show_nothing_yet(view)
else:
    show_cards(view, [build_card(view, "pledge:PEN"), build_card(view, "pledge:USD")], level=2, columns=2)
    series = view.framework.series
    if EXECUTED in series and PERSONNEL in series:
        show_section(
            view.say("By whom and in which form; personnel"),
            view.say("The instrument names an increase of personnel without a number or a baseline."),
        )
        addresses = (f"breakdown:{EXECUTED}:form", f"trend:{PERSONNEL}", f"breakdown:{EXECUTED}:institution", f"breakdown:{PERSONNEL}:institution")
        show_cards(view, [build_card(view, address) for address in addresses], columns=2)
    show_cards(view, [build_card(view, "contributions"), build_card(view, "personnel")], level=2)
    show_section(view.say("What was published"))
    show_cards(view, [build_card(view, "published-totals"), build_card(view, "partners")])
