"""Checking a report: every refusal is found at its sheet, row and column, and all of them at once."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest
from openpyxl import load_workbook

from data.cli import file_commands
from data.cli import main as commands
from data.messages import MESSAGES
from data.problems import Problem, Refused
from data.report.checking import MOST_LINES, check_file, check_report, say, to_json
from data.report.duties import open_framework
from data.report.history import load_history
from data.report.intake import COLUMNS
from data.report.reading import read_workbook
from data.report.template import make_template
from tests.built.filling import fill, write
from tests.built.spoiled_files import CSV_FILES, WORKBOOK_FILES
from tests.built.spoiling import (
    COUNT,
    MONEY,
    PERSON,
    SHARE,
    VICTIMS,
    WORKBOOKS,
    Case,
    narrative_row,
    number_of,
    prepare,
    total,
)
from tests.built.stewards import not_given
from tests.built.world import World, line
from tests.data.report.test_csv_habits import HABITS, SEPARATORS, save

NAMED = {
    "same-as-before", "closed-before", "not-a-report", "file-name", "more-than-whole", "not-the-same", "crossed-above-category", "rest-without-base",
}  # fmt: skip
"""Rules about the name of the file, about what the ledger has already, and about pairs of measures and crossed breakdowns that the tiny
programme lacks: tested on their own."""


class Sound(NamedTuple):
    """A sound report as workbook and as CSV, the released file before it, and the engine that knows both."""

    workbook: Path
    csv: Path
    program: Path
    engine: duckdb.DuckDBPyConnection
    world: World
    book: Any


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sound]:
    world = World(tmp_path_factory.mktemp("sound"))
    for at, period in enumerate(("2017-H2", "2018-H1", "2018-H2", "2019-H1")):
        world.report("A", period, line(COUNT, "DA", "LMA", 118 + at * 2), enters=1 if at < 2 else 2)
    for period in ("2018-H1", "2018-H2"):
        world.report("B", period, line(VICTIMS, "DB", "LMA", 3000), enters=2)
    program = world.build()
    prepare(world)
    places = {"framework": world.folder / "framework", "programme": world.folder / "programme"}
    make_template(world.folder / "blank.xlsx", "A", "2019-H2", **places)
    workbook = fill(world.folder / "blank.xlsx", world.folder / "A.xlsx", seed=SEED, framework=places["framework"])
    shutil.rmtree(world.reports)
    world.reports.mkdir()
    missing = line(MONEY, "DA", "LMA", missing="x", reason="Moved.")
    told = (line(COUNT, "DA", "LMA", 124), line(COUNT, "DA", "LOR", 5), missing)
    report = world.report("A", "2019-H2", *told, *not_given(world, "A", "2019-H2", told))
    with open_framework(**places) as engine:
        load_history(engine, program)
        yield Sound(workbook, report, program, engine, world, load_workbook(workbook))


SEED = 48
"""Gives all figures that the table spoils, and none that jumps."""


def place(case: Case, book: Any) -> tuple[str, str, int | None, str, str]:
    """Rule, sheet, row, column and severity the case must give."""
    row: Any = case.row
    if row == ():
        row = narrative_row(book)
    elif row == -1:
        row = book["Figures"].max_row + 1
    elif isinstance(row, tuple):
        row = number_of(book, row)
    return case.rule, case.sheet, row, case.column, case.severity


def places(problems: list[Problem]) -> list[tuple[str, str, int | None, str, str]]:
    return [(problem.rule, problem.sheet, problem.row, problem.column, problem.severity) for problem in problems]


def label(case: Case) -> str:
    return f"{case.rule}-{case.sheet}-{case.column}"


def test_the_report_is_sound_before_it_is_spoiled(sound: Sound) -> None:
    assert check_file(sound.engine, sound.workbook) == []
    assert check_file(sound.engine, sound.csv) == []


@pytest.mark.slow
def test_what_is_wrong_in_a_workbook_is_found_in_its_place(sound: Sound, tmp_path: Path, long: bool) -> None:
    """Many spoils in one workbook; what one of them hides from another is looked for alone. With --long each alone."""
    lost: list[Case] = []
    for group in [] if long else groups(WORKBOOKS):
        lost += not_found(sound, tmp_path, group)
    alone = list(WORKBOOKS) if long else lost
    assert len(alone) < len(WORKBOOKS) / 2 or long, "most can be looked for together"
    assert [label(case) for case in alone if not_found(sound, tmp_path, [case])] == []


GROUP = 12
"""Spoils in one workbook: enough to save the reading, few enough that most leave one another alone."""


def groups(cases: Sequence[Case]) -> list[list[Case]]:
    """The cases in groups in which no rule and no place stands twice."""
    found: list[list[Case]] = []
    for case in cases:
        free = (
            group
            for group in found
            if len(group) < GROUP and not any(case.rule == other.rule or (case.sheet, case.row) == (other.sheet, other.row) for other in group)
        )
        if (group := next(free, None)) is None:
            found.append(group := [])
        group.append(case)
    return found


def not_found(sound: Sound, folder: Path, cases: Sequence[Case]) -> list[Case]:
    """The cases whose problem is not found in its place when the workbook is spoiled by all of them."""
    book = load_workbook(sound.workbook)
    for case in cases:
        try:
            case.spoil(book)
        except (KeyError, StopIteration):  # another spoil took away what this one changes
            continue
    path = folder / "A.xlsx"
    book.save(path)
    found = set(places(check_file(sound.engine, path)))
    return [case for case in cases if place(case, sound.book) not in found]


@pytest.mark.parametrize("case", WORKBOOK_FILES, ids=label)
def test_a_file_that_may_not_be_opened_is_refused(sound: Sound, tmp_path: Path, case: Case) -> None:
    path = Path(shutil.copy(sound.workbook, tmp_path))
    case.spoil(path)
    assert places(check_file(sound.engine, path)) == [(case.rule, case.sheet, case.row, case.column, "error")]


@pytest.mark.parametrize("case", CSV_FILES, ids=label)
def test_what_is_wrong_in_a_csv_file_is_found_in_its_place(sound: Sound, tmp_path: Path, case: Case) -> None:
    path = Path(shutil.copy(sound.csv, tmp_path))
    case.spoil(path)
    assert (case.rule, case.sheet, case.row, case.column, "error") in places(check_file(sound.engine, path))


@pytest.mark.parametrize(("name", "rule"), [("A.docx", "not-a-report"), ("A", "not-a-report"), ("report.csv", "file-name")])
def test_the_name_of_the_file_counts(sound: Sound, tmp_path: Path, name: str, rule: str) -> None:
    path = Path(shutil.copy(sound.csv, tmp_path / name))
    assert [problem.rule for problem in check_file(sound.engine, path)] == [rule]


SPOILS: list[dict[str, Any]] = [
    {},
    {"value": "many"},
    {"region": "PUN", "region_name": "Puno"},
    {"value": None, "missing": "x"},
    {"numerator": -1},
]


@pytest.mark.slow
@pytest.mark.parametrize("separator", SEPARATORS[:2])
def test_a_workbook_saved_as_csv_by_a_spreadsheet_is_judged_like_it(sound: Sound, tmp_path: Path, separator: str) -> None:
    """The report as it is, and with a word for a value, a place before its consent and a code without a reason, each with habits of its own."""
    entered = total(COUNT)
    for case, cells in enumerate(SPOILS):
        book = load_workbook(sound.workbook)
        write(book, "Figures", number_of(book, entered), **cells)
        book.save(tmp_path / "A.xlsx")
        expected = judged(check_file(sound.engine, tmp_path / "A.xlsx"))
        rows = [list(COLUMNS), *([texts[column] for column in COLUMNS] for _, texts in read_workbook(tmp_path / "A.xlsx").figures)]
        for name, habit in list(HABITS.items())[case :: len(SPOILS)]:
            number = sorted(HABITS).index(name)
            how = {"mark": number % 2 == 0, "quoted": number % 3 == 0, "end": "\r\n" if number % 2 else "\n"}
            path = save(tmp_path / "A_2019-H2_v1.csv", habit(rows), separator, **how)
            assert judged(check_file(sound.engine, path)) == expected, (name, cells)


def judged(problems: list[Problem]) -> set[tuple[str, str, str]]:
    """What is wrong with the figures, whichever way the report came."""
    return {(each.rule, each.column, each.value) for each in problems if each.sheet in ("", "Figures") and each.rule != "text-cell"}


def test_every_rule_a_report_can_meet_has_a_case() -> None:
    cases = {case.rule for case in (*WORKBOOKS, *WORKBOOK_FILES, *CSV_FILES)}
    assert cases | NAMED == {name for name, rule in MESSAGES.items() if rule.found_in == "report"}
    assert not cases & NAMED


def test_all_that_is_wrong_is_said_at_once(sound: Sound, tmp_path: Path) -> None:
    """Spoils that do not touch one another, all in one workbook, give what each gives alone."""
    rules = ("sheet-hidden", "merged-cells", "ledger-kind", "unknown-code", "not-a-date", "before-consent", "decimals", "part-above-total")
    rules += ("e-mail", "number-in-narrative", "outside")
    chosen = [next(case for case in WORKBOOKS if case.rule == rule) for rule in rules]
    assert not_found(sound, tmp_path, chosen) == []
    book = sound.book
    found = places(check_file(sound.engine, tmp_path / "A.xlsx"))
    assert found.index(place(chosen[-2], book)) > max(at for at, problem in enumerate(found) if problem[-1] == "error"), "warnings come last"


def test_the_same_cell_is_said_once_for_each_rule(sound: Sound) -> None:
    found = places(check_file(sound.engine, sound.workbook))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("value", [0, 115, 140])
def test_a_usual_change_is_no_jump(sound: Sound, tmp_path: Path, value: int) -> None:
    """118, 120, 122 and 124 were released: within a quarter of the last one nothing is said, and a note is enough for more."""
    book = load_workbook(sound.workbook)
    row = number_of(book, total(COUNT))
    write(book, "Figures", row, value=value, reason="The register was cleaned." if not value else None)
    book.save(tmp_path / "usual.xlsx")
    assert "jump" not in {problem.rule for problem in check_file(sound.engine, tmp_path / "usual.xlsx")}


def test_a_jump_needs_a_released_file(sound: Sound, tmp_path: Path) -> None:
    book = load_workbook(sound.workbook)
    write(book, "Figures", number_of(book, total(COUNT)), value=9000)
    book.save(tmp_path / "jump.xlsx")
    places = {"framework": sound.world.folder / "framework", "programme": sound.world.folder / "programme"}
    assert "jump" not in {problem.rule for problem in check_report(tmp_path / "jump.xlsx", **places)}
    found = check_report(tmp_path / "jump.xlsx", sound.program, **places)
    assert [(problem.value, problem.detail, problem.severity) for problem in found if problem.rule == "jump"] == [
        ("9000", "124 (2019-H1)", "warning")
    ]
    with pytest.raises(Refused):
        check_report(tmp_path / "jump.xlsx", tmp_path / "absent.duckdb", **places)


def test_a_jump_of_a_percentage_is_one_of_n_by_n(sound: Sound, tmp_path: Path) -> None:
    engine = sound.engine
    engine.execute("create or replace temp table kept as from intake.history")
    for period, ends in (("2017-H2", "2017-12-31"), ("2018-H1", "2018-06-30"), ("2018-H2", "2018-12-31"), ("2019-H1", "2019-06-30")):
        engine.execute("insert into intake.history values ($1, 'DA', 'LMA', $2, $3, 50)", [SHARE, period, ends])
    book = load_workbook(sound.workbook)
    for n, jumps in ((55, False), (90, True)):
        write(book, "Figures", number_of(book, total(SHARE)), numerator=n, denominator=100, missing=None, reason=None)
        book.save(tmp_path / "share.xlsx")
        found = [(problem.value, problem.detail) for problem in check_file(engine, tmp_path / "share.xlsx") if problem.rule == "jump"]
        assert found == [("90", "50 (2019-H1)")] * jumps
    engine.execute("create or replace table intake.history as from kept")


def test_numbers_are_left_alone_where_no_child_victims_are_concerned(sound: Sound, tmp_path: Path) -> None:
    book = load_workbook(sound.workbook)
    rows = {(cells[0], cells[2]): at for at, cells in enumerate(book["Narrative"].iter_rows(min_row=5, values_only=True), start=5)}
    write(book, "Narrative", rows["1.6", "LMA"], text="Seven courts in Iquitos were equipped.")
    write(book, "Narrative", rows["2.3", "LOR"], text="In 2018 and 2019-H1 the manual of Loreto was revised.")
    book.save(tmp_path / "told.xlsx")
    assert check_file(sound.engine, tmp_path / "told.xlsx") == []


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = commands.main(["check", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A filled-in report of the demonstration."""
    make_template(tmp_path / "blank.xlsx", "DEM-P2", "2021-H2")
    return fill(tmp_path / "blank.xlsx", tmp_path / "report.xlsx")


