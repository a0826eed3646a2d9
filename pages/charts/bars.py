"""Amounts side by side without a time axis: horizontal bars from zero, panels on equal scales, a code where its bar would begin."""

from dataclasses import dataclass
from typing import Any

from pages.charts import style
from pages.charts.drawing import Drawing
from pages.charts.lines import wrap

BAND = 30
LINE = 16
NAME = 21
"""Characters of a bar's name that stand on one line."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, its value or code, how it is printed, its row's key, where a click leads, its target.

    `text` is the full print (56.3 % (9 of 16) [p]), `label` the short one that stands in the drawing (56 %).
    """

    name: str
    value: float | None
    text: str
    key: str
    href: str = ""
    code: str = ""
    colour: str = ""
    target: float | None = None
    target_text: str = ""
    target_key: str = ""
    label: str = ""


@dataclass(frozen=True)
class Panel:
    """Bars that stand under one heading, such as a place."""

    name: str
    bars: list[Bar]
    colour: str = style.ORDER[0]


@dataclass(frozen=True)
class BarChart:
    """Panels side by side on equal scales, with the same bars in the same order."""

    panels: tuple[Panel, ...]


def draw_bars(panels: list[Panel], *, names_width: int = 150) -> Drawing:
    """Panels side by side with the same bars in the same order; the names stand once, at the left, in at most `names_width` pixels."""
    count = max(1, len(panels))
    names = [bar.name for bar in panels[0].bars] if panels else []
    folded = ["<br>".join(wrap(name, NAME)) for name in names]
    lines = max((name.count("<br>") + 1 for name in folded), default=1)
    heads = ["<br>".join(f"<b>{part}</b>" for part in wrap(panel.name, 15 if count < 4 else 11)) for panel in panels] if count > 1 else []
    top = 8 + max((17 * (head.count("<br>") + 1) + 6 for head in heads), default=0)
    height = max(BAND, LINE * lines + 8) * max(1, len(names)) + top + 8
    left = min(names_width, int(max((len(part) for name in folded for part in name.split("<br>")), default=1) * 7.2) + 10)
    layout = style.layout(height, left=left, right=8, top=top, bottom=8)
    values = [value for panel in panels for bar in panel.bars for value in (bar.value, bar.target) if value is not None]
    highest = max([*values, 0]) or 1
    reach = _reach(panels, highest, count)
    data: list[dict[str, Any]] = []
    for position, panel in enumerate(panels):
        suffix = "" if position == 0 else str(position + 1)
        x, y = f"x{suffix}", f"y{suffix}"
        domain = [position / count + (0.02 if position else 0), (position + 1) / count]
        layout[f"xaxis{suffix}"] = {"domain": domain, "anchor": y, "range": reach, "visible": False, "fixedrange": True}
        layout[f"yaxis{suffix}"] = {
            "anchor": x,
            "range": [len(names) - 0.5, -0.5],
            "tickvals": list(range(len(names))),
            "ticktext": folded,
            "showticklabels": position == 0,
            "ticks": "",
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": 13.5},
        }
        layout["shapes"].append(
            {
                "type": "line", "xref": x, "yref": f"{y} domain", "x0": 0, "x1": 0, "y0": 0, "y1": 1,
                "line": {"color": style.QUIET, "width": 1},
            }
        )  # fmt: skip
        data += [_trace(panel, x, y), *_targets(panel, x, y)]
        layout["annotations"] += [
            {
                "text": f"[{bar.code}]", "x": 0, "xref": x, "xanchor": "left", "xshift": 4, "y": place, "yref": y,
                "showarrow": False, "font": {"size": 12.5, "color": style.INK},
            }
            for place, bar in enumerate(panel.bars)
            if bar.code
        ]  # fmt: skip
        if heads:
            layout["annotations"].append(
                {
                    "text": heads[position], "x": domain[0], "xref": "paper", "xanchor": "left", "align": "left", "y": 1, "yref": "paper",
                    "yanchor": "bottom", "yshift": 6, "showarrow": False, "font": {"size": 13.5, "color": style.INK},
                }
            )  # fmt: skip
    return Drawing(data, layout, BarChart(tuple(panels)))


def _reach(panels: list[Panel], highest: float, count: int) -> list[float]:
    """The range of values of every panel, with room for the printed value at the right. A code stands where its bar would begin."""
    longest = max((len(bar.label or bar.text) for panel in panels for bar in panel.bars if bar.value is not None), default=1)
    lane = 0.01
    printed = min(0.6, 0.026 * count * (longest + 1))
    whole = highest / (1 - lane - printed)
    return [-lane * whole, highest + printed * whole]


def _trace(panel: Panel, xaxis: str, yaxis: str) -> dict[str, Any]:
    bars = panel.bars
    return {
        "type": "bar",
        "orientation": "h",
        "name": panel.name,
        "y": list(range(len(bars))),
        "x": [bar.value for bar in bars],
        "width": 0.6,
        "marker": {"color": [bar.colour or panel.colour for bar in bars]},
        "text": ["" if bar.value is None else bar.label or bar.text for bar in bars],
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"color": style.INK, "size": 13.5},
        "cliponaxis": False,
        "customdata": [[bar.key, bar.href] for bar in bars],
        "hovertext": [f"{panel.name}, {bar.name}: {bar.text}" for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "xaxis": xaxis,
        "yaxis": yaxis,
    }


def _targets(panel: Panel, xaxis: str, yaxis: str) -> list[dict[str, Any]]:
    aimed = [(place, bar) for place, bar in enumerate(panel.bars) if bar.target is not None]
    if not aimed:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "",
            "x": [bar.target for _, bar in aimed],
            "y": [place for place, _ in aimed],
            "marker": {"symbol": "line-ns", "size": 24, "color": style.TARGET, "line": {"width": 3, "color": style.TARGET}},
            "customdata": [[bar.target_key, bar.href] for _, bar in aimed],
            "text": [bar.target_text for _, bar in aimed],
            "hovertemplate": "%{text}<extra></extra>",
            "xaxis": xaxis,
            "yaxis": yaxis,
        }
    ]
