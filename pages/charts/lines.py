"""Values over the years, a line a place, labelled at its end; codes stand in a lane below the axis, never at a height.

A line joins complete years only. A year of which a part is in, or is in the term, stands apart: a hollow mark that no line touches.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.labels import OFF, choose_spot
from pages.charts.marks import NAME_LINE, Axis, Line, LineChart, Mark, PanelChart

LABEL_GAP = 17
LANE = 19
TICK_LINE = 16
PANEL_COLUMNS = 3
"""Panels side by side where there are more than four."""
PANEL_ROOM = {1: (40, 5), 2: (22, 5), 3: (15, 3)}
"""Characters a line and years that a panel on a phone has room for, by the panels in a row; three or more have the least."""
PANELS_ACROSS = 340
"""Pixels of a row of panels in the narrowest card that has one: a third of a page."""
GUTTER = (56, 150)
NAME = 20
"""Characters of a label that stand on one line at the end of a line."""
FEWEST_JOINED = 3
"""Points of a line that are joined; fewer stand alone."""


def draw_lines(
    lines: list[Line], axis: Axis, target: Line | None = None, target_name: str = "", aims: Mapping[str, Line] = MappingProxyType({})
) -> Drawing:
    """One panel with up to four lines and, for a single place, its target as a black dotted line.

    `aims` are targets of one year by the code of their line: a black dash each, named in the label at the end of its line.
    """
    lanes = _lanes(lines)
    drawn = [*lines, *([target] if target else [])]
    ends = [(line.last, _end(line, line.last, target_name if line is target else line.name, target_name, aims)) for line in drawn if line.last]
    names = [part for _, parts in ends for part in parts] + [_first_line(line.name) for line in lanes if line.name]
    bottom = 8 + TICK_LINE * axis.label_lines + 4 + LANE * len(lanes)
    values = value_axis([*drawn, *aims.values()], axis)
    top = 12 + axis.names_above
    height = axis.height + LANE * max(0, len(lanes) - 1)
    layout = style.layout(height, left=_width(values["ticktext"]) + 8, right=_between(_width(names) + 10, *GUTTER), top=top, bottom=bottom)
    layout["xaxis"] = style.year_axis(axis.years, axis.years, axis.labels)
    layout["yaxis"] = values
    _explain(layout, axis, "")
    layout["annotations"] += _end_labels(ends, values["range"][1], height - top - bottom)
    for row, line in enumerate(lanes):
        _add_lane(layout, line, row, axis, "", height - top - bottom)
        if line.name:
            layout["annotations"].append(_note(_first_line(line.name), _lane_drop(axis, row), x=1, xref="paper", xanchor="left", xshift=4, size=12.5))
    data = [trace for line in lines for trace in _traces(line)]
    for aim in [*([target] if target else []), *aims.values()]:
        data += _targets(aim, target_name)
    return Drawing(data, layout, LineChart(tuple(lines), axis, target, target_name, aims))


def _lanes(lines: list[Line]) -> list[Line]:
    """The lines that have codes; one without a name stands for all where all have the same."""
    coded = [line for line in lines if any(mark.code for mark in line.marks)]
    codes = {tuple((mark.year, mark.code) for mark in line.marks if mark.code) for line in coded}
    return [replace(coded[0], name="")] if len(codes) == 1 and len(coded) == len(lines) > 1 else coded


def _end(line: Line, mark: Mark, name: str, target_name: str, aims: Mapping[str, Line]) -> list[str]:
    """The label at the end of a line: name and value, and below them its target where there is one."""
    aim = aims.get(line.code)
    return wrap(f"{name} {mark.short}", NAME) + ([f"{target_name.lower()} {aim.marks[0].short}"] if aim else [])


def draw_panels(lines: list[Line], axis: Axis, targets: dict[str, Line], target_name: str = "") -> Drawing:
    """Small multiples, a panel a place, on equal scales, each with its own target, which the legend above names.

    Up to four stand in a row, more in rows of three.
    """
    columns = len(lines) if len(lines) <= 4 else PANEL_COLUMNS
    rows = -(-len(lines) // columns)
    most, ticks = PANEL_ROOM.get(columns, PANEL_ROOM[3])
    heads = [[f"<b>{part}</b>" for part in wrap(line.name, most)] + wrap(line.caption, most) for line in lines]
    depth = max((len(head) for head in heads), default=1)
    legend = 20 if target_name and targets else 0
    below = 8 + TICK_LINE * axis.label_lines + 4 + (LANE if any(mark.code for line in lines for mark in line.marks) else 0)
    above = 12 + 17 * depth + axis.names_above
    plot = axis.height - 12 - below
    whole = rows * plot + (rows - 1) * (above + below)
    values = value_axis([*lines, *targets.values()], axis)
    layout = style.layout(whole + above + legend + below, left=_width(values["ticktext"]) + 8, top=above + legend, bottom=below, right=24)
    # Where there is no room for a row, charts.js puts the panels one under the other, each under a name of one line.
    layout["meta"] = {"head": 12 + 17 + axis.names_above, "legend": legend, "years": [_own_labels(line, axis) for line in lines]}
    if legend:
        layout["annotations"].append(
            _note(f"<b>┅</b> {target_name}", above + legend - 2, x=1, xref="paper", xanchor="right", y=1, size=13, colour=style.TARGET)
        )
    data: list[dict[str, Any]] = []
    for position, line in enumerate(lines):
        row, column = divmod(position, columns)
        suffix = "" if position == 0 else str(position + 1)
        start, end = column / columns + (0.02 if column else 0), (column + 1) / columns - 0.02
        bottom = 1 - (row * (plot + above + below) + plot) / whole
        layout[f"xaxis{suffix}"] = style.year_axis(
            axis.years, axis.years, layout["meta"]["years"][position], most=ticks, domain=[start, end], anchor=f"y{suffix}",
            range=[-0.6, len(axis.years) - 0.4], tickfont={"size": 12},
        )  # fmt: skip
        layout[f"yaxis{suffix}"] = {
            **values, "domain": [max(0.0, bottom), min(1.0, bottom + plot / whole)], "anchor": f"x{suffix}", "showticklabels": column == 0,
        }  # fmt: skip
        at = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        data += [trace | at for trace in _traces(line)]
        if line.code in targets:
            data += [trace | at for trace in _targets(targets[line.code], target_name)]
        _explain(layout, axis, suffix, named=column == 0)
        _add_lane(layout, line, 0, axis, suffix, plot)
        head = "<br>".join([*heads[position], *[" "] * (depth - len(heads[position]))])
        named: dict[str, Any] = {"x": start, "xref": "paper", "xanchor": "left", "y": 1, "yref": f"y{suffix} domain", "yanchor": "bottom"}
        layout["annotations"].append(_note(head, 6 + axis.names_above, size=13, align="left", **named))
        if line.last is not None and line.last.value is not None:
            room = ((PANELS_ACROSS / columns) * 0.96, plot)
            layout["annotations"].append(_last_label(line, targets.get(line.code), values["range"][1], axis, suffix, room))
    return Drawing(data, layout, PanelChart(tuple(lines), axis, targets, target_name))


def wrap(text: str, most: int) -> list[str]:
    """The words of a text in lines of at most `most` characters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def value_axis(lines: list[Line], axis: Axis) -> dict[str, Any]:
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