@pytest.mark.slow
def test_exit_codes_and_json(report: Path, program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, report, "--json", "--program", program)
    told = json.loads(out)
    assert (code, told["sound"]) == (0, True)
    assert {problem["rule"] for problem in told["problems"]} <= {"jump"}
    book = load_workbook(report)
    write(book, "Contributions", 5, amount=-1, currency="Soles", purpose=f"Asked {PERSON}")
    book.save(report)
    code, out, _ = run(capsys, report, "--json", "--lang", "es", "--program", program)
    told = json.loads(out)
    assert (code, told["sound"]) == (1, False)
    errors = [problem for problem in told["problems"] if problem["severity"] == "error"]
    assert [(each["rule"], each["sheet"], each["row"], each["column"], each["value"]) for each in errors] == [
        ("currency-by-name", "Contributions", 5, "currency", "Soles"),
        ("person-name", "Contributions", 5, "purpose", None),
    ]
    assert errors[1]["message"].startswith("Esto parece el nombre de una persona.")
    for arguments in ([report.parent / "absent.xlsx"], [report, "--annotated", report], [report, "--program", report.parent / "absent.duckdb"]):
        code, out, err = run(capsys, *arguments)
        assert code == 2 and out == "" and err


@pytest.mark.slow
def test_the_default_released_file_is_taken_when_it_exists(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_commands.build, "PROGRAM", tmp_path / "absent.duckdb")
    assert run(capsys, report)[0] == 0
    (tmp_path / "absent.duckdb").write_bytes(b"no database")
    assert run(capsys, report)[0] == 2


