"""What a file tells of a released row: its codes with their names, its unit and period, and the release; one place for every kind of row."""

from typing import Any

from pages.view.framework import Row
from pages.view.view import View


def describe(view: View, row: Row, what: str, period: object = "", *, counted: bool = False, **columns: Any) -> dict[str, Any]:
    """The columns of a file for a row about a series or an activity at a place.

    `what` names the kind of row, `columns` are its own, `counted` adds who counted, where the row is one counting system's.
    """
    framework, pick = view.framework, view.words.pick
    facts: dict[str, Any] = {"what": what}
    if series := framework.series.get(getattr(row, "series", "")):
        facts |= {"series": row.series, "series_name": pick(series), "unit": pick(series, "unit")}
    if activity := framework.activities.get(getattr(row, "activity", "")):
        facts |= {"activity": row.activity, "activity_name": pick(activity)}
    if counted:
        source = framework.sources.get(row.source)
        facts |= {"source": row.source, "source_name": pick(source) if source else ""}
    facts |= {"region": row.region, "region_name": pick(framework.regions[row.region])}
    return facts | {"period": str(period or getattr(row, "period", ""))} | columns | {"release": view.number}
