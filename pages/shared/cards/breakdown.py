"""One series broken down in the last year of the range, a panel a place on equal scales."""

from pages.shared.card import Card
from pages.shared.cards import figures
from pages.shared.cell import Cell, Sentence, Table
from pages.shared.charts import style
from pages.shared.charts.bars import Bar, Panel, draw_bars
from pages.shared.charts.drawing import Drawing
from pages.shared.framework import Row
from pages.shared.view import View


def build(view: View, series: str, breakdown: str, source: str = "") -> Card:
    """The breakdown card. Victim figures by place are confidential, so where every place is, the whole country is drawn.

    Raises KeyError for a series or breakdown this release does not know.
    """
    row = view.framework.series[series]
    split = view.framework.breakdowns[breakdown]
    source = source or (row.shown_source if isinstance(row.shown_source, str) else "")
    year = max(view.years, default=0)
    found = list(view.rows("breakdown", series=series, source=source, breakdown=breakdown, regions=view.listed_regions, year=year))
    title = view.say("{measure} by {breakdown}, {year}", measure=view.words.pick(row), breakdown=view.words.pick(split).lower(), year=year)
    return Card(
        address=":".join(part for part in ("breakdown", series, breakdown) if part),
        title=title,
        subtitle=" · ".join((row.indicator, view.words.pick(row, "unit"), view.say("calendar year {year}, the last of the range", year=year))),
        sentence=_sentence(view, found),
        table=_table(view, title, breakdown, found),
        figure=_draw(view, breakdown, found),
        sources=figures.source_names(view, {each.source for each in found}),
        notes=(
            *figures.code_notes(view, found),
            *(() if split.partition else (view.say("A child can be in several categories: they are not added up."),)),
        ),
        table_first=False,
    )


def _parts(view: View, breakdown: str, rows: list[Row], place: str) -> dict[str, Row]:
    return {row.category: row for row in rows if row.region == place and row.breakdown == breakdown}


def _places(view: View, breakdown: str, rows: list[Row]) -> list[str]:
    """The places drawn: those chosen, or the whole country where every chosen place is confidential."""
    shown = list(view.shown_regions[:4])
    readable = [place for place in shown if any(figures.has_value(row) for row in _parts(view, breakdown, rows, place).values())]
    whole = any(figures.has_value(row) for row in _parts(view, breakdown, rows, "ALL").values())
    return shown if readable or not whole else ["ALL"]


def _draw(view: View, breakdown: str, rows: list[Row]) -> Drawing | None:
    categories = [code for code in view.framework.categories_of(breakdown) if any(row.category == code for row in rows)]
    if not categories:
        return None
    panels = []
    for place in _places(view, breakdown, rows):
        parts = _parts(view, breakdown, rows, place)
        leads = view.link("/regions", region=(place,)) if place in view.framework.places else ""
        bars = [_bar(view, breakdown, code, parts.get(code), leads) for code in categories]
        colour = style.place_colour(place) if place in view.framework.places else style.ORDER[0]
        panels.append(Panel(view.words.pick(view.framework.regions[place]), bars, colour))
    return draw_bars(panels)


def _bar(view: View, breakdown: str, category: str, row: Row | None, href: str) -> Bar:
    name = view.words.pick(view.framework.categories[breakdown, category])
    if row is None:
        return Bar(name, None, "", "")
    text = figures.cell(view, row).text
    known = figures.has_value(row)
    return Bar(name, float(row.value) if known else None, text, row.key, href, "" if known else row.missing)


def _sentence(view: View, rows: list[Row]) -> Sentence:
    parts: list[str | Cell] = []
    for row in rows:
        if row.breakdown == "total" and row.region in (*view.shown_regions, "ALL"):
            parts += [view.words.pick(view.framework.regions[row.region]), ": ", figures.cell(view, row), view.say(" in all. ")]
    return tuple(parts)


def _table(view: View, title: str, breakdown: str, rows: list[Row]) -> Table:
    places = [place for place in view.listed_regions if any(row.region == place for row in rows)]
    heads = (view.say("Category"), *(view.words.pick(view.framework.regions[place]) for place in places))
    lines: list[tuple[Cell, ...]] = []
    for code in view.framework.categories_of(breakdown):
        found = [_parts(view, breakdown, rows, place).get(code) for place in places]
        if any(row is not None for row in found):
            name = view.words.pick(view.framework.categories[breakdown, code])
            lines.append((Cell(name), *(figures.cell(view, row) if row is not None else Cell("") for row in found)))
    totals = {row.region: row for row in rows if row.breakdown == "total"}
    if totals:
        lines.append((Cell(view.say("Total")), *(figures.cell(view, totals[place]) if place in totals else Cell("") for place in places)))
    return Table(title, heads, tuple(lines))
