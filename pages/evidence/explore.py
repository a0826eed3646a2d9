"""Explore: any series, by any of its breakdowns, by region and year; chart, table, link, download."""

from html import escape

import streamlit as st

from pages.shared.address import write_address
from pages.shared.cards import build_card
from pages.shared.cards.side_by_side import systems
from pages.shared.frame import choose, page_view, show_cards, show_heading
from pages.shared.view import View

FIRST = "1.6-d.cases"


def name_series(view: View, code: str) -> str:
    """`Prosecution · 1.6-c Prosecutions of child trafficking started, cases`."""
    series = view.framework.series[code]
    objective = view.framework.objectives.get(series.objective)
    group = view.words.pick(objective) if objective else view.say("Partnership")
    return f"{group} · {series.indicator} {view.words.pick(series)}"


view = page_view("/explore")
show_heading(view.say("Explore"), view.say("Any series, by any of its breakdowns. Regions and years come from the filters above."))
framework = view.framework
codes = [code for code, row in framework.series.items() if not view.selection.objective or row.objective in view.selection.objective]
default = FIRST if FIRST in codes else codes[0]
left, right = st.columns([3, 2])
with left:
    chosen = choose(view.say("Series"), "series", codes, lambda code: name_series(view, code), form="list", empty=name_series(view, default))
series = chosen or default
splits = [split.breakdown for split in framework.splits.get(series, ()) if split.breakdown != "total"]
with right:
    breakdown = choose(
        view.say("Breakdown"),
        "breakdown",
        splits,
        lambda code: view.words.pick(framework.breakdowns[code]),
        form="list",
        empty=view.say("no breakdown") if splits else view.say("this series has no breakdown"),
    )

if view.release is None:
    st.html(f'<p class="notice">{escape(view.say("No release had been made by this day, so there is nothing to show yet."))}</p>')
elif breakdown:
    show_cards(view, [build_card(view, f"breakdown:{series}:{breakdown}"), build_card(view, f"categories:{series}:{breakdown}")], columns=2, level=2)
else:
    show_cards(view, [build_card(view, f"trend:{series}")], level=2)
    if not framework.series[series].shown_source:
        show_cards(view, [build_card(view, f"trend:{series}:{source}") for source in systems(view, series)], columns=2, level=2)
st.html(write_address(view))
