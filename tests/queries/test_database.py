"""The one module that opens DuckDB: hardened, limited in time, and right for every edition it names while files are swapped."""

from __future__ import annotations

import os
import random
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

import queries
from queries import database
from queries.database import Database, TooSlow, Unusable
from queries.rows import AboutRow, CommitmentsRow, FiguresRow, ReleasesRow
from tests.queries.small import REGIONS, SERIES, YEARS, value_of, write_small

THREADS, SWAPS = 16, 10
FEW, MANY = 200, 1000
"""Questions a thread; many with --long."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "program.duckdb", 1)


def swap_in(path: Path, write: Callable[[Path], object]) -> None:
    """Puts a new file in the place of `path` as a release does: written beside it, then moved over it."""
    beside = path.with_name("beside.duckdb")
    write(beside)
    os.replace(beside, path)


def number_of(base: Database) -> int:
    return int({row.key: row.value for row in base.current().rows(AboutRow)}["latest"])


# --- many readers while the file is swapped


@pytest.mark.slow
def test_every_answer_is_right_for_the_edition_it_names(tmp_path: Path, long: bool) -> None:
    each = MANY if long else FEW
    made = [write_small(tmp_path / f"{number}.duckdb", number) for number in range(1, SWAPS + 2)]
    names = {fingerprint(path): number for number, path in enumerate(made, 1)}
    path = tmp_path / "program.duckdb"
    os.replace(made[0], path)
    base = Database(path)
    checked, wrong, seen = [0] * THREADS, [], set()
    swapping = threading.Event()

    def read(thread: int) -> None:
        chance = random.Random(thread)
        while checked[thread] < each:
            edition = base.current()
            number = names[edition.name]
            # Every other question is one of few, so that kept answers are checked as well as fresh ones.
            series, first, last = chance.choice(SERIES), *(chance.choices(YEARS, k=2) if checked[thread] % 2 else (YEARS[0], YEARS[-1]))
            regions = chance.sample(REGIONS, chance.randint(0, 4)) if checked[thread] % 2 else [chance.choice(REGIONS)]
            asked = {"series": series, "kind": "year", "breakdowns": (), "regions": regions, "first": first, "last": last}
            rows = edition.rows(FiguresRow, release=1, **asked)
            expected = {
                (region, year): value_of(number, series, region, year) for region in (regions or REGIONS) for year in YEARS if first <= year <= last
            }
            if {(row.region, row.year): row.value for row in rows} != expected or {row.series for row in rows} - {series}:
                wrong.append((thread, number, series, regions, first, last, rows[:3]))
            seen.add(number)
            checked[thread] += 1
        swapping.wait()

    readers = [threading.Thread(target=read, args=(thread,)) for thread in range(THREADS)]
    for reader in readers:
        reader.start()
    try:
        for swap, new in enumerate(made[1:], 1):
            while sum(checked) < swap * THREADS * each // (SWAPS + 2):
                assert any(reader.is_alive() for reader in readers)
                time.sleep(0.002)
            os.replace(new, path)
    finally:
        swapping.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert sum(checked) == THREADS * each
    assert seen == set(range(1, SWAPS + 2)), "every edition was read while it lay there"


def fingerprint(path: Path) -> str:
    seen = path.stat()
    return f"{seen.st_ino}-{seen.st_mtime_ns}-{seen.st_size}"


def test_an_edition_keeps_its_name_when_the_file_moves_under_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file swapped between looking and opening is opened under its own name."""
    path, new = write_small(tmp_path / "program.duckdb", 1), write_small(tmp_path / "new.duckdb", 2)
    own = fingerprint(new)
    link = database._link

    def swap_first(where: Path, name: str) -> Path:
        if new.exists():
            os.replace(new, where)
        return link(where, name)

    monkeypatch.setattr(database, "_link", swap_first)
    base = Database(path)
    assert number_of(base) == 2
    assert base.current().name == own


