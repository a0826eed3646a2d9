"""One indicator on the map: each place with its value and status where it lies, counts as circles."""

from dataclasses import replace

from pages.card import figures, ratings, years
from pages.card.card import Card
from pages.card.cell import Cell
from pages.cards.progress import compare, places, region
from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.shapes import LAND, PARTNER, Circle, draw_shapes
from pages.view.view import View
from queries.rows import RegionsRow, ResultsRow, ShapesRow

HEIGHT = 330
CIRCLED = ("count", "stock")
"""Kinds of series whose values are amounts of something, so that a circle twice as large is twice as much."""


def build(view: View, series: str) -> Card:
    """The map and the table of one series in the last complete year of the range, of every region of the Partnership; the chosen ones
    stand out. Counting systems that may not be added are a table alone. Raises KeyError for a series this release does not know."""
    asked = view.framework.series[series]
    year = view.status_year or max(view.years, default=0)
    own = [code for code in view.framework.places if view.framework.regions[code].kind != "unattributed"]
    rows = view.rows(ResultsRow, year=year, series=series, regions=own, objectives=())
    single = len({row.source for row in rows}) == 1
    title = view.say("{measure} on the map, {year}", measure=view.words.pick(asked), year=year)
    parts = [asked.indicator, view.words.pick(asked, "unit"), years.name_years(view)]
    return Card(
        address=f"mapped:{series}",
        title=title,
        subtitle=" · ".join([*parts, *([view.say("circle: the value")] if asked.kind in CIRCLED else [])]),
        sentence=compare.tell(view, rows),
        table=compare.list_places(view, title, rows, lambda row: _head(view, row)),
        figure=_draw(view, rows) if single else None,
        sources=figures.source_names(view, {row.source for row in rows}),
        notes=(
            *filter(None, [view.words.own("map")]),
            view.say("Shapes: Natural Earth (public domain), simplified; no statement on any boundary."),
            *figures.code_notes(view, list(rows)),
        ),
        table_first=not single,
    )


def _draw(view: View, rows: tuple[ResultsRow, ...]) -> Drawing:
    outlines = {row.region: row for row in view.rows(ShapesRow) if row.region}
    circles = [_circle(view, row, outlines[row.region].geometry_json) for row in rows if row.region in outlines]
    land = [replace(places.shape(view, row), label="", marker=False, colour=PARTNER if row.region else LAND) for row in view.rows(ShapesRow)]
    return draw_shapes(land, [], HEIGHT, circles)


def _circle(view: View, row: ResultsRow, geometry: str) -> Circle:
    series = view.framework.series[row.series]
    name = figures.short_place(view, row.region)
    shown = region.since_cell(view, row) if row.basis == "cumulative" and row.compared is not None else figures.cell(view, row)
    known = row.compared if row.basis == "cumulative" else row.value if figures.has_value(row) else None
    short = shown.text if row.basis == "cumulative" or not figures.has_value(row) else figures.short(view, row)
    rated = ratings.brief_words(view, row) if row.status in ratings.RATED else ""
    return Circle(
        geometry,
        float(known) if known is not None and series.kind in CIRCLED else None,
        f"{name} <b>{short}</b>",
        rated,
        f"{view.words.pick(view.framework.regions[row.region])}: {shown.text}" + (f"; {ratings.rating_words(view, row)}" if row.status else ""),
        style.place_colour(row.region),
        shown.key or row.key,
        places.toggle(view, row.region),
    )


def _head(view: View, row: RegionsRow) -> Cell:
    name = view.words.pick(row)
    shown = view.say("{place} (chosen: show all)", place=name) if row.region in view.selection.region else name
    return Cell(shown, href=places.toggle(view, row.region))
