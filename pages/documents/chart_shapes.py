"""Bands and breaks of a chart as shapes inside it: they move and are copied with the chart, hold no data, and keep to their years."""

from dataclasses import dataclass

from pages.charts.marks import Axis
from pages.view.templates import fill

PLOT = (0.13, 0.13, 0.84, 0.68)
"""The inside of the plot in shares of the chart: left, top, width, height; fixed, so that a shape stands over its years."""
CONTENT = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
HIGH = 0.06
"""Of a line of names above the plot."""


@dataclass(frozen=True)
class Shape:
    """A band, a break or a name, in shares of the chart."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    align: str = "ctr"


def list_shapes(axis: Axis, *, named: bool) -> tuple[Shape, ...]:
    """The shapes of an axis; their names stand above the plot where this chart is the one that has them."""
    left, top, wide, high = PLOT
    slot = wide / max(len(axis.years), 1)
    found: list[Shape] = []
    for span in axis.shown_spans:
        first = axis.years.index(span.first)
        last = axis.years.index(span.last) if span.last in axis.years else len(axis.years) - 1
        begin, end = left + first * slot, left + (last + 1) * slot
        found.append(Shape("band", begin, top, end, top + high))
        if named:
            found.append(Shape("name", begin - 0.2, top - HIGH, end + 0.2, top, span.name))
    for year, name in axis.breaks:
        at = left + axis.years.index(year) * slot
        found.append(Shape("break", at, top, at, top + high))
        if named:
            before = axis.years.index(year) > len(axis.years) / 2
            place = (at - 0.5, at - 0.01, "r") if before else (at + 0.01, at + 0.5, "l")
            found.append(Shape("name", max(0.0, place[0]), top - 2 * HIGH, min(1.0, place[1]), top - HIGH, name, place[2]))
    return tuple(found)


def write_shapes(shapes: tuple[Shape, ...], language: str) -> bytes:
    """The drawing part of a chart."""
    return fill("documents/drawing.xml", shapes=shapes, language=language).encode()


def write_reference(relation: str) -> str:
    """The last element of a chart with shapes: where their part is."""
    return (
        '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        f' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}"/>'
    )
