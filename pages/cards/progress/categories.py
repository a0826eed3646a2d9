"""The categories of one breakdown over the years at one place: lines when they are few, a table when they are many."""

from pages.card import figures, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table
from pages.cards.progress.breakdown import category_name, first_source, name_merged
from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import FEWEST_JOINED, draw_lines
from pages.charts.marks import Line
from pages.view.view import View
from queries.rows import BreakdownsRow, FiguresRow, SeriesRow

MOST_LINES = 4


def build(view: View, series: str, breakdown: str, source: str = "") -> Card:
    """The card of all categories at the one chosen place, or at all places together.

    Raises KeyError for a series or breakdown this release does not know.
    """
    row, split = view.framework.series[series], view.framework.breakdowns[breakdown]
    owner = figures.own_source(view, series, source) or first_source(view, series)
    place = view.selection.region[0] if len(view.selection.region) == 1 else "ALL"
    found = [each for each in figures.yearly(view, series, breakdown).get((owner, place), ()) if each.year in view.years]
    drawn = tuple(sorted({each.year for each in found}))
    own = {
        code: {each.year: each for each in found if each.category == code and each.breakdown == breakdown}
        for code in view.framework.categories_of(breakdown)
    }
    own = {code: rows for code, rows in own.items() if rows}
    title = _title(view, row, split, place, drawn)
    drawing = _draw(view, row, own, drawn)
    return Card(
        address=":".join(part for part in ("categories", series, breakdown, source) if part),
        title=title,
        subtitle=" · ".join((row.indicator, view.words.pick(row, "unit"), years.name_years(view))),
        sentence=_sentence(view, own),
        table=_table(view, title, breakdown, own, [each for each in found if each.breakdown == "total"], drawn),
        figure=drawing,
        sources=figures.source_names(view, figures.counting_systems(view, series, owner)),
        notes=(*figures.code_notes(view, found), *name_merged(view, row, breakdown, own), *(years.notes(view, row, drawn) if drawing else ())),
        table_first=drawing is None,
    )


def _title(view: View, series: SeriesRow, split: BreakdownsRow, place: str, drawn: tuple[int, ...]) -> str:
    name, by = view.words.pick(series), view.words.pick(split)
    by = by[:1].lower() + by[1:]
    if not drawn:
        return view.say("{measure} by {breakdown}", measure=name, breakdown=by)
    places = figures.place_names(view, (place,))
    return view.say("{measure} by {breakdown}: {places}, {year}", measure=name, breakdown=by, places=places, year=years.span(drawn))


def _draw(view: View, series: SeriesRow, own: dict[str, dict[int, FiguresRow]], drawn: tuple[int, ...]) -> Drawing | None:
    if not 0 < len(own) <= MOST_LINES:
        return None
    lines = []
    for position, (code, rows) in enumerate(own.items()):
        name = category_name(view, next(iter(rows.values())).breakdown, code)
        marks = [figures.mark(view, each, "") for each in rows.values()]
        lines.append(Line(code, name, marks, *style.distinguish(position), year=str(view.status_year or "")))
    if not any(line.points >= FEWEST_JOINED for line in lines):
        return None
    return draw_lines(lines, years.axis(view, series, drawn, [row for rows in own.values() for row in rows.values()]))


def _sentence(view: View, own: dict[str, dict[int, FiguresRow]]) -> Sentence:
    sentence: list[str | Cell] = []
    for code, rows in own.items():
        for row in years.complete(view, tuple(rows.values())):
            if row.year == view.status_year:
                sentence += years.tell(view, category_name(view, row.breakdown, code), (row,))
    return tuple(sentence) or (view.say("No value is released for these places and years. "),)


def _table(view: View, title: str, breakdown: str, own: dict[str, dict[int, FiguresRow]], totals: list[FiguresRow], drawn: tuple[int, ...]) -> Table:
    heads = (view.say("Category"), *figures.year_names(view, drawn))
    named = [(category_name(view, breakdown, code), rows) for code, rows in own.items()]
    if totals:
        named.append((view.say("Total"), {row.year: row for row in totals}))
    return Table(
        title,
        heads,
        tuple((Cell(name), *(figures.cell(view, rows[year]) if year in rows else Cell("–") for year in drawn)) for name, rows in named),
    )
