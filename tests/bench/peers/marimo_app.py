"""The page in marimo: `marimo run marimo_app.py --port N --headless --no-token`."""

import marimo

app = marimo.App()


@app.cell
def _choose() -> tuple[object, object, object, object]:
    import marimo as mo  # noqa: PLC0415 - a cell imports what it uses
    from figures import PLACES, SERIES, draw  # noqa: PLC0415

    place = mo.ui.radio(PLACES, value=PLACES[0])
    place  # noqa: B018 - what a cell ends with is shown
    return SERIES, draw, mo, place


@app.cell
def _show(SERIES, draw, mo, place):
    mo.vstack([draw(series, place.value) for series in SERIES])
    return


if __name__ == "__main__":
    app.run()
