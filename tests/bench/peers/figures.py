"""What every page of the peers shows: two series of three places by year, from the released file named in CPC_PROGRAM."""

import os

import duckdb
import plotly.graph_objects as go

SERIES = ("1.6-c.cases", "2.6-b.services")
ASKED = """
    select series, name_en as place, period as year, value
    from figure_in(3) as figure join region_in(3) as region using (region)
    where series in (select unnest($series)) and breakdown = 'total' and region.kind = 'pilot' and length(period) = 4 and period <> 'TERM'
    order by all
"""


def read_rows() -> list[tuple[str, str, str, float | None]]:
    """Series, place, year and value."""
    with duckdb.connect(os.environ["CPC_PROGRAM"], read_only=True) as released:
        return released.execute(ASKED, {"series": list(SERIES)}).fetchall()


ROWS = read_rows()
PLACES = list(dict.fromkeys(place for _, place, _, _ in ROWS))


def draw(series: str, chosen: str) -> go.Figure:
    """The line of a place over the years."""
    found = [(year, value) for own, place, year, value in ROWS if (own, place) == (series, chosen)]
    figure = go.Figure(go.Scatter(x=[year for year, _ in found], y=[value for _, value in found], mode="lines+markers"))
    return figure.update_layout(title=f"{series}: {chosen}", height=320)
