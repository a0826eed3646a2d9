"""Amounts side by side without a time axis: horizontal bars from zero, panels on equal scales, codes in a lane left of zero."""

from dataclasses import dataclass
from typing import Any

from pages.shared.charts import style
from pages.shared.charts.drawing import Drawing

BAND = 30


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, its value or code, how it is printed, its row's key, where a click leads, its target."""

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


@dataclass(frozen=True)
class Panel:
    """Bars that stand under one heading, such as a place."""

    name: str
    bars: list[Bar]
    colour: str = style.ORDER[0]


def draw_bars(panels: list[Panel], *, names_width: int = 150) -> Drawing:
    """Panels side by side with the same bars in the same order; the names stand once, at the left."""
    count = max(1, len(panels))
    names = [bar.name for bar in panels[0].bars] if panels else []
    headed = count > 1
    height = BAND * max(1, len(names)) + (30 if headed else 8) + 8
    layout = style.layout(height, left=names_width, right=8, top=30 if headed else 8, bottom=8)
    values = [value for panel in panels for bar in panel.bars for value in (bar.value, bar.target) if value is not None]
    highest = max([*values, 1])
    data: list[dict[str, Any]] = []
    for position, panel in enumerate(panels):
        suffix = "" if position == 0 else str(position + 1)
        domain = [position / count + (0.02 if position else 0), (position + 1) / count]
        layout[f"xaxis{suffix}"] = {
            "domain": domain,
            "anchor": f"y{suffix}",
            "range": [-0.14 * highest, highest * 1.45],
            "visible": False,
            "fixedrange": True,
        }
        layout[f"yaxis{suffix}"] = {
            "anchor": f"x{suffix}",
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names[::-1],
            "range": [-0.5, len(names) - 0.5],
            "showticklabels": position == 0,
            "ticks": "",
            "fixedrange": True,
            "showgrid": False,
            "tickfont": {"size": 13.5},
        }
        layout["shapes"].append(
            {
                "type": "line",
                "xref": f"x{suffix}",
                "yref": f"y{suffix} domain" if suffix else "y domain",
                "x0": 0,
                "x1": 0,
                "y0": 0,
                "y1": 1,
                "line": {"color": style.QUIET, "width": 1},
            }
        )
        data.append(_trace(panel, f"x{suffix}", f"y{suffix}"))
        data += _targets(panel, f"x{suffix}", f"y{suffix}")
        layout["annotations"] += [
            {
                "text": f"[{bar.code}]",
                "x": -0.07 * highest,
                "y": bar.name,
                "xref": f"x{suffix}",
                "yref": f"y{suffix}",
                "showarrow": False,
                "font": {"size": 12.5},
            }
            for bar in panel.bars
            if bar.code
        ]
        if headed:
            layout["annotations"].append(
                {
                    "text": f"<b>{panel.name}</b>",
                    "x": 0,
                    "xref": f"x{suffix}",
                    "xanchor": "left",
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "yshift": 6,
                    "showarrow": False,
                    "font": {"size": 13.5},
                }
            )
    return Drawing(data, layout)


def _trace(panel: Panel, xaxis: str, yaxis: str) -> dict[str, Any]:
    bars = panel.bars
    return {
        "type": "bar",
        "orientation": "h",
        "name": panel.name,
        "y": [bar.name for bar in bars],
        "x": [bar.value for bar in bars],
        "width": 0.6,
        "marker": {"color": [bar.colour or panel.colour for bar in bars]},
        "text": ["" if bar.value is None else bar.text for bar in bars],
        "textposition": "outside",
        "textfont": {"color": style.INK, "size": 13.5},
        "cliponaxis": False,
        "customdata": [[bar.key, bar.href] for bar in bars],
        "hovertext": [f"{panel.name}, {bar.name}: {bar.text}" for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "xaxis": xaxis,
        "yaxis": yaxis,
    }


def _targets(panel: Panel, xaxis: str, yaxis: str) -> list[dict[str, Any]]:
    bars = [bar for bar in panel.bars if bar.target is not None]
    if not bars:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "",
            "x": [bar.target for bar in bars],
            "y": [bar.name for bar in bars],
            "marker": {"symbol": "line-ns", "size": 24, "color": style.TARGET, "line": {"width": 3, "color": style.TARGET}},
            "customdata": [[bar.target_key, bar.href] for bar in bars],
            "text": [bar.target_text for bar in bars],
            "hovertemplate": "%{text}<extra></extra>",
            "xaxis": xaxis,
            "yaxis": yaxis,
        }
    ]