def _own_labels(line: Line, axis: Axis) -> list[str]:
    """The labels of the years in the panel of a line: [p] only where its own year is not complete."""
    apart = {mark.year for mark in line.marks if mark.apart}
    return [label if year in apart else label.removesuffix("<br>[p]") for year, label in zip(axis.years, axis.labels, strict=True)]


def _last_label(line: Line, target: Line | None, top: float, axis: Axis, suffix: str, room: tuple[float, float]) -> dict[str, Any]:
    """The last value beside its point, where it covers neither a mark nor a line; `room` are the pixels of the panel, across and up."""
    mark = line.last
    assert mark is not None
    assert mark.value is not None
    slot = room[0] / (len(axis.years) or 1)

    def place(marks: Sequence[Mark]) -> list[tuple[float, float]]:
        shown = [(axis.years.index(each.year), each.value) for each in marks if each.value is not None and each.year in axis.years]
        return [((at + 0.6) * slot, value / top * room[1]) for at, value in shown]

    ways = [place(line.joined), *([dot] for dot in place(line.apart))]
    if target:
        ways += [place(target.joined), *([dot] for dot in place(target.apart))]
    spot = choose_spot(place([mark])[0], mark.short, ways, room[0])
    return _note(
        mark.short, OFF if spot.upright == "bottom" else -OFF, x=axis.years.index(mark.year), xref=f"x{suffix}", y=mark.value, yref=f"y{suffix}",
        yanchor=spot.upright, xanchor=spot.anchor, xshift=spot.shift, size=14, bgcolor="rgba(255,255,255,0.75)", borderpad=0,
    )  # fmt: skip


def _traces(line: Line) -> list[dict[str, Any]]:
    """The line through its complete years and, where there are any, the hollow marks that stand apart."""
    colour = line.colour or style.place_colour(line.code)
    marker = {"size": 9, "symbol": line.marker, "color": colour, "line": {"width": 2, "color": colour}}
    mode = "lines+markers" if line.points >= FEWEST_JOINED else "markers"
    drawn = [_points(line, line.joined, mode) | {"line": {"color": colour, "width": 2.5, "dash": line.dash}, "marker": marker}]
    if line.apart:
        drawn.append(_points(line, line.apart, "markers") | {"marker": {**marker, "color": style.PAPER}})
    return drawn


