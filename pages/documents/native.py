"""A chart as PowerPoint has it: a chart part with cached values, and the workbook behind it. Only released values are in either.

python-pptx asks the data of a chart for two things, `xml_bytes` and `xlsx_blob`; an object that has them puts in any chart.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter

from pages.charts import style
from pages.charts.bars import BarChart
from pages.charts.lines import value_axis
from pages.charts.marks import Axis, Line, LineChart, PanelChart
from pages.documents.chart_shapes import PLOT, Shape, list_shapes, write_shapes
from pages.view.templates import fill
from pages.view.view import View

SHEET, ABOUT = "Sheet1", "About"
SCHEME = {"#1b2b85": "accent1", "#c2850c": "accent2", "#5f3617": "accent3", "#009ec1": "accent4", "#565c65": "tx2", "#000000": "tx1"}
"""Colours of the charts as those of the theme, so that another theme changes them all."""
SYMBOLS = {"triangle-up": "triangle", "x": "x", "star": "star", "pentagon": "triangle"}


@dataclass(frozen=True)
class Series:
    """One series: a line through complete years, the hollow marks of parts of years, a target, or columns.

    `values` has None for what is withheld, missing or of another kind of year: a gap, in the chart and in the workbook.
    """

    name: str
    values: tuple[float | None, ...]
    look: str
    colour: str = "tx1"
    marker: str = "circle"
    label: int | None = None


@dataclass(frozen=True)
class NativeChart:
    """A chart with its categories, series and axis; `about` are lines on the second sheet of its workbook. A `small` one has no legend."""

    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    most: float
    step: float
    number: str
    language: str
    small: bool = False
    about: tuple[tuple[str, str], ...] = field(default=())
    shapes: tuple[Shape, ...] = ()

    @property
    def drawing(self) -> bytes:
        """The part with the shapes inside the chart; empty where it has none."""
        return write_shapes(self.shapes, self.language) if self.shapes else b""

    def xml_bytes(self, _: Any = None) -> bytes:
        """The chart part (ISO/IEC 29500-4, dml-chart)."""
        numbered = [(position, series) for position, series in enumerate(self.series)]
        return fill(
            "documents/chart.xml",
            chart=self,
            sheet=SHEET,
            rows=len(self.categories) + 1,
            columns=[each for each in numbered if each[1].look == "column"],
            lines=[each for each in numbered if each[1].look != "column"],
            letter=lambda column: chr(ord("A") + column),
            plot=PLOT if self.shapes else None,
        ).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook: categories down, series across; texts are texts, whatever they begin with."""
        out = io.BytesIO()
        told = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(out, told)
        sheet = book.add_worksheet(SHEET)
        for row, category in enumerate(self.categories, start=1):
            sheet.write_string(row, 0, category)
        for column, series in enumerate(self.series, start=1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
        about = book.add_worksheet(ABOUT)
        for row, (name, text) in enumerate(self.about):
            about.write_string(row, 0, name)
            about.write_string(row, 1, text)
        book.close()
        return out.getvalue()


def make_native(view: View, chart: object, about: tuple[tuple[str, str], ...]) -> list[NativeChart]:
    """The native charts of a chart, side by side: one, or one a panel; empty for a kind that PowerPoint does not have."""
    if isinstance(chart, PanelChart):
        lines = [*chart.lines, *chart.targets.values()]
        return [
            _of_lines(view, [line], chart.axis, chart.targets.get(line.code), chart.target_name, lines, about, named=position == 0)
            for position, line in enumerate(chart.lines)
        ]
    if isinstance(chart, LineChart):
        lines = [*chart.lines, *([chart.target] if chart.target else []), *chart.aims.values()]
        return [_of_lines(view, list(chart.lines), chart.axis, chart.target, chart.target_name, lines, about)]
    if isinstance(chart, BarChart):
        return _of_bars(view, chart, about)
    return []


def tell_parts(view: View, chart: object) -> str:
    """Which years are only a part of one, for where their months have no room below the axis; "" where none is."""
    axis = chart.axis if isinstance(chart, PanelChart | LineChart) else None
    parts = [label.replace("<br>", " ") for label in axis.labels if "<br>" in label and "[" not in label] if axis else []
    return view.say("Parts of a year, as hollow marks: {years}.", years=view.words.join(parts)) if parts else ""


def _of_lines(
    view: View,
    lines: Sequence[Line],
    axis: Axis,
    target: Line | None,
    target_name: str,
    scale: list[Line],
    about: tuple[tuple[str, str], ...],
    *,
    named: bool = True,
) -> NativeChart:
    made = value_axis(scale, axis)
    coded = {mark.year: mark.code for line in lines for mark in line.marks if mark.code}
    small = len(lines) == 1
    written = [f"’{year[2:]}" for year in axis.years] if small else axis.labels
    categories = tuple(
        "\n".join(filter(None, (label.replace("<br>", "\n"), f"[{coded[year]}]" if year in coded else "")))
        for year, label in zip(axis.years, written, strict=True)
    )
    series: list[Series] = []
    for line in lines:
        colour = SCHEME.get(line.colour or style.place_colour(line.code), "accent4")
        marker = SYMBOLS.get(line.marker, line.marker)
        whole = {mark.year: mark.value for mark in line.joined if mark.value is not None}
        last = max((axis.years.index(year) for year in whole), default=None)
        series.append(Series(line.name, _values(axis, whole), "line", colour, marker, last))
        if line.apart:
            name = view.say("{name}, part of a year", name=line.name)
            series.append(Series(name, _values(axis, {mark.year: mark.value for mark in line.apart}), "part", colour, marker))
    if target is not None:
        whole = {mark.year: mark.value for mark in target.joined if mark.value is not None}
        series.append(Series(target_name, _values(axis, whole), "target"))
        if target.apart:
            name = view.say("{name}, part of a year", name=target_name)
            series.append(Series(name, _values(axis, {mark.year: mark.value for mark in target.apart}), "dash"))
    number = '#,##0"%"' if axis.suffix else "#,##0"
    heading = lines[0].name if len(lines) == 1 else ""
    language = view.words.locale.replace("_", "-")
    return NativeChart(
        heading, categories, tuple(series), made["range"][1], made["dtick"], number, language, small, about, list_shapes(axis, named=named)
    )


def _values(axis: Axis, known: Mapping[str, float | None]) -> tuple[float | None, ...]:
    return tuple(known.get(year) for year in axis.years)


def _of_bars(view: View, chart: BarChart, about: tuple[tuple[str, str], ...]) -> list[NativeChart]:
    """Columns, with the target of each as a dash in the same chart, on equal scales."""
    amounts = [amount for panel in chart.panels for bar in panel.bars for amount in (bar.value, bar.target) if amount is not None]
    if not amounts:
        return []
    axis = style.value_axis(max(amounts))
    found = []
    for panel in chart.panels:
        categories = tuple("\n".join(filter(None, (bar.name, f"[{bar.code}]" if bar.code else ""))) for bar in panel.bars)
        series = [Series(panel.name or view.say("Amount"), tuple(bar.value for bar in panel.bars), "column", SCHEME.get(panel.colour, "accent1"))]
        if any(bar.target is not None for bar in panel.bars):
            series.append(Series(view.say("Intended"), tuple(bar.target for bar in panel.bars), "mark"))
        language = view.words.locale.replace("_", "-")
        found.append(NativeChart(panel.name, categories, tuple(series), axis["range"][1], axis["dtick"], "#,##0", language, False, about))
    return found
