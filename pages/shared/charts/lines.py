"""Values over the years, a line a place, labelled at its end; codes stand in a lane below the axis."""

from dataclasses import dataclass, field
from typing import Any

from pages.shared.charts import style
from pages.shared.charts.drawing import Drawing

LABEL_GAP = 17
LANE = 19


@dataclass(frozen=True)
class Mark:
    """One point: the year it stands at, its value or its code, how it is printed, its row's key and where a click leads."""

    year: str
    value: float | None
    text: str
    key: str
    href: str = ""
    code: str = ""
    provisional: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a chart. `code` names the place (or other series) and decides the colour."""

    code: str
    name: str
    marks: list[Mark]
    colour: str = ""
    marker: str = "circle"
    dash: str = "solid"


@dataclass(frozen=True)
class Span:
    """Years to shade with a word of explanation, such as COVID-19."""

    first: str
    last: str
    name: str


@dataclass(frozen=True)
class Axis:
    """The years in order with their printed labels, and the height of the drawing in pixels."""

    years: list[str]
    labels: list[str]
    height: int = 260
    spans: list[Span] = field(default_factory=list)
    ends_only: bool = False

    @property
    def ticks(self) -> tuple[list[str], list[str]]:
        """The years that are written at the axis: all, or the first and the last where there is little room."""
        if not self.ends_only:
            return self.years, self.labels
        return [self.years[0], self.years[-1]], [self.labels[0], self.labels[-1]]


def draw_lines(lines: list[Line], axis: Axis, target: Line | None = None, target_name: str = "") -> Drawing:
    """One panel with up to four lines and, for a single place, its target as a black dotted line."""
    lanes = [line for line in lines if any(mark.code for mark in line.marks)]
    bottom = 30 + LANE * len(lanes)
    layout = style.layout(axis.height, right=118, bottom=bottom)
    values = [mark.value for line in [*lines, *([target] if target else [])] for mark in line.marks if mark.value is not None]
    layout["xaxis"] = style.year_axis(axis.years, *axis.ticks)
    layout["yaxis"] = style.value_axis(max(values, default=0))
    plot_height = axis.height - layout["margin"]["t"] - bottom
    data = [_trace(line) for line in lines]
    if target:
        data.append(_target(target, target_name))
    layout["shapes"] += [_shade(span, axis.years) for span in axis.spans if span.first in axis.years]
    layout["annotations"] += [_span_name(span, axis.years) for span in axis.spans if span.first in axis.years]
    layout["annotations"] += _end_labels([*lines, *([target] if target else [])], layout["yaxis"]["range"][1], plot_height, target_name)
    layout["annotations"] += [note for row, line in enumerate(lanes) for note in _lane(line, row, axis.years)]
    return Drawing(data, layout)


def draw_panels(lines: list[Line], axis: Axis, targets: dict[str, Line]) -> Drawing:
    """Small multiples, a panel a place, on equal scales, each with its own target."""
    count = len(lines)
    lanes = any(mark.code for line in lines for mark in line.marks)
    layout = style.layout(axis.height, top=34, bottom=30 + (LANE if lanes else 0), right=10)
    values = [mark.value for line in [*lines, *targets.values()] for mark in line.marks if mark.value is not None]
    data: list[dict[str, Any]] = []
    for position, line in enumerate(lines):
        suffix = "" if position == 0 else str(position + 1)
        start, end = position / count + (0.02 if position else 0), (position + 1) / count - 0.02
        layout[f"xaxis{suffix}"] = style.year_axis(
            axis.years, *axis.ticks, domain=[start, end], anchor=f"y{suffix}", range=[-0.6, len(axis.years) - 0.4]
        )
        layout[f"yaxis{suffix}"] = style.value_axis(max(values, default=0), anchor=f"x{suffix}", showticklabels=position == 0)
        at = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        data.append(_trace(line) | at)
        if line.code in targets:
            data.append(_target(targets[line.code], "") | at)
        layout["annotations"].append(
            {
                "text": f"<b>{line.name}</b>",
                "x": start,
                "xref": "paper",
                "xanchor": "left",
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": 12,
                "showarrow": False,
                "font": {"size": 14, "color": style.INK},
            }
        )
        layout["annotations"] += [_code_note(mark, 0, axis.years, f"x{suffix}") for mark in line.marks if mark.code and mark.year in axis.years]
        last = next((mark for mark in reversed(line.marks) if mark.value is not None), None)
        if last is not None:
            layout["annotations"].append(
                {
                    "text": last.text,
                    "x": axis.years.index(last.year),
                    "y": last.value,
                    "xref": f"x{suffix}",
                    "yref": f"y{suffix}",
                    "yshift": 13,
                    "xanchor": "right" if last.year == axis.years[-1] else "center",
                    "showarrow": False,
                    "font": {"size": 14},
                }
            )
    return Drawing(data, layout)


def _trace(line: Line) -> dict[str, Any]:
    colour = line.colour or style.place_colour(line.code)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "x": [mark.year for mark in line.marks],
        "y": [mark.value for mark in line.marks],
        "line": {"color": colour, "width": 2.5, "dash": line.dash},
        "marker": {
            "size": 9,
            "symbol": line.marker,
            "color": [style.PAPER if mark.provisional else colour for mark in line.marks],
            "line": {"width": 2, "color": colour},
        },
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [[mark.key, mark.href] for mark in line.marks],
        "text": [f"{line.name}, {mark.year}: {mark.text}" for mark in line.marks],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _target(target: Line, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name or target.name,
        "x": [mark.year for mark in target.marks],
        "y": [mark.value for mark in target.marks],
        "line": {"color": style.TARGET, "width": 2, "dash": "dot"},
        "marker": {"symbol": "line-ew", "size": 10, "color": style.TARGET, "line": {"width": 2, "color": style.TARGET}},
        "connectgaps": False,
        "customdata": [[mark.key, mark.href] for mark in target.marks],
        "text": [f"{target.name}, {mark.year}: {mark.text}" for mark in target.marks],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _shade(span: Span, years: list[str]) -> dict[str, Any]:
    first, last = years.index(span.first), years.index(span.last) if span.last in years else len(years) - 1
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": first - 0.4,
        "x1": last + 0.4,
        "y0": 0,
        "y1": 1,
        "fillcolor": style.BAND,
        "line": {"width": 0},
        "layer": "below",
    }


def _span_name(span: Span, years: list[str]) -> dict[str, Any]:
    return {
        "text": span.name,
        "x": years.index(span.first),
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 12, "color": style.QUIET},
    }


def _end_labels(lines: list[Line], top: float, plot_height: float, target_name: str) -> list[dict[str, Any]]:
    """Labels right of the last points, moved apart so that none covers another."""
    ends: list[tuple[float, str]] = []
    for line in lines:
        last = next((mark for mark in reversed(line.marks) if mark.value is not None), None)
        if last is None or last.value is None:
            continue
        is_target = line is lines[-1] and bool(target_name)
        ends.append((last.value / top * plot_height, target_name if is_target else f"{line.name} {last.text}"))
    ends.sort()
    heights: list[float] = []
    for height, _ in ends:
        heights.append(max(height, heights[-1] + LABEL_GAP) if heights else height)
    overflow = max(0.0, heights[-1] - plot_height) if heights else 0.0
    return [
        {
            "text": text,
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 4,
            "y": 0,
            "yref": "paper",
            "yshift": height,
            "yanchor": "middle",
            "showarrow": False,
            "align": "left",
            "font": {"size": 13.5, "color": style.INK},
        }
        for height, (_, text) in zip([height - overflow for height in heights], ends, strict=True)
    ]


def _lane(line: Line, row: int, years: list[str]) -> list[dict[str, Any]]:
    notes = [_code_note(mark, row, years, "x") for mark in line.marks if mark.code]
    name = {
        "text": line.name,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 4,
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -26 - LANE * row,
        "showarrow": False,
        "font": {"size": 12.5, "color": style.INK},
    }
    return [*notes, name]


def _code_note(mark: Mark, row: int, years: list[str], xref: str) -> dict[str, Any]:
    # A category axis reads "2020" in an annotation as the position 2020, so the position itself is given.
    return {
        "text": f"[{mark.code}]",
        "x": years.index(mark.year),
        "xref": xref,
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -26 - LANE * row,
        "showarrow": False,
        "font": {"size": 12.5, "color": style.INK},
    }
