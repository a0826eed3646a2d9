"""A status as people read it: its words with a symbol, so that none is told by colour alone. The status is a released row."""

from pages.shared.cell import Cell
from pages.shared.framework import Row
from pages.shared.view import View

SYMBOLS = {"above": "▲", "on": "●", "improved": "◐", "below": "▽"}
"""A status that is no rating (not available, new indicator) has none."""


def rating_words(view: View, status: str) -> str:
    """▲ above target."""
    return f"{SYMBOLS.get(status, '')} {view.words.status(status)}".strip()


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
