"""Blank workbook → filled in by a script → taken in → agreed → released: every figure of every institution comes out as it went in.

Open and court figures equal the input; victim figures equal what protection lets out. Also after LibreOffice opened and saved the file.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook

from data import build, tables
from data.ledger.decisions import ROLES
from data.ledger.store import Decision
from data.problems import Refused
from data.report.template import make_template
from data.stewards import stewardship, verification
from pages.cards.kinds import build_card
from pages.view.selection import Selection
from pages.view.view import open_view
from queries.database import Database
from tests.built.filling import KEY, figures, fill, read_csv
from tests.built.stewards import make_release

HALF, YEAR = "2023-H2", "2023"
DAY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, stewardship.Programme]:
    """The demonstration's programme before any report: one half-year is expected of everybody."""
    folder = tmp_path_factory.mktemp("round")
    programme = folder / "programme"
    shutil.copytree(tables.DEMONSTRATION, programme)
    for name in ("closures.csv", "narrative.csv"):
        (programme / name).unlink()
    rewrite(programme / "releases.csv", lambda row: row | {"released_on": "2023-01-31", "last_period": "2022-H2"} if row["release"] == "1" else None)
    rewrite(
        programme / "calendar.csv",
        lambda row: row | {"received_on": "", "state": "missing", "enters_release": ""} if row["period"] == HALF and row["version"] == "1" else None,
    )
    (folder / "reports").mkdir()
    out = folder / "program.duckdb"
    build.build(out, lambda _: None, reports=folder / "reports", programme=programme)
    return out, stewardship.Programme(programme=programme)


def rewrite(path: Path, change: Callable[[dict[str, str]], dict[str, str] | None]) -> None:
    rows = read_csv(path)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(changed for row in rows if (changed := change(row)) is not None)


def through_libreoffice(path: Path) -> Path:
    """The same workbook, opened and saved by LibreOffice, where there is one."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return path
    saved = path.parent / "saved"
    subprocess.run([office, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(path)], check=True, capture_output=True, timeout=180)
    return saved / path.name


@pytest.mark.slow
def test_every_figure_comes_out_as_it_went_in(world: tuple[Path, stewardship.Programme], tmp_path: Path) -> None:
    out, place = world
    assert place.programme is not None
    owing = sorted({row["institution"] for row in read_csv(place.programme / "calendar.csv")})
    assert len(owing) == 9
    given: dict[tuple[str, ...], dict[str, Any]] = {}
    for seed, institution in enumerate(owing):
        blank = tmp_path / f"blank-{institution}.xlsx"
        make_template(blank, institution, HALF, ("en", "es")[seed % 2], out, programme=place.programme)
        filled = fill(blank, tmp_path / f"{institution}.xlsx", seed)
        given |= {row.key: row.cells for row in figures(load_workbook(filled))}
        ((report,), warnings) = stewardship.take_in(out, [through_libreoffice(filled)], "reporting-officer", DAY, place=place)
        assert report == (institution, HALF, 1) and {each.severity for each in warnings} <= {"warning"}
    for institution in owing:
        decide(out, place, institution, owing)
    clear_texts(out, place)
    number = make_release(out, place, DAY)
    assert number == 2 and verification.verify(out) == []
    with duckdb.connect(str(out), read_only=True) as released:
        compare(released, given)
        everything(released, given)
        assert released.execute("select institution, text_en, text_es, cleared_by from narrative where period = $1", [HALF]).fetchall() == [
            ("DEM-A", "The work went on as planned; the manual was revised in 2021.", "El trabajo siguió según lo previsto.", "steward")
        ], "one text was cleared, the others wait"
    shown(out, given)


def decide(out: Path, place: stewardship.Programme, institution: str, owing: list[str]) -> None:
    """Members are verified; the Commission's report, the last in the alphabet but for the partners, takes them along."""
    with stewardship.opened(out, place) as connection:
        state = stewardship.read_states(connection)[institution, HALF, 1]
    steps = ["verified"] if state.member else ["technical-secretary", "tip-office"]
    for step in steps:
        state, role = ("verified", "technical-secretary") if step == "verified" else ("agreed", step)
        done = stewardship.decide(out, (institution, HALF, 1), Decision(state, role, DAY, {}, ROLES[role]), place)
        assert len(done) == (1 + sum(name < "DEM-MSC" for name in owing) if institution == "DEM-MSC" else 1)


