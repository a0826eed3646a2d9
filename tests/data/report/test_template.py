"""The blank workbook: exactly the figures owed, codes locked, white cells open, the last released figures beside them."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from data import tables
from data.ledger import store
from data.problems import Refused
from data.report import intake
from data.report.checking import check_file
from data.report.choices import offered, read_agreed
from data.report.layout import BY_NAME, FIRST, HINT, SHEETS, TITLES
from data.report.reading import find_sheets
from data.report.template import make_template
from data.words import catalogue
from data.words.coded import say_code
from tests.built.filling import AT, COVER_ROW, figures, fill, read_csv
from tests.built.world import World
from tests.data.conftest import Blank

pytestmark = pytest.mark.slow  # workbooks of the whole demonstration
INSTITUTIONS = [row["institution"] for row in read_csv(tables.DEMONSTRATION / "institutions.csv")]
PERIOD = "2021-H2"


def owed(institution: str, period: str) -> set[tuple[str, ...]]:
    """The figures an institution reports, read from the tables without the program."""
    framework = tables.FRAMEWORK
    periods = {row["period"]: row for row in read_csv(framework / "periods.csv")}
    half = periods[period]
    closes = half["ends"] == periods[half["year"]]["ends"]
    series = {row["series"]: row for row in read_csv(framework / "series.csv") if not row["computed"]}
    regions = [
        row["region"]
        for row in read_csv(framework / "regions.csv")
        if row["kind"] in ("pilot", "unattributed") or (row["kind"] == "consent" and "" < row["consent_from"] <= half["ends"])
    ]
    categories = {
        breakdown: [row["category"] for row in rows if row["category"] != "not-broken-down"]
        for breakdown, rows in groupby(read_csv(framework / "categories.csv"), key=lambda row: row["breakdown"])
    }
    breakdowns = [(row["series"], row["breakdown"]) for row in read_csv(framework / "series_breakdowns.csv")]
    return {
        (code, duty["source"], region, breakdown, category)
        for duty in read_csv(tables.DEMONSTRATION / "duties.csv")
        if duty["institution"] == institution and duty["starts"] <= period <= (duty["ends"] or "9999")
        if (code := duty["series"]) in series and (closes or series[code]["frequency"] != "year")
        for of, breakdown in breakdowns
        if of == code
        for category in categories[breakdown]
        for region in regions
    }


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_it_has_exactly_the_figures_owed(blank: Blank, institution: str, language: str) -> None:
    book = load_workbook(blank(institution, language))
    rows = list(figures(book))
    found = [row.key for row in rows]
    assert len(found) == len(set(found)) > 0
    assert set(found) == owed(institution, PERIOD)
    assert {(row.cells["template_version"], row.cells["institution"], row.cells["period"]) for row in rows} == {
        (intake.TEMPLATE, institution, PERIOD)
    }
    names = {row["series"]: row[f"name_{language}"] for row in read_csv(tables.FRAMEWORK / "series.csv")}
    assert all(row.cells["series_name"] == names[row.key[0]] for row in rows)
    starts = {name: at for at, name in enumerate(found)}
    assert all(starts[*key[:3], "total", "total"] <= at for at, key in enumerate(found)), "a total stands before what breaks it down"


@pytest.mark.parametrize("period", ["2017-H2", "2020-H1", "2024-H1"])
def test_regions_and_yearly_series_come_when_they_are_due(blank: Blank, period: str) -> None:
    for institution in ("DEM-D", "DEM-P2"):
        rows = {row.key for row in figures(load_workbook(blank(institution, period=period, released=False)))}
        assert rows == owed(institution, period)
    assert not any(row.key[2] in ("MDD", "PUN") for row in figures(load_workbook(blank("DEM-D", period="2020-H1", released=False))))
    assert not owed("DEM-P2", "2020-H1")


@pytest.mark.parametrize("language", ["en", "es"])
def test_codes_are_locked_and_values_open(blank: Blank, language: str) -> None:
    book = load_workbook(blank("DEM-C", language))
    kinds = {row["series"]: row["kind"] for row in read_csv(tables.FRAMEWORK / "series.csv")}
    assert book.sheetnames == [catalogue(language).gettext(sheet.name) for sheet in SHEETS]
    assert all(book[name].protection.sheet for name in book.sheetnames)
    pages = find_sheets(book)
    page = pages["Figures"]
    for row in figures(book):
        open_cells = {name for name, at in AT["Figures"].items() if not page.cell(row.number, at).protection.locked}
        numbers = {"numerator", "denominator"} if kinds[row.key[0]] == "percentage" else {"value"}
        assert open_cells == numbers | {"missing", "reason"}
        assert all(row.cells[name] == "" for name in open_cells)
    cover = pages["Cover"]
    assert {name for name, at in COVER_ROW.items() if not cover.cell(at, 3).protection.locked} == {"report_version", "sender_role"}
    assert [cover.cell(COVER_ROW[name], 3).value for name in ("institution", "period", "ledger_kind", "report_version")] == [
        "DEM-C",
        PERIOD,
        store.DEMONSTRATION,
        1,
    ]
    for sheet in ("Contributions", "Personnel", "Milestones"):
        assert not any(pages[sheet].cell(FIRST, at).protection.locked for at in AT[sheet].values())
    words = catalogue(language).gettext
    assert [page.cell(TITLES, at).value for at in AT["Figures"].values()] == [words(column.title) for column in BY_NAME["Figures"].columns]


@pytest.mark.parametrize(("language", "filled"), [("en", " rows filled"), ("es", " filas llenas")])
def test_an_activity_has_a_line_that_folds_its_rows_and_counts_the_filled_ones(blank: Blank, language: str, filled: str) -> None:
    page = find_sheets(load_workbook(blank("DEM-C", language)))["Figures"]
    rows = {row.number: row for row in figures(page.parent)}
    activity = {row["indicator"]: row["activity"] for row in read_csv(tables.FRAMEWORK / "indicators.csv")}
    names = {row["activity"]: row[f"name_{language}"] for row in read_csv(tables.FRAMEWORK / "activities.csv")}
    of = {row["series"]: activity[row["indicator"]] for row in read_csv(tables.FRAMEWORK / "series.csv")}
    heads = [number for number in range(FIRST, page.max_row + 1) if number not in rows]
    assert len(heads) == len({of[row.key[0]] for row in rows.values()}) > 1
    for head, after in pairwise([*heads, page.max_row + 1]):
        below = range(head + 1, after)
        (code,) = {of[rows[number].key[0]] for number in below}
        assert page.cell(head, AT["Figures"]["series_name"]).value == f"{code} {names[code]}"
        formula = page.cell(head, AT["Figures"]["check"]).value
        assert f"N{head + 1}:N{after - 1}" in formula and formula.endswith(f'{len(below)}{filled}"')
        assert {page.row_dimensions[number].outline_level for number in below} == {1} and page.row_dimensions[head].outline_level == 0
    assert f'{len(rows)}{filled}"' in page.cell(HINT, AT["Figures"]["check"]).value


def test_codes_are_out_of_sight_and_the_cover_says_what_they_stand_for(blank: Blank) -> None:
    pages = find_sheets(load_workbook(blank("DEM-C", "es")))
    for name in ("Figures", "Narrative"):
        hidden = {column for column in BY_NAME[name].columns if pages[name].column_dimensions[get_column_letter(AT[name][column.name])].hidden}
        assert hidden == {column for column in BY_NAME[name].columns if column.kind == "code"}
    assert [pages["Cover"].cell(COVER_ROW[name], 4).value for name in ("institution", "period")] == ["Ministerio de demostración C", "2021-II"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_printed_across_as_wide_as_the_paper(blank: Blank, language: str) -> None:
    for page in load_workbook(blank("DEM-C", language)):
        assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("landscape", 1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage


def rules(page: Any) -> dict[str, list[tuple[str, str, bool]]]:
    """Column: type, choices and whether it stops a wrong entry, of each rule that covers its first white cell."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for rule in page.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            found.setdefault(re.match("[A-Z]+", str(area)).group(), []).append((rule.type, rule.formula1, bool(rule.showErrorMessage)))
    return found


