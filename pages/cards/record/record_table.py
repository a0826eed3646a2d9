"""A published table of places over one long period: a map where the places are departments, and always the table."""

from itertools import pairwise

from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table
from pages.cards.record import statements
from pages.charts.drawing import Drawing
from pages.charts.shapes import CLASSES, LAND, Shape, class_of, draw_shapes, is_marked
from pages.view.view import View
from queries.rows import RecordStatementsRow, RecordTablesRow, ShapesRow

BOUNDS = (25.0, 50.0, 100.0, 200.0)
"""Classes of the map, each the double of the one before: the places lie far apart, from single figures to thousands."""


def build(view: View, table: str) -> Card:
    """The table of places, the highest first, with the national total that was published beside it.

    The period is one and the places are those of the source, so year and region are not applied. Raises KeyError for an unknown table.
    """
    asked = {row.shown_table: row for row in statements.ask(view, RecordTablesRow)}[table]
    found = statements.ask(
        view,
        RecordStatementsRow,
        known_on=view.selection.known_on,
        subject="",
        record="",
        table=table,
        regions=(),
        totals=False,
        first=None,
        last=None,
    )
    rows = tuple(row for row in found if row.shown_table == table)
    total = tuple(row for row in found if row.shown_table != table)
    title = view.words.pick(asked)
    return Card(
        address=f"record-table:{table}",
        title=title,
        subtitle=" · ".join(
            part for part in (view.words.pick(rows[0], "unit") if rows else "", view.say("counts, not rates"), *statements.say_day(view)) if part
        ),
        lead=(view.say("No rate per child: these are complaints about victims of all ages, and no count of child victims by region was published."),),
        sentence=_tell(view, rows, total),
        table=_table(view, title, rows, total),
        figure=_draw(view, rows) if asked.place_kind == "department" and rows else None,
        sources=statements.say_cited(view),
        notes=(
            view.words.pick(asked, "note"),
            *filter(None, [view.words.own("record-rates")]),
        ),
        real=True,
        table_first=True,
        links=((view.say("All statements on this subject"), view.here(subject=rows[0].subject, record="")),) if rows else (),
    )


def codes(view: View) -> list[str]:
    """The tables there are."""
    return [row.shown_table for row in statements.ask(view, RecordTablesRow)]


def _ordered(rows: tuple[RecordStatementsRow, ...]) -> list[RecordStatementsRow]:
    return sorted(rows, key=lambda row: (-row.value, row.place))


def _tell(view: View, rows: tuple[RecordStatementsRow, ...], total: tuple[RecordStatementsRow, ...]) -> Sentence:
    if not rows:
        return (view.say("This table was not published yet on this day. "),)
    parts: list[str | Cell] = []
    if total:
        parts += [f"{view.words.whole}: ", statements.cell(view, total[0]), ". "]
    for row in _ordered(rows)[:3]:
        parts += [f"{statements.show_place(view, row)}: ", statements.cell(view, row), "; "]
    parts[-1] = ". "
    if _one_source(rows, total):
        parts += ["\n", view.say("Stated in: "), statements.cite(rows[0]), f" ({statements.show_stated(view, rows[0])})."]
    return tuple(parts)


def _one_source(rows: tuple[RecordStatementsRow, ...], total: tuple[RecordStatementsRow, ...]) -> bool:
    """Whether all figures were stated in one place, which is then cited once."""
    return len({(row.stated_in, row.url, row.stated_year, row.stated_on) for row in (*rows, *total)}) == 1


def _table(view: View, title: str, rows: tuple[RecordStatementsRow, ...], total: tuple[RecordStatementsRow, ...]) -> Table:
    cited = not _one_source(rows, total)
    heads = (view.say("Place"), view.say("Value"), *((view.say("Stated in"), view.say("Stated")) if cited else ()), view.say("Record"))
    lines = [_line(view, statements.show_place(view, row), row, cited) for row in _ordered(rows)]
    lines += [_line(view, view.say("{country}, as published", country=view.words.whole), row, cited) for row in total]
    return Table(title, heads, tuple(lines))


def _line(view: View, name: str, row: RecordStatementsRow, cited: bool) -> tuple[Cell, ...]:
    citation = (statements.cite(row), Cell(statements.show_stated(view, row))) if cited else ()
    return (Cell(name), statements.cell(view, row), *citation, Cell(row.record))


def _draw(view: View, rows: tuple[RecordStatementsRow, ...]) -> Drawing:
    found = {row.area_code: row for row in rows}
    shapes = []
    for outline in statements.ask(view, ShapesRow):
        row = found.get(outline.area_code)
        text = statements.show_amount(view, row) if row else view.say("no figure")
        colour = CLASSES[class_of(row.value, BOUNDS)] if row else LAND
        name = statements.show_place(view, row) if row else outline.name
        shapes.append(Shape(name, outline.geometry_json, text, colour, row.key if row else "", marker=is_marked(outline.area_code)))
    return draw_shapes(shapes, list(zip(reversed(CLASSES), _classes(view), strict=True)))


def _classes(view: View) -> list[str]:
    """The words of the classes, the highest first."""
    number = view.words.number
    middle = [view.say("{low} to {high}", low=number(low), high=number(high - 1)) for low, high in pairwise(BOUNDS)]
    return [view.say("{low} and more", low=number(BOUNDS[-1])), *reversed(middle), view.say("under {high}", high=number(BOUNDS[0]))]
