"""A finished Plotly figure, handed to the browser as it is, where charts.js draws it.

Validating a figure against Plotly's schema takes 3.9 ms a chart (measured); the tests validate every kind of chart once
instead (`Drawing.check`).
"""

from copy import deepcopy
from typing import Any

import plotly.graph_objects as go


class Drawing(go.Figure):
    """`data` and `layout` as plain dictionaries in Plotly's own terms."""

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        object.__setattr__(self, "specification", {"data": data, "layout": layout})

    def to_dict(self) -> dict[str, Any]:
        """The figure as Plotly's JSON has it."""
        return self.specification

    def check(self) -> None:
        """Raise ValueError when Plotly would not know a property. Plotly takes the type out of what it is given, so it gets a copy."""
        go.Figure(**deepcopy(self.specification))
