"""One series in one year, places side by side on one scale with their targets."""

from collections.abc import Callable

from pages.card import figures, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, show_amount
from pages.cards.progress import region
from pages.charts import style
from pages.charts.bars import Bar, Panel, draw_bars
from pages.charts.drawing import Drawing
from pages.view.view import View
from queries.rows import RegionsRow, ResultsRow


def build(view: View, series: str) -> Card:
    """The chosen places, or the three pilots: figure, target and status in the last complete year of the range.

    Counting systems that may not be added are panels of their own. Raises KeyError for a series this release does not know.
    """
    asked = view.framework.series[series]
    year = view.status_year or max(view.years, default=0)
    rows = view.rows(ResultsRow, year=year, series=series, regions=view.shown_regions, objectives=())
    title = view.say("{measure}: places side by side, {year}", measure=view.words.pick(asked), year=year)
    aimed = any(row.target is not None for row in rows)
    counted = view.say("cumulative since {year}", year=min(view.framework.years)) if _cumulative(rows) else ""
    return Card(
        address=f"compare:{series}",
        title=title,
        subtitle=" · ".join(
            filter(
                None,
                (asked.indicator, view.words.pick(asked, "unit"), counted, view.say("the last complete year of the range"), years.name_years(view)),
            )
        ),
        sentence=tell(view, rows),
        table=list_places(view, title, rows, lambda row: Cell(view.words.pick(row), href=view.link("/regions", region=(row.region,)))),
        figure=_draw(view, rows) if rows else None,
        sources=figures.source_names(view, {row.source for row in rows}),
        notes=(
            *((view.say("Black mark: target."),) if aimed else ()),
            *figures.code_notes(view, list(rows)),
        ),
        table_first=not rows,
    )


def _draw(view: View, rows: tuple[ResultsRow, ...]) -> Drawing:
    sources = list(dict.fromkeys(row.source for row in rows))
    names = view.framework.sources
    panels = [
        Panel(
            view.words.pick(names[source]) if source in names else "",
            [_bar(view, row, cumulative=_cumulative(rows)) for row in rows if row.source == source],
        )
        for source in sources
    ]
    return draw_bars(panels)


def _cumulative(rows: tuple[ResultsRow, ...]) -> bool:
    """Whether targets count from the start of the term; then the figures beside them do, too."""
    return any(row.basis == "cumulative" for row in rows)


def _bar(view: View, row: ResultsRow, *, cumulative: bool) -> Bar:
    series = view.framework.series[row.series]
    name = view.words.pick(view.framework.regions[row.region])
    shown = region.since_cell(view, row) if cumulative else figures.cell(view, row)
    value = row.compared if cumulative else row.value if figures.has_value(row) else None
    aimed = row.target is not None
    target = show_amount(view.words, series, row.target) if aimed else ""
    return Bar(
        name,
        None if value is None else float(value),
        shown.text,
        shown.key or row.key,
        view.link("/regions", region=(row.region,)),
        "" if value is not None or row.missing is None else row.missing,
        style.place_colour(row.region),
        float(row.target) if aimed else None,
        view.say("{place}: target {value}", place=name, value=target) if aimed else "",
        row.target_key or "",
        "" if value is None else shown.text if cumulative else figures.short(view, row),
    )


def tell(view: View, rows: tuple[ResultsRow, ...]) -> Sentence:
    """Each place with its value, counted as its target is."""
    parts: list[str | Cell] = []
    for row in rows:
        parts += [view.words.pick(view.framework.regions[row.region])]
        if row.source in view.framework.sources and len({each.source for each in rows}) > 1:
            parts.append(f" ({view.words.pick(view.framework.sources[row.source])})")
        parts += [": ", region.since_cell(view, row) if row.basis == "cumulative" else figures.cell(view, row), "; "]
    return (*parts[:-1], ".") if parts else (view.say("No value is released for these places and years. "),)


def list_places(view: View, title: str, rows: tuple[ResultsRow, ...], head: Callable[[RegionsRow], Cell]) -> Table:
    """Places with source, target, value and status; `head` makes the cell that names a place."""
    heads = (view.say("Place"), view.say("Source"), view.say("Target"), view.say("Actual"), view.say("Status"))
    names = view.framework.sources
    lines = tuple(
        (
            head(view.framework.regions[row.region]),
            Cell(view.words.pick(names[row.source]) if row.source in names else "–"),
            region.target_cell(view, row),
            region.actual_cell(view, row),
            region.status_cell(view, row),
        )
        for row in rows
    )
    return Table(title, heads, lines)
