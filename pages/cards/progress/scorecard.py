"""The scorecard: indicators as rows, places as columns; in each cell the line of the years, value and target, status and change."""

from collections.abc import Sequence
from dataclasses import replace

from pages.card import explanation, figures, ratings, years
from pages.card.card import Card
from pages.card.cell import Cell, Table, show_amount
from pages.card.facts import describe
from pages.cards.meeting.meeting import list_kept, list_meetings
from pages.cards.progress.region import say_end, since_cell, target_facts
from pages.charts import style
from pages.charts.spark import draw_spark
from pages.view.view import View
from pages.view.words import mark
from queries.rows import FiguresRow, ResultsRow, StatusesRow

ALL = "all"
TOGETHER = "PILOTS"
Rows = dict[str, list[ResultsRow]]


def build(view: View, scope: str = "") -> Card:
    """The scorecard of the key indicators of the coming or last meeting (where none has a list, one an activity), of one objective (`2`) or
    of `all` indicators: the chosen places, or the pilots and all of them together where the sum of their targets allows it.

    Raises KeyError for an unknown objective.
    """
    year = view.status_year
    if scope not in ("", ALL):
        view.framework.objectives[scope]
    meeting, listed = list_series(view, scope)
    title = _title(view, scope, meeting, year)
    found = read_rows(view, listed, year) if year else {}
    places = view.shown_regions
    together = not view.selection.region and any(row.summed for rows in found.values() for row in rows.get(TOGETHER, ()))
    columns = (*places, TOGETHER) if together else places
    given = explanation.read_given(view, year)
    rows: list[tuple[Cell, ...]] = []
    objective: str | None = None
    for series, own in found.items():
        row = view.framework.series[series]
        if row.objective != objective and scope in ("", ALL):
            objective = row.objective
            aim = view.framework.objectives.get(objective)
            rows.append((Cell(view.words.pick(aim) if aim else view.say("The Partnership as a whole")),))
        rows.append((measure_cell(view, series), *(_cell(view, own.get(place, []), series, place, bool(scope)) for place in columns)))
        rows += [(explanation.explained_cell(view, given[series, place]),) for place in places if (series, place) in given]
    names = [view.words.pick(view.framework.regions[place]) for place in places] + ([view.say("The pilots together")] if together else [])
    every = [row for own in found.values() for rows_of in own.values() for row in rows_of]
    return Card(
        address=f"scorecard:{scope}".rstrip(":"),
        title=title,
        subtitle=f"{ratings.write_legend(view)} · – {ratings.say_word(view, 'status', 'unrated')} · ┄ " + view.say("target"),
        sentence=() if year else (view.say("No year of the chosen range is complete, so none has a status."),),
        table=Table(title, (view.say("Indicator"), *names), tuple(rows)),
        sources=figures.source_names(view, {row.source for row in every}),
        notes=(
            *figures.code_notes(view, every),
            view.say("Lines join complete years and begin at zero; the dotted line is the target."),
            view.say("A change is said where both years are complete and not too few: 11 cases, or 30 for a percentage."),
        ),
        table_first=True,
        links=_links(view, scope),
    )


def _links(view: View, scope: str) -> tuple[tuple[str, str], ...]:
    if scope == ALL:
        return ((view.say("Key indicators only"), view.link("/")),)
    if scope:
        return ((view.say("Every series"), view.link("/indicators", objective=(scope,))),)
    return ((view.say("All indicators"), view.link("/", show=f"scorecard:{ALL}")),)


def _title(view: View, scope: str, meeting: str, year: int | None) -> str:
    if scope == ALL:
        return view.say("All indicators, {year}", year=year or "")
    if scope:
        return view.say("Indicators of {objective}, {year}", objective=view.words.pick(view.framework.objectives[scope]), year=year or "")
    if meeting:
        return view.say("Key indicators of {meeting}, {year}", meeting=meeting, year=year or "")
    return view.say("An indicator of each activity, {year}", year=year or "")


def list_series(view: View, scope: str) -> tuple[str, list[str]]:
    """The name of the meeting whose list it is, if it is one, and the series in the order of the framework."""
    known = view.framework.series
    chosen = view.selection.objective
    meeting = ""
    found: list[str] = [headline(view, code) for code in _indicators(view)]
    if not scope:
        listed = next(((row, kept) for row in list_meetings(view) if row.event is None and (kept := list_kept(view, row.meeting))), None)
        if listed:
            meeting = view.words.pick(listed[0])
            found = [entry.series for entry in listed[1]]
        else:
            first: dict[str, str] = {}
            for series in found:
                first.setdefault(known[series].activity or series, series)
            found = list(first.values())
    order = {code: at for at, code in enumerate(known)}
    objectives = (scope,) if scope not in ("", ALL) else chosen
    own = [series for series in found if series in known and (not objectives or known[series].objective in objectives)]
    return meeting, sorted(own, key=lambda series: order[series])


def _indicators(view: View) -> list[str]:
    """The indicators of objectives that are in use."""
    return [code for code, row in view.framework.indicators.items() if row.objective is not None and row.status != "retired"]


def headline(view: View, indicator: str) -> str:
    """The series by which an indicator is rated: the one its reference sheet names, else its first."""
    named = view.framework.indicators[indicator].headline_series
    return named or next(code for code, row in view.framework.series.items() if row.indicator == indicator)


