"""What have others published, who counted, and was it revised?"""

from functools import partial

from pages.cards.kinds import build_card
from pages.cards.record import record, record_side, record_table
from pages.screen.frame import choose, show_cards, show_heading, show_notice, show_section
from pages.view.view import View
from pages.view.words import mark

DEFAULT = "victims"
LIMITS = mark("Region: only lists what truly is about it; lines and the two tables stay national. Objective: applies to the list of subjects.")


def draw(view: View) -> None:
    """Draw the page for this view."""
    heading = show_heading(
        view.say("Public record"),
        view.say("Figures that others have published, each with its address. They are real and cited; they are not results of the Partnership."),
    )
    none = view.say("none chosen")
    with heading:
        chosen = choose(view.say("Trend"), "record", record.choices(view), partial(record.name_line, view), form="list", empty=none)
        subjects = list(record.subjects(view))
        subject = choose(
            view.say("All published figures on a subject"), "subject", subjects, partial(record.name_subject, view), form="list", empty=none
        )

    show_cards(view, [build_card(view, address) for address in record.chosen_cards(view, chosen, subject)], level=2)
    if view.selection.region or view.selection.objective:
        show_notice(view.say(LIMITS))

    counted = subject or record.subject_of(view, chosen) or DEFAULT
    paired = counted == DEFAULT or record_side.has_pairs(view, counted)
    if paired:
        show_cards(view, [build_card(view, f"record-side:{counted}")], level=2)
    if not (chosen or subject):
        show_section(view.say("By place, over one long period"))
        show_cards(view, [build_card(view, f"record-table:{table}") for table in record_table.codes(view)])
    if paired:
        show_cards(view, [build_card(view, f"record-sums:{counted}")], level=2)
    if not (chosen or subject):
        about_single = view.say("Figures about a single identifiable operation or case stay in the data and out of this page.")
        show_section(view.say("Everything in the record"), about_single)
        show_cards(view, [build_card(view, "record-index")])
