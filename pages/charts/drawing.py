"""A finished Plotly figure, handed to the browser as it is, where charts.js draws it, and the chart it was drawn from.

Validating a figure against Plotly's schema takes 3.9 ms a chart (measured); the tests validate every kind of chart once
instead (`Drawing.check`).
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Drawing:
    """`data` and `layout` as plain dictionaries in Plotly's own terms; `chart` is the value they were drawn from, where it has one."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    chart: object | None = None

    def to_dict(self) -> dict[str, Any]:
        """The figure as Plotly's JSON has it."""
        return {"data": self.data, "layout": self.layout}

    def check(self) -> None:
        """Raise ValueError when Plotly would not know a property. Plotly takes the type out of what it is given, so it gets a copy."""
        import plotly.graph_objects as go  # noqa: PLC0415 - half a second, for the tests alone

        go.Figure(**deepcopy(self.to_dict()))