def test_a_swapped_file_is_seen_at_the_next_call_and_old_readers_go_on(small: Path) -> None:
    base = Database(small)
    before = base.current()
    swap_in(small, lambda path: write_small(path, 2))
    assert number_of(base) == 2
    asked: dict[str, Any] = {"release": 1, "series": SERIES[0], "kind": "year", "breakdowns": (), "regions": ["LMA"], "first": 2019, "last": 2019}
    assert [row.value for row in before.rows(FiguresRow, **asked)] == [value_of(1, SERIES[0], "LMA", 2019)]
    assert [row.value for row in base.current().rows(FiguresRow, **asked)] == [value_of(2, SERIES[0], "LMA", 2019)]


def test_no_file_is_left_behind(small: Path) -> None:
    base = Database(small)
    for number in range(2, 5):
        swap_in(small, lambda path, number=number: write_small(path, number))
        base.current()
    assert list((small.parent / ".editions").iterdir()) == []


# --- files that cannot be served


def cut(share: float) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        write_small(path, 9)
        os.truncate(path, int(path.stat().st_size * share))

    return write


def cut_by(count: int) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        write_small(path, 9)
        os.truncate(path, path.stat().st_size - count)

    return write


def another_database(path: Path) -> None:
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table parcels as select 1 as parcel")


def with_rows(statement: str) -> Callable[[Path], object]:
    return lambda path: write_small(path, 9, statement)


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "empty": ("damaged", lambda path: path.write_bytes(b"")),
    "text": ("damaged", lambda path: path.write_text("series,value\n1.6-d.cases,4\n" * 2000)),
    "cut after 100 bytes": ("damaged", lambda path: cut(0)(path) or os.truncate(path, 100)),
    "cut at a tenth": ("damaged", cut(0.1)),
    "cut at half": ("damaged", cut(0.5)),
    "cut at nine tenths": ("damaged", cut(0.9)),
    "a block short": ("damaged", cut_by(262_144)),
    "a page short": ("damaged", cut_by(4096)),
    "a byte short": ("damaged", cut_by(1)),
    "another database": ("foreign", another_database),
    "a table is missing": ("foreign", with_rows("drop table figure")),
    "no release": ("foreign", with_rows("delete from release")),
    "older schema": ("other_schema", with_rows("update about set value = '0' where key = 'schema'")),
    "newer schema": ("other_schema", with_rows("update about set value = '99' where key = 'schema'")),
    "no schema": ("other_schema", with_rows("delete from about where key = 'schema'")),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_named_the_one_before_served_on_and_a_good_one_taken(small: Path, kind: str) -> None:
    reason, write = BAD[kind]
    base = Database(small)
    before = base.current()
    swap_in(small, write)
    assert base.current() is before
    assert number_of(base) == 1
    assert base.problem is not None
    assert base.problem.reason == reason
    assert base.problem.path == small
    swap_in(small, lambda path: write_small(path, 3))
    assert number_of(base) == 3
    assert base.problem is None


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_at_the_start_is_refused_until_a_good_one_comes(tmp_path: Path, kind: str) -> None:
    reason, write = BAD[kind]
    path = tmp_path / "program.duckdb"
    write(path)
    base = Database(path)
    for _ in range(2):
        with pytest.raises(Unusable) as caught:
            base.current()
        assert caught.value.reason == reason
    swap_in(path, lambda beside: write_small(beside, 3))
    assert number_of(base) == 3


def test_a_missing_file_is_named_and_taken_when_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    base = Database(path)
    with pytest.raises(Unusable) as caught:
        base.current()
    assert caught.value.reason == "missing"
    write_small(path, 1)
    assert number_of(base) == 1
    path.unlink()
    assert number_of(base) == 1
    assert base.problem is not None
    assert base.problem.reason == "missing"


