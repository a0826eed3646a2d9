"""What one looks things up in, each on a page of its own: the dictionary of the released file, and the instrument clause by clause."""

from pages.cards.kinds import build_card
from pages.screen.frame import is_live, show_cards, show_heading, show_text
from pages.view.templates import fill
from pages.view.view import View


def draw_dictionary(view: View) -> None:
    """Draw the page of the dictionary: the file itself first, then every table and column of it."""
    show_heading(view.say("Dictionary of the released file"), view.say("Every table and column of the file, as it describes itself, in English."))
    show_text(fill("evidence/whole_file.html", view, language=view.words.language))
    _show(view, "dictionary")


def draw_clauses(view: View) -> None:
    """Draw the page of the instrument."""
    show_heading(view.say("The instrument, clause by clause"), view.say("What each clause says, in our words, and its place in this program."))
    _show(view, "clauses")


def _show(view: View, address: str) -> None:
    if is_live():
        show_text(fill("evidence/sift.html", view, card=address))
    show_cards(view, [build_card(view, address)], level=2)
