"""The opening: the key indicators, a row each, and in each place the value, its target, the status and the change."""

from pages.card import figures, ratings
from pages.card.card import Card
from pages.card.cell import Cell, Table, show_amount
from pages.card.facts import describe
from pages.card.markup import write_table
from pages.cards.progress import scorecard
from pages.meeting.layouts.screen import Screen
from pages.view.presentation import Slide
from pages.view.templates import fill
from pages.view.view import View
from queries.rows import ResultsRow

MOST_ROWS = 9
"""Indicators on one slide: of more, the others stand on a second one."""
SIZE = 18
FIRST = 25
"""Per cent of the width for the names."""


def lay_out(view: View, slide: Slide, card: Card) -> list[Screen]:
    """A screen for each nine indicators; empty where no year is complete, so that the card's own table says so."""
    year = view.status_year
    if year is None:
        return []
    _, listed = scorecard.list_series(view, "")
    found = scorecard.read_rows(view, listed, year)
    places = view.shown_regions[:4]
    heads = (view.say("Indicator"), *(view.words.pick(view.framework.regions[place]) for place in places))
    rows = [(scorecard.measure_cell(view, series), *(_cell(view, own.get(place, [])) for place in places)) for series, own in found.items()]
    groups = [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]
    share = (100 - FIRST) // max(len(places), 1)
    return [
        Screen(
            slide,
            view,
            card,
            slide.title or card.title,
            fill("meeting/layouts/lead.html", text=ratings.write_legend(view), other="", lang=""),
            body=fill(
                "meeting/layouts/table.html",
                told="",
                table=write_table(Table(card.title, heads, tuple(group)), visible_caption=False),
                shares=(FIRST, *[share] * len(places)),
            ),
            size=SIZE,
            table=Table(card.title, heads, tuple(group)),
            shares=(FIRST, *[share] * len(places)),
            part=part,
            parts=len(groups),
        )
        for part, group in enumerate(groups, start=1)
    ]


def _cell(view: View, rows: list[ResultsRow]) -> Cell:
    """`523 at most 595` and below it `● met · better: −47`; of a figure that is not rated the one reason."""
    if not rows:
        return Cell("–")
    row = rows[0]
    parts = [value_cell(view, row)]
    if row.target is not None and row.missing is None:
        parts.append(scorecard.target_cell(view, row, named=view.framework.series[row.series].direction != "down"))
    if row.status:
        change = scorecard.change_cell(view, row) if row.direction != "incomparable" else None
        parts.append(Cell("", tone="line", parts=(status_cell(view, row), *((Cell("·"), change) if change else ()))))
    return Cell("", parts=tuple(parts))


def value_cell(view: View, row: ResultsRow) -> Cell:
    """The value alone, as it is compared with its target: a percentage without what it is a part of."""
    series = view.framework.series[row.series]
    if row.basis == "cumulative" and row.compared is not None:
        amount = show_amount(view.words, series, row.compared)
        text = view.say("at least {amount}", amount=amount) if row.at_least else amount
        return Cell(text, row.status_key, "", describe(view, row, "compared with the target", counted=True, value=row.compared), "strong")
    whole = scorecard.value_cell(view, row)
    if row.missing is not None or row.value is None:
        return whole
    text = show_amount(view.words, series, row.value) + "".join(f" [{flag}]" for flag in row.flags or "")
    return Cell(text, whole.key, "", figures.facts(view, row), "strong")


def status_cell(view: View, row: ResultsRow) -> Cell:
    """`● met`; of a figure that is not rated the one reason: `– definition changed`."""
    word = ratings.word(view, "status", row.status)
    text = ratings.brief_words(view, row)
    if row.reason:
        text = f"{word.symbol} {ratings.say_word(view, 'reason', row.reason, short=True)}"
    facts = describe(view, row, "status", counted=True, status=row.status, reason=row.reason)
    return Cell(text, row.status_key, "", facts, f"rating status-{row.status}", colours=ratings.letters(view, row.status))
