"""Ways to spoil a sound report, each with the problem and the place it must give: the table behind `test_checking.py`.

The report is that of ministry A of the tiny programme (`world.py`) for the second half of 2019, with one more series about child
victims and a region whose consent is not recorded. What looks like data of a person is made of parts, so that no file of the
program holds any.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from data.report.elsewhere import PROMPT
from tests.built.filling import AT, COVER_ROW, figures, write
from tests.built.world import World

Spoil = Callable[[Any], None]
COUNT, MONEY, MEDIAN, SHARE, VICTIMS = "1.6-a.complaints", "1.6-b.paid", "1.6-b.days", "1.5-a.entities", "2.3-b.children"
FIRST_FREE = 6
"""The row of sheets Contributions, Personnel and Milestones after the one that is filled in."""


class Case(NamedTuple):
    """The rule, how the sound workbook (or the file at a path) is spoiled, and sheet, row and column of the problem.

    `row` is a number, a figure as (series, region, breakdown, category), or None.
    """

    rule: str
    spoil: Spoil
    sheet: str = "Figures"
    row: int | tuple[str, str, str, str] | None = None
    column: str = ""
    severity: str = "error"


def prepare(world: World) -> None:
    """Add to the tiny programme what some rules need."""
    world.add("programme/duties", institution="A", series=VICTIMS, source="DB", starts="2017-H2")
    world.add("framework/regions", region="PUN", name_en="Puno", name_es="Puno", kind="consent", parent="ALL", position=9)
    world.add("programme/institutions", institution="Z", name_en="Z", name_es="Z", side="PE", valid_from="2017-06-15", valid_to="2018-12-31")


def total(series: str, region: str = "LMA") -> tuple[str, str, str, str]:
    return (series, region, "total", "total")


def number_of(book: Any, figure: tuple[str, str, str, str]) -> int:
    """The row of a figure in a workbook nobody has spoiled."""
    series, region, breakdown, category = figure
    return next(row.number for row in figures(book) if (row.key[0], *row.key[2:]) == (series, region, breakdown, category))


def figure(rule: str, where: tuple[str, str, str, str], column: str, severity: str = "error", at: str = "", **cells: Any) -> Case:
    """Cells of one figure are changed; the problem is in `column` of that row, or `at` another column."""
    return Case(rule, lambda book: write(book, "Figures", number_of(book, where), **cells), "Figures", where, at or column, severity)


def cell(rule: str, sheet: str, row: int, column: str, value: Any, severity: str = "error") -> Case:
    """One cell of another sheet is changed."""
    return Case(rule, lambda book: write(book, sheet, row, **{column: value}), sheet, row, column, severity)


def cover(rule: str, column: str, value: Any, row: bool = True) -> Case:
    def spoil(book: Any) -> None:
        book["Cover"].cell(COVER_ROW[column], 3).value = value

    return Case(rule, spoil, "Cover", COVER_ROW[column] if row else None, column)


def several(*cases: tuple[tuple[str, str, str, str], dict[str, Any]]) -> Spoil:
    def spoil(book: Any) -> None:
        for number, cells in [(number_of(book, where), cells) for where, cells in cases]:
            write(book, "Figures", number, **cells)

    return spoil


def do(change: Callable[[Any], object]) -> Spoil:
    def spoil(book: Any) -> None:
        change(book)

    return spoil


def delete_row(book: Any) -> None:
    book["Figures"].delete_rows(number_of(book, total(MONEY)))


FIRST_ENTERED = {"Contributions": "year", "Personnel": "region", "Milestones": "activity"}
"""The lists, and the first column of each that a person fills in."""


def repeat(sheet: str) -> Spoil:
    """The row that is filled in stands a second time, as after a copy."""

    def spoil(book: Any) -> None:
        page = book[sheet]
        for column in range(1, page.max_column + 1):
            page.cell(FIRST_FREE, column).value = page.cell(FIRST_FREE - 1, column).value

    return spoil


def swap_names(column: str) -> Spoil:
    """The names of two rows change places and their codes stay, as where rows were sorted by what can be seen."""

    def spoil(book: Any) -> None:
        page = book["Figures"]
        at = AT["Figures"][column]
        one = number_of(book, total(COUNT))
        other = next(row for row in range(one + 1, page.max_row) if page.cell(row, at).value not in (None, page.cell(one, at).value))
        page.cell(one, at).value, page.cell(other, at).value = page.cell(other, at).value, page.cell(one, at).value

    return spoil


def rename(sheet: str, name: str) -> Spoil:
    return do(lambda book: setattr(book[sheet], "title", name))


def hide(book: Any) -> None:
    book["Personnel"].sheet_state = "veryHidden"


def fill_far(row: int, column: int) -> Spoil:
    return do(lambda book: book["Milestones"].cell(row, column, "x"))


def leave_total_out(book: Any) -> None:
    """The total of a breakdown is said to be another breakdown's category: no total is left."""
    number = number_of(book, total(COUNT, "LOR"))
    write(book, "Figures", number, breakdown="offense", category="unknown")


