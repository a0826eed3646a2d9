"""One region against its own targets: the row of the scorecard with a column for each of its parts."""

from dataclasses import replace
from itertools import groupby

from pages.card import explanation, figures, ratings
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.cards.progress import region, scorecard
from pages.view.view import View
from queries.rows import ResultsRow


def build(view: View, place: str) -> Card:
    """The indicators of the region, each by its headline series, in the last complete year of the range, by objective.

    Raises KeyError for a place this release does not know.
    """
    row = view.framework.regions[place]
    year = region.status_year(view)
    title = view.say("{place} against its own targets, {year}", place=view.words.pick(row), year=year)
    found = _by_series(view, place)
    given = explanation.read_given(view, view.status_year)
    lines: list[tuple[Cell, ...]] = []
    for objective, own in groupby(found, key=lambda series: view.framework.series[series].objective):
        named = view.framework.objectives.get(objective)
        lines.append((Cell(view.words.pick(named) if named else view.say("The Partnership as a whole")),))
        for series in own:
            lines += [_line(view, each, place, len(found[series]) > 1) for each in found[series]]
            lines += [(explanation.explained_cell(view, given[series, place]),)] if (series, place) in given else []
    rows = [each for own in found.values() for each in own]
    return Card(
        address=f"profile:{place}",
        title=title,
        subtitle=" · ".join((*region.describe_place(view, row), ratings.write_legend(view))),
        sentence=region.tell_delivery(view, place, year),
        table=Table(title, _heads(view, year), tuple(lines)),
        sources=figures.source_names(view, {each.source for each in rows}),
        notes=(
            *figures.code_notes(view, rows),
            view.say("A dash means that no target or baseline was agreed."),
            view.say("An indicator counts once, by the series its reference sheet names."),
        ),
        table_first=True,
        links=((view.say("Every series"), view.link("/indicators")),),
    )


def _by_series(view: View, place: str) -> dict[str, list[ResultsRow]]:
    """The rows of the headline series of each indicator in use, in the order of the framework; of two counts side by side both."""
    headlines = {scorecard.headline(view, code) for code, row in view.framework.indicators.items() if row.status != "retired"}
    found: dict[str, list[ResultsRow]] = {}
    for row in region.profile(view, place):
        if row.series in headlines:
            found.setdefault(row.series, []).append(row)
    return found


def _heads(view: View, year: int) -> tuple[str, ...]:
    return (
        view.say("Indicator"),
        view.say("Years"),
        view.say("Actual {year}", year=year),
        view.say("Target {year}", year=year),
        view.say("Status"),
        view.say("Since {year}", year=year - 1),
        view.say("Baseline"),
    )


def _line(view: View, row: ResultsRow, place: str, several: bool) -> tuple[Cell, ...]:
    """Indicator, line of the years, value, target, status, change, baseline. Of several counting systems each is named."""
    measure = scorecard.measure_cell(view, row.series)
    if several and row.source in view.framework.sources:
        source = Cell(view.words.pick(view.framework.sources[row.source]), tone="line quiet")
        measure = replace(measure, parts=(*measure.parts, source))
    status = region.status_cell(view, row)
    direction = scorecard.change_cell(view, row)
    return (
        measure,
        Cell("", picture=scorecard.draw(view, row, row.series, place), tone="spark"),
        scorecard.value_cell(view, row),
        _target(view, row),
        replace(status, tone=f"rating status-{row.status}", colours=ratings.letters(view, row.status)),
        direction or Cell("–", tone="none"),
        region.baseline_cell(view, row),
    )


def _target(view: View, row: ResultsRow) -> Cell:
    """The target of the year, and that of the last year below it."""
    parts = [scorecard.target_cell(view, row, named=False)] if row.target is not None else []
    parts += [replace(scorecard.end_cell(view, row), tone="line quiet")] if row.end_year is not None else []
    return Cell("", tone="result", parts=tuple(parts)) if parts else Cell("–")
