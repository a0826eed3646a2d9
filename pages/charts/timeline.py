"""What falls due when, one line each on one axis of days: a mark on its day, a line for the day of the release."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import wrap

BAND, LINE, NAME = 34, 16, 34
MARKERS = {"met": "circle", "extended": "circle", "not-known": "circle-open", "open": "diamond-open"}
OTHER = "circle-open"


@dataclass(frozen=True)
class Due:
    """Something that falls due: its name, its day, its state as a code and in words, the key of its row."""

    name: str
    day: date
    state: str
    text: str
    key: str


@dataclass(frozen=True)
class Day:
    """A day that stands as a line through all of them, with its name above."""

    name: str
    day: date


def draw_timeline(dues: list[Due], days: list[Day]) -> Drawing:
    """The dues from top to bottom in the order given, with their names at the left."""
    names = ["<br>".join(wrap(due.name, NAME)) for due in dues]
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    height = max(BAND, LINE * lines + 8) * max(1, len(dues)) + 60
    layout = style.layout(height, left=int(NAME * 7.2) + 10, right=24, top=28, bottom=28)
    every = [due.day for due in dues] + [each.day for each in days]
    first, last = min(every).year, max(every).year + 1
    layout["xaxis"] = {
        "type": "date", "range": [f"{first}-01-01", f"{last}-12-31"], "tickvals": [f"{year}-01-01" for year in range(first, last + 1)],
        "ticktext": [str(year) for year in range(first, last + 1)], "showgrid": True, "gridcolor": style.GRID, "fixedrange": True,
    }  # fmt: skip
    layout["yaxis"] = {
        "range": [len(dues) - 0.5, -0.5], "tickvals": list(range(len(dues))), "ticktext": names, "ticks": "", "showgrid": False, "zeroline": False,
        "fixedrange": True, "tickfont": {"size": 13.5},
    }  # fmt: skip
    for each in days:
        layout["shapes"].append(
            {"type": "line", "xref": "x", "yref": "paper", "x0": str(each.day), "x1": str(each.day), "y0": 0, "y1": 1,
             "line": {"color": style.QUIET, "width": 1, "dash": "dash"}}
        )  # fmt: skip
        layout["annotations"].append(
            {"text": each.name, "x": str(each.day), "xref": "x", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4, "showarrow": False,
             "font": {"size": 12, "color": style.QUIET}}
        )  # fmt: skip
    return Drawing([_trace(dues)], layout)


def _trace(dues: list[Due]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [str(due.day) for due in dues],
        "y": list(range(len(dues))),
        "marker": {"size": 11, "color": style.ORDER[0], "symbol": [MARKERS.get(due.state, OTHER) for due in dues], "line": {"width": 2}},
        "text": [due.text for due in dues],
        "textposition": "middle right",
        "textfont": {"size": 13, "color": style.INK},
        "cliponaxis": False,
        "customdata": [[due.key, ""] for due in dues],
        "hovertext": [f"{due.name}: {due.text}" for due in dues],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