def write_zeros(book: Any) -> None:
    """Every figure is 0."""
    for row in figures(book):
        for column in ("value", "numerator"):
            if row.cells[column] != "":
                write(book, "Figures", row.number, **{column: 0})


def repeat_row(book: Any) -> None:
    page, source = book["Figures"], number_of(book, total(MEDIAN))
    last = page.max_row + 1
    for at in range(1, len(AT["Figures"]) + 1):
        page.cell(last, at).value = page.cell(source, at).value if at != AT["Figures"]["check"] else None


def tell(text: str) -> Spoil:
    """A narrative about the services for child victims in Metropolitan Lima."""
    return do(lambda book: write(book, "Narrative", narrative_row(book), text=text))


def narrative_row(book: Any) -> int:
    rows = book["Narrative"].iter_rows(min_row=5, values_only=True)
    return next(number for number, cells in enumerate(rows, start=5) if cells[0] == "2.3" and cells[2] == "LMA")


NUMBER, CALL, MAIL = "4455" * 2, "+51 " + "987 654 " + "321", "ana@" + "example.pe"
BORN, PERSON = "Girl born on 3 May " + "2008", "Sra. María " + "Quispe Mamani"
PURPOSE = ("Contributions", 5, "purpose")

WORKBOOKS = [
    # shape
    Case("sheet-missing", rename("Personnel", "Staff"), "Personnel"),
    Case("sheet-unknown", rename("Personnel", "Staff"), "Staff"),
    Case("sheet-missing", do(lambda book: book.remove(book["Milestones"])), "Milestones"),
    Case("sheet-hidden", hide, "Personnel"),
    Case("column-missing", do(lambda book: write(book, "Figures", 3, series="code")), "Figures", 3, "series"),
    Case("column-unknown", do(lambda book: write(book, "Figures", 3, series="code")), "Figures", 3, "code"),
    Case("column-missing", do(lambda book: setattr(book["Cover"].cell(COVER_ROW["period"], 1), "value", "when")), "Cover", None, "period"),
    Case("column-repeated", do(lambda book: write(book, "Personnel", 3, note="post")), "Personnel", 3, "post"),
    Case("merged-cells", do(lambda book: book["Personnel"].merge_cells("B5:C6")), "Personnel", 5),
    Case("formula", do(lambda book: write(book, *("Contributions", 5), amount="=1+1")), "Contributions", 5, "amount"),
    figure("formula", total(COUNT), "value", value="=SUM(N6:N8)"),
    figure("formula", total(COUNT), "series_name", series_name='="a"'),
    Case("formula", do(lambda book: setattr(book["Instructions"]["B9"], "value", "=1+1")), "Instructions", 9, "B"),
    Case("formula", do(lambda book: setattr(book["Narrative"]["F2"], "value", "=1+1")), "Narrative", 2, "F"),
    Case("more-alike", do(lambda book: [book["Milestones"].cell(row, 12, 7) for row in range(5, 606)]), "Milestones"),
    Case("outside", fill_far(5, 9), "Milestones", 5, "I"),
    Case("header-moved", do(lambda book: book["Figures"].insert_rows(1)), "Figures", 4),
    Case("header-moved", do(lambda book: book["Personnel"].delete_rows(1)), "Personnel", 2),
    Case("hidden-rows", do(lambda book: setattr(book["Contributions"].row_dimensions[5], "hidden", True)), "Contributions", 5, severity="warning"),
    # meaning
    Case("error-value", do(lambda book: write(book, "Milestones", 5, milestone="#N/A")), "Milestones", 5, "milestone"),
    Case("error-value", do(lambda book: write(book, "Contributions", 5, purpose="#¡REF!")), "Contributions", 5, "purpose"),
    Case("error-value", do(lambda book: write(book, "Contributions", 5, evidence="#¿NOMBRE?")), "Contributions", 5, "evidence"),
    cell("hidden-character", "Contributions", 5, "purpose", "Paid \u202e07 NEP", severity="warning"),
    cell("hidden-character", "Milestones", 5, "milestone", "Zero\u200bwidth", severity="warning"),
    figure("hidden-character", total(COUNT), "reason", severity="warning", reason="Not \u2066counted\u2069", missing="x", value=None),
    Case("not-whole", do(lambda book: write(book, "Personnel", 5, filled=2.5)), "Personnel", 5, "filled"),
    Case("more-than-planned", do(lambda book: write(book, "Personnel", 5, planned=1)), "Personnel", 5, "filled"),
    Case("before-signed", do(lambda book: write(book, "Milestones", 5, done_on="2017-06-14")), "Milestones", 5, "done_on"),
    Case("year-outside", do(lambda book: write(book, "Contributions", 5, year=21)), "Contributions", 5, "year"),
    Case("year-outside", do(lambda book: write(book, "Milestones", 5, due_on="0219-06-30")), "Milestones", 5, "due_on"),
    Case("not-a-date", do(lambda book: write(book, "Milestones", 5, due_on=20190630)), "Milestones", 5, "due_on"),
    Case("after-today", do(lambda book: write(book, "Milestones", 5, done_on="2031-01-31")), "Milestones", 5, "done_on"),
    Case("too-many-rows", fill_far(20_001, 1), "Milestones"),
    Case("too-many-columns", fill_far(5, 301), "Milestones"),
    # cover
    cover("template-version", "template_version", "0"),
    cover("ledger-kind", "ledger_kind", "real"),
    cover("report-version", "report_version", 0),
    cover("text-cell", "report_version", "1"),
    cover("value-required", "sender_role", None),
    cover("not-a-choice", "sender_role", "boss"),
    cover("unknown-institution", "institution", "Q", row=False),
    cover("unknown-period", "period", "2019", row=False),
    # other sheets
    cell("unknown-code", "Narrative", 5, "activity", "9.9"),
    cell("unknown-code", "Narrative", 5, "region", "PUN"),
    cell("value-required", "Contributions", 5, "evidence", None),
    Case("given-back", do(lambda book: write(book, "Contributions", 5, amount=-1, purpose=None)), "Contributions", 5, "amount"),
    cell("currency-by-name", "Contributions", 5, "currency", "Soles"),
    cell("currency-by-name", "Contributions", 5, "currency", "US$"),
    *(Case("equal-rows", repeat(sheet), sheet, FIRST_FREE, column, "warning") for sheet, column in FIRST_ENTERED.items()),
    cell("number-as-text", "Personnel", 5, "filled", "three"),
    cell("text-cell", "Personnel", 5, "filled", "3"),
    cell("not-a-choice", "Milestones", 5, "state", "done"),
    cell("not-a-date", "Milestones", 5, "due_on", "June"),
    cell("value-required", "Milestones", FIRST_FREE, "milestone", None)._replace(
        spoil=do(lambda book: write(book, "Milestones", FIRST_FREE, state="met"))
    ),
    # codes
    figure("template-version", total(COUNT), "template_version", template_version="0"),
    figure("unknown-institution", total(COUNT), "institution", institution="Q"),
    Case("names-of-others", swap_names("region_name"), "Figures", total(COUNT), "region_name"),
    Case("names-of-others", swap_names("category_name"), "Figures", total(COUNT), "category_name"),
    figure("name-unknown", total(COUNT), "region_name", "warning", region_name="Lima and Callao"),
    figure("name-unknown", total(COUNT), "series_name", "warning", series_name="Something else"),
    cover("report-of-another", "institution", "B", row=False),
    cover("report-of-another", "period", "2019-H1", row=False),
    Case("follows", cover("", "institution", "B").spoil, "Figures", None, "", "warning"),
    figure("category-as-date", (COUNT, "LMA", "offense", "other"), "category", category="14-dic"),
    figure("category-as-date", (COUNT, "LMA", "offense", "other"), "category", category="2014-12-01"),
    figure("wrong-institution", total(COUNT), "institution", institution="B"),
    figure("not-valid-then", total(COUNT), "institution", institution="Z"),
    figure("unknown-period", total(COUNT), "period", period="2019"),
    figure("wrong-period", total(COUNT), "period", period="2019-H1"),
    figure("unknown-series", total(COUNT), "series", series="9.9-z.things"),
    figure("computed-series", total(COUNT), "series", series="1.6-g.completeness"),
    figure("not-due", total(MEDIAN), "series", series="2.3-b.places"),
    figure("unknown-source", total(COUNT), "source", source="ALL"),
    figure("unknown-region", total(COUNT), "region", region="LIM"),
    figure("roll-up-region", total(COUNT), "region", region="PILOTS"),
    figure("before-consent", total(MEDIAN), "region", region="PUN"),
    figure("unknown-breakdown", (COUNT, "LMA", "offense", "other"), "breakdown", breakdown="shoe"),
    figure("not-broken-down-so", (COUNT, "LMA", "offense", "other"), "breakdown", breakdown="service", category="legal"),
    figure("unknown-category", (COUNT, "LMA", "offense", "other"), "category", category="all"),
    Case("row-left-out", delete_row),
    Case("repeated-row", repeat_row, "Figures", -1, "series"),
    # values
    figure("text-cell", total(COUNT), "value", value="240"),
    figure("number-as-text", total(COUNT), "value", value="1,240"),
    figure("number-as-text", total(COUNT), "value", value=True),
    *(figure("missing-as-text", total(COUNT), "value", value=text) for text in ("N/A", "s/d", "No aplica", "…", "--", "sin información", "n.d.")),
    *(cell("not-one-year", "Contributions", 5, "year", text) for text in ("FY2021", "2020-2021", "Año fiscal 2021", "2020/21")),
    figure("negative", total(COUNT), "value", value=-1),
    figure("decimals", total(COUNT), "value", value=240.5),
    figure("decimals", total(SHARE), "numerator", numerator=0.5, denominator=1),
    figure("too-large", total(COUNT), "value", value=1e15),
    figure("too-many-decimals", total(MONEY), "value", value=1000.00001),
    figure("numerator-above-denominator", total(SHARE), "numerator", numerator=9, denominator=8),
    figure("percentage-without-base", total(SHARE), "denominator", numerator=9, denominator=None),
    figure("percentage-without-base", total(SHARE), "value", value=66.7),
    figure("value-not-base", total(COUNT), "numerator", numerator=1),
    figure("missing-code", total(MEDIAN), "missing", value=None, missing="c", reason="Small."),
    figure("missing-without-reason", total(MEDIAN), "reason", value=None, missing="x"),
    figure("value-and-missing", total(MEDIAN), "missing", missing="z", reason="Not applicable."),
    figure("neither-value-nor-missing", total(COUNT), "value", value=None),
    figure("neither-value-nor-missing", total(SHARE), "numerator", numerator=None, denominator=None),
    Case("total-missing", leave_total_out, "Figures", (COUNT, "LOR", "total", "total"), "breakdown"),
    figure("above-total", (COUNT, "LMA", "offense", "trafficking"), "offense", value=10_000),
    Case("below-total", several((total(COUNT), {"value": 10_000})), "Figures", (COUNT, "LMA", "offense", "trafficking"), "offense", "warning"),
    figure("part-above-total", (VICTIMS, "LMA", "service", "legal"), "value", value=10_000),
    figure("jump", total(COUNT), "value", "warning", value=10_000),
    Case("all-zero", do(write_zeros), severity="warning"),
    figure("far-outside", total(VICTIMS), "value", "warning", value=999_999),
    # persons
    *[cell(rule, *PURPOSE, text) for rule, text in (("identity-number", NUMBER), ("telephone", CALL), ("e-mail", MAIL))],
    *[cell(rule, *PURPOSE, text) for rule, text in (("birth-date", BORN), ("person-name", PERSON))],
    figure("identity-number", total(MEDIAN), "reason", value=None, missing="x", reason=f"Ask {NUMBER}"),
    Case("telephone", do(lambda book: setattr(book["Cover"]["E2"], "value", CALL)), "Cover", 2, "E"),
    Case("e-mail", do(lambda book: setattr(book["Figures"]["C2"], "value", MAIL)), "Figures", 2, "C"),
    # where no cell is
    Case("e-mail", do(lambda book: setattr(book["Figures"].oddHeader.left, "text", MAIL)), "Figures", 1, "header or footer"),
    Case("telephone", do(lambda book: setattr(book["Cover"].evenFooter.right, "text", CALL)), "Cover", 1, "header or footer"),
    Case("person-name", do(lambda book: setattr(book["Personnel"].data_validations.dataValidation[0], "prompt", PERSON)), "Personnel", 5, PROMPT),
    Case("e-mail", do(lambda book: setattr(book["Milestones"]["A5"], "hyperlink", f"mailto:{MAIL}")), "Milestones", 5, "address of a link"),
    Case("person-name", do(lambda book: setattr(book.properties, "title", PERSON)), "", 1, "property of the document"),
    Case("telephone", do(lambda book: book.defined_names.add(DefinedName("office", attr_text=f'"{CALL}"'))), "", 1, "defined name"),
    Case("person-name", do(lambda book: setattr(book["Personnel"]["B5"], "comment", Comment(PERSON, "x"))), "Personnel", 5, "B"),
    Case("birth-date", do(lambda book: setattr(book.create_sheet("More")["A1"], "value", BORN)), "More", 1, "A"),
    figure("person-name", total(COUNT), "check", check=PERSON),
    # for the data steward
    Case("number-in-narrative", tell("Seven girls were cared for."), "Narrative", (), "text", "warning"),
    Case("number-in-narrative", tell("Se atendió a 7 niñas."), "Narrative", (), "text", "warning"),
    Case("place-in-narrative", tell("Services began in Iquitos."), "Narrative", (), "text", "warning"),
]  # fmt: skip
