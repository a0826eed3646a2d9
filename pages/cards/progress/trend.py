"""One series over the years, by place, against its targets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.card import figures, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose, show_amount
from pages.card.definition import definition, history
from pages.card.facts import describe
from pages.card.ratings import NO_TARGET, brief_words, rating_cell
from pages.cards.progress import checklist, side_by_side
from pages.cards.progress.assessment import say_overdue
from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import FEWEST_JOINED, draw_lines, draw_panels
from pages.charts.marks import Line, Mark
from pages.view.view import View
from pages.view.words import mark
from queries.database import R
from queries.rows import FiguresRow, SeriesRow, StatusesRow, TargetsRow

MOST_LINES, MOST_PANELS = 4, 12
MOST_LISTED = 40
"""Places in a table; beyond that the drawn ones and the roll-ups are listed, and the page of regions has each."""


@dataclass(frozen=True)
class Trend:
    """The rows of one card: figures, targets and status by place, in the order of the years."""

    series: SeriesRow
    source: str
    years: tuple[int, ...]
    drawn: tuple[str, ...]
    figures: dict[str, list[FiguresRow]]
    targets: dict[str, dict[int, TargetsRow]]
    statuses: dict[str, dict[int, StatusesRow]]

    @property
    def shown(self) -> list[FiguresRow]:
        """Every figure of the card."""
        return [row for rows in self.figures.values() for row in rows]

    @property
    def aimed(self) -> list[TargetsRow]:
        """Every target of the card."""
        return [row for rows in self.targets.values() for row in rows.values()]

    @property
    def cumulative(self) -> bool:
        """Whether targets count from the beginning of the term; then only the values counted like them are drawn beside them."""
        return any(row.basis == "cumulative" for row in self.aimed)


def build(view: View, series: str, source: str = "", form: str = "") -> Card:
    """The trend card of `series` from `source` ("" = the one the series is shown from). Form `small` is for the overview, `slide` leaves out
    of the chart what stands beside it on a slide.

    A series whose counting systems may not be added, and none of them asked for, has a line a system at one place; a milestone is a checklist.
    Raises KeyError for a series this release does not know.
    """
    row = view.framework.series[series]
    small = form == "small"
    if row.kind == "milestone":
        return checklist.build_series(view, series)
    if not figures.own_source(view, series, source):
        return side_by_side.build(view, series, form)
    trend = _gather(view, row, figures.own_source(view, series, source))
    title = _title(view, trend)
    drawing = _draw(view, trend, small=small, rated=form != "slide")
    return Card(
        address=_address(series, source if source != row.shown_source else "", form),
        title=view.words.pick(row, "short") if small else title,
        subtitle=_subtitle(view, trend),
        sentence=_sentence(view, trend, brief=small),
        table=_table(view, title, trend),
        figure=drawing,
        sources=figures.source_names(view, figures.counting_systems(view, series, trend.source)),
        notes=_notes(view, trend, drawing),
        folds=() if small else (definition(view, row), *history(view, series, trend.shown)),
        table_first=drawing is None,
        folded=not any(map(figures.has_value, trend.shown)),
        within=("", "") if small else _within(view, trend),
        links=() if small or view.path == "/explore" else ((view.say("Explore"), view.link("/explore", series=series)),),
    )


def _address(*parts: str) -> str:
    return ":".join(("trend", *parts)).rstrip(":")


def _gather(view: View, series: SeriesRow, source: str) -> Trend:
    found = figures.yearly(view, series.series)
    span = view.years
    listed = view.listed_regions
    if len(listed) > MOST_LISTED:
        listed = tuple(place for place in listed if place in view.shown_regions[:MOST_PANELS] or place in ("ALL", "PILOTS"))
    rows = {place: [row for row in found.get((source, place), ()) if row.year in span] for place in listed}
    drawn = view.shown_regions[:MOST_PANELS]
    everywhere = [row for row in found.get((source, "ALL"), ()) if row.year in span]
    if any(map(figures.has_value, everywhere)) and all(row.missing == "z" for place in drawn for row in rows.get(place, ())):
        # Counted for the country as a whole: the chosen places have no figures of their own.
        drawn, rows = ("ALL",), {**rows, "ALL": everywhere}
    targets = {place: {row.year: row for row in found_rows if row.year in span} for (_, place), found_rows in _of(view, TargetsRow, series)}
    statuses = {
        place: {row.year: row for row in found_rows if row.year in span}
        for (owner, place), found_rows in _of(view, StatusesRow, series)
        if owner == source
    }
    return Trend(
        series,
        source,
        tuple(sorted({row.year for each in rows.values() for row in each})),
        tuple(place for place in drawn if rows.get(place)),
        {place: each for place, each in rows.items() if each},
        {place: each for place, each in targets.items() if each and place in rows},
        {place: each for place, each in statuses.items() if place in rows},
    )


def _of(view: View, row: type[R], series: SeriesRow) -> list[tuple[tuple[str, str], Sequence[R]]]:
    return list(figures.by_place(view, row, series=series.series).items())


def _name(view: View, trend: Trend) -> str:
    name = view.words.pick(trend.series)
    if trend.source != trend.series.shown_source:
        name += f" ({view.words.pick(view.framework.sources[trend.source])})"
    return name


def _within(view: View, trend: Trend) -> tuple[str, str]:
    """Title and subtitle beside others of the same places and years; nothing where the card draws other places."""
    if trend.drawn != view.shown_regions:
        return "", ""
    return _name(view, trend), " · ".join((trend.series.indicator, view.words.pick(trend.series, "unit"), *_aimed(view, trend), *_coded(view, trend)))


def _title(view: View, trend: Trend) -> str:
    name = _name(view, trend)
    if not trend.years:
        return name
    places = figures.place_names(view, trend.drawn)
    if view.selection.first is None and view.selection.last is None:  # the axis has all years
        return view.say("{measure}: {places}", measure=name, places=places)
    return view.say("{measure}: {places}, {years}", measure=name, places=places, years=years.span(trend.years))


def _subtitle(view: View, trend: Trend) -> str:
    parts = [trend.series.indicator, view.words.pick(trend.series, "unit"), years.name_years(view), *_aimed(view, trend)]
    year = view.status_year
    if len(trend.drawn) > 1 and any(_rating(view, trend, place) for place in trend.drawn):
        parts.append(view.say("status of {year}", year=year or ""))
    return " · ".join((*parts, *_coded(view, trend)))


def _aimed(view: View, trend: Trend) -> list[str]:
    """What there is to know of its targets before the chart is read."""
    if trend.series.direction == "none":
        return [view.say("no target: more or fewer is not better by itself")]
    if trend.cumulative:
        return [view.say("cumulative since {year}", year=min(view.framework.years))]
    return [] if trend.targets else [view.say("no target adopted")]


def _coded(view: View, trend: Trend) -> list[str]:
    """What the codes in the drawing mean, and the hollow marks of years of which a half is missing."""
    drawn = [row for place in trend.drawn for row in trend.figures[place]]
    codes = dict.fromkeys(row.missing for row in drawn if isinstance(row.missing, str))
    told = [f"[{code}] {view.words.missing(code)}" for code in codes]
    if any("p" in row.flags for row in drawn if row.year not in figures.part_years(view)):
        told.append(view.say("○ one half-year missing"))
    return told


def _draw(view: View, trend: Trend, *, small: bool, rated: bool) -> Drawing | None:
    others = 0
    lines: list[Line] = []
    for place in trend.drawn:
        name, colour = figures.short_place(view, place), style.place_colour(place)
        lines.append(
            Line(
                place, name, _marks(view, trend, place, small=small), colour, style.place_marker(place, others), style.place_dash(place, others),
                _rating(view, trend, place) if rated else "", str(view.status_year or ""),
            )
        )  # fmt: skip
        others += place not in style.PLACES
    if not any(line.points >= FEWEST_JOINED for line in lines):
        return None
    aimed = {} if small else {place: _target(view, trend, place) for place in trend.drawn if place in trend.targets}
    panels = (bool(aimed) and len(lines) > 1) or len(lines) > MOST_LINES
    axis = years.axis(view, trend.series, trend.years, [row for place in trend.drawn for row in trend.figures[place]], panels=panels, small=small)
    if panels:
        return draw_panels(lines, axis, aimed, view.say("Target") if aimed else "")
    if small:
        return draw_lines(lines, axis, None, view.say("Target"), _aims(view, trend))
    only = aimed.get(lines[0].code) if len(lines) == 1 else None
    return draw_lines(lines, axis, only, view.say("Target") if only else "")


def _aims(view: View, trend: Trend) -> dict[str, Line]:
    """The target of the year that status and labels speak of, by place; none where targets count from the start of the term."""
    year = view.status_year or 0
    if trend.cumulative:
        return {}
    own = {place: _target(view, trend, place) for place in trend.drawn if year in trend.targets.get(place, {})}
    return {place: replace(line, marks=[mark for mark in line.marks if mark.year == str(year)]) for place, line in own.items()}


def _marks(view: View, trend: Trend, place: str, *, small: bool) -> list[Mark]:
    leads = view.link("/regions", region=(place,)) if place in view.framework.places else ""
    marks = [figures.mark(view, row, leads) for row in trend.figures[place]]
    if small or not trend.cumulative or place not in trend.statuses:
        return marks
    compared = {str(year): row for year, row in trend.statuses[place].items()}
    return [_compared(view, trend.series, mark, compared.get(mark.year)) for mark in marks]


def _compared(view: View, series: SeriesRow, mark: Mark, status: StatusesRow | None) -> Mark:
    """The point at the height that is compared with a cumulative target, or no point where nothing was compared."""
    if status is None or status.value is None:
        return replace(mark, value=None, label="")
    text = show_amount(view.words, series, status.value)
    return replace(mark, value=status.value, text=text, key=status.key, code="", label="")


def _rating(view: View, trend: Trend, place: str) -> str:
    status = trend.statuses.get(place, {}).get(view.status_year or 0)
    return brief_words(view, status) if status and status.reason not in NO_TARGET else ""


def _target(view: View, trend: Trend, place: str) -> Line:
    parts = figures.part_years(view)
    marks = [
        Mark(
            str(row.year), row.value, show_amount(view.words, trend.series, row.value), row.key,
            apart=row.year in parts, period=figures.name_year(view, row.year),
        )
        for row in trend.targets[place].values()
    ]  # fmt: skip
    return Line("target", view.say("Target"), marks)


def _sentence(view: View, trend: Trend, *, brief: bool) -> Sentence:
    parts: list[str | Cell] = []
    for place in trend.drawn:
        own = _told(view, trend, place)
        if not brief:
            own += _against(view, trend, place)
        if not (brief and own):
            own += years.tell_apart(view, view.words.pick(view.framework.regions[place]), trend.figures[place])
        parts += ["\n", *own] if parts and own else own
    if not parts:
        parts.append(view.say("No value is released for these places and years. "))
    return (*parts, "\n", *years.withheld(view, {place: trend.figures[place] for place in trend.drawn}))


def _told(view: View, trend: Trend, place: str) -> list[str | Cell]:
    """The first complete year and the one that label and status speak of."""
    whole = [row for row in years.complete(view, trend.figures[place]) if row.year <= (view.status_year or 0)]
    if not whole or whole[-1].year != view.status_year:
        return []
    return [*years.tell(view, view.words.pick(view.framework.regions[place]), tuple(dict.fromkeys((whole[0], whole[-1]))))]


def _against(view: View, trend: Trend, place: str) -> Sentence:
    """The target of the last complete year and what the status says, where there is one."""
    year = view.status_year or 0
    target, status = trend.targets.get(place, {}).get(year), trend.statuses.get(place, {}).get(year)
    if target is None or status is None or status.value is None:
        return ()
    aim, rated = figures.target_cell(view, target), rating_cell(view, status)
    if trend.cumulative:
        since = _since(view, trend.series, status)
        text = view.say("From the start to {year}: {value}, against a target of {target}: {status}. ")
        return compose(text, year=Cell(str(year)), value=since, target=aim, status=rated)
    limit = mark("Target for {year}: at most {target}; {status}. ")
    message = limit if trend.series.direction == "down" else mark("Target for {year}: {target}; {status}. ")
    return compose(view.say(message), year=Cell(str(year)), target=aim, status=rated)


def _table(view: View, title: str, trend: Trend) -> Table:
    heads = (view.say("Place"), *figures.year_names(view, trend.years))
    lines: list[tuple[Cell, ...]] = []
    for place, rows in trend.figures.items():
        own = {row.year: row for row in rows}
        name = view.words.pick(view.framework.regions[place])
        leads = view.link("/regions", region=(place,)) if place in view.framework.places else ""
        lines.append((Cell(name, href=leads), *(figures.cell(view, own[year]) if year in own else Cell("") for year in trend.years)))
        aims, rated = trend.targets.get(place, {}), trend.statuses.get(place, {})
        sums = {year: row for year, row in rated.items() if row.summed}
        if not aims and not sums:
            continue
        if trend.cumulative:
            since = (_since(view, trend.series, rated.get(year)) for year in trend.years)
            lines.append((Cell(view.say("{place}: since the start", place=name)), *since))
        lines.append(
            (
                Cell(view.say("{place}: target", place=name) if aims else view.say("{place}: sum of regional targets", place=name)),
                *(figures.target_cell(view, aims[year]) if year in aims else _sum_cell(view, sums.get(year)) for year in trend.years),
            )
        )
        lines.append(
            (
                Cell(view.say("{place}: status", place=name)),
                *(rating_cell(view, rated[year]) if year in rated and (year in aims or year in sums) else Cell("–") for year in trend.years),
            )
        )
    return Table(title, heads, tuple(lines))


def _sum_cell(view: View, status: StatusesRow | None) -> Cell:
    """The sum of regional targets as a table cell."""
    if status is None:
        return Cell("–")
    facts = describe(view, status, "status", status.year, counted=True, target=status.target)
    return Cell(show_amount(view.words, view.framework.series[status.series], status.target), status.key, "", facts, "number")


def _since(view: View, series: SeriesRow, status: StatusesRow | None) -> Cell:
    if status is None or status.value is None:
        return Cell("–")
    facts = describe(view, status, "compared with the target", status.year, counted=True, value=status.value)
    return Cell(show_amount(view.words, series, status.value), status.key, "", facts, "number")


def _notes(view: View, trend: Trend, drawing: Drawing | None) -> tuple[str, ...]:
    notes = list(figures.code_notes(view, trend.shown))
    if drawing is not None:
        notes += years.notes(view, trend.series, trend.years)
    if trend.cumulative:
        notes.append(view.say("Targets count from the start of the term to the end of the year, and so do the figures they are compared with."))
    if any(row.late for row in trend.aimed):
        notes.append(view.say("A target adopted after its period began says so."))
    if trend.drawn == ("ALL",) and "ALL" not in view.selection.region:
        notes.append(view.say("Counted for the country as a whole, not by place."))
    if len(view.shown_regions) > MOST_PANELS:
        notes.append(view.say("The chart draws the first {count} of the chosen places; the table has all of them.", count=MOST_PANELS))
    return (*notes, *say_overdue(view, trend.series.indicator))
