"""One series over the years, by place, against its targets."""

from html import escape

from pages.shared.card import Card
from pages.shared.cards import figures
from pages.shared.cell import Cell, Sentence, Table, show_amount
from pages.shared.charts import style
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.lines import Axis, Line, Mark, Span, draw_lines, draw_panels
from pages.shared.framework import Row
from pages.shared.markup import write_table
from pages.shared.view import View

MOST_LINES = 4
FEWEST_POINTS = 3


def build(view: View, series: str, source: str = "", form: str = "") -> Card:
    """The trend card of `series` from `source` ("" = the one the series is shown from). Form `small` is for the overview.

    Raises KeyError for a series this release does not know.
    """
    row = view.framework.series[series]
    source = source or (row.shown_source if isinstance(row.shown_source, str) else "")
    found = _rows(view, series, source)
    years = sorted({int(each.year) for each in found})
    targets = [each for each in view.rows("targets", series=series) if each.year in years]
    title = _title(view, row, source, years)
    drawing = _draw(view, found, targets, small=form == "small")
    return Card(
        address=":".join(part for part in ("trend", series, source if form or source != row.shown_source else "", form) if part or form),
        title=view.words.pick(row, "short") if form == "small" else title,
        subtitle=_subtitle(view, row),
        sentence=_sentence(view, found),
        table=_table(view, title, found, targets, years),
        figure=drawing,
        sources=figures.source_names(view, {each.source for each in found}),
        notes=figures.code_notes(view, found),
        folds=() if form == "small" else _folds(view, row),
        table_first=drawing is None,
    )


def _rows(view: View, series: str, source: str) -> list[Row]:
    years = view.years
    span = {"first": min(years, default=0), "last": max(years, default=0)}
    return list(view.rows("trend", series=series, source=source, regions=view.listed_regions, **span))


def _title(view: View, series: Row, source: str, years: list[int]) -> str:
    name = view.words.pick(series)
    span = "" if not years else f", {years[0]}–{years[-1]}" if len(years) > 1 else f", {years[0]}"
    apart = not isinstance(series.shown_source, str) and source in view.framework.sources
    return name + (f" ({view.words.pick(view.framework.sources[source])})" if apart else "") + span


def _subtitle(view: View, series: Row) -> str:
    parts = [series.indicator, view.words.pick(series, "unit"), view.say("calendar years")]
    if series.direction == "none":
        parts.append(view.say("no target: more or fewer is not better by itself"))
    return " · ".join(parts)


def _draw(view: View, rows: list[Row], targets: list[Row], *, small: bool) -> Drawing | None:
    shown = view.shown_regions[:MOST_LINES]
    axis = _axis(view, rows, small=small or (bool(targets) and len(shown) > 1))
    if len(axis.years) < FEWEST_POINTS:
        return None
    lines, others = [], 0
    for place in shown:
        marks = [figures.mark(view, row, view.link("/regions", region=(place,))) for row in rows if row.region == place]
        if not marks:
            continue
        name = _short_name(view, place)
        lines.append(Line(place, name, marks, style.place_colour(place), style.place_marker(place, others), style.place_dash(place, others)))
        others += place not in style.PLACES
    aimed = {place: _target_line(view, place, targets) for place in shown if any(row.region == place for row in targets)}
    if not lines:
        return None
    if aimed and len(lines) > 1 and not small:
        return draw_panels(lines, axis, aimed)
    only = aimed.get(lines[0].code) if len(lines) == 1 else None
    return draw_lines(lines, axis, only, view.say("Target") if only else "")


def _target_line(view: View, place: str, targets: list[Row]) -> Line:
    series = view.framework.series
    marks = [
        Mark(str(row.year), float(row.value), show_amount(view.words, series[row.series], row.value), row.key)
        for row in targets
        if row.region == place
    ]
    return Line("target", view.say("Target"), marks)


def _axis(view: View, rows: list[Row], *, small: bool) -> Axis:
    years = sorted({int(row.year) for row in rows})
    provisional = {int(row.year) for row in rows if "p" in (row.flags or "")}
    spans = [
        Span(str(event.starts)[:4], str(event.ends)[:4], view.words.pick(event).split(":")[0].split(" (")[0])
        for event in view.rows("events")
        if event.kind == "disruption"
    ]
    return Axis(
        [str(year) for year in years], [f"{year} [p]" if year in provisional else str(year) for year in years], 220 if small else 270, spans, small
    )


