"""Framework and programme are read once for the same files, and anew for others."""

from itertools import combinations
from pathlib import Path

import duckdb
import pytest

from data import kept_framework
from data.build import load_framework
from data.ledger import store
from data.problems import Refused
from tests.built.world import World

pytestmark = pytest.mark.slow  # reads all tables several times

LISTED = "select schema_name, table_name from duckdb_tables() where schema_name in ('framework', 'programme') order by all"


WORDS = {"position": 999, "term_en": "X", "term_es": "X", "meaning_en": "X", "meaning_es": "X"}
"""Of an entry of the glossary."""


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_framework, "_sets", kept_framework.OrderedDict())


def read_all(world: World, *, demonstration: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """Every row of both schemas in its order, with the types of its columns."""
    with store.connect(world.folder / "spill") as connection:
        load_framework(connection, *(world.folder / name for name in ("framework", "record", "programme")), demonstration=demonstration)
        names = [f'"{schema}"."{table}"' for schema, table in connection.execute(LISTED).fetchall()]
        return {name: [*connection.execute(f"describe {name}").fetchall(), *connection.execute(f"from {name}").fetchall()] for name in names}


def test_what_is_kept_is_what_was_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_all(world)
    monkeypatch.setattr("data.tables.load", lambda *_: pytest.fail("it was read again"))
    assert read_all(world) == read
    assert len(read) > 60


def test_a_change_of_a_connection_reaches_no_other(world: World) -> None:
    read = read_all(world)
    with store.connect(world.folder / "spill") as connection:
        load_framework(connection, *(world.folder / name for name in ("framework", "record", "programme")), demonstration=True)
        connection.execute("delete from framework.region")
    assert read_all(world) == read


def test_other_files_are_read(world: World) -> None:
    before = read_all(world)
    real = read_all(world, demonstration=False)
    world.add("framework/glossary", term="x", **WORDS)
    added = read_all(world)
    path = world.folder / "framework" / "objectives.csv"
    path.write_text(path.read_text().replace("Prosecution", "Prosecutiom"))
    changed = read_all(world)
    assert all(one != other for one, other in combinations((before, real, added, changed), 2))
    path.unlink()
    with pytest.raises(Refused, match=r"objectives\.csv"):
        read_all(world)


def test_what_is_refused_is_read_again(world: World) -> None:
    world.add("framework/activities", activity="3.1", objective=3, position=1)
    for _ in range(2):
        with pytest.raises(Refused, match=r"activities\.csv"):
            read_all(world)


def test_a_process_that_takes_one_step_keeps_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_framework, "_keeps", kept_framework.Event())
    read_all(world)
    assert len(kept_framework._sets) == 0


def test_only_a_few_are_kept(tmp_path: Path) -> None:
    for number in range(kept_framework.KEPT + 2):
        (tmp_path / "file.csv").write_text(str(number))
        with duckdb.connect() as connection:
            connection.execute("create schema framework")
            kept_framework.fill_once(connection, [tmp_path], True, lambda: None)
    assert len(kept_framework._sets) == kept_framework.KEPT
