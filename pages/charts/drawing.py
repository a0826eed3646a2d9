"""A finished Plotly figure, handed to Streamlit as it is.

Streamlit validates every figure against Plotly's schema at each run (3.9 ms a chart, measured; 0.04 ms without).
The tests validate every kind of chart once instead (`Drawing.check`).
"""

from typing import Any

import plotly.graph_objects as go


class Drawing(go.Figure):
    """`data` and `layout` as plain dictionaries in Plotly's own terms."""

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        # Streamlit hands a new chart to Plotly twice, the second time as a copy. An unchanged data revision and the same
        # `autosize` tell Plotly that nothing is to be drawn again (17 ms a chart, measured).
        object.__setattr__(self, "specification", {"data": data, "layout": {**layout, "autosize": True, "datarevision": 1}})

    def to_dict(self) -> dict[str, Any]:
        """The figure as Plotly's JSON has it."""
        return self.specification

    def check(self) -> None:
        """Raise ValueError when Plotly would not know a property."""
        go.Figure(**self.specification)