def _short_name(view: View, place: str) -> str:
    return view.say("M. Lima") if place == "LMA" else view.words.pick(view.framework.regions[place])


def _sentence(view: View, rows: list[Row]) -> Sentence:
    parts: list[str | Cell] = []
    hidden: list[str] = []
    for place in view.shown_regions:
        own = [row for row in rows if row.region == place]
        known = [row for row in own if figures.has_value(row)]
        name = view.words.pick(view.framework.regions[place])
        hidden += [f"{name} {row.year}" for row in own if row.missing == "c"]
        if not known:
            continue
        first, last = known[0], known[-1]
        parts += [name, ": ", figures.cell(view, first), view.say(" in {year}", year=first.year)]
        if last is not first:
            parts += [", ", figures.cell(view, last), view.say(" in {year}", year=last.year)]
        parts.append(". ")
    if not parts:
        parts.append(view.say("No value is released for these places and years. "))
    if hidden:
        parts.append(view.say("Confidential: {places}. ", places=view.words.join(hidden)))
    return tuple(parts)


def _table(view: View, title: str, rows: list[Row], targets: list[Row], years: list[int]) -> Table:
    aimed = {(row.region, row.year): row for row in targets}
    heads = (view.say("Place"), *(str(year) for year in years))
    lines: list[tuple[Cell, ...]] = []
    for place in view.listed_regions:
        own = {row.year: row for row in rows if row.region == place}
        if not own:
            continue
        name = view.words.pick(view.framework.regions[place])
        leads = view.link("/regions", region=(place,)) if place in view.framework.places else ""
        lines.append((Cell(name, href=leads), *(figures.cell(view, own[year]) if year in own else Cell("") for year in years)))
        if any(region == place for region, _ in aimed):
            lines.append(
                (
                    Cell(view.say("{place}: target", place=name)),
                    *(figures.target_cell(view, aimed[place, year]) if (place, year) in aimed else Cell("–") for year in years),
                )
            )
    return Table(title, heads, tuple(lines))


def _folds(view: View, series: Row) -> tuple[tuple[str, str], ...]:
    indicator = view.framework.indicators[series.indicator]
    definition = "".join(
        f"<p><strong>{escape(label)}</strong> {escape(text)}</p>"
        for label, text in (
            (view.say("Definition."), view.words.pick(indicator, "definition")),
            (view.say("Limits."), view.words.pick(indicator, "limitations")),
            (view.say("Status of the indicator:"), view.say("proposed, to be replaced by the Implementation Plan")),
        )
        if text
    )
    more = f'<p><a href="{escape(view.link("/indicators", indicator=series.indicator))}">{escape(view.say("Full reference sheet"))}</a></p>'
    return ((view.say("Definition"), definition + more), *_history(view, series))


def _history(view: View, series: Row) -> tuple[tuple[str, str], ...]:
    changes = view.rows("revisions", series=series.series)
    if not changes:
        return ()
    heads = (view.say("Figure"), view.say("Was"), view.say("Is"), view.say("Release"), view.say("Why"))
    rows = tuple(
        (
            Cell(f"{view.words.pick(view.framework.regions[row.region])} {row.period} {'' if row.breakdown == 'total' else row.category}".strip()),
            Cell(_value(view, series, row.was, row.was_missing), f"revision/was/{row.release}/{_figure(row)}", tone="number"),
            Cell(_value(view, series, row.became, row.became_missing), f"revision/became/{row.release}/{_figure(row)}", tone="number"),
            Cell(str(row.release)),
            Cell(row.reason if isinstance(row.reason, str) else ""),
        )
        for row in changes
    )
    title = view.words.count("History ({n} change)", "History ({n} changes)", len(rows))
    return ((title, write_table(Table(title, heads, rows))),)


def _figure(row: Row) -> str:
    return "/".join((row.series, row.source, row.region, row.period, row.breakdown, row.category))


def _value(view: View, series: Row, value: float, missing: str | None) -> str:
    return f"[{missing}]" if isinstance(missing, str) else show_amount(view.words, series, value)
