"""Are we on track? After the term: what was achieved?"""

from pages.cards.kinds import build_card
from pages.cards.progress import tally
from pages.cards.progress.headlines import write_trust
from pages.screen.frame import show_cards, show_heading, show_sentence, show_text
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    first, last = view.framework.years[0], view.framework.years[-1]
    who = view.words.own("who", first=first, last=last)
    ended = view.term_ended
    show_heading(view.say("What was achieved by {end}?", end=view.words.month_year(ended)) if ended else view.say("Are we on track?"), aside=who)
    if view.release:
        show_sentence(tally.tell(view))
        if shown := view.selection.show:
            show_cards(view, [build_card(view, shown if ":" in shown else f"counted:{shown}")], level=2)
        show_cards(view, [build_card(view, "tally")], level=2, beside=write_trust(view))
        show_cards(view, [build_card(view, address) for address in ("scorecard", "activities", "reports", "changes")], level=2)
    else:
        show_text(write_trust(view))
