"""A milestone as a checklist: done, due, overdue or not known, a column a year; a yes or no is never a height."""

from pages.card import figures, ratings, years
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.card.definition import definition, history
from pages.card.facts import describe
from pages.view.view import View
from queries.rows import StatusesRow


def build(view: View, indicator: str) -> Card:
    """Every milestone of an indicator, a row each. Raises KeyError for an indicator this release does not know, or one without milestones."""
    view.framework.indicators[indicator]
    listed = [code for code, row in view.framework.series.items() if row.indicator == indicator and row.kind == "milestone"]
    if not listed:
        raise KeyError(indicator)
    return _card(view, f"checklist:{indicator}", listed)


def build_series(view: View, series: str) -> Card:
    """One milestone, at the address where another series has its trend."""
    return _card(view, f"trend:{series}", [series])


def _card(view: View, address: str, listed: list[str]) -> Card:
    first = view.framework.series[listed[0]]
    name = view.words.pick(first if len(listed) == 1 else view.framework.indicators[first.indicator])
    title = view.say("{measure}: done or not, {years}", measure=name, years=years.span(view.years)) if view.years else name
    rows: list[tuple[Cell, ...]] = []
    for series in listed:
        for place in _places(view, series):
            rows.append((Cell(_name(view, series, place, alone=len(listed) == 1)), *(_cell(view, series, place, year) for year in view.years)))
    shown = [row for code in listed for each in figures.yearly(view, code).values() for row in each]
    return Card(
        address=address,
        title=title,
        subtitle=" · ".join((first.indicator, years.name_years(view))),
        sentence=() if rows else (view.say("No value is released for these places and years. "),),
        table=Table(title, (view.say("Milestone"), *figures.year_names(view, view.years)), tuple(rows)),
        sources=figures.source_names(view, {row.source for row in shown if row.source != "ALL"}),
        folds=(definition(view, first), *history(view, listed[0], shown)) if len(listed) == 1 else (),
        table_first=True,
    )


def _places(view: View, series: str) -> list[str]:
    """The chosen places that have the milestone; where none has it, the country as a whole."""
    found = _statuses(view, series)
    own = [place for place in view.shown_regions if any(row.status != "no-information" for row in found.get(place, {}).values())]
    return own or [place for place in ("ALL",) if place in found]


def _statuses(view: View, series: str) -> dict[str, dict[int, StatusesRow]]:
    source = view.framework.series[series].shown_source
    every = figures.by_place(view, StatusesRow, series=series)
    return {place: {row.year: row for row in rows} for (owner, place), rows in every.items() if source in (None, owner)}


def _name(view: View, series: str, place: str, *, alone: bool) -> str:
    where = "" if place == "ALL" else str(view.words.pick(view.framework.regions[place]))
    return where if alone and where else " · ".join(filter(None, (str(view.words.pick(view.framework.series[series])), where)))


def _cell(view: View, series: str, place: str, year: int) -> Cell:
    row = _statuses(view, series).get(place, {}).get(year)
    if row is None:
        return Cell("")
    facts = describe(view, row, "status", year, counted=True, status=row.status)
    return Cell(ratings.rating_words(view, row), row.key, "", facts, "rating")
