"""Amounts made of parts: horizontal bars from zero, the parts of a bar one after the other, its whole printed with its name."""

from dataclasses import dataclass
from typing import Any

from pages.charts import style
from pages.charts.bars import BAND, LINE, NAME
from pages.charts.drawing import Drawing
from pages.charts.lines import wrap

LEGEND = 22
"""Pixels of a line of the legend above the bars."""
LETTER, WIDE = 7.2, 280
"""Pixels of a letter of it, and of the longest line."""
COLOURS = (style.ORDER[0], style.OTHER, style.QUIET)
"""Of the parts, in their order; the last is for what is not broken down."""


@dataclass(frozen=True)
class Part:
    """A part of a bar: its amount, how it is printed, its row's key."""

    amount: float
    text: str
    key: str


@dataclass(frozen=True)
class Stack:
    """A bar: its name, its parts by position of their name, its whole, and what it is measured against."""

    name: str
    parts: dict[int, Part]
    whole: Part
    target: Part | None = None


def draw_stacks(stacks: list[Stack], parts: list[str], aim: str = "") -> Drawing:
    """The bars from top to bottom in the order given; `parts` are the names of their parts, `aim` that of the mark a bar is measured against."""
    # At the end of a bar the mark of what it is measured against would strike the amount through.
    folded = ["<br>".join(wrap(f"{stack.name}: {stack.whole.text}", NAME)) for stack in stacks]
    lines = max((name.count("<br>") + 1 for name in folded), default=1)
    left = int(max((len(part) for name in folded for part in name.split("<br>")), default=1) * LETTER) + 10
    legend = _legend(parts, aim, left)
    top = 8 + LEGEND * len({note["yshift"] for note in legend})
    layout = style.layout(max(BAND, LINE * lines + 8) * max(1, len(stacks)) + top + 8, left=left, right=8, top=top, bottom=8)
    highest = max([amount for stack in stacks for amount in (stack.whole.amount, stack.target.amount if stack.target else 0)], default=0) or 1
    layout["xaxis"] = {"range": [0, highest * 1.03], "visible": False, "fixedrange": True}
    layout["yaxis"] = {
        "range": [len(stacks) - 0.5, -0.5], "tickvals": list(range(len(stacks))), "ticktext": folded, "ticks": "", "fixedrange": True,
        "showgrid": False, "zeroline": False, "tickfont": {"size": 13.5},
    }  # fmt: skip
    layout["barmode"] = "overlay"  # each part says itself where it begins
    layout["annotations"] = legend
    data = [_trace(stacks, position, name) for position, name in enumerate(parts)]
    # The whole is printed with the name; a mark that is not seen carries its row at the end of the bar.
    wholes = [(place, stack.whole) for place, stack in enumerate(stacks)]
    aimed = [(place, stack.target) for place, stack in enumerate(stacks) if stack.target]
    strokes = [_strokes(wholes, "", 0, "rgba(0,0,0,0)"), *([_strokes(aimed, aim, 3, style.TARGET)] if aimed else [])]
    return Drawing(data + strokes, layout)


def _trace(stacks: list[Stack], position: int, name: str) -> dict[str, Any]:
    own = [(place, stack, stack.parts[position]) for place, stack in enumerate(stacks) if position in stack.parts]
    begins = [sum(part.amount for at, part in stack.parts.items() if at < position) for _, stack, _ in own]
    return {
        "type": "bar", "orientation": "h", "name": name, "y": [place for place, _, _ in own], "x": [part.amount for _, _, part in own],
        "base": begins, "width": 0.6, "marker": {"color": [COLOURS[min(position, len(COLOURS) - 1)]] * len(own)},
        "text": [""] * len(own), "textposition": "outside", "textangle": 0,
        "textfont": {"color": style.INK, "size": 13.5}, "cliponaxis": False, "customdata": [[part.key, ""] for _, _, part in own],
        "hovertext": [f"{stack.name}, {name}: {part.text}" for _, stack, part in own], "hovertemplate": "%{hovertext}<extra></extra>",
        "xaxis": "x", "yaxis": "y",
    }  # fmt: skip


def _strokes(marked: list[tuple[int, Part]], name: str, width: int, colour: str) -> dict[str, Any]:
    """Upright strokes at amounts, each with its row."""
    return {
        "type": "scatter", "mode": "markers", "name": name, "x": [part.amount for _, part in marked], "y": [place for place, _ in marked],
        "marker": {"symbol": "line-ns", "size": 24, "color": colour, "line": {"width": width, "color": colour}},
        "customdata": [[part.key, ""] for _, part in marked], "text": [part.text for _, part in marked], "hovertemplate": "%{text}<extra></extra>",
        "xaxis": "x", "yaxis": "y",
    }  # fmt: skip


def _legend(parts: list[str], aim: str, left: int) -> list[dict[str, Any]]:
    """A coloured square and a name for each part, a stroke for what is measured against; from the left edge, in lines a telephone has room for."""
    signs = [("■", COLOURS[min(position, len(COLOURS) - 1)], name) for position, name in enumerate(parts)] if len(parts) > 1 else []
    lines: list[list[tuple[float, str, str, str]]] = []
    along = 0.0
    for sign, colour, name in [*signs, *([("┃", style.TARGET, aim)] if aim else [])]:
        wide = 16 + LETTER * len(name)
        if not lines or along + wide > WIDE:
            lines.append([])
            along = 0.0
        lines[-1].append((8 - left + along, sign, colour, name))
        along += wide + 18
    return [
        {"text": text, "x": 0, "xref": "paper", "xanchor": "left", "xshift": at, "y": 1, "yref": "paper", "yanchor": "bottom",
         "yshift": 4 + LEGEND * (len(lines) - 1 - row), "showarrow": False, "font": {"size": 13.5, "color": ink}}
        for row, line in enumerate(lines)
        for place, sign, colour, name in line
        for text, ink, at in ((sign, colour, place), (name, style.INK, place + 16))
    ]  # fmt: skip
