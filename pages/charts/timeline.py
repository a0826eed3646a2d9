"""What falls due when, one line each on one axis of days: a mark on its day, a line for the day of the release."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import wrap

LINE, MARK, NAME = 16, 30, 44
"""Pixels of a line of a name and of the band of its mark; characters of a line, so that a name fits on a phone."""
STEP = 2
"""Years between two names of the axis."""
DONE = ("met", "extended")
"""States whose marks are filled."""
LOW = 0.28
"""Where in its band a mark stands: below the name."""


@dataclass(frozen=True)
class Due:
    """Something that falls due: its name, its day, its state as a code and in words, the key of its row; the day it was done, where told."""

    name: str
    day: date
    state: str
    text: str
    key: str
    done: date | None = None


@dataclass(frozen=True)
class Day:
    """A day that stands as a line through all of them, with its name above."""

    name: str
    day: date


def draw_timeline(dues: list[Due], days: list[Day], today: str = "") -> Drawing:
    """The dues from top to bottom in the order given, each below its name and its state; `today` is what a browser writes at its day."""
    names = ["<br>".join(wrap(f"{due.name}: {due.text}", NAME)) for due in dues]
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    band = LINE * lines + MARK
    layout = style.layout(band * max(1, len(dues)) + 58, left=8, right=16, top=28, bottom=30)
    every = [day for due in dues for day in (due.day, due.done) if day] + [each.day for each in days]
    first, last = min(every).year, max(every).year + 1
    ticks = list(range(first, last + 1, STEP))
    layout["xaxis"] = {
        "type": "linear", "range": [_place(date(first, 1, 1)), _place(date(last, 6, 30))], "tickvals": [_place(date(year, 1, 1)) for year in ticks],
        "ticktext": [str(year) for year in ticks], "tickangle": 0, "showgrid": True, "gridcolor": style.GRID, "fixedrange": True,
    }  # fmt: skip
    layout["yaxis"] = {"range": [len(dues) - 0.5, -0.5], "visible": False, "fixedrange": True}
    for position, name in enumerate(names):
        layout["annotations"].append(
            {"text": name, "x": 0, "xref": "paper", "xanchor": "left", "align": "left", "y": position, "yref": "y", "yanchor": "bottom",
             "yshift": MARK / 2 - 4 - band / 2 + MARK / 2, "showarrow": False, "font": {"size": 13, "color": style.INK}}
        )  # fmt: skip
    for each in days:
        layout["shapes"].append(
            {"type": "line", "xref": "x", "yref": "paper", "x0": _place(each.day), "x1": _place(each.day), "y0": 0, "y1": 1,
             "line": {"color": style.QUIET, "width": 1, "dash": "dash"}}
        )  # fmt: skip
        layout["annotations"].append(
            {"text": each.name, "x": _place(each.day), "xref": "x", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4, "showarrow": False,
             "font": {"size": 12, "color": style.QUIET}}
        )  # fmt: skip
    layout["meta"] = {"days": True, "today": today, "ink": style.INK}
    placed = list(enumerate(dues))
    filled = [(position, due.done or due.day, due) for position, due in placed if due.done or due.state in DONE]
    hollow = [(position, due.day, due) for position, due in placed if due.done or due.state not in DONE]
    for position, due in placed:
        if due.done:
            layout["shapes"].append(
                {"type": "line", "xref": "x", "yref": "y", "x0": _place(due.day), "x1": _place(due.done), "y0": position + LOW, "y1": position + LOW,
                 "line": {"color": style.ORDER[0], "width": 2}}
            )  # fmt: skip
    return Drawing([_trace(own, symbol) for own, symbol in ((filled, "circle"), (hollow, "circle-open")) if own], layout)


def _place(day: date) -> int:
    """A day as a number: Plotly's date axes speak English only."""
    return day.toordinal()


def _trace(dues: list[tuple[int, date, Due]], symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_place(day) for _, day, _ in dues],
        "y": [position + LOW for position, _, _ in dues],
        "marker": {"size": 11, "color": style.ORDER[0], "symbol": symbol, "line": {"width": 2}},
        "cliponaxis": False,
        "customdata": [[due.key, ""] for _, _, due in dues],
        "hovertext": [f"{due.name}: {due.text}" for _, _, due in dues],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