@pytest.mark.slow
def test_nothing_is_stored(report: Path, program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (sorted(os.listdir(report.parent)), report.read_bytes(), program.stat().st_mtime_ns, sorted(os.listdir(program.parent)))
    run(capsys, report, "--program", program)
    assert (sorted(os.listdir(report.parent)), report.read_bytes(), program.stat().st_mtime_ns, sorted(os.listdir(program.parent))) == before


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_problem_is_said_in_both_languages(language: str) -> None:
    problems = [Problem(rule, "A.xlsx", 3, "value", "7", "more", "Figures") for rule in MESSAGES]
    lines = say(problems, language).splitlines()
    assert len(lines) == len(MESSAGES) + 2
    assert all("{" not in each for each in lines)
    assert len(json.loads(to_json(problems, language))["problems"]) == len(MESSAGES)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kinds", [1, 2, 7, 40, len(MESSAGES)])
def test_a_screen_has_a_few_of_each_kind_and_says_where_all_are(kinds: int, language: str) -> None:
    rules = list(MESSAGES)[:kinds]
    problems = sorted((Problem(rule, "A.xlsx", row, "value", "7") for rule in rules for row in range(60)), key=lambda each: each.severity != "error")
    lines = say(problems, language, MOST_LINES).splitlines()
    assert len(lines) <= MOST_LINES and "--annotated" in lines[-1]
    listed = sum(each.startswith("  A.xlsx") for each in lines)
    counted = sum(int(each.split()[2]) for each in lines if each.startswith("  …"))
    assert listed + counted == 60 * min(kinds, sum(each.startswith("  …") for each in lines))
    assert len(say(problems, language).splitlines()) == len(problems) + len({each.severity for each in problems})
