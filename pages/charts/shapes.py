"""A map of plain filled shapes: nothing is fetched, and every shape can be clicked."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.compact import Land, compact
from pages.charts import style
from pages.charts.drawing import Drawing

LAND, PARTNER = "#d4d7dc", "#aebbd0"
"""Departments, and on a map of values those that belong to the Partnership."""
EDGE = "#ffffff"
SMALL = 1.6
"""A shape narrower than this (degrees) has its label in the sea beside it, and a ring around it."""
RING = 26
"""Pixels across: no smaller than a finger needs."""
CLASSES = ("#cddaec", "#9fbbdf", "#6a93c7", "#3b68ab", "#1b2b85")
"""Five steps of one hue for amounts, light for few."""
KEY_STEP = 22
ROOM = (6.0, 8.5)
"""Degrees west and east of the land for words."""
APART = 1.75
"""Degrees between the words of two places."""
SMALLEST, WIDEST = 7.0, 46.0
"""Pixels across of the smallest and the largest circle."""


@dataclass(frozen=True)
class Shape:
    """A place on the map: its outline as GeoJSON, its name and text, its fill, its row's key and where a click leads.

    `label` is written on the map, `marker` puts a dot on a place too small to be seen, `chosen` draws a dark outline.
    """

    name: str
    geometry: str
    text: str
    colour: str = LAND
    key: str = ""
    href: str = ""
    label: str = ""
    marker: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class Circle:
    """A value on the map, at the middle of a place.

    `geometry` is the outline of the place, `amount` the area of the circle (None: a small mark), `label` and `rated` (its status) the words
    beside it, `text` what a pointer reads, `key` that of its row, `href` where a click leads.
    """

    geometry: str
    amount: float | None
    label: str
    rated: str
    text: str
    colour: str
    key: str
    href: str = ""


def draw_shapes(shapes: list[Shape], legend: list[tuple[str, str]], height: int = 500, circles: Sequence[Circle] = ()) -> Drawing:
    """One filled trace a place on equal degrees (near the equator they are nearly equal on the ground).

    `legend` is colour and words, written in the sea at the lower left; `circles` lie over the places, their words at the outer side.
    """
    layout = style.layout(height, left=0, right=0, top=0, bottom=0)
    hidden = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    land = shown_land()
    wide = [land.west - ROOM[0], land.east + ROOM[1]] if circles else [land.west, land.east]
    layout["xaxis"] = {**hidden, "range": wide, "constrain": "domain"}
    layout["yaxis"] = {**hidden, "range": [land.south, land.north], "scaleanchor": "x", "scaleratio": 1.01, "constrain": "domain"}
    layout |= {"hovermode": "closest", "hoverdistance": 4}
    # A dark outline is drawn last, or the neighbours would cover it.
    ordered = sorted(shapes, key=lambda shape: (shape.marker, shape.chosen))
    data = [_marker(shape) if shape.marker else _fill(shape) for shape in ordered]
    data += [_ring(shape) for shape in ordered if shape.href and not shape.marker and _is_small(shape)]
    layout["annotations"] = [_label(shape) for shape in ordered if shape.label]
    highest = max((circle.amount for circle in circles if circle.amount is not None), default=0) or 1
    heights = _spread(circles)
    for circle in sorted(circles, key=lambda each: -(each.amount or 0)):
        size = SMALLEST if circle.amount is None else max(SMALLEST, WIDEST * math.sqrt(max(circle.amount, 0) / highest))
        data.append(_circle(circle, size))
        layout["annotations"].append(_beside(circle, size, heights[circle.key]))
    for row, (colour, words) in enumerate(reversed(legend)):
        layout["shapes"].append(_swatch(colour, row))
        layout["annotations"].append(_legend(words, row))
    return Drawing(data, layout)


def shown_land() -> Land:
    """What a map shows: the land of the Compact, the whole earth for one that names none."""
    return compact().map or Land(-180, 180, -90, 90, -180)


def is_marked(area: str) -> bool:
    """Whether an area is too small to be seen and has a marker."""
    return area in shown_land().marked


def name_areas() -> str:
    """What the codes of areas are called in files."""
    return shown_land().areas


def class_of(value: float, bounds: tuple[float, ...]) -> int:
    """The class of a value: 0 below the first bound, then one more for each bound it reaches."""
    return sum(value >= bound for bound in bounds)


def _fill(shape: Shape) -> dict[str, Any]:
    longitudes, latitudes = outline(shape.geometry)
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "hoveron": "fills",
        "name": shape.name,
        "x": longitudes,
        "y": latitudes,
        "fillcolor": shape.colour,
        "line": {"color": style.INK if shape.chosen else EDGE, "width": 2.5 if shape.chosen else 1},
        "text": _hover(shape),
        "hoverinfo": "text",
        "customdata": [[shape.key, shape.href]],
    }


def _marker(shape: Shape) -> dict[str, Any]:
    longitude, latitude = middle(shape.geometry)
    line = {"color": style.INK if shape.chosen else style.QUIET, "width": 1.5}
    return _dot(shape, longitude, latitude, {"size": 8, "color": shape.colour, "line": line})


def _ring(shape: Shape) -> dict[str, Any]:
    """A ring around a place that is too small to be hit: the eye and the finger find it."""
    longitude, latitude = middle(shape.geometry)
    line = {"color": style.INK if shape.chosen else shape.colour, "width": 2}
    return _dot(shape, longitude, latitude, {"symbol": "circle-open", "size": RING, "color": shape.colour, "line": line})


def _dot(shape: Shape, longitude: float, latitude: float, marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": shape.name,
        "x": [longitude],
        "y": [latitude],
        "marker": marker,
        "text": [_hover(shape)],
        "hoverinfo": "text",
        "customdata": [[shape.key, shape.href]],
    }


def _circle(circle: Circle, size: float) -> dict[str, Any]:
    longitude, latitude = middle(circle.geometry)
    return {
        "type": "scatter", "mode": "markers", "name": "", "x": [longitude], "y": [latitude], "text": [circle.text], "hoverinfo": "text",
        "marker": {"size": size, "color": circle.colour, "line": {"color": EDGE, "width": 1}}, "customdata": [[circle.key, circle.href]],
    }  # fmt: skip


def _spread(circles: Sequence[Circle]) -> dict[str, float]:
    """The latitude of the words of each circle by its key: its own, or as far below the one above it as words are high on a telephone."""
    found: dict[str, float] = {}
    lowest = math.inf
    for circle in sorted(circles, key=lambda each: -middle(each.geometry)[1]):
        longitude, latitude = middle(circle.geometry)
        if longitude >= shown_land().coast:
            lowest = latitude = min(latitude, lowest - APART)
        found[circle.key] = latitude
    return found


def _beside(circle: Circle, size: float, latitude: float) -> dict[str, Any]:
    """The words of a circle, over the sea for a place in the west, over the land beyond the border for one in the east."""
    longitude, _ = middle(circle.geometry)
    side = -1 if longitude < shown_land().coast else 1
    said = ("<br>" if side < 0 else " ").join(filter(None, (circle.label, circle.rated)))
    return {
        "text": said, "align": "right" if side < 0 else "left", "x": longitude, "y": latitude, "xanchor": "right" if side < 0 else "left",
        "xshift": side * (size / 2 + 4), "yanchor": "middle", "showarrow": False, "font": {"size": 12.5, "color": style.INK},
        "bgcolor": "rgba(255,255,255,0.8)", "borderpad": 1, "captureevents": False,
    }  # fmt: skip


def _is_small(shape: Shape) -> bool:
    west, east = _width(shape.geometry)
    return east - west < SMALL


def _hover(shape: Shape) -> str:
    return f"{shape.name}: {shape.text}" if shape.text else shape.name


def _label(shape: Shape) -> dict[str, Any]:
    longitude, latitude = middle(shape.geometry)
    west, _ = _width(shape.geometry)
    beside = _is_small(shape)
    text = "<br>".join(shape.label.split(" ", 1)) if beside else shape.label
    return {
        "text": "<br>".join(f"<b>{part}</b>" for part in text.split("<br>")) if shape.chosen else text,
        "x": west if beside else longitude,
        "y": latitude,
        "xanchor": "right" if beside else "center",
        "xshift": -12 if beside else 0,
        "yshift": -10 if beside else 0,
        "align": "right" if beside else "center",
        "showarrow": False,
        "font": {"size": 13.5, "color": style.INK},
        "bgcolor": "rgba(255,255,255,0.88)",
        "borderpad": 2,
        "captureevents": False,
    }


def _swatch(colour: str, row: int) -> dict[str, Any]:
    low = 8 + KEY_STEP * row
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 0,
        "x0": 2,
        "x1": 20,
        "y0": low,
        "y1": low + 14,
        "fillcolor": colour,
        "line": {"color": style.QUIET, "width": 0.75},
    }


def _legend(words: str, row: int) -> dict[str, Any]:
    return {
        "text": words,
        "x": 0,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 26,
        "yshift": 4 + KEY_STEP * row,
        "showarrow": False,
        "align": "left",
        "font": {"size": 13, "color": style.INK},
    }


@lru_cache(maxsize=64)
def outline(geometry: str) -> tuple[list[float | None], list[float | None]]:
    """The rings of a GeoJSON geometry one after the other, a gap between them: longitudes, latitudes."""
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for ring in _rings(geometry):
        if longitudes:
            longitudes.append(None)
            latitudes.append(None)
        longitudes += [point[0] for point in ring]
        latitudes += [point[1] for point in ring]
    return longitudes, latitudes


@lru_cache(maxsize=64)
def middle(geometry: str) -> tuple[float, float]:
    """The centre of gravity of the largest ring, in degrees: longitude, latitude."""
    found = [_centre(ring) for ring in _rings(geometry)]
    _, longitude, latitude = max(found)
    return longitude, latitude


def _centre(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area (square degrees), longitude and latitude of the centre of gravity of a closed ring."""
    area = longitude = latitude = 0.0
    for (x0, y0, *_), (x1, y1, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        longitude += (x0 + x1) * cross / 6
        latitude += (y0 + y1) * cross / 6
    return (abs(area), longitude / area, latitude / area) if area else (0.0, ring[0][0], ring[0][1])


@lru_cache(maxsize=64)
def _width(geometry: str) -> tuple[float, float]:
    found = [float(point[0]) for ring in _rings(geometry) for point in ring]
    return min(found), max(found)


def _rings(geometry: str) -> list[list[list[float]]]:
    shape = json.loads(geometry)
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]