def test_choices_have_a_list_and_numbers_a_rule(blank: Blank) -> None:
    book = load_workbook(blank("DEM-D"))
    found = rules(book["Figures"])
    assert found["Q"] == [("list", '"x,z"', True)]
    assert set(found["N"]) == {("whole", "0", True), ("decimal", "0", True)}
    assert found["O"] == found["P"] == [("whole", "0", True)]
    assert set(found) == {"N", "O", "P", "Q"}
    for sheet in ("Contributions", "Personnel", "Milestones"):
        lists = [rule.formula1 for rule in book[sheet].data_validations.dataValidation if rule.type == "list"]
        choices = [offered(column, read_agreed()) for column in BY_NAME[sheet].columns if column.kind == "choice"]
        assert lists == [f'"{",".join(say_code(code, "en") for code in each)}"' for each in choices]
    covered = {
        number
        for rule in book["Figures"].data_validations.dataValidation
        for area in rule.sqref.ranges
        if str(area).startswith("N")
        for number in range(area.min_row, area.max_row + 1)
    }
    kinds = {row["series"]: row["kind"] for row in read_csv(tables.FRAMEWORK / "series.csv")}
    assert covered == {row.number for row in figures(book) if kinds[row.key[0]] != "percentage"}


@pytest.mark.parametrize("institution", ["DEM-B", "DEM-C"])
def test_the_last_released_figure_stands_beside_the_empty_cell(blank: Blank, program: Path, institution: str) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        (latest,) = connection.execute("select max(release) from release").fetchall()[0]
        known = connection.execute(
            "select series, source, region, breakdown, category, period.period, value, numerator, "
            "denominator, missing, period.ends, period.kind from figure "
            "join period using (period) where period.kind in ('half', 'year') and period.ends < '2021-07-01' "
            "and $1 between figure.first_release and coalesce(figure.last_release, $1) "
            "and period.last_release is null order by period.ends, period.kind = 'half'",
            [latest],
        ).fetchall()
    last = {tuple(key): (period, value, n, of, missing) for *key, period, value, n, of, missing, _, _ in known if value is not None or missing == "c"}
    beside = {"protected": 0, "given": 0, "percentage": 0, "none": 0}
    for row in figures(load_workbook(blank(institution))):
        period, value, n, of, missing = last.get(row.key, ("", None, None, None, None))
        half = period.replace("-", " ")
        if missing == "c":
            assert row.cells["released"] == f"[c] ({half})"
            beside["protected"] += 1
        elif value is not None:
            said = f"{value:.10g}" if of is None else f"{round(value, 2):.10g} % = {n:g} / {of:g}"
            assert row.cells["released"] == f"{said} ({half})"
            beside["given" if of is None else "percentage"] += 1
        else:
            assert row.cells["released"] == ""
            beside["none"] += 1
    assert beside["protected"] > 3 and beside["given"] > 20 and beside["percentage"] > 5