def read_rows(view: View, listed: Sequence[str], year: int) -> dict[str, Rows]:
    """The rows of the year by series and place. All series and places are asked for at once: the answer is the same for every choice of them."""
    places = {*view.shown_regions, TOGETHER}
    found: dict[str, Rows] = {series: {} for series in listed}
    for row in view.rows(ResultsRow, year=year, series="", regions=(), objectives=()):
        if row.series in found and row.region in places:
            found[row.series].setdefault(row.region, []).append(row)
    return found


def measure_cell(view: View, series: str) -> Cell:
    """The short name of what is measured, as a link to its indicator, and the code of that."""
    row = view.framework.series[series]
    leads = view.link("/indicators", indicator=row.indicator)
    name = view.words.pick(row, "short") or view.words.pick(row)
    return Cell("", tone="measure", parts=(Cell(name, href=leads), Cell(row.indicator, tone="quiet")))


def _cell(view: View, rows: Sequence[ResultsRow], series: str, place: str, ends: bool) -> Cell:
    """The line of the years, the value and its target, the status and the change; of two counts that stand side by side both values.

    `ends` adds the target of the last year where it is not reached.
    """
    if not rows:
        return Cell("")
    row = rows[0]
    parts = [Cell("", picture=draw(view, row, series, place), tone="spark")] if len(rows) == 1 and place != TOGETHER else []
    parts.append(value_cell(view, row))
    for other in rows[1:]:
        parts.append(replace(figures.cell(view, other), tone="strong"))
    if row.target is not None:
        parts.append(target_cell(view, row))
    if ends and row.end_gap:
        parts.append(end_cell(view, row))
    if row.status:
        tone, colours = f"line rating status-{row.status}", ratings.letters(view, row.status)
        status = Cell(_say_status(view, row), row.status_key, "", _facts(view, row), tone, colours=colours)
        parts.append(status)
        direction = change_cell(view, row)
        parts += [direction] if direction else []
    return Cell("", tone="score", parts=tuple(parts))


def change_cell(view: View, row: ResultsRow) -> Cell | None:
    """The change since the year before. That it cannot be compared is said of a rated figure only: one reason a row is enough."""
    if not row.status or (row.status not in ratings.RATED and row.direction == "incomparable"):
        return None
    direction = ratings.direction_cell(view, row, row.status_key, brief=True)
    return replace(direction, tone=direction.tone.removeprefix("line ")) if direction else None


def value_cell(view: View, row: ResultsRow) -> Cell:
    """The value as it is compared with its target: of the year, or since the start where the target counts so."""
    cumulative = row.basis == "cumulative" and row.compared is not None
    return replace(since_cell(view, row) if cumulative else figures.cell(view, row), tone="strong")


def _facts(view: View, row: ResultsRow) -> dict[str, object]:
    own = {"status": row.status, "reason": row.reason, "value": row.compared, "target": row.target, "direction": row.direction}
    return describe(view, row, "status", counted=True, **own)


def _say_status(view: View, row: ResultsRow) -> str:
    """`▽ not met`, `– not rated: too few cases`, `– no target by design`."""
    word = ratings.word(view, "status", row.status)
    if row.reason in ratings.NO_TARGET:
        return f"{word.symbol} {ratings.say_word(view, 'reason', row.reason)}"
    brief = ratings.brief_words(view, row)
    return f"{brief}: {ratings.say_word(view, 'reason', row.reason, short=True)}" if row.reason else brief


def target_cell(view: View, row: ResultsRow, *, named: bool = True) -> Cell:
    """`target 82.0%`, `target: at most 595`; below a heading that says target, not `named`."""
    series = view.framework.series[row.series]
    limits = {True: mark("target: at most {amount}"), False: mark("at most {amount}")}
    values = {True: mark("target {amount}"), False: mark("{amount}")}
    text = view.say((limits if series.direction == "down" else values)[named], amount=show_amount(view.words, series, row.target))
    facts = target_facts(view, row)
    return Cell(text, row.target_key, "", facts, "quiet")


def end_cell(view: View, row: ResultsRow) -> Cell:
    """The target of the last year and what is missing to it; the row must have one."""
    facts = describe(view, row, "status", counted=True, end_year=row.end_year, end_target=row.end_target, end_gap=row.end_gap)
    return Cell(say_end(view, row), row.status_key, "", facts, "quiet end")


def draw(view: View, row: ResultsRow, series: str, place: str) -> str:
    """The complete years of a place; of a cumulative series what was counted so far."""
    rows: Sequence[FiguresRow] = figures.yearly(view, series).get((row.source, place), ())
    statuses = figures.by_place(view, StatusesRow, series=series).get((row.source, place), ())
    span = [year for year in view.years if year <= (view.status_year or 0) and year not in figures.part_years(view)]
    if row.basis == "cumulative":
        values = {each.year: each.value for each in statuses if each.value is not None and not each.at_least and each.year in span}
    else:
        values = {each.year: each.value for each in years.complete(view, rows) if each.year in span}
    targets = {each.year: each.target for each in statuses if each.target is not None and each.year in span}
    name = view.say("{place}, {first}–{last}", place=view.words.pick(view.framework.regions[place]), first=span[0], last=span[-1]) if span else ""
    return draw_spark(span, values, targets, style.place_colour(place), name)
