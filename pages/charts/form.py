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
    svg = Element(
        "svg", {"class": "small", "role": "img", "aria-label": named, "width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    )
    for position, value in enumerate(values):
        left, wide = position * step, step - gap
        tall = HEIGHT - 1.0 if value is None else max((HEIGHT - 1) * value / top, 0.0)
        box = {"x": f"{left + gap / 2:.1f}", "y": f"{HEIGHT - 1 - tall:.1f}", "width": f"{wide:.1f}", "height": f"{tall:.1f}"}
        look = {"fill": "none", "stroke": colour, "stroke-width": "0.8", "stroke-dasharray": "1.5 1.5"} if value is None else {"fill": colour}
        SubElement(svg, "rect", box | look)
    SubElement(svg, "path", {"d": f"M0 {HEIGHT - 0.5:g}H{len(values) * step:.1f}", "stroke": colour, "stroke-width": "1"})
    return tostring(svg, encoding="unicode")
