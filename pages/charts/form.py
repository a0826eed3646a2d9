"""The form of a breakdown, small enough for a cell: a bar for each category. No text, no axis."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH, HEIGHT, GAP = 84, 30, 2
"""Pixels of the drawing, and between two bars."""
WIDEST = 12


def draw_form(values: Sequence[float | None], colour: str, named: str) -> str:
    """The drawing as SVG; "" where no category has a value. `named` is its text alternative.

    The scale begins at zero and ends at the largest value. A category without a value is a dotted box as tall as the drawing, so that
    nobody takes it for a zero or for a small one.
    """
    known = [value for value in values if value is not None]
    if not known:
        return ""
    top = max(known) or 1.0
    step = min(WIDEST, WIDTH / len(values))
    gap = GAP if step > 2 * GAP else step / 4
    svg = Element("svg", {"role": "img", "aria-label": named, "width": str(WIDTH), "height": str(HEIGHT)})
    boxes = [(position * step + gap / 2, step - gap, value) for position, value in enumerate(values)]
    # One path of all bars and one of all boxes: a page may hold sixty of these.
    bars = "".join(_box(left, wide, (HEIGHT - 1) * max(value, 0.0) / top) for left, wide, value in boxes if value is not None)
    SubElement(svg, "path", {"d": bars, "fill": colour})
    if len(known) < len(values):
        empty = "".join(_box(left, wide, HEIGHT - 1.0) for left, wide, value in boxes if value is None)
        SubElement(svg, "path", {"d": empty, "fill": "none", "stroke": colour, "stroke-width": "0.8", "stroke-dasharray": "1.5 1.5"})
    SubElement(svg, "path", {"d": f"M0 {HEIGHT - 0.5:g}H{len(values) * step:.3g}", "stroke": colour})
    return tostring(svg, encoding="unicode")


def _box(left: float, wide: float, tall: float) -> str:
    """A box that stands on the base line."""
    return f"M{left:.3g} {HEIGHT - 1}v{-tall:.3g}h{wide:.3g}v{tall:.3g}z"