def test_no_figure_of_the_half_year_itself_or_later_is_shown(blank: Blank) -> None:
    for row in figures(load_workbook(blank("DEM-B", period="2019-H1"))):
        shown = re.search(r"\((\d{4})( H[12])?\)$", row.cells["released"] or "(2018)")
        assert shown and shown.group(1) + (shown.group(2) or "") <= "2018 H2"


def test_it_needs_no_released_file(blank: Blank) -> None:
    book = load_workbook(blank("DEM-A", released=False))
    assert {row.key for row in figures(book)} == owed("DEM-A", PERIOD)
    assert {row.cells["released"] for row in figures(book)} == {""}


def test_annual_targets_stand_beside_totals_only(blank: Blank) -> None:
    targets = [row for row in read_csv(tables.DEMONSTRATION / "targets.csv") if row["year"] == "2021"]
    last = {(row["series"], row["region"]): float(row["value"]) for row in sorted(targets, key=lambda row: row["adopted_on"])}
    shown = {(row.key[0], row.key[2]): row.cells["target"] for row in figures(load_workbook(blank("DEM-C"))) if row.cells["target"] != ""}
    owing = {(row.key[0], row.key[2]) for row in figures(load_workbook(blank("DEM-C")))}
    assert shown == {key: value for key, value in last.items() if key in owing}
    assert shown


@pytest.mark.parametrize(("institution", "period", "found"), [("NOBODY", PERIOD, "unknown-institution"), ("DEM-A", "2021", "unknown-period")])
def test_an_unknown_institution_or_half_year_is_refused(tmp_path: Path, institution: str, period: str, found: str) -> None:
    with pytest.raises(Refused) as refused:
        make_template(tmp_path / "out.xlsx", institution, period)
    assert [problem.rule for problem in refused.value.problems] == [found]
    assert not (tmp_path / "out.xlsx").exists()


def test_a_released_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "program.duckdb"
    foreign.write_bytes(b"no database")
    for path in (foreign, tmp_path / "absent.duckdb"):
        with pytest.raises(Refused) as refused:
            make_template(tmp_path / "out.xlsx", "DEM-A", PERIOD, program=path)
        assert [problem.rule for problem in refused.value.problems] == ["unreadable"]


def test_an_institution_that_owes_nothing_gets_a_workbook_without_figures(tmp_path: Path, engine: duckdb.DuckDBPyConnection) -> None:
    out = tmp_path / "out.xlsx"
    assert make_template(out, "DEM-P2", "2019-H1") == 0
    assert check_file(engine, fill(out, tmp_path / "filled.xlsx")) == []


def test_the_demonstration_is_not_needed(world: World, tmp_path: Path) -> None:
    out = tmp_path / "P.xlsx"
    assert make_template(out, "P", "2018-H1", framework=world.folder / "framework", programme=world.folder / "programme") == 3 * 4
    assert {row.key[2] for row in figures(load_workbook(out))} == {"LMA", "LOR", "NAT"}
