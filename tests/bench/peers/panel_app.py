"""The page in Panel."""

import sys

import panel as pn
from figures import PLACES, SERIES, draw

pn.extension("plotly")


def page() -> pn.Column:
    """The choice and both charts, for each session."""
    choice = pn.widgets.RadioBoxGroup(options=PLACES, value=PLACES[0])
    return pn.Column(choice, *(pn.pane.Plotly(pn.bind(draw, series, choice), height=320) for series in SERIES))


if __name__ == "__main__":
    pn.serve(page, port=int(sys.argv[1]), show=False, threaded=False)
