"""A status as people read it: its words with a symbol, so that none is told by colour alone. The words are rows of `status_word`."""

from pages.cards.cell import Cell, show_amount, show_change
from pages.cards.facts import describe
from pages.view.framework import Row
from pages.view.view import View
from queries.rows import StatusWordsRow

RATED = ("met", "close", "not-met")
"""The statuses that compare a figure with its target, the best first."""
UNRATED = ("unrated", "new")
"""The others that an indicator may have."""
NO_TARGET = ("no-target", "by-design")
"""Reasons that say that there is no target."""


def word(view: View, kind: str, code: str) -> StatusWordsRow:
    """The row of a status, direction or reason. Raises KeyError for an unknown one."""
    return view.framework.status_words[kind, code]


def say_word(view: View, kind: str, code: str, *, short: bool = False) -> str:
    """Its words in the language of the view."""
    return view.words.pick(word(view, kind, code), "short" if short else "name")


def rating_words(view: View, row: Row) -> str:
    """`● target met`, `– not rated: incomplete`: the words of a row with its status and reason."""
    status = word(view, "status", row.status)
    text = view.words.pick(status)
    if row.reason:
        text = view.say("{status}: {reason}", status=text, reason=say_word(view, "reason", row.reason))
    return f"{status.symbol or ''} {text}".strip()


def write_legend(view: View) -> str:
    """The three signs with their words."""
    return " · ".join(f"{word(view, 'status', code).symbol} {say_word(view, 'status', code)}" for code in RATED)


def rating_cell(view: View, row: Row) -> Cell:
    """The status of a series at a place in a year as a table cell."""
    told = describe(view, row, "status", row.year, counted=True, status=row.status, reason=row.reason)
    return Cell(rating_words(view, row), row.key, "", told, "rating")


def direction_cell(view: View, row: Row, key: str) -> Cell | None:
    """`better: −47 days since 2022`, `not comparable with 2022: too few cases`; the year's addition of a cumulative figure; else None.

    `row` has direction, direction_reason, change and addition of a status and, as its year or period, the year they are of.
    """
    year = int(getattr(row, "year", None) or row.period)
    text = _say_direction(view, row, year)
    if not text:
        return None
    told = describe(view, row, "status", year, counted=True, change=row.change, addition=row.addition)
    return Cell(text, key, "", told, f"line direction {row.direction}".strip())


def _say_direction(view: View, row: Row, year: int) -> str:
    series, before = view.framework.series[row.series], year - 1
    if row.addition is not None:
        return view.say("+{amount} in {year}", amount=show_amount(view.words, series, row.addition), year=year)
    if row.direction == "incomparable":
        return view.say("not comparable with {year}: {reason}", year=before, reason=say_word(view, "reason", row.direction_reason))
    if row.change is None:
        return ""
    change = show_change(view.words, series, row.change)
    if row.direction in ("", "unchanged"):
        return (
            view.say("unchanged since {year} ({change})", year=before, change=change)
            if row.direction
            else view.say("{change} since {year}", change=change, year=before)
        )
    return view.say("{verb}: {change} since {year}", verb=say_word(view, "direction", row.direction, short=True), change=change, year=before)
