"""The words of a status, each with a symbol, so that none is told by colour alone. The status itself is a released row."""

from pages.shared.cell import Cell
from pages.shared.framework import Row
from pages.shared.view import View
from pages.shared.words import mark

RATINGS = {
    "above": ("▲", mark("above target")),
    "on": ("●", mark("on target")),
    "improved": ("◐", mark("improved but target not met")),
    "below": ("▽", mark("below target")),
    "unavailable": ("", mark("rating not available")),
    "new": ("", mark("new indicator")),
}


def rating_words(view: View, status: str) -> str:
    """▲ above target; a status without a rating has no symbol."""
    symbol, words = RATINGS[status]
    return f"{symbol} {view.say(words)}".strip()


def rating_cell(view: View, row: Row) -> Cell:
    """The status of a series at a place in a year as a table cell."""
    told = {
        "what": "status",
        "series": row.series,
        "series_name": view.words.pick(view.framework.series[row.series]),
        "source": row.source,
        "region": row.region,
        "region_name": view.words.pick(view.framework.regions[row.region]),
        "period": str(row.year),
        "status": row.status,
        "release": view.number,
    }
    return Cell(rating_words(view, row.status), row.key, "", told, "rating")
