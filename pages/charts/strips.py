"""Series one under the other on the same years and equal scales: for counts that may be compared by eye and never added."""

from dataclasses import dataclass
from typing import Any

from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import FEWEST_JOINED
from pages.charts.marks import Mark

HEAD = 44
"""Pixels above each strip for its name."""
FOOT = 26
WRITTEN = 28
"""Pixels that the value above the highest point takes."""


@dataclass(frozen=True)
class Strip:
    """One series: its name and its points, at most one a year."""

    name: str
    marks: list[Mark]


def draw_strips(strips: list[Strip], years: list[str], height: int) -> Drawing:
    """A strip of `height` pixels a series, with every value written at its point. A strip without a name has no line for it."""
    head = HEAD if any(strip.name for strip in strips) else 10
    total = (height + head) * len(strips) + FOOT
    layout = style.layout(total, left=52, right=24, top=0, bottom=FOOT)
    inner = total - FOOT
    layout["xaxis"] = style.year_axis(years, years, years, anchor=f"y{len(strips)}" if len(strips) > 1 else "y")
    highest = max((mark.value for strip in strips for mark in strip.marks if mark.value is not None), default=0)
    data: list[dict[str, Any]] = []
    for position, strip in enumerate(strips):
        suffix = "" if position == 0 else str(position + 1)
        top = 1 - (position * (height + head) + head) / inner
        scale = style.value_axis(highest, domain=[max(0.0, top - height / inner), top], anchor="x")
        step = style.nice_step(highest, max(2, height // 50))
        layout[f"yaxis{suffix}"] = scale | {
            "dtick": step if highest > 0 else 1,
            "range": [0, max(highest * max(1.3, height / (height - WRITTEN)), 1)],
        }
        data.append(_trace(strip, years, f"y{suffix}"))
        if strip.name:
            layout["annotations"].append(_name(strip.name, top))
    return Drawing(data, layout)


def _trace(strip: Strip, years: list[str], yaxis: str) -> dict[str, Any]:
    found = {mark.year: mark for mark in strip.marks}
    marks = [found.get(year, Mark(year, None, "", "")) for year in years]
    return {
        "type": "scatter",
        "mode": "lines+markers+text" if len(strip.marks) >= FEWEST_JOINED else "markers+text",
        "name": strip.name,
        "x": years,
        "y": [mark.value for mark in marks],
        "text": [mark.text for mark in marks],
        "textposition": "top center",
        "textfont": {"size": 13.5, "color": style.INK},
        "line": {"color": style.ORDER[0], "width": 2.5},
        "marker": {"size": 9, "color": style.ORDER[0]},
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [[mark.key, mark.href] for mark in marks],
        "hovertext": [", ".join(part for part in (strip.name, f"{mark.year}: {mark.text}") if part) for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "xaxis": "x",
        "yaxis": yaxis,
    }


def _name(name: str, top: float) -> dict[str, Any]:
    return {
        "text": f"<b>{name}</b>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 2,
        "showarrow": False,
        "font": {"size": 14, "color": style.INK},
    }
