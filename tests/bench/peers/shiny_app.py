"""The page in Shiny for Python."""

import sys

from figures import PLACES, SERIES, draw
from shiny import App, Inputs, Outputs, Session, run_app, ui
from shinywidgets import output_widget, render_plotly

page = ui.page_fluid(ui.input_radio_buttons("place", "", PLACES), *(output_widget(f"chart_{at}") for at in range(len(SERIES))))


def serve(inputs: Inputs, outputs: Outputs, session: Session) -> None:  # noqa: ARG001 - as Shiny calls it
    """Both charts of the chosen place."""

    @render_plotly
    def chart_0() -> object:
        return draw(SERIES[0], inputs.place())

    @render_plotly
    def chart_1() -> object:
        return draw(SERIES[1], inputs.place())


if __name__ == "__main__":
    run_app(App(page, serve), port=int(sys.argv[1]))
