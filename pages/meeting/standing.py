"""Beside the chart of a key indicator: where each place stands, what an institution wrote of it, and whether the reports are in."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from markupsafe import Markup

from pages.card import figures
from pages.card.cell import Cell, Sentence
from pages.card.markup import plain, write_sentence
from pages.cards.partnership.reports import name_half
from pages.cards.progress.region import baseline_cell, since_cell, status_cell, target_cell
from pages.cards.progress.scorecard import change_cell
from pages.view.templates import fill
from pages.view.view import View
from queries.rows import NarrativesRow, ReportsRow, ResultsRow, SeriesRow

WIDE, LINE = 34, 29
"""Characters of 24 pixels in a line beside a chart, and the pixels of the line."""
TEXT_WIDE, TEXT_LINE = 46, 23
"""The same of 18 pixels."""
HIGH = 490
"""Pixels of the column where the title takes two lines; a text that has no room left is on the page of its activity."""
OUT = ("missing", "returned")


class Text(NamedTuple):
    """What an institution wrote, and who, where and when."""

    key: str
    text: str
    by: str


def write_standing(view: View, code: str) -> Markup:
    """Baseline, target, actual and status of a series at the chosen places, or the pilots, in the last complete year; empty where none has any."""
    year, series = view.status_year, view.framework.series.get(code)
    if year is None or series is None:
        return Markup()
    places = view.selection.region or view.framework.pilots
    found = {row.region: row for row in view.rows(ResultsRow, year=year, series=code, regions=places, objectives=())}
    if not any(row.status for row in found.values()):
        return Markup()
    told = [_place(view, found[place]) for place in places if place in found]
    room = HIGH - 2 * LINE - sum(_height(each) for each in told) - 2 * TEXT_LINE
    return fill(
        "meeting/standing.html",
        view,
        year=year,
        places=[[write_sentence(line) for line in lines] for lines in told],
        text=_text(view, series, year, room),
        reports=_reports(view, year),
    )


def _height(lines: Sequence[Sentence]) -> int:
    return 9 + LINE * sum(len(wrap(plain(line), WIDE)) for line in lines)


def _place(view: View, row: ResultsRow) -> list[Sentence]:
    """The lines about one place: what was counted, what that means, and against what."""
    actual = since_cell(view, row) if row.basis == "cumulative" else figures.cell(view, row)
    against: list[str | Cell] = []
    if row.target is not None:
        against += [view.say("target"), " ", _single(target_cell(view, row))]
    if row.baseline is not None:
        against += [" · "] if against else []
        against += [view.say("baseline"), " ", baseline_cell(view, row)]
    name = view.words.pick(view.framework.regions[row.region])
    change = change_cell(view, row)
    status: Sentence = (status_cell(view, row), " · ", change) if change else (status_cell(view, row),)
    return [line for line in ((f"{name}: ", actual), status, tuple(against)) if line]


def _single(cell: Cell) -> Cell:
    """The amount of a target, without the distance below it: the value stands just above."""
    return cell.parts[0] if cell.parts else cell


def _text(view: View, series: SeriesRow, year: int, room: int) -> Text | None:
    """The newest text about the activity up to the year that fits into `room` pixels."""
    places: Sequence[str] = view.selection.region or (*view.framework.regions,)
    rows = view.rows(NarrativesRow, activity=series.activity or "", region="", objectives=(), first=None, last=year) if series.activity else ()
    for row in rows:
        text = view.words.pick(row, "text")
        if row.region in places and text and len(wrap(text, TEXT_WIDE)) * TEXT_LINE <= room:
            institution = view.words.pick(view.framework.institutions[row.institution])
            by = " · ".join((view.words.pick(view.framework.regions[row.region]), name_half(view, row.period), institution))
            return Text(row.key, text, by)
    return None


def _reports(view: View, year: int) -> str:
    """How many of the reports of the year are in."""
    rows = [row for row in view.rows(ReportsRow) if row.year == year]
    if not rows:
        return ""
    out = sum(row.state in OUT for row in rows)
    if not out:
        return view.say("All reports for {year} are in.", year=year)
    return view.words.count("{n} report for {year} is missing", "{n} reports for {year} are missing", out, year=year)
