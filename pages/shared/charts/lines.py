"""Values over the years, a line a place, labelled at its end; codes stand in a lane below the axis, never at a height."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pages.shared.charts import style
from pages.shared.charts.drawing import Drawing

LABEL_GAP = 17
LANE = 19
TICK_LINE = 16
GUTTER = (56, 150)
NAME = 20
"""Characters of a label that stand on one line at the end of a line."""
FEWEST_JOINED = 3
"""Points of a line that are joined; fewer stand alone."""


@dataclass(frozen=True)
class Mark:
    """One point: the year it stands at, its value or its code, how it is printed, its row's key and where a click leads.

    `text` is the full print (56.3 % (9 of 16) [p]), `label` the short one that stands in the drawing (56 %).
    """

    year: str
    value: float | None
    text: str
    key: str
    href: str = ""
    code: str = ""
    provisional: bool = False
    label: str = ""

    @property
    def short(self) -> str:
        """What is written beside the point."""
        return self.label or self.text


@dataclass(frozen=True)
class Line:
    """One line of a chart. `code` names the place (or other series) and decides the colour; `caption` stands under a panel's name."""

    code: str
    name: str
    marks: list[Mark]
    colour: str = ""
    marker: str = "circle"
    dash: str = "solid"
    caption: str = ""

    @property
    def last(self) -> Mark | None:
        """The last point that has a value."""
        return next((mark for mark in reversed(self.marks) if mark.value is not None), None)

    @property
    def points(self) -> int:
        """How many points have a value."""
        return sum(mark.value is not None for mark in self.marks)


@dataclass(frozen=True)
class Span:
    """Years to shade with a word of explanation, such as COVID-19."""

    first: str
    last: str
    name: str


@dataclass(frozen=True)
class Axis:
    """The years in order with their printed labels (`<br>` for a second line), and the height of the drawing in pixels.

    `ends_only` writes the first and the last year alone, for panels, which are narrow.
    `breaks` are years that do not compare with the one before; `suffix` follows each value at the axis, `most` is the
    highest value there can be (100 for percentages).
    """

    years: list[str]
    labels: list[str]
    height: int = 260
    spans: list[Span] = field(default_factory=list)
    ends_only: bool = False
    breaks: tuple[str, ...] = ()
    suffix: str = ""
    most: float | None = None

    @property
    def label_lines(self) -> int:
        """How many lines of text the years need."""
        return max((label.count("<br>") + 1 for label in self.labels), default=1)

    @property
    def shown_spans(self) -> list[Span]:
        """The spans that lie within the years."""
        return [span for span in self.spans if span.first in self.years]


def draw_lines(lines: list[Line], axis: Axis, target: Line | None = None, target_name: str = "") -> Drawing:
    """One panel with up to four lines and, for a single place, its target as a black dotted line."""
    lanes = [line for line in lines if any(mark.code for mark in line.marks)]
    drawn = [*lines, *([target] if target else [])]
    ends = [(line.last, target_name if line is target else line.name) for line in drawn if line.last is not None]
    names = [part for mark, name in ends for part in wrap(f"{name} {mark.short}", NAME)] + [_first_line(line.name) for line in lanes]
    bottom = 8 + TICK_LINE * axis.label_lines + 4 + LANE * len(lanes)
    values = _value_axis(drawn, axis)
    top = 24 if axis.shown_spans or axis.breaks else 12
    height = axis.height + LANE * max(0, len(lanes) - 1)
    layout = style.layout(height, left=_width(values["ticktext"]) + 8, right=_between(_width(names) + 10, *GUTTER), top=top, bottom=bottom)
    layout["xaxis"] = style.year_axis(axis.years, axis.years, axis.labels)
    layout["yaxis"] = values
    _explain(layout, axis, "", named=True)
    layout["annotations"] += _end_labels(ends, values["range"][1], height - top - bottom)
    for row, line in enumerate(lanes):
        _add_lane(layout, line, row, axis, "", height - top - bottom)
        layout["annotations"].append(_note(_first_line(line.name), _lane_drop(axis, row), x=1, xref="paper", xanchor="left", xshift=4, size=12.5))
    data = [_trace(line) for line in lines]
    if target:
        data.append(_target(target, target_name))
    return Drawing(data, layout)


