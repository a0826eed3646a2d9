"""The results framework as people know it from print: every series with its unit, actual, status, target and baseline by place."""

from dataclasses import replace

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Table, show_amount
from pages.card.facts import describe
from pages.card.ratings import RATED, say_word, word, write_legend
from pages.cards.progress.region import since_cell, target_facts
from pages.view.view import View
from queries.database import Edition
from queries.kept import kept
from queries.rows import ResultsRow, SeriesRow

PARTNERSHIP = "P"
"""Stands for the indicators that belong to no objective."""


def build(view: View, objective: str) -> Card:
    """The table of one objective, or of the partnership level (`P`), for the last complete year. Raises KeyError for another code."""
    aim = None if objective == PARTNERSHIP else view.framework.objectives[objective]
    year = view.status_year
    places = _places(view, objective)
    by_series = _by_series(view.edition, view.number, year or 0)
    series = view.framework.series
    own = [key for key in by_series if series[key[0]].objective == (objective if aim else None)]
    order = {code: position for position, code in enumerate(series)}
    rows: list[tuple[Cell, ...]] = []
    activity: str | None = None
    for code, source in sorted(own, key=lambda key: (order[key[0]], key[1])):
        if series[code].activity != activity and aim:
            activity = series[code].activity
            rows.append((_activity(view, activity, f"/{aim.paradigm}"),))
        rows.append((_head(view, series[code], source), *(_cell(view, by_series[code, source].get(place)) for place in places)))
    name = view.words.pick(aim) if aim else view.say("The Partnership as a whole")
    title = view.say("{name}: actual, status, target and baseline, {year}", name=name, year=year) if year else name
    shown = [row for key in own for place, row in by_series[key].items() if place in places]
    return Card(
        address=f"results:{objective}",
        title=title,
        subtitle=write_legend(view) + " · – " + view.say("not rated, with the reason"),
        sentence=() if year else (view.say("No year of the chosen range is complete, so none has a status."),),
        table=Table(title, (view.say("Indicator"), *(view.words.pick(view.framework.regions[place]) for place in places)), tuple(rows)),
        sources=figures.source_names(view, {row.source for row in shown}),
        notes=(*figures.code_notes(view, shown),),
        table_first=True,
    )


@kept(100)
def _by_series(edition: Edition, release: int, year: int) -> dict[tuple[str, str], dict[str, ResultsRow]]:
    """The rows of the year by series and counting system, then by place. Kept: a change of the filter only selects among them."""
    found: dict[tuple[str, str], dict[str, ResultsRow]] = {}
    for row in edition.rows(ResultsRow, release=release, year=year, series="", regions=(), objectives=()):
        found.setdefault((row.series, row.source), {})[row.region] = row
    return found


def _places(view: View, objective: str) -> tuple[str, ...]:
    """The chosen places, or the pilots with their roll-up; what the Partnership does as a whole also stands for all places."""
    chosen = view.selection.region or view.framework.pilots
    if objective == PARTNERSHIP:
        return (*chosen, "ALL")
    return chosen if view.selection.region else (*chosen, "PILOTS")


def _activity(view: View, activity: str, path: str) -> Cell:
    return Cell(f"{activity} {view.words.pick(view.framework.activities[activity])}", href=view.link(path, activity=activity))


def _head(view: View, series: SeriesRow, source: str) -> Cell:
    """Code and measure as a link to the reference sheet, the unit, and the source where several stand side by side."""
    unit = view.words.pick(series, "unit")
    named = view.framework.sources.get(source)
    if series.shown_source is None and named:
        unit = f"{unit} · {view.words.pick(named)}"
    if view.framework.indicators[series.indicator].status == "retired":
        unit += " · " + view.say("retired")
    leads = view.link("/indicators", indicator=series.indicator)
    return Cell(
        "",
        tone="measure",
        parts=(Cell(series.indicator, tone="strong", href=leads), Cell(view.words.pick(series), href=leads), Cell(f"· {unit}", tone="quiet")),
    )


def _cell(view: View, row: ResultsRow | None) -> Cell:
    """Actual, status, target and baseline of one series in one place, one under the other."""
    if row is None:
        return Cell("")
    words, series = view.words, view.framework.series[row.series]
    actual = figures.cell(view, row)
    parts = [replace(actual, tone="strong" if figures.has_value(row) else "quiet")]
    if row.basis == "cumulative":
        parts = [replace(since_cell(view, row), tone="strong"), replace(actual, text=f"({row.period}: {actual.text})", tone="quiet")]
    if row.status:
        own = {"status": row.status, "reason": row.reason, "value": row.compared, "target": row.target, "baseline": row.baseline}
        facts = describe(view, row, "status", counted=True, **own)
        if row.status in RATED:
            sign = word(view, "status", row.status).symbol or ""
            parts.insert(0, Cell(sign, row.status_key, "", facts, "sign", spoken=say_word(view, "status", row.status)))
        else:
            parts.append(Cell(f"– {_why(view, row)}", row.status_key, "", facts, "quiet"))
    first = len(parts)
    if row.target_key:
        amount = show_amount(words, series, row.target)
        if row.basis == "cumulative":
            text = view.say("cumulative target {value}", value=amount)
        elif series.direction == "down":
            text = view.say("target: at most {amount}", amount=amount)
        else:
            text = view.say("target {amount}", amount=amount)
        facts = target_facts(view, row)
        parts.append(Cell(text + (" " + view.say("(adopted late)") if row.late else ""), row.target_key, "", facts, "quiet"))
    if row.baseline_key:
        text = view.say("baseline {value}", value=show_amount(words, series, row.baseline))
        facts = describe(view, row, "baseline", row.baseline_year, value=row.baseline)
        parts += [Cell("·", tone="quiet")] if row.target_key else []
        parts.append(Cell(text, row.baseline_key, "", facts, "quiet"))
    if len(parts) > first:
        parts[first] = replace(parts[first], tone="quiet next")
    return Cell("", tone="result", parts=tuple(parts))


def _why(view: View, row: ResultsRow) -> str:
    """`no target`, `too few cases`, `new indicator`: why there is no sign."""
    return say_word(view, "reason", row.reason) if row.reason else say_word(view, "status", row.status)
