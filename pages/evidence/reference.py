"""What one looks things up in, each on a page of its own: the dictionary of the released file, and the instrument clause by clause."""

from pages.cards.kinds import build_card
from pages.screen.frame import is_live, show_cards, show_heading, show_text
from pages.view.templates import fill
from pages.view.view import View


def draw_dictionary(view: View) -> None:
    """Draw the page of the dictionary: the file itself first, then every table and column of it, as it describes itself in English."""
    with show_heading(view.say("Dictionary of the released file")):
        _offer_sieve(view, "dictionary")
    show_text(fill("evidence/whole_file.html", view, language=view.words.language))
    show_cards(view, [build_card(view, "dictionary")], level=2)


def draw_clauses(view: View) -> None:
    """Draw the page of the instrument: what each clause says, and its place in this program."""
    with show_heading(view.say("The instrument, clause by clause")):
        _offer_sieve(view, "clauses")
    show_cards(view, [build_card(view, "clauses")], level=2)


def _offer_sieve(view: View, card: str) -> None:
    """A field that keeps the rows with the words written in, where a script can."""
    if is_live():
        show_text(fill("card/sift.html", view, card=card))
