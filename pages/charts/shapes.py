"""A map of plain filled shapes: nothing is fetched, and every shape can be clicked."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pages.charts import style
from pages.charts.drawing import Drawing

LAND = "#c6cad0"
EDGE = "#ffffff"
WEST, EAST, SOUTH, NORTH = -82.2, -68.2, -18.7, 0.2
SMALL = 1.6
"""A shape narrower than this (degrees) has its label in the sea beside it, and a ring around it."""
RING = 26
"""Pixels across: no smaller than a finger needs."""
CLASSES = ("#cddaec", "#9fbbdf", "#6a93c7", "#3b68ab", "#1b2b85")
"""Five steps of one hue for amounts, light for few."""
KEY_STEP = 22


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


def draw_shapes(shapes: list[Shape], legend: list[tuple[str, str]], height: int = 500) -> Drawing:
    """One filled trace a place on equal degrees (Peru lies close enough to the equator for that).

    `legend` is colour and words, written in the sea at the lower left.
    """
    layout = style.layout(height, left=0, right=0, top=0, bottom=0)
    hidden = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    layout["xaxis"] = {**hidden, "range": [WEST, EAST], "constrain": "domain"}
    layout["yaxis"] = {**hidden, "range": [SOUTH, NORTH], "scaleanchor": "x", "scaleratio": 1.01, "constrain": "domain"}
    layout |= {"hovermode": "closest", "hoverdistance": 4}
    # A dark outline is drawn last, or the neighbours would cover it.
    ordered = sorted(shapes, key=lambda shape: (shape.marker, shape.chosen))
    data = [_marker(shape) if shape.marker else _fill(shape) for shape in ordered]
    data += [_ring(shape) for shape in ordered if shape.href and not shape.marker and _is_small(shape)]
    layout["annotations"] = [_label(shape) for shape in ordered if shape.label]
    for row, (colour, words) in enumerate(reversed(legend)):
        layout["shapes"].append(_swatch(colour, row))
        layout["annotations"].append(_legend(words, row))
    return Drawing(data, layout)


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
        "text": f"<b>{text}</b>" if shape.chosen else text,
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
