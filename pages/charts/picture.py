"""A drawing as a still picture (SVG), for where no script runs: the first answer of the server, and a page taken along as one file.

It knows the properties that the chart functions of this folder use; `tests/charts/test_picture.py` holds it against every kind of chart.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from pages.charts import style
from pages.charts.drawing import Drawing

SIZE = 14
"""Pixels of the type that everything has which does not say its own."""
LINE = 1.3
"""Height of a line of text, in its own size."""
SYMBOLS = {
    "circle": lambda r: f"m{_n(-r)},0a{_n(r)},{_n(r)} 0 1,0 {_n(2 * r)},0a{_n(r)},{_n(r)} 0 1,0 {_n(-2 * r)},0z",
    "square": lambda r: f"m{_n(-r)},{_n(-r)}h{_n(2 * r)}v{_n(2 * r)}h{_n(-2 * r)}z",
    "diamond": lambda r: _polygon(4, 1.3 * r),
    "triangle-up": lambda r: _polygon(3, 1.2 * r),
    "x": lambda r: f"m{_n(-r)},{_n(-r)}l{_n(2 * r)},{_n(2 * r)}m0,{_n(-2 * r)}l{_n(-2 * r)},{_n(2 * r)}",
    "star": lambda r: _polygon(5, 1.3 * r, 0.55 * r),
    "pentagon": lambda r: _polygon(5, 1.1 * r),
    "line-ew": lambda r: f"m{_n(-r)},0h{_n(2 * r)}",
    "line-ns": lambda r: f"m0,{_n(-r)}v{_n(2 * r)}",
}
"""A mark around the point where the pen stands, by the name it has in Plotly; `r` is half its size."""
UNSEEN = {"symbol": "line-ew", "size": 10, "color": "none", "line": {"color": "transparent", "width": 12}}
"""What can be pointed at on a line without marks."""
DASHES = {"dash": "8,5", "dot": "2.5,4", "dashdot": "8,4,2,4"}


@dataclass(frozen=True)
class Scale:
    """One axis in pixels: where it starts, how long it is, the values at its two ends, the categories it may have."""

    start: float
    length: float
    low: float
    high: float
    categories: tuple[str, ...] = ()

    def holds(self, value: Any) -> bool:
        """Whether there is a place for it: a target may be of a year that the axis does not have."""
        return value in self.categories if isinstance(value, str) else value is not None

    def place(self, value: Any) -> float:
        """Pixels of a value, a category or the position of one."""
        number = float(self.categories.index(value)) if isinstance(value, str) else float(value)
        return self.start + (number - self.low) / (self.high - self.low) * self.length

    def part(self, share: float) -> float:
        """Pixels of a share of the axis, 0 at its start."""
        return self.start + share * self.length


def write_picture(drawing: Drawing, width: int, name: str) -> str:
    """The drawing as one `svg` of `width` pixels that fits any other; `name` is its text alternative. Each mark carries its row's key."""
    figure = drawing.to_dict()
    layout = figure["layout"]
    height = int(layout["height"])
    sheet = _Sheet(layout, width)
    told = {"role": "img", "aria-label": name, "font-family": style.FONT, "font-size": str(SIZE), "fill": style.INK}
    svg = Element("svg", {"class": "picture", "viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height), **told})
    svg.extend([*sheet.shapes("below"), *sheet.axes()])
    for trace in figure["data"]:
        svg.extend(sheet.bars(trace) if trace["type"] == "bar" else sheet.points(trace))
    svg.extend([*sheet.shapes("above"), *sheet.notes()])
    return tostring(svg, encoding="unicode")


class _Sheet:
    """The paper of one picture: its scales, and its traces and annotations (Plotly's terms) as SVG."""

    def __init__(self, layout: dict[str, Any], width: int) -> None:
        self.layout = layout
        margin = layout["margin"]
        self.paper_x = Scale(margin["l"], width - margin["l"] - margin["r"], 0, 1)
        inner = layout["height"] - margin["t"] - margin["b"]
        self.paper_y = Scale(margin["t"] + inner, -inner, 0, 1)
        self.scales = {f"{name[0]}{name[5:]}": self._scale(name) for name in layout if re.fullmatch(r"[xy]axis\d*", name)}

    def _scale(self, name: str) -> Scale:
        axis = self.layout[name]
        paper = self.paper_x if name[0] == "x" else self.paper_y
        start, end = axis.get("domain") or (0, 1)
        low, high = axis["range"]
        length = (end - start) * paper.length
        at = paper.part(start)
        if axis.get("constrain") == "domain":  # a map: as many pixels a degree both ways
            both = [self.layout[each]["range"] for each in ("xaxis", "yaxis")]
            fits = min(self.paper_x.length / (both[0][1] - both[0][0]), -self.paper_y.length / (both[1][1] - both[1][0]))
            wanted = math.copysign(fits * (high - low), length)
            at, length = at + (length - wanted) / 2, wanted
        return Scale(at, length, low, high, tuple(axis.get("categoryarray") or ()))

    def _at(self, reference: str, value: Any) -> float:
        """Pixels of a value that refers to the paper, to an axis or to the room of one ("y2 domain")."""
        axis, _, room = reference.partition(" ")
        scale = {"paper": self.paper_x, **self.scales}[axis]
        return scale.part(float(value)) if room or axis == "paper" else scale.place(value)

    def _down(self, reference: str, value: Any) -> float:
        return self.paper_y.part(float(value)) if reference == "paper" else self._at(reference, value)

    def axes(self) -> Iterator[Element]:
        """Grid lines, base lines and the texts at the ticks."""
        years = self.layout.get("meta", {}).get("years")
        for name, axis in self.layout.items():
            if not re.fullmatch(r"[xy]axis\d*", name) or axis.get("visible") is False:
                continue
            scale = self.scales[f"{name[0]}{name[5:]}"]
            across = self.scales[axis.get("anchor") or ("y" if name[0] == "x" else "x")]
            ticks = list(zip(axis["tickvals"], axis["ticktext"], strict=True)) if "tickvals" in axis else _ticks(axis)
            if axis.get("type") == "category":
                labels = years[int(name[5:] or 1) - 1] if years else axis["ticktext"]
                ticks = list(zip(axis["tickvals"], style.thin_labels(labels, abs(scale.length)), strict=True))
            size = axis.get("tickfont", {}).get("size", 14)
            places = [scale.place(value) for value, _ in ticks]
            # One path of all lines of a kind: a page has hundreds of them.
            if name[0] == "y" and axis.get("showgrid") is not False:
                yield _lines([(across.start, at, across.start + across.length, at) for at in places], axis.get("gridcolor", style.GRID))
            if name[0] == "x" and axis.get("ticks") and axis.get("showticklabels") is not False:
                foot = across.part(0)
                yield _lines([(at, foot, at, foot + axis.get("ticklen", 0)) for at in places], axis["tickcolor"])
            below = axis.get("ticklen", 0) if axis.get("ticks") else 0
            named = Element("g", {"font-size": str(size), "text-anchor": "middle" if name[0] == "x" else "end"})
            for at, (_, text) in zip(places, ticks, strict=True):
                if axis.get("showticklabels") is False or not text:
                    continue
                x, y = (at, across.part(0) + below + 3) if name[0] == "x" else (across.start - 5, at)
                named.extend(_text(text, x, y, size, upright="top" if name[0] == "x" else "middle", grouped=True))
            if len(named):
                yield named
            if axis.get("zeroline") and scale.low <= 0 <= scale.high:
                zero = scale.place(0)
                yield _line(across.start, zero, across.start + across.length, zero, axis.get("zerolinecolor", style.QUIET), 1)
            elif "linecolor" in axis:
                yield _line(scale.start, across.part(0), scale.start + scale.length, across.part(0), axis["linecolor"], 1)

    def points(self, trace: dict[str, Any]) -> Iterator[Element]:
        """The line, the area, the marks and the texts of a scatter trace."""
        across, down = self.scales[trace.get("xaxis", "x")], self.scales[trace.get("yaxis", "y")]
        spots = [
            (across.place(x), down.place(y)) if across.holds(x) and down.holds(y) else None for x, y in zip(trace["x"], trace["y"], strict=True)
        ]  # fmt: skip
        mode, line = trace["mode"].split("+"), trace.get("line", {})
        if "lines" in mode and (way := _path(spots)):
            fill = trace["fillcolor"] if trace.get("fill") == "toself" else "none"
            path = Element("path", {"d": way, "fill": fill, "stroke": line["color"], "stroke-width": str(line.get("width", 2))})
            if line.get("dash") in DASHES:
                path.set("stroke-dasharray", DASHES[line["dash"]])
            yield _tell(path, trace, 0) if trace.get("fill") else path
        if "markers" in mode:
            yield _marks(trace, trace["marker"], spots)
        elif not trace.get("fill"):
            yield _marks(trace, UNSEEN, spots)
        for position, spot in enumerate(spots):
            if spot is not None and "text" in mode:
                yield from _text(trace["text"][position], spot[0], spot[1] - 8, trace["textfont"]["size"], anchor="middle", upright="bottom")

    def bars(self, trace: dict[str, Any]) -> Iterator[Element]:
        """Horizontal bars from zero with their printed values."""
        across, down = self.scales[trace["xaxis"]], self.scales[trace["yaxis"]]
        thick = abs(trace["width"] / (down.high - down.low) * down.length)
        for position, (value, place) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if value is None:
                continue
            base = trace["base"][position] if "base" in trace else 0
            start, end, middle = across.place(base), across.place(base + value), down.place(place)
            yield _tell(_rect(start, middle - thick / 2, end - start, thick, trace["marker"]["color"][position]), trace, position)
            if printed := trace["text"][position]:
                yield from _text(printed, end + 4, middle, trace["textfont"]["size"], upright="middle")

    def shapes(self, layer: str) -> Iterator[Element]:
        """Shaded spans, lines and swatches of one layer."""
        for shape in self.layout["shapes"]:
            if shape.get("layer", "above") != layer:
                continue
            if shape.get("xsizemode") == "pixel":
                x = [self._at(shape["xref"], shape["xanchor"]) + shape[each] for each in ("x0", "x1")]
                y = [self._down(shape["yref"], shape["yanchor"]) - shape[each] for each in ("y0", "y1")]
            else:
                x = [self._at(shape["xref"], shape[each]) for each in ("x0", "x1")]
                y = [self._down(shape["yref"], shape[each]) for each in ("y0", "y1")]
            line = shape["line"]
            if shape["type"] == "line":
                yield _line(x[0], y[0], x[1], y[1], line["color"], line["width"], DASHES.get(line.get("dash", ""), ""))
            else:
                rect = _rect(min(x), min(y), abs(x[1] - x[0]), abs(y[1] - y[0]), shape["fillcolor"])
                if line.get("color"):
                    rect.attrib |= {"stroke": line["color"], "stroke-width": str(line["width"])}
                yield rect

    def notes(self) -> Iterator[Element]:
        """The annotations: names of panels, labels, codes, legends."""
        for note in self.layout["annotations"]:
            x = self._at(note["xref"], note["x"]) if "xref" in note else self.scales["x"].place(note["x"])
            y = self._down(note["yref"], note["y"]) if "yref" in note else self.scales["y"].place(note["y"])
            x, y = x + note.get("xshift", 0), y - note.get("yshift", 0)
            anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", ""), "middle")
            upright = note.get("yanchor", "middle")
            size, colour = note["font"]["size"], note["font"]["color"]
            yield from _text(note["text"], x, y, size, anchor=anchor, upright=upright, colour=colour, halo="bgcolor" in note)


def _ticks(axis: dict[str, Any]) -> list[tuple[float, str]]:
    low, high = axis["range"]
    step = axis["dtick"]
    count = int((high - low) / step + 1e-9) + 1
    values = [axis["tick0"] + step * position for position in range(count)]
    return [(value, f"{value:,.1f}" if axis["tickformat"].endswith("f") else f"{value:,g}" if value < 1e5 else f"{value:,.0f}") for value in values]


def _marks(trace: dict[str, Any], marker: dict[str, Any], spots: list[tuple[float, float] | None]) -> Element:
    """The marks of a trace in one group, which says once how they look."""
    symbol, _, is_open = marker.get("symbol", "circle").partition("-open")
    line = marker.get("line", {})
    fill = "none" if is_open or symbol in ("x", "line-ew", "line-ns") else marker["color"]
    way = SYMBOLS[symbol](marker["size"] / 2)
    width = str(line.get("width", 0))
    group = Element("g", {"fill": fill, "stroke": line.get("color", marker["color"]), "stroke-width": width})
    for position, spot in enumerate(spots):
        if spot is not None:
            _tell(SubElement(group, "path", {"d": f"M{_n(spot[0])},{_n(spot[1])}{way}"}), trace, position)
    return group


def _tell(mark: Element, trace: dict[str, Any], position: int) -> Element:
    """Add the key of its row and its tooltip to a mark; a mark without a row stays as it is."""
    key = str(trace["customdata"][position][0]) if trace.get("customdata") else ""
    texts = trace.get("hovertext") or trace.get("text") or ""
    if key:
        mark.set("data-cell", key)
        SubElement(mark, "title").text = _plain(texts if isinstance(texts, str) else texts[position])
    return mark


def _plain(text: str) -> str:
    return re.sub(r"<[^>]+>", " ", text).strip()


def _text(
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    anchor: str = "start",
    upright: str = "top",
    colour: str = style.INK,
    halo: bool = False,
    grouped: bool = False,
) -> Iterator[Element]:
    """Lines of text (`<br>`, `<b>`) whose top, middle or bottom is at y; `grouped` where the element around them says their size and anchor."""
    lines = str(text).split("<br>")
    step = size * LINE
    first = y + {"top": 0.0, "middle": -step * len(lines) / 2, "bottom": -step * len(lines)}[upright] + step * 0.78
    look: dict[str, str] = {}
    if size != SIZE and not grouped:
        look["font-size"] = str(size)
    if anchor != "start":
        look["text-anchor"] = anchor
    if colour != style.INK:
        look["fill"] = colour
    if halo:
        look |= {"stroke": "#fff", "stroke-width": "4", "paint-order": "stroke"}
    for row, line in enumerate(lines):
        weight = {"font-weight": "700"} if line.startswith("<b>") else {}
        written = Element("text", {"x": _n(x), "y": _n(first + step * row), **look, **weight})
        written.text = _plain(line)
        yield written


def _lines(lines: Iterable[tuple[float, float, float, float]], colour: str) -> Element:
    return Element("path", {"d": "".join(f"M{_n(x0)},{_n(y0)}L{_n(x1)},{_n(y1)}" for x0, y0, x1, y1 in lines), "stroke": colour})


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float, dash: str = "") -> Element:
    dashed = {"stroke-dasharray": dash} if dash else {}
    return Element("path", {"d": f"M{_n(x0)},{_n(y0)}L{_n(x1)},{_n(y1)}", "stroke": colour, "stroke-width": str(width), **dashed})


def _rect(x: float, y: float, width: float, height: float, colour: str) -> Element:
    return Element("rect", {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height), "fill": colour})


def _path(spots: list[tuple[float, float] | None]) -> str:
    """The way through the spots, broken where one is missing."""
    parts: list[str] = []
    pen = "M"
    for spot in spots:
        if spot is None:
            pen = "M"
            continue
        parts.append(f"{pen}{_n(spot[0])},{_n(spot[1])}")
        pen = "L"
    return "".join(parts)


def _polygon(corners: int, outer: float, inner: float = 0) -> str:
    radii = (outer, inner) if inner else (outer,)
    count = corners * len(radii)
    turns = [(radii[at % len(radii)], 2 * math.pi * at / count - math.pi / 2) for at in range(count)]
    points = [(radius * math.cos(turn), radius * math.sin(turn)) for radius, turn in turns]
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise([(0.0, 0.0), *points])]
    return "m" + "l".join(f"{_n(x)},{_n(y)}" for x, y in steps) + "z"


def _n(value: float) -> str:
    """A number of pixels in as few characters as it needs."""
    return f"{value:.1f}".removesuffix(".0")
