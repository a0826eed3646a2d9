"""Where do we stand?"""

from pages.cards import tally
from pages.cards.headlines import write_trust
from pages.cards.kinds import build_card
from pages.screen.frame import page_view, show_cards, show_heading, show_sentence, show_text

view = page_view("/")
first, last = view.framework.years[0], view.framework.years[-1]
who = view.say("The partnership of the United States and Peru against child trafficking, {first}–{last}.", first=first, last=last)
show_heading(view.say("Where do we stand?"), aside=who)
if view.release:
    show_sentence(tally.tell(view))
    if shown := view.selection.show:
        show_cards(view, [build_card(view, shown if ":" in shown else f"counted:{shown}")], level=2)
    show_cards(view, [build_card(view, "tally")], level=2, beside=write_trust(view))
    objectives = view.shown_objectives
    show_cards(view, [build_card(view, f"objective:{objective}") for objective in objectives], columns=len(objectives), level=2)
    show_cards(view, [build_card(view, address) for address in ("activities", "reports", "changes")], level=2)
else:
    show_text(write_trust(view))
