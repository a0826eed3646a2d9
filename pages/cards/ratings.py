"""A status as people read it: its words with a symbol, so that none is told by colour alone. The status is a released row."""

from pages.cards.cell import Cell
from pages.cards.facts import describe
from pages.view.framework import Row
from pages.view.view import View
from pages.view.words import mark

SYMBOLS = {"better": "▲", "on": "●", "improved": "◐", "missed": "▽"}
"""A status that is no rating (not rated, new indicator) has none."""
NO_TARGET = "no-target"
STATUS_WORDS = {
    "better": mark("better than target"),
    "on": mark("on target"),
    "improved": mark("improved but target not met"),
    "missed": mark("target not met"),
    "new": mark("new indicator"),
    "unrated": mark("not rated: {reason}"),
}
REASONS = {
    NO_TARGET: mark("no target"),
    "confidential": mark("confidential"),
    "few": mark("too few cases"),
    "incomplete": mark("incomplete"),
}
"""Why a figure is not rated."""


def rating_words(view: View, row: Row) -> str:
    """`▲ better than target`, `not rated: incomplete`: the words of a row with its status and reason."""
    reason = view.say(REASONS[row.reason]) if row.reason else ""
    return f"{SYMBOLS.get(row.status, '')} {view.say(STATUS_WORDS[row.status], reason=reason)}".strip()


def write_legend(view: View) -> str:
    """The four signs with their words."""
    return " · ".join(f"{sign} {view.say(STATUS_WORDS[status])}" for status, sign in SYMBOLS.items())


def rating_cell(view: View, row: Row) -> Cell:
    """The status of a series at a place in a year as a table cell."""
    told = describe(view, row, "status", row.year, counted=True, status=row.status, reason=row.reason)
    return Cell(rating_words(view, row), row.key, "", told, "rating")