def test_a_demonstration_file_cut_short_anywhere_is_damaged(program: Path, tmp_path: Path) -> None:
    """The full file has many tables; the last bytes are not those of the cube alone."""
    whole = program.read_bytes()
    path = tmp_path / "program.duckdb"
    for missing in (1, 4096, 262_144, 2 * 262_144, len(whole) // 3, len(whole) // 2, len(whole) * 9 // 10):
        path.write_bytes(whole[:-missing])
        with pytest.raises(Unusable) as caught:
            Database(path).current()
        assert caught.value.reason == "damaged", missing


# --- hardened


class Asked(NamedTuple):
    """A row of a statement that a test asks for."""

    n: int


def asking(monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    """Let the question whose rows are `Asked` be this statement."""
    monkeypatch.setattr(queries, "question_of", lambda name: name)
    monkeypatch.setattr(queries, "text", lambda _: statement)


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/hostname')",
        "select * from glob('/etc/*')",
        "select * from '/etc/passwd'",
        "attach '/tmp/elsewhere.duckdb' as elsewhere",
        "copy (select 1) to '/tmp/cpc-stolen.csv'",
        "export database '/tmp/cpc-stolen'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "pragma threads = 64",
        "reset lock_configuration",
        "create table figure2 as select 1",
        "insert into about values ('x', 'y')",
        "update figure set value = 1",
        "drop table figure",
    ],
)
def test_the_connection_can_only_read_its_own_file(small: Path, statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asking(monkeypatch, statement)
    edition = Database(small).current()
    with pytest.raises(duckdb.Error):
        edition.rows(Asked)
    asking(monkeypatch, "select count(*) as n from figure")
    assert len(edition.rows(Asked)) == 1


def test_a_query_that_takes_too_long_is_stopped_and_others_go_on(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asking(monkeypatch, "select sum(a.range * b.range) as n from range(100000000) a, range(100000) b where a.range % 7 <> b.range % 5")
    monkeypatch.setattr(database, "TIME_LIMIT", 0.3)
    edition = Database(small).current()
    began = time.monotonic()
    with pytest.raises(TooSlow):
        edition.rows(Asked)
    assert time.monotonic() - began < 8
    asking(monkeypatch, "select 1 as n")
    assert edition.rows(Asked)[0].n == 1


def test_answers_are_kept_by_edition_question_and_parameters(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asking(monkeypatch, "select len($codes::varchar[]) as n")
    edition = Database(small).current()
    assert edition.rows(Asked, codes=["a"]) is edition.rows(Asked, codes=("a",))
    assert [edition.rows(Asked, codes=codes)[0].n for codes in (["a"], [], ["a", "b"], ("a",))] == [1, 0, 2, 1]
    monkeypatch.undo()
    assert edition.rows(AboutRow) != edition.rows(ReleasesRow)


# --- a damage that is found late


@pytest.fixture
def whole(program: Path, tmp_path: Path) -> Database:
    """The demonstration, a copy of its own."""
    shutil.copyfile(program, tmp_path / "program.duckdb")
    return Database(tmp_path / "program.duckdb")


def spoil(path: Path) -> None:
    """What a failing disk does to a file that is open: everything behind its head reads as nothing."""
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(bytes(path.stat().st_size - 3 * 4096))


@pytest.mark.slow
def test_a_damage_found_late_brings_back_the_edition_before(program: Path, whole: Database) -> None:
    path, base = whole.path, whole
    before = base.current()
    assert base.current().rows(ReleasesRow)
    swap_in(path, lambda beside: shutil.copyfile(program, beside))
    broken = base.current()
    assert broken is not before and not broken.broken
    spoil(path)
    with pytest.raises(duckdb.Error):
        broken.rows(CommitmentsRow, release=3)
    assert broken.broken
    assert base.current() is before and base.current().rows(CommitmentsRow, release=3)
    assert base.problem is not None and base.problem.reason == "damaged"
    swap_in(path, lambda beside: shutil.copyfile(program, beside))
    assert base.current() not in (before, broken) and base.problem is None and base.current().rows(CommitmentsRow, release=3)


@pytest.mark.slow
def test_a_damage_with_no_edition_before_is_told_as_damage(whole: Database) -> None:
    path, base = whole.path, whole
    edition = base.current()
    spoil(path)
    with pytest.raises(duckdb.Error):
        edition.rows(CommitmentsRow, release=3)
    with pytest.raises(Unusable) as told:
        base.current()
    assert told.value.reason == "damaged"


def test_a_file_of_a_newer_database_is_called_that_and_not_damaged(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def newer(*_: object, **__: object) -> None:
        raise duckdb.IOException("Trying to read a database file with version number 99, but we can only read versions between 64 and 67.")

    monkeypatch.setattr(duckdb, "connect", newer)
    with pytest.raises(Unusable) as caught:
        Database(program).current()
    assert caught.value.reason == "newer"