def draw_panels(lines: list[Line], axis: Axis, targets: dict[str, Line], target_name: str = "") -> Drawing:
    """Small multiples, a panel a place, on equal scales, each with its own target, which the legend above names."""
    count = len(lines)
    most = {1: 40, 2: 22, 3: 15}.get(count, 11)
    lanes = any(mark.code for line in lines for mark in line.marks)
    heads = [[f"<b>{part}</b>" for part in wrap(line.name, most)] + wrap(line.caption, most) for line in lines]
    depth = max((len(head) for head in heads), default=1)
    legend = 20 if target_name and targets else 0
    bottom = 8 + TICK_LINE * axis.label_lines + 4 + (LANE if lanes else 0)
    values = _value_axis([*lines, *targets.values()], axis)
    top = 12 + 17 * depth + legend
    layout = style.layout(axis.height + 17 * depth + legend, left=_width(values["ticktext"]) + 8, top=top, bottom=bottom, right=16)
    if legend:
        layout["annotations"].append(
            _note(f"<b>┅</b> {target_name}", top - 2, x=1, xref="paper", xanchor="right", y=1, yanchor="top", size=13, colour=style.TARGET)
        )
    data: list[dict[str, Any]] = []
    for position, line in enumerate(lines):
        suffix = "" if position == 0 else str(position + 1)
        start, end = position / count + (0.02 if position else 0), (position + 1) / count - 0.02
        layout[f"xaxis{suffix}"] = style.year_axis(
            axis.years, *_ticks(axis), domain=[start, end], anchor=f"y{suffix}", range=[-0.6, len(axis.years) - 0.4]
        )
        layout[f"yaxis{suffix}"] = {**values, "anchor": f"x{suffix}", "showticklabels": position == 0}
        at = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        data.append(_trace(line) | at)
        if line.code in targets:
            data.append(_target(targets[line.code], target_name) | at)
        _explain(layout, axis, suffix, named=False)
        _add_lane(layout, line, 0, axis, suffix, axis.height - 12 - bottom)
        head = "<br>".join([*heads[position], *[" "] * (depth - len(heads[position]))])
        layout["annotations"].append(_note(head, 6, x=start, xref="paper", xanchor="left", y=1, yanchor="bottom", size=13, align="left"))
        if line.last is not None and line.last.value is not None:
            layout["annotations"].append(_last_label(line.last, targets.get(line.code), values["range"][1], axis, suffix))
        if axis.ends_only:
            layout["annotations"] += _end_years(axis, suffix)
    return Drawing(data, layout)


