"""A map of plain filled shapes: nothing is fetched, and every shape can be clicked."""

import json
from dataclasses import dataclass
from typing import Any

from pages.shared.charts import style
from pages.shared.charts.drawing import Drawing


@dataclass(frozen=True)
class Shape:
    """A place on the map: its rings in degrees, its name and text, its fill, its row's key and where a click leads."""

    name: str
    geometry: str
    text: str
    colour: str
    key: str = ""
    href: str = ""
    label: str = ""
    marker: bool = False


def draw_shapes(shapes: list[Shape], height: int = 560) -> Drawing:
    """One filled trace a place on equal degrees (Peru lies close enough to the equator for that)."""
    layout = style.layout(height, left=4, right=4, top=4, bottom=4)
    hidden = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    layout["xaxis"] = {**hidden, "range": [-82.2, -67.8]}
    layout["yaxis"] = {**hidden, "range": [-18.8, 0.4], "scaleanchor": "x", "scaleratio": 1.01}
    data: list[dict[str, Any]] = []
    for shape in shapes:
        longitudes, latitudes = _outline(shape.geometry)
        middle = (
            sum(filter(None, longitudes)) / max(1, len(longitudes) - longitudes.count(None)),
            sum(filter(None, latitudes)) / max(1, len(latitudes) - latitudes.count(None)),
        )
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "fill": "toself",
                "hoveron": "fills",
                "name": shape.name,
                "x": longitudes,
                "y": latitudes,
                "fillcolor": shape.colour,
                "line": {"color": style.PAPER, "width": 1},
                "text": f"{shape.name}: {shape.text}" if shape.text else shape.name,
                "hoverinfo": "text",
                "customdata": [[shape.key, shape.href]],
            }
        )
        if shape.marker:
            data.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [middle[0]],
                    "y": [middle[1]],
                    "name": shape.name,
                    "marker": {"size": 16, "color": shape.colour, "line": {"color": style.PAPER, "width": 2}},
                    "text": [f"{shape.name}: {shape.text}"],
                    "hoverinfo": "text",
                    "customdata": [[shape.key, shape.href]],
                }
            )
        if shape.label:
            layout["annotations"].append(
                {
                    "text": shape.label,
                    "x": middle[0],
                    "y": middle[1],
                    "showarrow": False,
                    "font": {"size": 13, "color": style.INK},
                    "bgcolor": "rgba(255,255,255,0.85)",
                    "borderpad": 2,
                    "captureevents": False,
                }
            )
    return Drawing(data, layout)


def _outline(geometry: str) -> tuple[list[float | None], list[float | None]]:
    """The rings of a GeoJSON geometry one after the other, a gap between them."""
    shape = json.loads(geometry)
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for polygon in polygons:
        for ring in polygon:
            if longitudes:
                longitudes.append(None)
                latitudes.append(None)
            longitudes += [point[0] for point in ring]
            latitudes += [point[1] for point in ring]
    return longitudes, latitudes
