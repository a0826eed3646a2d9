"""The Implementation Plan's indicators take the place of the proposed ones: nothing is lost, what broke is marked, what is wrong is refused whole."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data import tables
from data.cli.main import main
from data.plan.applying import apply_plan
from data.problems import Refused
from pages.cards.kinds import build_card
from pages.view.view import open_view
from queries.database import Database
from tests.built import plan as built
from tests.built.kept import copy, keep
from tests.built.stewards import agree, release, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # plans applied and built

DAY = date(2019, 2, 1)
SERIES = ("1.1-b.meetings", "1.2-a.trained", "3.1-b.persons", "2.4-b.trained", "2.5-c.trained", "3.2-a.operations")
AFTER = ("1.1-b.meetings", "1.2-a.trained", "3.1-d.persons", "3.1-e.persons", "2.5-d.persons", "1.2-d.persons")


@pytest.fixture
def framework(tmp_path: Path) -> Path:
    return copy_framework(tmp_path)


def copy_framework(place: Path) -> Path:
    """The real framework, in a folder of its own."""
    folder = place / "framework"
    shutil.rmtree(folder, ignore_errors=True)  # a world has a tiny one of its own
    shutil.copytree(tables.FRAMEWORK, folder)
    return folder


def rows(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def fingerprint(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_a_plan_of_thirty_takes_the_place_of_what_was_proposed(framework: Path, tmp_path: Path) -> None:
    before = {row["indicator"]: row for row in rows(framework, "indicators.csv")}
    done = apply_plan(built.write_plan(tmp_path / "plan.xlsx", framework), framework, DAY, "MSC")
    assert done == {"retired": 22, "kept": 14, "renamed": 4, "changed": 2, "split": 4, "merged": 2, "new": 4}
    after = {row["indicator"]: row for row in rows(framework, "indicators.csv")}
    assert set(before) < set(after), "none is lost"
    assert Counter(row["status"] for row in after.values()) == {"agreed": built.LIVE, "retired": len(before) - 20}
    assert after["1.1-b"]["name_en"] == "1.1-b as the plan names it" and after["1.1-b"]["definition_en"] == before["1.1-b"]["definition_en"]
    assert [after[code]["version"] for code in ("1.6-c", "1.1-b", "1.2-a", "3.1-d", "3.1-b")] == ["1", "2", "2", "1", "1"]
    changes = {(row["indicator"], row["replaces"], row["change"]) for row in rows(framework, "indicator_changes.csv")}
    assert {("3.1-d", "3.1-b", "split"), ("2.5-d", "2.4-b", "merged"), ("2.5-d", "2.5-c", "merged"), ("1.2-d", "1.2-d", "new")} <= changes
    targets = rows(framework, "targets.csv")
    assert [(row["series"], row["adopted_on"], row["adopted_by"]) for row in targets] == [(series, str(DAY), "MSC") for series, *_ in built.TARGETS]
    for file in ("indicators.csv", "series.csv"):
        positions = [int(row["position"]) for row in rows(framework, file)]
        assert positions[0] == 1 and (file == "series.csv" or positions == list(range(1, len(positions) + 1)))


def test_a_second_plan_comes_over_the_first(framework: Path, tmp_path: Path) -> None:
    apply_plan(built.write_plan(tmp_path / "plan.xlsx", framework), framework, DAY, "MSC")
    book = built.open_plan(tmp_path / "second.xlsx", framework)
    page = book["Indicators"]
    assert page.max_row == built.LIVE + 1
    (place,) = (each for each in range(2, page.max_row + 1) if page.cell(each, 2).value == "1.2-d")
    built.put(page, place, change="retired", from_period="2021-H1", **built.why())
    built.add(book, "Targets", series="1.1-b.meetings", region="LMA", year=2019, value=44, basis="period")
    book.save(tmp_path / "second.xlsx")
    assert apply_plan(tmp_path / "second.xlsx", framework, date(2020, 3, 1), "MSC") == {"kept": 29, "retired": 1}
    targets = {row["adopted_on"]: row for row in rows(framework, "targets.csv") if row["series"] == "1.1-b.meetings"}
    assert targets["2020-03-01"]["supersedes"] == str(DAY), "the earlier target stays, and what superseded it says so"


@pytest.fixture
def planned(tmp_path: Path) -> World:
    """A programme with the real framework, of which 2018 was released before the plan and 2019 after it."""
    copy(keep("planned", "", plan, translated=True), tmp_path)
    return World.found(tmp_path)


def plan(folder: Path) -> None:
    """Make that programme in a folder."""
    world, framework = World(folder), copy_framework(folder)
    programme = world.folder / "programme"
    for name in ("duties", "releases", "source_overlaps", "narrative", "meetings", "meeting_indicators", "discussions"):
        path = programme / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    for series in SERIES:
        world.add("programme/duties", institution="A", series=series, source="DA", starts="2017-H2")
    world.add("programme/releases", release=1, released_on="2019-05-31", last_period="2018-H2", note_en="First", note_es="Primera")
    world.add(
        "programme/targets",
        series="3.1-b.persons",
        region="LMA",
        year=2018,
        value=50,
        basis="period",
        adopted_on="2018-01-01",
        adopted_by="MSC",
        adopted_in_release=1,
    )
    for period, value in (("2017-H2", 10), ("2018-H1", 20), ("2018-H2", 30)):
        world.report("A", period, *(line(series, "DA", "LMA", value) for series in SERIES))
    world.build()
    apply_plan(built.write_plan(world.folder / "plan.xlsx", framework), framework, DAY, "MSC")
    for series in (each for each in AFTER if each not in SERIES):
        world.add("programme/duties", institution="A", series=series, source="DA", starts="2017-H2")
    for period, value in (("2019-H1", 25), ("2019-H2", 35)):
        world.nothing_came("A", period)
        agree(world, take_in(world, write_report(world, "A", period, *(line(series, "DA", "LMA", value) for series in AFTER))))
    assert release(world) == 2


def test_earlier_figures_stay_under_their_definition_and_the_break_is_marked(planned: World) -> None:
    for series in SERIES:
        assert planned.figure(series, "DA", "LMA", "2018", release=1)[0] == 50
        assert planned.figure(series, "DA", "LMA", "2018", release=2)[0] == 50, "reachable in the newest release too"
    flags = {series: planned.figure(series, "DA", "LMA", "2019")[4] for series in AFTER}
    assert {series for series, flag in flags.items() if "b" in flag} == {"1.2-a.trained", "3.1-d.persons", "3.1-e.persons", "2.5-d.persons"}
    assert "b" not in planned.figure("1.1-b.meetings", "DA", "LMA", "2019")[4], "a new name is no break"
    assert "b" in planned.figure("1.2-a.trained", "DA", "LMA", "2019-H1")[4] and "b" not in planned.figure("1.2-a.trained", "DA", "LMA", "2019-H2")[4]
    for series in ("3.1-b.persons", "2.4-b.trained", "3.2-a.operations"):
        assert planned.figure(series, "DA", "LMA", "2019")[3] == "z", "a retired one is not owed any more"
    assert planned.figure("3.1-d.persons", "DA", "LMA", "2018")[3] == "z", "nor a new one before it began"


def test_definitions_targets_and_counts_follow_the_release(planned: World) -> None:
    question = "select name_en, version, status from indicator where indicator = $code and $at between first_release and coalesce(last_release, $at)"
    assert planned.ask(question, code="1.1-b", at=1)[0][1:] == (1, "proposed")
    assert planned.ask(question, code="1.1-b", at=2) == [("1.1-b as the plan names it", 2, "agreed")]
    assert planned.ask("select value from target where series = '3.1-b.persons' and last_release is null") == [(50.0,)], (
        "the old target stays with it"
    )
    counts = dict(planned.ask("select first_release, value from headline where code = 'indicators'"))
    assert counts == {1: 48, 2: built.LIVE}
    rated = planned.ask("select distinct series from status where year = 2019 and region = 'LMA' and last_release is null")
    assert {series for (series,) in rated} >= set(AFTER) - {"1.2-d.persons"} and "3.1-b.persons" not in {series for (series,) in rated}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_reference_sheets_tell_what_became_of_each(planned: World, lang: str) -> None:
    shown = open_view(Database(planned.out).current(), {"lang": [lang]}, "/indicators")
    said = {
        code: " ".join(cell.text for row in build_card(shown, f"sheet:{code}").table.rows for cell in row) for code in ("3.1-b", "3.1-d", "1.2-a")
    }
    words = {
        "en": ("Until 2018 H2; then in the place of it: 3.1-e.", "From 2019 H1 in the place of 3.1-b, which was split.", "Version 1", "release 1"),
        "es": ("Hasta 2018-II; luego, en su lugar: 3.1-e.", "Desde 2019-I en lugar de 3.1-b, que se dividió.", "Versión 1", "publicación 1"),
    }[lang]
    assert words[0] in said["3.1-b"] and words[1] in said["3.1-d"]
    assert all(word in said["1.2-a"] for word in words[2:]) and {"en": "Counted otherwise.", "es": "Se cuenta de otro modo."}[lang] in said["1.2-a"]
    old = next(row for row in csv.DictReader((tables.FRAMEWORK / "indicators.csv").open(encoding="utf-8")) if row["indicator"] == "1.2-a")
    assert old[f"definition_{lang}"] in said["1.2-a"], "the earlier definition in full"


def test_a_report_of_a_retired_indicator_is_refused(planned: World) -> None:
    planned.nothing_came("A", "2020-H1")
    path = write_report(planned, "A", "2020-H1", line("3.1-b.persons", "DA", "LMA", 5))
    with pytest.raises(Refused) as refused:
        take_in(planned, path, date(2020, 9, 1))
    assert "not-due" in {problem.rule for problem in refused.value.problems}


def test_a_target_for_a_retired_indicator_is_refused_by_its_cell(planned: World) -> None:
    planned.add(
        "programme/targets", series="3.1-b.persons", region="LMA", year=2019, value=60, basis="period", adopted_on="2019-06-01", adopted_in_release=3
    )
    with pytest.raises(Refused) as refused:
        release(planned)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.file, problem.row, problem.column) == ("target-retired", "targets.csv", 3, "year")


def change(book: Any, code: str, **cells: Any) -> None:
    page = book["Indicators"]
    (place,) = (each for each in range(2, page.max_row + 1) if page.cell(each, 2).value == code)
    built.put(page, place, **cells)


@pytest.mark.parametrize(
    ("code", "cells", "rule", "column"),
    [
        ("1.1-b", {"change": "rename"}, "not-a-choice", "change"),
        ("1.1-b", {"indicator": "9.9-z"}, "plan-silent", "indicator"),
        ("1.2-a", {"from_period": "2019-H2"}, "plan-from", "from_period"),
        ("1.2-a", {"from_period": ""}, "plan-from", "from_period"),
        ("1.2-a", {"reason_es": ""}, "value-required", "reason_es"),
        ("3.1-d", {"replaces": ""}, "plan-replaces", "replaces"),
        ("2.5-d", {"replaces": "2.4-b"}, "plan-replaces", "replaces"),
        ("1.2-d", {"replaces": "1.2-a"}, "plan-replaces", "replaces"),
        ("2.5-d", {"replaces": "2.4-b;7.7-a"}, "unknown-code", "replaces"),
        ("1.2-d", {"indicator": "3.1-b"}, "plan-taken", "indicator"),
        ("1.2-d", {"indicator": "1.2-e"}, "plan-without-series", "indicator"),
        ("1.2-d", {"name_en": ""}, "value-required", "name_en"),
        ("1.2-d", {"activity": "8.8"}, "unknown-code", "activity"),
        ("1.2-d", {"objective": "one"}, "not-a-value", "objective"),
    ],
)
def test_a_wrong_row_is_refused_by_its_cell_and_nothing_changes(
    framework: Path, tmp_path: Path, code: str, cells: dict[str, str], rule: str, column: str
) -> None:
    before = fingerprint(framework)
    path = built.write_plan(tmp_path / "plan.xlsx", framework)
    book = load_workbook(path)
    change(book, code, **cells)
    book.save(path)
    with pytest.raises(Refused) as refused:
        apply_plan(path, framework, DAY, "MSC")
    assert (rule, column) in {(problem.rule, problem.column) for problem in refused.value.problems}
    assert all(problem.sentence(lang) for problem in refused.value.problems for lang in ("en", "es"))
    assert fingerprint(framework) == before
    assert [path.name for path in framework.parent.iterdir() if path.name.startswith(".framework")] == []


@pytest.mark.parametrize(
    ("sheet", "cells", "rule"),
    [
        ("Targets", {"series": "3.1-b.persons", "region": "LMA", "year": 2020, "value": 5, "basis": "period"}, "target-retired"),
        ("Targets", {"series": "nothing", "region": "LMA", "year": 2020, "value": 5, "basis": "period"}, "unknown-code"),
        ("Targets", {"series": "1.1-b.meetings", "region": "ZZZ", "year": 2020, "value": 5, "basis": "period"}, "unknown-code"),
        ("Targets", {"series": "1.1-b.meetings", "region": "LMA", "year": 2020, "value": "5,5", "basis": "period"}, "not-a-value"),
        ("Series", {"series": "1.1-z.new", "indicator": "1.1-z"}, "unknown-code"),
        ("Series", {"series": "1.2-d.more", "indicator": "1.2-d", "breakdowns": "colour"}, "unknown-code"),
    ],
)
def test_a_wrong_series_or_target_is_refused(framework: Path, tmp_path: Path, sheet: str, cells: dict[str, Any], rule: str) -> None:
    path = built.write_plan(tmp_path / "plan.xlsx", framework)
    book = load_workbook(path)
    built.add(book, sheet, **cells)
    book.save(path)
    before = fingerprint(framework)
    with pytest.raises(Refused) as refused:
        apply_plan(path, framework, DAY, "MSC")
    assert rule in {problem.rule for problem in refused.value.problems}
    assert fingerprint(framework) == before


@pytest.mark.parametrize(("spoil", "rule"), [("Series", "sheet-missing"), ("replaces", "column-missing"), ("text", "not-a-workbook")])
def test_a_file_that_is_no_plan_is_refused(framework: Path, tmp_path: Path, spoil: str, rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = built.write_plan(tmp_path / "plan.xlsx", framework)
    book = load_workbook(path)
    if spoil == "Series":
        del book["Series"]
    elif spoil == "replaces":
        book["Indicators"].cell(1, 3).value = "other"
    book.save(path)
    if spoil == "text":
        path.write_bytes(b"change,indicator\n")
    with pytest.raises(Refused) as refused:
        apply_plan(path, framework, DAY, "MSC")
    assert rule in {problem.rule for problem in refused.value.problems}
    assert main(["plan", "apply", str(path), "--by", "MSC", "--framework", str(framework)]) == 2
    assert "plan.xlsx" in capsys.readouterr().err


def test_the_commands_write_the_sheet_and_bring_it_in(framework: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "sheet", str(tmp_path / "blank.xlsx"), "--framework", str(framework)]) == 0
    assert "48 indicators" in capsys.readouterr().out
    path = built.write_plan(tmp_path / "plan.xlsx", framework)
    assert main(["plan", "apply", str(path), "--by", "MSC", "--framework", str(framework)]) == 0
    assert "22 retired" in capsys.readouterr().out
