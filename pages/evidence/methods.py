"""What the Compact is, how its figures are counted, protected and revised; the terms; where the rest is looked up."""

from pages.cards.kinds import build_card
from pages.evidence.method_texts import SECTIONS, write_point
from pages.evidence.worked_example import write_example
from pages.screen.frame import show_cards, show_heading, show_text
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import mark

PAGES = ((mark("The instrument, clause by clause"), "/clauses"), (mark("Dictionary of the released file"), "/dictionary"))


def draw(view: View) -> None:
    """Draw the page for this view."""
    show_heading(
        view.say("Methods"),
        view.words.own("methods"),
    )
    pages = [(view.say(name), view.link(path)) for name, path in PAGES]
    show_text(fill("evidence/contents.html", view, sections=SECTIONS, pages=pages, language=view.words.language))
    for section in SECTIONS:
        points = [written for point in section.points if (written := write_point(view, point))]
        show_text(fill("evidence/section.html", anchor=section.anchor, heading=view.say(section.heading), points=points))
        if section.anchor == "protection":
            show_text(write_example(view))
            show_cards(view, [build_card(view, "protection")])
        if section.anchor == "revision":
            show_cards(view, [build_card(view, "releases")])
    show_text(fill("evidence/anchor.html", anchor="glossary"))
    show_cards(view, [build_card(view, "glossary")], level=2)
