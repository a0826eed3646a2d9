"""The filter bar: the same on every page, every choice in the address."""

from datetime import date
from html import escape

import streamlit as st

from pages.shared import stamp
from pages.shared.choice import hold_code, hold_codes, offer_code, offer_codes
from pages.shared.selection import FILTERS, is_day
from pages.shared.view import View, all_releases, open_view, release_known_on
from queries.database import Edition

MOST_PILLS = 12


def hold_filters(edition: Edition) -> View:
    """The view that the address means. The language and the day come first: places and years depend on them."""
    hold_code("lang", ("en", "es"))
    days = _days(edition)
    hold_code("asof", days)
    codes = open_view(edition, _values())
    hold_codes("region", codes.framework.places)
    hold_codes("objective", list(codes.framework.objectives))
    years = [str(year) for year in codes.framework.years]
    hold_code("from", years)
    hold_code("to", years)
    return open_view(edition, _values())


def show_filters(view: View) -> None:
    """Draw the bar."""
    words, framework = view.words, view.framework
    with st.container(key="filters"):
        places, objectives, years, known, tongue = st.columns([4.8, 3.8, 3.2, 3, 1.8], vertical_alignment="top")
    with places:
        offer_codes(
            view.say("Region (none selected: all)"),
            "region",
            framework.places,
            lambda code: words.pick(framework.regions[code]),
            form="pills" if len(framework.places) <= MOST_PILLS else "list",
            empty=view.say("all places"),
        )
    with objectives:
        offer_codes(
            view.say("Objective (none selected: all)"),
            "objective",
            list(framework.objectives),
            lambda code: words.pick(framework.objectives[code]),
            form="pills",
        )
    with years:
        first, last = st.columns(2)
        choices = [str(year) for year in framework.years]
        with first:
            offer_code(view.say("From year"), "from", choices, str, form="list", empty=view.say("first"))
        with last:
            offer_code(view.say("To year"), "to", choices, str, form="list", empty=view.say("last"))
    with known:
        offer_code(view.say("As known on"), "asof", _days(view.edition), lambda day: _name_day(view, day), form="list", empty=_newest(view))
        st.html(f'<p class="release" role="status">{escape(_arrivals(view))}</p>')
    with tongue:
        # The label stands in both languages: it is how someone who cannot read the page finds the switch.
        offer_code("Language · Idioma", "lang", ("en", "es"), str.upper, form="segments", default="en")


def _values() -> dict[str, list[str]]:
    values = {name: st.session_state.get(name) for name in FILTERS}
    return {name: [str(each) for each in value] if isinstance(value, list) else [str(value)] for name, value in values.items() if value}


def _days(edition: Edition) -> list[str]:
    """The days one can choose: those of releases, and any other that stands in the link."""
    days = {str(row.released_on)[:10] for row in all_releases(edition)}
    asked = (st.session_state.get("asof"), st.query_params.get("asof"))
    return sorted(days | {str(day) for day in asked if day and is_day(str(day))}, reverse=True)


def _newest(view: View) -> str:
    newest = view.releases[-1]
    return view.say("{day} · release {number}", day=view.words.day(newest.released_on), number=newest.release)


def _name_day(view: View, day: str) -> str:
    release = release_known_on(view.releases, day)
    written = view.words.day(date.fromisoformat(day))
    return view.say("{day} · release {number}", day=written, number=release.release) if release else view.say("{day} · no release", day=written)


def _arrivals(view: View) -> str:
    if view.release is None:
        return stamp.write_release(view)
    return view.say(
        "release {number}: {received} of {due} half-yearly reports due are in",
        number=view.number,
        received=view.words.number(view.release.reports_in),
        due=view.words.number(view.release.reports_due),
    )
