"""The ledger keeps every accepted report as it came, all of a delivery or nothing, and never mixes kinds."""

import hashlib
from collections.abc import Iterator

import duckdb
import pytest

from data.ledger import store
from data.report.intake import check, compare
from tests.built.world import World, line


@pytest.fixture
def connection(world: World) -> Iterator[duckdb.DuckDBPyConnection]:
    with store.connect(world.folder / "spill") as connection:
        world.load(connection)
        store.begin_ledger(connection, world.folder / "ledger.duckdb", store.DEMONSTRATION)
        yield connection


def take(world: World, connection: duckdb.DuckDBPyConnection) -> int:
    check(connection, sorted(world.reports.glob("*")))
    return store.accept(connection)


def test_a_report_is_kept_as_it_came_and_as_rows(world: World, connection: duckdb.DuckDBPyConnection) -> None:
    path = world.report("A", "2018-H1", line("1.6-b.paid", "DA", "LMA", "12.50"), line("1.5-a.entities", "DA", "LOR", n=3, of=4))
    assert take(world, connection) == 1
    ((sha256, original),) = connection.execute("select sha256, original from ledger.report").fetchall()
    assert original == path.read_bytes()
    assert sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    rows = connection.execute("select row, series, region, value::varchar, numerator, denominator from ledger.report_row order by row").fetchall()
    assert rows == [(2, "1.6-b.paid", "LMA", "12.5000", None, None), (3, "1.5-a.entities", "LOR", None, 3, 4)]


def test_one_wrong_report_keeps_the_whole_delivery_out(world: World, connection: duckdb.DuckDBPyConnection) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 3))
    world.report("B", "2018-H1", line("2.3-b.places", "DB", "LMA", -3))
    with pytest.raises(ValueError, match="errors"):
        take(world, connection)
    assert connection.execute("select count(*) from ledger.report").fetchall() == [(0,)]


def test_what_fails_half_way_leaves_nothing(world: World, connection: duckdb.DuckDBPyConnection) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 3))
    check(connection, sorted(world.reports.glob("*")))
    connection.execute("update intake.row set breakdown = null")  # the rows can no longer be kept, the report could
    with pytest.raises(duckdb.ConstraintException):
        store.accept(connection)
    assert connection.execute("select count(*) from ledger.report").fetchall() == [(0,)]


def test_a_version_is_kept_once_and_a_correction_beside_it(world: World, connection: duckdb.DuckDBPyConnection) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 3))
    take(world, connection)
    assert ("version-kept", "1") in [(problem.rule, problem.value) for problem in compare(connection)]
    (world.reports / "A_2018-H1_v1.csv").unlink()
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 4), version=2)
    take(world, connection)
    rows = connection.execute("select version, value::integer from ledger.report_row order by version").fetchall()
    assert rows == [(1, 3), (2, 4)]


def test_a_report_the_calendar_does_not_know_is_pointed_out(world: World, connection: duckdb.DuckDBPyConnection) -> None:
    path = world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 3))
    path.rename(path.with_name("A_2018-H1_v7.csv"))
    check(connection, sorted(world.reports.glob("*")))
    assert [(problem.rule, problem.value) for problem in compare(connection)] == [("not-in-calendar", "A 2018-H1"), ("version-gap", "7")]


def test_a_ledger_is_of_one_kind_for_good(world: World, connection: duckdb.DuckDBPyConnection) -> None:
    path = world.folder / "ledger.duckdb"
    store.detach(connection)
    assert store.open_ledger(connection, path) == store.DEMONSTRATION
    with store.connect(world.folder / "spill") as other, pytest.raises(FileExistsError, match="never begun over another"):
        store.begin_ledger(other, path, store.REAL)


@pytest.mark.parametrize("content", [b"", b"something else", None])
def test_what_is_no_ledger_is_told(world: World, content: bytes | None) -> None:
    path = world.folder / "strange.duckdb"
    if content is not None:
        path.write_bytes(content)
    with store.connect(world.folder / "spill") as other, pytest.raises(store.WrongLedger, match=r"estore a backup"):
        store.open_ledger(other, path)


def test_a_release_follows_the_one_before(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match="release 2 cannot be the next one, which is 1"):
        store.keep_release(connection, 2)
