"""One series as several counting systems count it, a line a system at one place; they are never added."""

from pages.card import figures, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table
from pages.card.definition import definition, history
from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import FEWEST_JOINED, draw_lines
from pages.charts.marks import Line
from pages.view.view import View
from queries.rows import FiguresRow, OverlapsRow, SeriesRow


def build(view: View, series: str, form: str = "") -> Card:
    """The card of all systems at the chosen place, or at the released roll-up when none or several are chosen."""
    row = view.framework.series[series]
    place = view.selection.region[0] if len(view.selection.region) == 1 else "ALL"
    systems = {
        source: own
        for (source, where), all_years in figures.yearly(view, series).items()
        if where == place and (own := [each for each in all_years if each.year in view.years])
    }
    shown = [each for own in systems.values() for each in own]
    drawn = tuple(sorted({each.year for each in shown}))
    name = view.words.pick(row)
    places = figures.place_names(view, (place,))
    title = view.say("{measure}: {places}, {years}", measure=name, places=places, years=years.span(drawn)) if drawn else name
    drawing = _draw(view, row, systems, drawn, small=form == "small")
    return Card(
        address=f"trend:{series}::{form}".rstrip(":"),
        title=view.words.pick(row, "short") if form == "small" else title,
        subtitle=" · ".join((row.indicator, view.words.pick(row, "unit"), places, view.say("different counting systems, never added"))),
        sentence=_sentence(view, systems),
        table=_table(view, title, systems, drawn),
        figure=drawing,
        sources=figures.source_names(view, set(systems)),
        notes=(*figures.code_notes(view, shown), *(years.notes(view, row, drawn) if drawing else ())),
        folds=() if form == "small" else (definition(view, row), *history(view, series, shown)),
        table_first=drawing is None,
    )


def systems(view: View, series: str) -> list[str]:
    """The counting systems of a series, in order, the roll-up over them left out."""
    return list(dict.fromkeys(source for source, _ in figures.yearly(view, series) if source != "ALL"))


def overlaps(view: View, sources: set[str]) -> list[OverlapsRow]:
    """Why the counts of these systems are not added: one row a pair."""
    return [row for row in view.rows(OverlapsRow) if row.source_a in sources and row.source_b in sources]


def _draw(view: View, series: SeriesRow, systems: dict[str, list[FiguresRow]], drawn: tuple[int, ...], *, small: bool) -> Drawing | None:
    lines = []
    for position, source in enumerate(systems):
        colour, marker = style.distinguish(position)
        marks = [figures.mark(view, row, "") for row in systems[source]]
        lines.append(Line(source, view.words.pick(view.framework.sources[source]), marks, colour, marker, year=str(view.status_year or "")))
    if not any(line.points >= FEWEST_JOINED for line in lines):
        return None
    return draw_lines(lines, years.axis(view, series, drawn, [row for own in systems.values() for row in own], small=small))


def _sentence(view: View, systems: dict[str, list[FiguresRow]]) -> Sentence:
    parts: list[str | Cell] = []
    for source, rows in systems.items():
        for row in years.complete(view, rows):
            if row.year == view.status_year:
                parts += years.tell(view, view.words.pick(view.framework.sources[source]), (row,))
    return tuple(parts) or (view.say("No value is released for these places and years. "),)


def _table(view: View, title: str, systems: dict[str, list[FiguresRow]], drawn: tuple[int, ...]) -> Table:
    heads = (view.say("Counting system"), *figures.year_names(view, drawn))
    lines = []
    for source, rows in systems.items():
        own = {row.year: row for row in rows}
        name = Cell(view.words.pick(view.framework.sources[source]))
        lines.append((name, *(figures.cell(view, own[year]) if year in own else Cell("") for year in drawn)))
    return Table(title, heads, tuple(lines))
