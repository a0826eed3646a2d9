"""The row of filters: the pilots one click away, the rest in menus that say what is chosen; every choice in the address."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from pages.card.cell import Cell, Sentence, compose
from pages.card.markup import write_sentence
from pages.screen.choice import hold_code, hold_codes, offer_code, offer_codes, unseen
from pages.view import stamp
from pages.view.selection import CHOICES, FILTERS, is_day
from pages.view.templates import fill
from pages.view.view import View, all_releases, open_view, release_known_on
from queries.database import Edition

NONE = {"region": (), "objective": (), "first": None, "last": None, "asof": ""}
"""No filter at all, the language kept."""


def show_filters(edition: Edition, path: str, applying: tuple[str, ...]) -> View:
    """Draw the row with the filters that apply to the page at `path`, and return the view that the address means.

    All are held, whether they are shown or not: another page keeps them.
    """
    held = unseen("filters")
    hold_code("asof", _days(edition), held)
    view = _view(edition, path)
    hold_codes("region", view.framework.places, held)
    hold_codes("objective", list(view.framework.objectives), held)
    for name in ("from", "to"):
        hold_code(name, [str(year) for year in view.framework.years], held)
    view = _view(edition, path)
    with st.container(horizontal=True, key="bar", vertical_alignment="center", gap="small"):
        st.html(_summary(view))
        for name in applying:
            OFFERS[name](view)
        st.html(_rest(view))
    return view


def _offer_places(view: View) -> None:
    framework = view.framework
    name = lambda code: view.words.pick(framework.regions[code])  # noqa: E731
    offer_codes(view.say("Region (none selected: all)"), "region", framework.pilots, name)
    others = [code for code in framework.places if code not in framework.pilots]
    if others:
        chosen = [name(code) for code in view.selection.region if code in others]
        with st.popover(_short(chosen) or view.say("More regions"), key="menu-region"):
            offer_codes(view.say("More regions"), "region", others, name, part="-others")


def _offer_objectives(view: View) -> None:
    named = view.framework.objectives
    chosen = [view.words.pick(named[code]) for code in view.selection.objective]
    with st.popover(_short(chosen) or view.say("All objectives"), key="menu-objective"):
        offer_codes(view.say("Objective (none selected: all)"), "objective", list(named), lambda code: view.words.pick(named[code]))


def _offer_years(view: View) -> None:
    years = [str(year) for year in view.framework.years]
    with st.popover(_span(view), key="menu-years"):
        for name, label, empty in (("from", view.say("From year"), years[0]), ("to", view.say("To year"), years[-1])):
            offer_code(label, name, years, str, form="list", empty=empty)


def _offer_days(view: View) -> None:
    with st.popover(_name_day(view, view.selection.asof), key="menu-asof"):
        offer_code(view.say("As known on"), "asof", _days(view.edition), lambda day: _name_day(view, day), form="list", empty=_name_day(view, ""))


OFFERS = {"region": _offer_places, "objective": _offer_objectives, "years": _offer_years, "asof": _offer_days}


def _summary(view: View) -> Markup:
    """The one button of a small screen: what is chosen, and the way to the filters (front.js opens them)."""
    chosen = [view.words.pick(view.framework.regions[code]) for code in view.selection.region]
    chosen += [view.words.pick(view.framework.objectives[code]) for code in view.selection.objective]
    return fill("frame/filter_summary.html", view, chosen=" · ".join([*chosen, _span(view), _name_day(view, view.selection.asof)]))


def _rest(view: View) -> Markup:
    """The way back to no filter, where there is one, and how many reports are in, said to a screen reader too."""
    clear = view.here(**NONE) if view.selection.with_(lang="en", **NONE) != view.selection.with_(lang="en") else ""
    return fill("frame/filter_rest.html", view, clear=clear, arrivals=write_sentence(_arrivals(view)))


def _arrivals(view: View) -> Sentence:
    if view.release is None:
        return (stamp.write_release(view),)
    key = f"release/{view.number}"
    return compose(
        view.say("{received} of {due} reports agreed"),
        received=Cell(view.words.number(view.release.reports_in), key),
        due=Cell(view.words.number(view.release.reports_due), key),
    )


def _short(chosen: list[str]) -> str:
    """One name, or the first and how many more."""
    return f"{chosen[0]} +{len(chosen) - 1}" if len(chosen) > 1 else "".join(chosen)


def _span(view: View) -> str:
    years = view.framework.years
    first, last = view.selection.first or years[0], view.selection.last or years[-1]
    return str(first) if first == last else f"{first}–{last}"


def _view(edition: Edition, path: str) -> View:
    values = {name: st.session_state.get(name) for name in FILTERS}
    values |= {name: st.session_state.get(name, st.query_params.get(name)) for name in CHOICES}
    values["lang"] = st.query_params.get("lang")
    values["dropped"] = st.query_params.get_all("dropped")
    values["slides"] = st.query_params.get_all("slides")
    return open_view(edition, {name: _texts(value) for name, value in values.items() if value}, path)


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _days(edition: Edition) -> list[str]:
    """The days one can choose: those of releases, and any other that stands in the link."""
    days = {str(row.released_on)[:10] for row in all_releases(edition)}
    asked = (st.session_state.get("asof"), st.query_params.get("asof"))
    return sorted(days | {str(day) for day in asked if day and is_day(str(day))}, reverse=True)


def _name_day(view: View, day: str) -> str:
    """`Release 3 · Oct 15, 2024`; for no day, the newest release."""
    release = release_known_on(view.releases, day)
    written = view.words.day(date.fromisoformat(day)) if is_day(day) else view.words.day(view.releases[-1].released_on)
    return view.say("Release {number} · {day}", day=written, number=release.release) if release else view.say("{day} · no release", day=written)
