"""The page in Dash."""

import sys

from dash import Dash, Input, Output, dcc, html
from figures import PLACES, SERIES, draw

app = Dash()
app.layout = html.Div([dcc.RadioItems(PLACES, PLACES[0], id="place"), *(dcc.Graph(id=f"chart-{at}") for at in range(len(SERIES)))])


@app.callback([Output(f"chart-{at}", "figure") for at in range(len(SERIES))], Input("place", "value"))
def show(place: str) -> list[object]:
    """Both charts of a place."""
    return [draw(series, place) for series in SERIES]


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
