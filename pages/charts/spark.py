"""A line small enough for a cell: the complete years of one place, its targets dotted, the last year as a dot. No text, no axis."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH, HEIGHT, EDGE = 66, 32, 4
"""Pixels of the drawing, and of the room around the line."""
TARGET = "#565c65"


def draw_spark(years: Sequence[int], values: Mapping[int, float], targets: Mapping[int, float], colour: str, named: str) -> str:
    """The drawing as SVG, at most `WIDTH` pixels wide; "" for less than two values.

    A year without a value is a gap: nothing joins the years beside it. `named` is the text alternative. The scale begins at zero, so that
    a small change looks small, and ends at the largest value or target.
    """
    known = [year for year in years if year in values]
    if len(known) < 2:
        return ""
    top = max([values[year] for year in known] + [targets[year] for year in years if year in targets] + [0.0]) or 1.0
    step = (WIDTH - 2 * EDGE) / max(len(years) - 1, 1)

    def place(year: int, value: float) -> tuple[float, float]:
        return round(EDGE + years.index(year) * step, 1), round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * max(value, 0.0) / top, 1)

    def join(points: Mapping[int, float]) -> str:
        path, before = "", None
        for at, year in enumerate(years):
            if year in points:
                x, y = place(year, points[year])
                path += f"{'L' if before == at - 1 else 'M'}{x:g} {y:g}"
                before = at
        return path

    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    svg = Element("svg", {"class": "small", "role": "img", "aria-label": named, **size})
    if targets:
        SubElement(svg, "path", {"d": join(targets), "fill": "none", "stroke": TARGET, "stroke-width": "1.2", "stroke-dasharray": "2 2"})
    SubElement(svg, "path", {"d": join(values), "fill": "none", "stroke": colour, "stroke-width": "2"})
    for year in known:
        x, y = place(year, values[year])
        SubElement(svg, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": "3.2" if year == known[-1] else "1.6", "fill": colour})
    return tostring(svg, encoding="unicode")