def _targets(target: Line, name: str) -> list[dict[str, Any]]:
    """The dotted line through the targets of complete years, and a dash where the target of a part of a year stands."""
    named = replace(target, name=name or target.name)
    marker = {"symbol": "line-ew", "size": 10, "color": style.TARGET, "line": {"width": 2, "color": style.TARGET}}
    mode = "lines" if target.points >= FEWEST_JOINED else "lines+markers" if not target.apart else "markers"
    drawn = [_points(named, target.joined, mode) | {"line": {"color": style.TARGET, "width": 2, "dash": "dot"}, "marker": marker}]
    if target.apart:
        drawn.append(_points(named, target.apart, "markers") | {"marker": marker})
    return drawn


def _points(line: Line, marks: list[Mark], mode: str) -> dict[str, Any]:
    """What every trace of a line has: where its points stand, whose rows they are and what is said of them."""
    return {
        "type": "scatter",
        "mode": mode,
        "name": line.name,
        "x": [mark.year for mark in marks],
        "y": [mark.value for mark in marks],
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [[mark.key, mark.href] for mark in marks],
        "text": [f"{line.name}, {mark.period or mark.year}: {mark.text}" if mark.key else "" for mark in marks],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _explain(layout: dict[str, Any], axis: Axis, suffix: str, *, named: bool = True) -> None:
    """Shade the spans and draw the breaks of one panel; their names stand above it, in a row of panels above the first alone (`named`)."""
    down = f"y{suffix} domain"
    above: dict[str, Any] = {"xref": f"x{suffix}", "y": 1, "yref": down, "yanchor": "bottom", "size": 12, "colour": style.QUIET}
    for span in axis.shown_spans:
        first, last = axis.years.index(span.first), axis.years.index(span.last) if span.last in axis.years else len(axis.years) - 1
        layout["shapes"].append(
            {
                "type": "rect", "xref": f"x{suffix}", "yref": down, "x0": first - 0.4, "x1": last + 0.4, "y0": 0, "y1": 1,
                "fillcolor": style.BAND, "line": {"width": 0}, "layer": "below",
            }
        )  # fmt: skip
        if named:
            layout["annotations"].append(_note(span.name, 2, x=(first + last) / 2, **above))
    for year, name in axis.breaks:
        at = axis.years.index(year) - 0.5
        layout["shapes"].append(
            {
                "type": "line", "xref": f"x{suffix}", "yref": down, "x0": at, "x1": at, "y0": 0, "y1": 1,
                "line": {"color": style.QUIET, "width": 1, "dash": "dash"}, "layer": "below",
            }
        )  # fmt: skip
        if not named:
            continue
        side = "right" if at > len(axis.years) / 2 else "left"
        shift = 2 + NAME_LINE * bool(axis.shown_spans)
        layout["annotations"].append(_note(name, shift, x=at, xanchor=side, xshift=4 if side == "right" else -4, **above))


def _end_labels(ends: Sequence[tuple[Mark, list[str]]], top: float, plot_height: float) -> list[dict[str, Any]]:
    """Labels right of the last points, moved apart so that none covers another; on the value axis, so that they stay there in a higher chart."""
    wanted = sorted(((mark.value or 0) / top * plot_height, text) for mark, text in ends if mark.value is not None)
    heights: list[float] = []
    before = 0
    for height, text in wanted:
        heights.append(max(height, heights[-1] + LABEL_GAP * (before + len(text)) / 2) if heights else height)
        before = len(text)
    overflow = max(0.0, heights[-1] - plot_height) if heights else 0.0
    return [
        _note(
            "<br>".join(text), 0, y=(height - overflow) / plot_height * top, yref="y",
            x=1, xref="paper", xanchor="left", xshift=6, yanchor="middle", size=13.5, align="left",
        )
        for height, (_, text) in zip(heights, wanted, strict=True)
    ]  # fmt: skip


def _add_lane(layout: dict[str, Any], line: Line, row: int, axis: Axis, suffix: str, plot_height: float) -> None:
    """The codes of one line below the years, with a line over a run of years of the same code; that of a single year stands without its
    brackets, so that it keeps within the room of its year."""
    drop = _lane_drop(axis, row)
    base: dict[str, Any] = {"xref": f"x{suffix}", "yref": f"y{suffix} domain"}
    for first, last, code in _runs([mark for mark in line.marks if mark.year in axis.years], axis.years):
        text = code if first == last else f"[{code}]"
        layout["annotations"].append(_note(text, drop, x=(first + last) / 2, size=12.5, **base))
        if last > first:
            layout["shapes"].append(
                {
                    "type": "line", **base, "x0": first - 0.3, "x1": last + 0.3,
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
