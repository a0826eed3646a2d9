"""Figures as cells, marks and words: what the cards of programme figures have in common."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pages.card.cell import Cell, show_amount, show_value
from pages.card.facts import describe
from pages.charts.marks import Mark
from pages.view.framework import WHOLE, Framework, Row
from pages.view.stamp import explain_codes
from pages.view.view import View
from pages.view.words import Words
from queries.database import Edition, R
from queries.kept import kept
from queries.rows import FiguresRow

Yearly = Mapping[tuple[str, str], Sequence[FiguresRow]]
"""Rows by counting system and place, each in the order of the years."""


def yearly(view: View, series: str, breakdown: str = "") -> Yearly:
    """The figures of a series in all years, by counting system and place: its totals, and the categories of one breakdown.

    Kept for a release: a change of the filter then only selects among them.
    """
    breakdowns = (breakdown,) if breakdown else ()
    return by_place(view, FiguresRow, series=series, kind="year", breakdowns=breakdowns, regions=(), first=None, last=None)


def of_term(view: View, series: str, breakdown: str = "") -> Yearly:
    """The same for the whole term."""
    breakdowns = (breakdown,) if breakdown else ()
    return by_place(view, FiguresRow, series=series, kind="term", breakdowns=breakdowns, regions=(), first=None, last=None)


def by_place(view: View, row: type[R], **parameters: Any) -> Mapping[tuple[str, str], Sequence[R]]:
    """The rows of a question about one series, by counting system and place; kept like those of `yearly`."""
    return _by_place(view.edition, view.number, row, **parameters)


@kept(1000)
def _by_place(edition: Edition, release: int, asked: type[R], **parameters: Any) -> Mapping[tuple[str, str], Sequence[R]]:
    found: dict[tuple[str, str], list[R]] = {}
    row: Any
    for row in edition.rows(asked, release=release, **parameters):
        found.setdefault((getattr(row, "source", ""), row.region), []).append(row)
    return found


def own_source(view: View, series: str, source: str = "") -> str:
    """The counting system a card draws: the one asked for, or the one the series is shown from; "" where several stand side by side."""
    return source or view.framework.series[series].shown_source or ""


def part_years(view: View) -> Mapping[int, str]:
    """The years of which only a part belongs to the term, each with the months of that part: `{2024: "Jan–Jun"}`."""
    return {
        int(row.year): f"{view.words.month(row.starts)}–{view.words.month(row.ends)}"
        for row in view.framework.periods.values()
        if row.kind == "year" and row.halves < WHOLE
    }


def name_year(view: View, year: int) -> str:
    """A year as it is called in a text or at the head of a column: `2023`, or `2024, Jan–Jun` when only a part belongs to the term."""
    months = part_years(view).get(year)
    return f"{year}, {months}" if months else str(year)


def year_names(view: View, years: Sequence[int]) -> tuple[str, ...]:
    """The years as heads of columns."""
    return tuple(name_year(view, year) for year in years)


def is_complete(view: View, row: Row) -> bool:
    """Whether the figure is of a whole year, and all of it is in."""
    return row.year not in part_years(view) and "p" not in (row.flags or "")


def has_value(row: Row) -> bool:
    """Whether the row carries a number rather than a code."""
    return row.missing is None


def cell(view: View, row: Row, href: str = "") -> Cell:
    """The figure as a table cell with its key and what a download tells of it."""
    return _cell(view.edition, view.framework, view.words, view.number, row, href)


@kept(60_000)
def _cell(_: Edition, framework: Framework, words: Words, release: int, row: Row, href: str) -> Cell:
    text = show_value(words, framework.series[row.series], row)
    return Cell(text, row.key, href, _facts(framework, words, release, row), "code" if not has_value(row) else "number")


def facts(view: View, row: Row) -> Mapping[str, Any]:
    """The figure's codes, names and values as columns of a file."""
    return _facts(view.framework, view.words, view.number, row)


def _facts(framework: Framework, words: Words, release: int, row: Row) -> Mapping[str, Any]:
    series = framework.series[row.series]
    source = framework.sources.get(row.source)
    category = framework.categories.get((row.breakdown, row.category))
    return {
        "what": "figure",
        "series": row.series,
        "series_name": words.pick(series),
        "unit": words.pick(series, "unit"),
        "source": row.source,
        "source_name": words.pick(source) if source else "",
        "region": row.region,
        "region_name": words.pick(framework.regions[row.region]),
        "period": row.period,
        "breakdown": row.breakdown,
        "category": row.category,
        "category_name": words.pick(category) if category else "",
        "value": row.value if has_value(row) else None,
        "numerator": row.numerator if has_value(row) else None,
        "denominator": row.denominator if has_value(row) else None,
        "code": row.missing if not has_value(row) else "",
        "flags": row.flags or "",
        "release": release,
    }


def target_cell(view: View, row: Row) -> Cell:
    """A target as a table cell."""
    series = view.framework.series[row.series]
    text = show_amount(view.words, series, row.value) + (" " + view.say("(adopted after its period began)") if row.late else "")
    facts = describe(view, row, "target", row.year, value=row.value, basis=row.basis)
    return Cell(text, row.key, "", facts, "number")


def mark(view: View, row: Row, href: str) -> Mark:
    """The figure as a point of a line."""
    known = has_value(row)
    return Mark(
        year=str(row.year),
        value=row.value if known else None,
        text=cell(view, row).text,
        key=row.key,
        href=href,
        code="" if known else row.missing,
        apart=not is_complete(view, row),
        label=short(view, row) if known else "",
        period=name_year(view, row.year),
    )


def short(view: View, row: Row) -> str:
    """The value as it is written in a chart: no flags, a percentage without its n and N, money without the currency its unit names."""
    series = view.framework.series[row.series]
    if series.kind == "percentage":
        return view.words.percent(row.value, 0)
    return view.words.number(row.value) if series.kind == "money" else show_amount(view.words, series, row.value)


def counting_systems(view: View, series: str, source: str) -> set[str]:
    """Who counted: the system itself, or for the roll-up over systems all that are in it."""
    if source != "ALL":
        return {source}
    return {owner for (owner, _), rows in yearly(view, series).items() if owner != "ALL" and any(map(has_value, rows))}


def short_place(view: View, place: str) -> str:
    """The name of a place where there is little room."""
    if short := view.words.own(f"short.{place}"):
        return short
    return view.say("National") if place == "NAT" else view.words.pick(view.framework.regions[place])


def place_names(view: View, places: Sequence[str]) -> str:
    """`the pilot regions`, or the names of the places."""
    if tuple(places) == view.framework.pilots:
        return view.say("the pilot regions")
    if tuple(places) == ("ALL",):
        return view.say("all places")
    return view.words.join([view.words.pick(view.framework.regions[place]) for place in places])


def source_names(view: View, codes: set[str]) -> str:
    """Who counted, in words; the roll-up over sources is left out."""
    sources = view.framework.sources
    return ", ".join(view.words.pick(sources[code]) for code in sorted(codes) if code in sources)


def code_notes(view: View, rows: Collection[Row]) -> tuple[str, ...]:
    """The explanation of every code and flag that occurs in the rows, and of no other."""
    found = {row.missing for row in rows if not has_value(row)} | {letter for row in rows for letter in (row.flags or "")}
    return tuple(explain_codes(view, found))
