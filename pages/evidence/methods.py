"""How figures are counted, protected and revised; glossary, dictionary, the clauses of the instrument, the whole file."""

from html import escape

from pages.cards.kinds import build_card
from pages.evidence.method_texts import SECTIONS, write_point
from pages.evidence.worked_example import write_example
from pages.screen.frame import page_view, show_cards, show_heading, show_section, show_text

view = page_view("/methods")
show_heading(
    view.say("Methods"),
    view.say(
        "The Compact is an agreement of the United States and Peru against child trafficking. What its numbers mean, how children are protected."
    ),
)
show_cards(view, [build_card(view, "releases")], level=2)
show_text(
    '<nav class="contents"><ul>'
    + "".join(f'<li><a href="#{section.anchor}">{escape(view.say(section.heading))}</a></li>' for section in SECTIONS)
    + "</ul></nav>"
)
for section in SECTIONS:
    points = "".join(f"<li>{write_point(view, point)}</li>" for point in section.points)
    show_text(f'<section class="rules" id="{section.anchor}"><h2>{escape(view.say(section.heading))}</h2><ul>{points}</ul></section>')
    if section.anchor == "protection":
        show_text(write_example(view))
        show_cards(view, [build_card(view, "protection")])
show_section(view.say("Reference"))
show_cards(view, [build_card(view, address) for address in ("glossary", "clauses", "dictionary")])
show_section(view.say("The whole released file"))
show_text(
    f"<p>{escape(view.say('Everything these pages show is in one DuckDB file. Nothing confidential is inside.'))}</p>"
    f'<p><a class="button" href="/download/duckdb?lang={view.words.language}" download>{escape(view.say("Download the released file"))}</a></p>'
)
