"""The page in Vizro."""

import sys

import pandas as pd
import vizro.models as vm
import vizro.plotly.express as px
from figures import ROWS, SERIES
from vizro import Vizro

DATA = pd.DataFrame(ROWS, columns=["series", "place", "year", "value"])
CHARTS = [vm.Graph(figure=px.line(DATA[DATA.series == series], x="year", y="value", title=series, markers=True)) for series in SERIES]
page = vm.Page(title="Peers", components=CHARTS, controls=[vm.Filter(column="place", selector=vm.RadioItems())])

if __name__ == "__main__":
    Vizro().build(vm.Dashboard(pages=[page])).run(port=int(sys.argv[1]), debug=False)
