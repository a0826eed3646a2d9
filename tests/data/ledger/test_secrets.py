"""Nothing that a reader without rights can get holds a value or a hash that only the ledger has."""

import re
import zipfile
from pathlib import Path

import duckdb
import pytest

from data import build
from data.report import checking
from data.report.template import make_template
from tests.built.stewards import expect, place_of, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # workbooks of the whole demonstration
UNAGREED = 918273
"""Reported, received, not agreed."""
HIDDEN = 7654
"""A category of child victims in one region, of which no table is listed."""
REASON = "El archivo se mojó en la mudanza"
"""Why a value is missing: words of the report, which nobody cleared."""


@pytest.fixture
def planted(world: World) -> World:
    world.report(
        "B", "2018-H1",
        line("2.3-b.children", "DB", "LMA", 9000), line("2.3-b.children", "DB", "LMA", HIDDEN, "service/medical"),
        line("2.3-b.children", "DB", "LMA", 9000 - HIDDEN, "service/legal"),
        line("2.3-b.children", "DB", "LOR", 3000), line("2.3-b.children", "DB", "LOR", 1000, "service/medical"),
        line("2.3-b.children", "DB", "LOR", 2000, "service/legal"),
        line("2.3-b.places", "DB", "LMA", missing="x", reason=REASON),
    )  # fmt: skip
    expect(world, "A", "2018-H2")
    world.build()
    take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", UNAGREED)))
    return world


def secrets(world: World) -> list[str]:
    with duckdb.connect(str(build.ledger_of(world.out)), read_only=True) as ledger:
        hashes = [cell for row in ledger.execute("select sha256, rows_sha256 from report").fetchall() for cell in row]
        assert len(hashes) == 4
        values = {row[0] for row in ledger.execute("select value::bigint from report_row where value is not null").fetchall()}
    assert {UNAGREED, HIDDEN, 9000 - HIDDEN} <= values
    return [str(UNAGREED), str(HIDDEN), str(9000 - HIDDEN), REASON, *hashes]


def leaks(text: str, wanted: list[str]) -> list[str]:
    return [each for each in wanted if re.search(rf"(?<!\d){re.escape(each)}(?!\d)", text)]


def unpacked(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def test_the_search_finds_what_is_there(planted: World) -> None:
    with duckdb.connect(str(build.ledger_of(planted.out)), read_only=True) as ledger:
        text = str(ledger.execute("select value::bigint, reason from report_row").fetchall()) + str(
            ledger.execute("select sha256, rows_sha256 from report").fetchall()
        )
    assert leaks(text, secrets(planted)) == secrets(planted)


def test_the_released_file_holds_none(planted: World) -> None:
    with duckdb.connect(str(planted.out), read_only=True) as released:
        tables = [row[0] for row in released.execute("select table_name from duckdb_tables()").fetchall()]
        text = "\n".join(str(row) for table in tables for row in released.execute(f"select * from {table}").fetchall())
    assert "2.3-b.children" in text and len(tables) > 20
    assert leaks(text, secrets(planted)) == []
    assert REASON.encode() not in planted.out.read_bytes()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("institution", "period"), [("A", "2019-H1"), ("B", "2018-H2")])
def test_the_blank_workbook_holds_none(planted: World, tmp_path: Path, institution: str, period: str, language: str) -> None:
    place = place_of(planted)
    assert place.programme is not None
    out = tmp_path / "blank.xlsx"
    assert make_template(out, institution, period, language, planted.out, framework=place.framework, programme=place.programme) > 0
    assert leaks(unpacked(out), secrets(planted)) == []


def test_checking_the_same_report_again_tells_none(planted: World) -> None:
    """What a check says compares with released figures only, also for a report whose twin is in the ledger."""
    place = place_of(planted)
    assert place.programme is not None
    path = write_report(planted, "A", "2019-H1", line("1.6-a.cases", "DA", "LMA", 5), line("2.3-b.children", "DB", "LMA", 5))
    problems = checking.check_report(path, framework=place.framework, programme=place.programme)
    assert [problem.rule for problem in problems] == ["not-due"]
    for language in ("en", "es"):
        assert leaks(checking.to_json(problems, language) + checking.say(problems, language), secrets(planted)) == []
