"""What have others published, who counted, and was it revised?"""

import streamlit as st

from pages.shared.cards import build_card, record, record_side, record_table
from pages.shared.frame import choose, page_view, show_cards, show_heading, show_section
from pages.shared.view import View

DEFAULT = "victims"


def name_line(view: View, code: str) -> str:
    """`Protection · Victims identified, National Police`: the lines are listed by theme."""
    line = record.lines(view)[code]
    return f"{record.themes(view)[line.theme]} · {view.words.pick(line)}"


def name_subject(view: View, code: str) -> str:
    """`Protection · Victims assisted`."""
    subject = record.subjects(view)[code]
    return f"{record.themes(view)[subject.theme]} · {view.words.pick(subject)}"


view = page_view("/public-record")
show_heading(
    view.say("Public record"),
    view.say("Figures that others have published, each with its address. They are real and cited; they are not results of the Partnership."),
    view.say("Region: only lists what truly is about it; lines and the two tables stay national. Objective: applies to the list of subjects."),
)
lines, subjects, none = record.lines(view), record.subjects(view), view.say("none chosen")
left, right = st.columns(2)
with left:
    line = choose(view.say("A line over the years"), "record", list(lines), lambda code: name_line(view, code), form="list", empty=none)
with right:
    subject = choose(
        view.say("A subject, with every statement"), "subject", list(subjects), lambda code: name_subject(view, code), form="list", empty=none
    )

if view.selection.region:
    show_cards(view, [build_card(view, "record-places")], level=2)
if line:
    show_cards(view, [build_card(view, f"record:{line}")], level=2)
if subject:
    show_cards(view, [build_card(view, f"record-subject:{subject}")], level=2)

counted = subject or (lines[line].subject if line else DEFAULT)
if record_side.has_pairs(view, counted) or counted == DEFAULT:
    show_section(view.say("Systems side by side"), view.say("Different counting systems are never added: they stand side by side, with the reason."))
    show_cards(view, [build_card(view, f"{kind}:{counted}") for kind in ("record-side", "record-sums")])

if not (line or subject):
    show_section(view.say("By place, over one long period"))
    show_cards(view, [build_card(view, f"record-table:{table}") for table in record_table.codes(view)])
    show_section(
        view.say("Everything in the record"),
        view.say("Figures about a single identifiable operation or case stay in the data and out of this page."),
    )
    show_cards(view, [build_card(view, "record-index")])
