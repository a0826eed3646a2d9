"""What happened or falls due when, a row each on one axis of days: its name in a column at the left, a bar from day to day, marks on days."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import wrap

LINE, NAME, COLUMN = 17, 50, 330
"""Pixels of a line of a name, characters of it, pixels of the column of names."""
STEP = 2
"""Years between two names of the axis."""
THICK, THIN = 0.22, 0.045
"""Half the height of a bar, in rows: of a stretch of time, and of the way to a day."""
Look = Literal["filled", "hollow", "diamond"]
SYMBOLS: dict[Look, str] = {"filled": "circle", "hollow": "circle-open", "diamond": "diamond"}


@dataclass(frozen=True)
class Point:
    """A mark on a day: how it looks, what it says, the key of its row."""

    day: date
    look: Look
    text: str
    key: str


@dataclass(frozen=True)
class Span:
    """A bar between two days; a `thick` one is a stretch of time, a thin one the way to a day."""

    first: date
    last: date
    thick: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the time line: its name, its state in words below the name, its bars and marks."""

    name: str
    state: str = ""
    spans: list[Span] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """A day that stands as a line through all rows, with its name above."""

    name: str
    day: date


def draw_timeline(rows: list[Row], days: list[Day], today: str = "", zone: str = "UTC") -> Drawing:
    """The rows from top to bottom in the order given; `today` is what a browser writes at its day, by the clock of `zone`."""
    names = [_name(row) for row in rows]
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    layout = style.layout((LINE * lines + 8) * max(1, len(rows)) + 58, left=COLUMN, right=16, top=28, bottom=30)
    every = [day for row in rows for span in row.spans for day in (span.first, span.last)]
    every += [point.day for row in rows for point in row.points] + [each.day for each in days]
    first, last = min(every).year, max(every).year + 1
    ticks = list(range(first, last + 1, STEP))
    layout["xaxis"] = {
        "type": "linear", "range": [_place(date(first, 1, 1)), _place(date(last, 6, 30))], "tickvals": [_place(date(year, 1, 1)) for year in ticks],
        "ticktext": [str(year) for year in ticks], "tickangle": 0, "showgrid": True, "gridcolor": style.GRID, "fixedrange": True,
    }  # fmt: skip
    layout["yaxis"] = {"range": [len(rows) - 0.5, -0.5], "visible": False, "fixedrange": True}
    layout["annotations"] = [
        {"text": name, "x": 0, "xref": "paper", "xanchor": "left", "xshift": 8 - COLUMN, "align": "left", "y": position, "yref": "y",
         "yanchor": "middle", "showarrow": False, "font": {"size": 13, "color": style.INK}}
        for position, name in enumerate(names)
    ]  # fmt: skip
    layout["shapes"] = [_bar(span, position) for position, row in enumerate(rows) for span in row.spans]
    for each in days:
        layout["shapes"].append(
            {"type": "line", "xref": "x", "yref": "paper", "x0": _place(each.day), "x1": _place(each.day), "y0": 0, "y1": 1,
             "line": {"color": style.QUIET, "width": 1, "dash": "dash"}}
        )  # fmt: skip
        layout["annotations"].append(
            {"text": each.name, "x": _place(each.day), "xref": "x", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4, "showarrow": False,
             "font": {"size": 12, "color": style.QUIET}}
        )  # fmt: skip
    layout["meta"] = {"days": len(rows), "today": today, "zone": zone, "ink": style.INK}
    placed = [(position, row, point) for position, row in enumerate(rows) for point in row.points]
    return Drawing([_trace(own, symbol) for look, symbol in SYMBOLS.items() if (own := [each for each in placed if each[2].look == look])], layout)


def _name(row: Row) -> str:
    lines = wrap(row.name, NAME) + (wrap(row.state, NAME) if row.state else [])
    return "<br>".join(lines)


def _place(day: date) -> int:
    """A day as a number: Plotly's date axes speak English only."""
    return day.toordinal()


def _bar(span: Span, position: int) -> dict[str, Any]:
    half, colour = (THICK, style.OTHER) if span.thick else (THIN, style.QUIET)
    return {
        "type": "rect", "xref": "x", "yref": "y", "x0": _place(span.first), "x1": _place(span.last), "y0": position - half, "y1": position + half,
        "fillcolor": colour, "line": {"color": style.PAPER, "width": 1 if span.thick else 0}, "layer": "below",
    }  # fmt: skip


def _trace(points: list[tuple[int, Row, Point]], symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_place(point.day) for _, _, point in points],
        "y": [position for position, _, _ in points],
        "marker": {"size": 11, "color": style.ORDER[0], "symbol": symbol, "line": {"width": 2}},
        "cliponaxis": False,
        "customdata": [[point.key, ""] for _, _, point in points],
        "hovertext": [f"{row.name}: {point.text}" if point.text else row.name for _, row, point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
