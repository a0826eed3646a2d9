"""Who gives what of a side's contribution: the executed amount and the posts of each sector, in one table that can be sorted."""

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from queries.rows import FiguresRow

BREAKDOWN, ALL = "institution", "ALL"


def build(view: View, money: str, posts: str) -> Card:
    """The table of two series by sector, of the one chosen place or of all. Raises KeyError for a series this release does not know."""
    amounts, people = view.framework.series[money], view.framework.series[posts]
    place = view.selection.region[0] if len(view.selection.region) == 1 else ALL
    year = view.status_year
    columns: list[tuple[str, dict[str, FiguresRow]]] = [
        (
            view.say("{measure}, whole term so far", measure=view.words.pick(amounts, "short") or view.words.pick(amounts)),
            _read(view, money, place, 0),
        )
    ]
    if year is not None:
        for series in (amounts, people):
            name = view.say("{measure}, {year}", measure=view.words.pick(series, "short") or view.words.pick(series), year=year)
            columns.append((name, _read(view, series.series, place, year)))
    named = [code for code in view.framework.categories_of(BREAKDOWN) if any(code in rows for _, rows in columns)]
    lines = [_line(view, view.words.pick(view.framework.categories[BREAKDOWN, code]), [rows.get(code) for _, rows in columns]) for code in named]
    lines += [_line(view, view.say("Total"), [rows.get("total") for _, rows in columns])] if named else []
    title = view.say("Contribution and posts by sector: {place}", place=figures.place_names(view, (place,)))
    shown = [row for _, rows in columns for row in rows.values()]
    return Card(
        address=f"sectors:{money}:{posts}",
        title=title,
        subtitle=view.say("the sector of the budget or post, not the institution that reports; choose a heading to sort"),
        sentence=() if lines else (view.say("No value is released for these places and years. "),),
        table=Table(title, (view.say("Sector"), *(name for name, _ in columns)), tuple(lines)),
        sources=figures.source_names(view, {row.source for row in shown}),
        notes=figures.code_notes(view, shown),
        table_first=True,
    )


def _read(view: View, series: str, place: str, year: int) -> dict[str, FiguresRow]:
    """The figures of a year, or of the whole term (0), by sector, and the total."""
    found = figures.yearly(view, series, BREAKDOWN) if year else figures.of_term(view, series, BREAKDOWN)
    rows = found.get((view.framework.series[series].shown_source or ALL, place), ())
    return {row.category: row for row in rows if not year or row.year == year}


def _line(view: View, name: str, rows: list[FiguresRow | None]) -> tuple[Cell, ...]:
    return (Cell(name), *(figures.cell(view, row) if row is not None else Cell("–") for row in rows))
