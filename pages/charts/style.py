"""The look all charts share: the palette of places, type, axes. No chart knows Streamlit.

Palette: reference part B2, in this order (contrast with white 12.1, 3.16, 10.4, 3.15). In the dark theme the browser
turns the chart's lightness round (front.css), which keeps hue and contrast; a test computes both.
"""

import math
from collections.abc import Sequence
from typing import Any

from babel.numbers import get_decimal_symbol, get_group_symbol

from data.compact import compact

FIRST = next(iter(compact().languages.values()))
SEPARATORS = get_decimal_symbol(FIRST) + get_group_symbol(FIRST)
"""The signs of numbers along an axis, decimal and thousands: the languages of a Compact are taken to share them."""
INK = "#1b1b1b"
QUIET = "#565c65"
GRID = "#e6e6e6"
PAPER = "#ffffff"
BAND = "#f0f0f0"
TARGET = "#000000"
FONT = "Source Sans, Liberation Sans, Arial, sans-serif"

PLACES = {code: unit.colour for code, unit in compact().units.items()}
OTHER = "#009ec1"
OTHER_MARKERS = ("triangle-up", "x", "star", "pentagon")
OTHER_DASHES = ("solid", "dash", "dot", "dashdot")
ORDER = ("#1b2b85", "#c2850c", "#5f3617", "#009ec1")
"""The same four colours for series that are not places."""
ORDER_MARKERS = ("circle", "square", "diamond", "triangle-up")


def place_colour(place: str) -> str:
    """A place keeps its colour everywhere; all others share the fourth."""
    return PLACES.get(place, OTHER)


def place_marker(place: str, others: int = 0) -> str:
    """The marker of a place; `others` counts the places outside the pilots drawn before it."""
    own = compact().units.get(place)
    return own.marker if own else OTHER_MARKERS[others % len(OTHER_MARKERS)]


def place_dash(place: str, others: int = 0) -> str:
    """The dash of a place, so that two places of one colour can be told apart."""
    return OTHER_DASHES[0] if place in PLACES else OTHER_DASHES[others % len(OTHER_DASHES)]


def distinguish(position: int) -> tuple[str, str]:
    """Colour and marker of the line at a position: four of each, then the same colours with other markers, so that none is left out."""
    return ORDER[position % len(ORDER)], ORDER_MARKERS[(position + position // len(ORDER)) % len(ORDER_MARKERS)]


def layout(height: int, *, left: int = 44, right: int = 16, top: int = 12, bottom: int = 34) -> dict[str, Any]:
    """The layout every chart starts from; margins in pixels."""
    return {
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": False,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": INK, "font": {"color": INK, "size": 14, "family": FONT}},
        "separators": SEPARATORS,
        "annotations": [],
        "shapes": [],
    }


MOST_TICKS = 9
YEAR_ROOM = 35
"""Pixels of a year that is written, and of the room beside it; charts.js has the same."""


def year_axis(years: list[str], ticks: list[str], labels: list[str], most: int = MOST_TICKS, **more: Any) -> dict[str, Any]:
    """A category axis, because a numeric one writes years as 2,019.5. Every year has a tick; of more than `most` only some are written, the
    last among them."""
    step = max(1, -(-len(ticks) // most))
    labels = [label if (len(labels) - 1 - at) % step == 0 else "" for at, label in enumerate(labels)]
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": years,
        "range": [-0.6, len(years) - 0.6],
        "tickvals": [years.index(tick) for tick in ticks],
        "ticktext": labels,
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "linecolor": QUIET,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": QUIET,
        "ticklabeloverflow": "allow",
        **more,
    }


def thin_labels(labels: Sequence[str], length: float) -> list[str]:
    """The labels that have room on an axis of `length` pixels, the last among them, the others empty; those that are thinned already as they are."""
    step = 1 if "" in labels else max(1, math.ceil(YEAR_ROOM * len(labels) / length))
    return [label if (len(labels) - 1 - at) % step == 0 else "" for at, label in enumerate(labels)]


def value_axis(highest: float, **more: Any) -> dict[str, Any]:
    """A value axis from zero with four or five quiet lines."""
    step = nice_step(highest)
    top = max(step, -(-highest // step) * step) if highest > 0 else 1
    return {
        "range": [0, top * 1.04],
        "dtick": step if highest > 0 else 1,
        "tick0": 0,
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": QUIET,
        "fixedrange": True,
        "tickformat": ",~r" if step >= 1 else ",.1f",
        "ticks": "",
        "ticklabeloverflow": "allow",
        **more,
    }


def nice_step(highest: float, lines: int = 4) -> float:
    """A round distance between grid lines: 1, 2, 2.5 or 5 times a power of ten."""
    if highest <= 0:
        return 1.0
    raw = highest / lines
    power = 10.0 ** len(str(int(raw))) / 10 if raw >= 1 else 1.0
    return next((factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw and factor * power == int(factor * power)), 10 * power)