def wrap(text: str, most: int) -> list[str]:
    """The words of a text in lines of at most `most` characters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _value_axis(lines: list[Line], axis: Axis) -> dict[str, Any]:
    highest = max((mark.value for line in lines for mark in line.marks if mark.value is not None), default=0)
    made = style.value_axis(highest)
    top = made["range"][1]
    if axis.most is not None and top > axis.most:
        made["range"] = [0, axis.most * 1.04]
        top = axis.most
    step = made["dtick"]
    ticks = [step * n for n in range(int(top / step + 1e-9) + 1)]
    return {**made, "tickvals": ticks, "ticktext": [_print_tick(tick) + axis.suffix for tick in ticks]}


def _print_tick(value: float) -> str:
    return f"{value:,g}" if value < 1e5 else f"{value:,.0f}"


def _ticks(axis: Axis) -> tuple[list[str], list[str]]:
    """The years written by the axis itself; where there is little room `_end_years` writes the first and the last instead."""
    return (axis.years, axis.labels) if not axis.ends_only else ([], [])


def _end_years(axis: Axis, suffix: str) -> list[dict[str, Any]]:
    ends = [(0, "left", -6), (len(axis.years) - 1, "right", 6)] if len(axis.years) > 1 else [(0, "center", 0)]
    return [_note(axis.labels[at], -5, x=at, xref=f"x{suffix}", xanchor=side, xshift=shift, size=13) for at, side, shift in ends]


def _last_label(mark: Mark, target: Line | None, top: float, axis: Axis, suffix: str) -> dict[str, Any]:
    """The last value at its point, on the side away from the target and never over the years."""
    value = mark.value or 0.0
    aim = next((each.value for each in target.marks if each.year == mark.year and each.value is not None), value) if target else value
    under = value < aim and value > 0.25 * top
    height = value if under else max(value, aim) if max(value, aim) - value < 0.25 * top else value
    return _note(
        mark.short, -7 if under else 7, x=axis.years.index(mark.year), xref=f"x{suffix}", y=height, yref=f"y{suffix}",
        yanchor="top" if under else "bottom", size=14, bgcolor="rgba(255,255,255,0.75)", borderpad=0,
    )  # fmt: skip


def _trace(line: Line) -> dict[str, Any]:
    colour = line.colour or style.place_colour(line.code)
    return {
        "type": "scatter",
        "mode": "lines+markers" if line.points >= FEWEST_JOINED else "markers",
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
        "mode": "lines" if target.points >= FEWEST_JOINED else "lines+markers",
        "name": name or target.name,
        "x": [mark.year for mark in target.marks],
        "y": [mark.value for mark in target.marks],
        "line": {"color": style.TARGET, "width": 2, "dash": "dot"},
        "marker": {"symbol": "line-ew", "size": 10, "color": style.TARGET, "line": {"width": 2, "color": style.TARGET}},
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [[mark.key, mark.href] for mark in target.marks],
        "text": [f"{target.name}, {mark.year}: {mark.text}" for mark in target.marks],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _explain(layout: dict[str, Any], axis: Axis, suffix: str, *, named: bool) -> None:
    """Shade the spans and draw the breaks of one panel; their words stand above it where there is room."""
    down = f"y{suffix} domain"
    for span in axis.shown_spans:
        first, last = axis.years.index(span.first), axis.years.index(span.last) if span.last in axis.years else len(axis.years) - 1
        layout["shapes"].append(
            {
                "type": "rect", "xref": f"x{suffix}", "yref": down, "x0": first - 0.4, "x1": last + 0.4, "y0": 0, "y1": 1,
                "fillcolor": style.BAND, "line": {"width": 0}, "layer": "below",
            }
        )  # fmt: skip
        if named:
            layout["annotations"].append(
                _note(span.name, 3, x=(first + last) / 2, xref=f"x{suffix}", y=1, yanchor="bottom", size=12, colour=style.QUIET)
            )
    for year in axis.breaks:
        at = axis.years.index(year) - 0.5
        layout["shapes"].append(
            {
                "type": "line", "xref": f"x{suffix}", "yref": down, "x0": at, "x1": at, "y0": 0, "y1": 1,
                "line": {"color": style.QUIET, "width": 1, "dash": "dash"}, "layer": "below",
            }
        )  # fmt: skip
        place = {"x": at, "xref": f"x{suffix}", "y": 1, "yref": down, "yanchor": "bottom" if named else "top"}
        layout["annotations"].append(_note("[b]", 3 if named else 0, size=12, colour=style.QUIET, **place))


def _end_labels(ends: Sequence[tuple[Mark | None, str]], top: float, plot_height: float) -> list[dict[str, Any]]:
    """Labels right of the last points, moved apart so that none covers another."""
    known = [(mark, name) for mark, name in ends if mark is not None and mark.value is not None]
    wanted = sorted(((mark.value or 0) / top * plot_height, wrap(f"{name} {mark.short}", NAME)) for mark, name in known)
    heights: list[float] = []
    before = 0
    for height, text in wanted:
        heights.append(max(height, heights[-1] + LABEL_GAP * (before + len(text)) / 2) if heights else height)
        before = len(text)
    overflow = max(0.0, heights[-1] - plot_height) if heights else 0.0
    return [
        _note("<br>".join(text), height - overflow, x=1, xref="paper", xanchor="left", xshift=6, yanchor="middle", size=13.5, align="left")
        for height, (_, text) in zip(heights, wanted, strict=True)
    ]


def _add_lane(layout: dict[str, Any], line: Line, row: int, axis: Axis, suffix: str, plot_height: float) -> None:
    """The codes of one line below the years, one bracket for a run of years with the same code."""
    drop = _lane_drop(axis, row)
    for first, last, code in _runs([mark for mark in line.marks if mark.year in axis.years], axis.years):
        layout["annotations"].append(_note(f"[{code}]", drop, x=(first + last) / 2, xref=f"x{suffix}", size=12.5))
        if last > first:
            layout["shapes"].append(
                {
                    "type": "line", "xref": f"x{suffix}", "x0": first - 0.3, "x1": last + 0.3, "yref": "paper",
                    "y0": drop / plot_height, "y1": drop / plot_height, "line": {"color": style.QUIET, "width": 1},
                }
            )  # fmt: skip


def _first_line(name: str) -> str:
    """A name where there is room for one line only."""
    first, *rest = wrap(name, NAME)
    return f"{first} …" if rest else first


def _runs(marks: list[Mark], years: list[str]) -> list[tuple[int, int, str]]:
    """Position of the first and last year of each run of one code, and the code."""
    runs: list[tuple[int, int, str]] = []
    for mark in marks:
        at = years.index(mark.year)
        if mark.code and runs and runs[-1][1] == at - 1 and runs[-1][2] == mark.code:
            runs[-1] = (runs[-1][0], at, mark.code)
        elif mark.code:
            runs.append((at, at, mark.code))
    return runs


def _lane_drop(axis: Axis, row: int) -> float:
    return -(8 + TICK_LINE * axis.label_lines + LANE * row)


def _note(text: str, shift: float, *, size: float, colour: str = style.INK, **place: Any) -> dict[str, Any]:
    """A text `shift` pixels above y (0 when not given). A category axis takes the position, not the year, as x."""
    return {
        "text": text, "y": 0, "yref": "paper", "yanchor": "top", "yshift": shift, "showarrow": False, "font": {"size": size, "color": colour}, **place
    }  # fmt: skip


def _width(texts: list[str]) -> int:
    """Pixels that the longest text takes at 13.5 px."""
    return int(max((len(text) for text in texts), default=1) * 7.2) + 2


def _between(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)
