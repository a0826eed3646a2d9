"""How figures are counted, protected and revised; glossary, dictionary, the clauses of the instrument, the whole file."""

from pages.cards.kinds import build_card
from pages.evidence.method_texts import SECTIONS, write_point
from pages.evidence.worked_example import write_example
from pages.screen.frame import show_cards, show_heading, show_section, show_text
from pages.view.templates import fill
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    show_heading(
        view.say("Methods"),
        view.say(
            "The Compact is an agreement of the United States and Peru against child trafficking. What its numbers mean, how children are protected."
        ),
    )
    show_cards(view, [build_card(view, "releases")], level=2)
    show_text(fill("evidence/contents.html", view, sections=SECTIONS))
    for section in SECTIONS:
        points = [write_point(view, point) for point in section.points]
        show_text(fill("evidence/section.html", anchor=section.anchor, heading=view.say(section.heading), points=points))
        if section.anchor == "protection":
            show_text(write_example(view))
            show_cards(view, [build_card(view, "protection")])
    show_section(view.say("Reference"))
    show_cards(view, [build_card(view, address) for address in ("glossary", "clauses", "dictionary")])
    show_section(view.say("The whole released file"))
    show_text(fill("evidence/whole_file.html", view, language=view.words.language))
