"""The data book: the results framework and every total as a workbook, with the dictionary and the sources. Numbers are numbers."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from pages.card.tidy import NOTICE, defuse
from pages.documents.results import Measure, by_activity, read_measures, say_status
from pages.view.stamp import explain_codes, write_filters, write_release, write_ribbon
from pages.view.view import View
from queries.rows import DictionaryRow, ResultsRow, SeriesRow, TotalsRow

BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
SHARE, WHOLE, BROKEN = '0.0"%"', "#,##0", "#,##0.0"
TOTALS = (
    "key", "series", "series_name", "indicator", "activity", "objective", "unit", "source", "source_name", "region", "region_name", "period",
    "period_kind", "year", "value", "numerator", "denominator", "missing", "flags",
)  # fmt: skip
"""The columns of the totals, the same in both languages, as in the files of a card."""


def write_databook(view: View, origin: str = "") -> bytes:
    """The workbook for the view's places and objectives, in its language: About, Results, Totals, Dictionary, Sources."""
    book = Workbook(write_only=True)
    _add(book, view.say("About"), (28, 110), [], _about(view, origin))
    measures = read_measures(view)
    heads = _heads(view)
    _add(book, view.say("Results"), (34, 34, 12, 40, 18, 22, 12, *[12] * (len(heads) - 7)), heads, _results(view, measures))
    notice = write_ribbon(view)
    totals = view.rows(TotalsRow, regions=view.selection.region, objectives=view.selection.objective)
    _add(book, view.say("Totals"), (34, 20, 44), [*TOTALS, *([NOTICE] if notice else [])], (_total(view, row, notice) for row in totals))
    columns = ("table_name", "table_comment", "column_name", "data_type", "column_comment")
    _add(book, view.say("Dictionary"), (24, 60, 24, 14, 90), columns, (tuple(row) for row in view.edition.rows(DictionaryRow)))
    sources = (view.say("Source"), view.say("Name"), view.say("Kept by"), view.say("What it counts"), view.say("Note"))
    _add(book, view.say("Sources"), (16, 44, 30, 70, 70), sources, _sources(view))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add(book: Workbook, title: str, widths: Sequence[int], heads: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    """A sheet with a head that stays and filters, where it has heads."""
    sheet = book.create_sheet(title)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    if heads:
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, head, bold=True) for head in heads])
    count = 0
    for row in rows:
        sheet.append([_cell(sheet, value, bold=not heads and column == 0) for column, value in enumerate(row)])
        count += 1
    if heads:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{count + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    """A value as a cell: a number with its format, a text as a text, whatever it begins with."""
    number, look = value if isinstance(value, tuple) else (value, "")
    number = None if number is not None and number != number else number
    plain = defuse(number)
    if isinstance(plain, (int, float, type(None))) and not look and not bold:
        return plain
    cell = WriteOnlyCell(sheet, plain)
    if isinstance(plain, str):
        cell.data_type = "s"
    if look:
        cell.number_format = look
    if bold:
        cell.font, cell.alignment = BOLD, WRAPPED
    return cell


def _about(view: View, origin: str) -> list[tuple[str, str]]:
    lines = [(write_ribbon(view), "")] if view.demonstration else []
    return [
        *lines,
        (view.say("Title"), view.words.own("databook")),
        (view.say("Filters"), write_filters(view)),
        (view.say("Release"), write_release(view)),
        (view.say("Link"), origin + view.link("/")),
        (
            view.say("Whole file"),
            view.say("{link} has every category, target and revision of all releases (DuckDB).", link=f"{origin}/download/duckdb"),
        ),
        *((view.say("Code"), text) for text in explain_codes(view)),
    ]


def _heads(view: View) -> list[str]:
    say = view.say
    first = [say("Objective"), say("Activity"), say("Indicator"), say("Measure"), say("Unit"), say("Region"), say("Baseline")]
    years = [text for year in view.years for text in (say("Target {year}", year=year), say("Actual {year}", year=year))]
    return [*first, *years, say("Status {year}", year=view.status_year or "")]


def _results(view: View, measures: list[Measure]) -> Iterable[list[Any]]:
    for objective, activity, own in by_activity(view, measures):
        framework, pick = view.framework, view.words.pick
        group = [pick(framework.objectives[objective]) if objective else "", f"{activity} {pick(framework.activities[activity])}" if activity else ""]
        for measure in own:
            last = measure.last
            line = [*group, measure.indicator.indicator, pick(measure.series), pick(measure.series, "unit"), pick(framework.regions[measure.region])]
            line.append(_number(measure.series, last.baseline))
            for year in view.years:
                row = measure.years.get(year)
                line += [_number(measure.series, row.target), _actual(measure.series, row)] if row else [None, None]
            yield [*line, say_status(view, measure.years.get(view.status_year or 0))]


def _number(series: SeriesRow, value: float | None) -> Any:
    """A number with the format in which it is printed."""
    if value is None or value != value:
        return None
    return value, SHARE if series.kind == "percentage" else WHOLE if float(value).is_integer() else BROKEN


def _actual(series: SeriesRow, row: ResultsRow) -> Any:
    """The number that is compared with the target of the year, or why there is none: `[c]`."""
    if isinstance(row.missing, str):
        return f"[{row.missing}]"
    return _number(series, row.compared if row.basis == "cumulative" and row.compared is not None else row.value)


def _total(view: View, row: TotalsRow, notice: str) -> list[Any]:
    framework, pick = view.framework, view.words.pick
    series, source = framework.series[row.series], framework.sources.get(row.source)
    line = [row.key, row.series, pick(series), series.indicator, series.activity, series.objective, pick(series, "unit"), row.source]
    line += [pick(source) if source else "", row.region, pick(framework.regions[row.region]), row.period, row.period_kind, row.year]
    line += [_number(series, row.value), row.numerator, row.denominator, row.missing, row.flags]
    return [*line, notice] if notice else line


def _sources(view: View) -> Iterable[list[Any]]:
    for code, row in view.framework.sources.items():
        keeper = view.framework.institutions.get(row.keeper or "")
        yield [
            code,
            view.words.pick(row),
            view.words.pick(keeper) if keeper else row.keeper,
            view.words.pick(row, "counts"),
            view.words.pick(row, "note"),
        ]