def clear_texts(out: Path, place: stewardship.Programme) -> None:
    """A steward reads the texts of one report and clears one of them."""
    report, by = ("DEM-A", HALF, 1), Decision("cleared", "steward", DAY)
    (text,) = stewardship.read_texts(out, report, place)
    assert not text.cleared
    for row, translation, rule in ((text.row + 1, {}, "no-such-text"), (text.row, {"es": "La Sra. María Quispe Mamani lo dirigió."}, "person-name")):
        with pytest.raises(Refused) as refused:
            stewardship.clear(out, report, row, "en", by, translation, place)
        assert [problem.rule for problem in refused.value.problems] == [rule]
    stewardship.clear(out, report, text.row, "en", by, {"es": "El trabajo siguió según lo previsto."}, place)
    assert stewardship.read_texts(out, report, place)[0].cleared


def compare(released: duckdb.DuckDBPyConnection, given: dict[tuple[str, ...], dict[str, Any]]) -> None:
    """Open and court rows half-year by half-year, but for single cases; child victims not before their year is complete."""
    columns = ", ".join(KEY)
    question = (
        f"select {columns}, period, value, numerator, denominator, missing from figure where first_release <= 2 and coalesce(last_release, 2) >= 2"
    )
    rows = {(tuple(row[:5]), row[5]): row[6:] for row in released.execute(question).fetchall()}
    kinds = dict(released.execute("select series, kind from series where last_release is null").fetchall())
    yearly = {row[0] for row in released.execute("select series from series where frequency <> 'half' and last_release is null").fetchall()}
    victim = {
        tuple(row)
        for row in released.execute("select series, breakdown from series_breakdown where tier = 'victim' and last_release is null").fetchall()
    }
    amounts = {row["series"] for row in read_csv(tables.FRAMEWORK / "amounts.csv")}
    open_rows = waiting = victims = 0
    for key, cells in given.items():
        if all(cells[name] == "" for name in ("value", "numerator", "denominator", "missing")):
            continue
        if (key[0], key[3]) not in victim:
            value, numerator, denominator, missing = rows[key, YEAR if key[0] in yearly else HALF]
            if key[0] in amounts and missing == "c":
                continue  # behind one or two cases, or by category: `data/release/amounts.py`
            expected = (None, None, None, cells["missing"]) if cells["missing"] else said(cells, kinds[key[0]])
            assert (value, numerator, denominator, missing) == expected, key
            open_rows += 1
            continue
        victims += 1
        assert (key, HALF) not in rows, "half-years of child victims are never released"
        if key[3] == "total" and key[0] not in yearly and (key, YEAR) in rows:
            assert rows[key, YEAR][3] in ("x", "z"), "a year of child victims waits until it is complete"
            waiting += 1
    assert open_rows > 2000 and victims > 500 and waiting > 3


def said(cells: dict[str, Any], kind: str) -> tuple[Any, ...]:
    """Value, n, N and code of a released figure of these cells."""
    if kind != "percentage":
        return (cells["value"], None, None, None)
    if not cells["denominator"]:
        return (None, None, None, "z")
    return (pytest.approx(100 * cells["numerator"] / cells["denominator"]), cells["numerator"], cells["denominator"], None)


def everything(released: duckdb.DuckDBPyConnection, given: dict[tuple[str, ...], dict[str, Any]]) -> None:
    """All indicators: each has a series that was reported, or one the program computes."""
    rows = released.execute("select indicator, series, computed from series where last_release is null").fetchall()
    reported = {key[0] for key in given}
    assert {indicator for indicator, series, computed in rows if computed or series in reported} == {
        indicator for (indicator,) in released.execute("select indicator from indicator where last_release is null").fetchall()
    }
    named = {row["indicator"] for row in read_csv(tables.FRAMEWORK / "indicators.csv")}
    assert named == {indicator for (indicator,) in released.execute("select indicator from indicator where last_release is null").fetchall()}


def shown(out: Path, given: dict[tuple[str, ...], dict[str, Any]]) -> None:
    """A card of the page has the figure that was filled in, in both languages."""
    key = next(key for key, cells in given.items() if key[3] == "total" and key[2] == "LMA" and key[0] == "1.6-d.cases")
    for language in ("en", "es"):
        view = open_view(Database(out).current(), {"lang": [language], "region": ["LMA"], "from": [YEAR]}, "/explore")
        cells = [cell for row in build_card(view, "trend:1.6-d.cases").table.rows for whole in row for cell in (whole, *whole.parts)]
        assert isinstance(view.selection, Selection)
        assert given[key]["missing"] or given[key]["value"] in {cell.facts.get("value") for cell in cells}
