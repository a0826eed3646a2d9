"""A status as people read it: its words with a symbol, so that none is told by colour alone. The words are rows of `status_word`."""

from pages.card.cell import Cell, show_amount, show_change
from pages.card.facts import describe
from pages.view.framework import Row
from pages.view.view import View
from pages.view.words import mark
from queries.rows import StatusWordsRow

RATED = ("met", "close", "not-met")
"""The statuses that compare a figure with its target, the best first."""
UNRATED = ("unrated", "new")
"""The others that an indicator may have."""
LIGHT = "#ffffff"
"""The letters on a dark status."""
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


def brief_words(view: View, row: Row) -> str:
    """`▽ not met`, `– not rated`: where there is room for a few words and the reason stands elsewhere."""
    return f"{word(view, 'status', row.status).symbol or ''} {say_word(view, 'status', row.status, short=True)}".strip()


def letters(view: View, code: str | None) -> tuple[str, str]:
    """The `colours` of a cell whose letters have the colour of a status, where there is one dark enough to be read on paper."""
    status = view.framework.status_words.get(("status", code or ""))
    return ("", status.colour) if status and status.colour and status.ink == LIGHT else ("", "")


def write_legend(view: View) -> str:
    """The three signs with their words."""
    return " · ".join(f"{word(view, 'status', code).symbol} {say_word(view, 'status', code)}" for code in RATED)


def rating_cell(view: View, row: Row) -> Cell:
    """The status of a series at a place in a year as a table cell."""
    facts = describe(view, row, "status", row.year, counted=True, status=row.status, reason=row.reason)
    return Cell(rating_words(view, row), row.key, "", facts, "rating")


def direction_cell(view: View, row: Row, key: str, *, brief: bool = False) -> Cell | None:
    """`better: −47 days since 2022`, `not comparable with 2022: too few cases`; the year's addition of a cumulative figure; else None.

    `row` has direction, direction_reason, change and addition of a status and, as its year or period, the year they are of. `brief` leaves
    out the year before, where a head names it.
    """
    year = int(getattr(row, "year", None) or row.period)
    text = _say_direction(view, row, year, brief=brief)
    if not text:
        return None
    facts = describe(view, row, "status", year, counted=True, change=row.change, addition=row.addition)
    return Cell(text, key, "", facts, f"line direction {row.direction}".strip())


BRIEF = {
    "incomparable": mark("not comparable: {reason}"),
    "unchanged": mark("unchanged ({change})"),
    "": mark("{change}"),
    "verb": mark("{verb}: {change}"),
}
FULL = {
    "incomparable": mark("not comparable with {year}: {reason}"),
    "unchanged": mark("unchanged since {year} ({change})"),
    "": mark("{change} since {year}"),
    "verb": mark("{verb}: {change} since {year}"),
}


def _say_direction(view: View, row: Row, year: int, *, brief: bool) -> str:
    if row.addition is not None:
        return view.say("+{amount} in {year}", amount=show_amount(view.words, view.framework.series[row.series], row.addition), year=year)
    if row.change is None and row.direction != "incomparable":
        return ""
    texts = BRIEF if brief else FULL
    text = texts.get(row.direction, texts["verb"])
    return view.say(
        text,
        change="" if row.change is None else show_change(view.words, view.framework.series[row.series], row.change, brief=brief),
        reason=say_word(view, "reason", row.direction_reason, short=brief) if row.direction == "incomparable" else "",
        verb=say_word(view, "direction", row.direction, short=True) if row.direction else "",
        year=year - 1,
    )
