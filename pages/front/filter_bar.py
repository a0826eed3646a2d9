"""The filter bar: the same on every page, every choice in the address."""

from datetime import date

import streamlit as st

from pages.cards.cell import Cell, Sentence, compose
from pages.cards.markup import write_sentence
from pages.screen.choice import Form, hold_code, hold_codes, offer_code, offer_codes, unseen
from pages.view import stamp
from pages.view.selection import FILTERS, is_day
from pages.view.view import View, all_releases, open_view, release_known_on
from pages.view.words import LANGUAGES
from queries.database import Edition

MOST_PILLS = 12


def show_filters(edition: Edition) -> View:
    """Draw the bar and return the view that the address means.

    The language comes first, because all words depend on it, then the day, because the places do. Years and languages
    read the same in the address and on the screen, so their widgets are bound themselves.
    """
    with st.container(key="filters"):
        places, objectives, first, last, known, tongue = st.columns([4.8, 3.8, 1.6, 1.6, 3, 1.8])
    # The label stands in both languages: it is how someone who cannot read the page finds the switch.
    tongue.segmented_control("Language · Idioma", LANGUAGES, default="en", key="lang", required=True, bind="query-params", persist_state="session")
    held = unseen("filters")
    hold_code("asof", _days(edition), held)
    view = _view(edition)
    years = [str(year) for year in view.framework.years]
    ends = ((first, "from", view.say("From year"), years[0]), (last, "to", view.say("To year"), years[-1]))
    for column, name, label, empty in ends:
        column.selectbox(label, years, index=None, key=name, placeholder=empty, bind="query-params", persist_state="session")
    hold_codes("region", view.framework.places, held)
    hold_codes("objective", list(view.framework.objectives), held)
    view = _view(edition)
    with places:
        _offer_places(view)
    with objectives:
        named = view.framework.objectives
        offer_codes(view.say("Objective (none selected: all)"), "objective", list(named), lambda code: view.words.pick(named[code]), form="pills")
    with known:
        offer_code(view.say("As known on"), "asof", _days(edition), lambda day: _name_day(view, day), form="list", empty=_newest(view))
        st.html(f'<p class="release" role="status">{write_sentence(_arrivals(view))}</p>')
    return view


def _offer_places(view: View) -> None:
    named = view.framework.regions
    form: Form = "pills" if len(view.framework.places) <= MOST_PILLS else "list"
    label = view.say("Region (none selected: all)")
    offer_codes(label, "region", view.framework.places, lambda code: view.words.pick(named[code]), form=form, empty=view.say("all places"))


def _view(edition: Edition) -> View:
    values = {name: st.session_state.get(name) for name in FILTERS}
    return open_view(edition, {name: _texts(value) for name, value in values.items() if value})


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


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


def _arrivals(view: View) -> Sentence:
    """How many of the reports due are in: what came with a filter, said to a screen reader too."""
    if view.release is None:
        return (stamp.write_release(view),)
    return compose(
        view.say("release {number}: {received} of {due} half-yearly reports due are in"),
        number=Cell(str(view.number)),
        received=Cell(view.words.number(view.release.reports_in), f"release/{view.number}"),
        due=Cell(view.words.number(view.release.reports_due), f"release/{view.number}"),
    )
