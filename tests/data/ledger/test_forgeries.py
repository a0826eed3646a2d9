"""A hundred ways to change a ledger or a released file behind its back, in every table: all are found, and the right side is named.

The forger does not know the key of the chain; one who does is found by a head that was kept elsewhere.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from data import build
from data.ledger import chain, store
from data.ledger.store import Decision
from data.stewards import meetings, stewardship, undoing, verification
from tests.built.stewards import DAY, agree, expect, make_release, place_of, release, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # a ledger of its own each
LEDGER, FILE = "the ledger", "the file"


class Forgery(NamedTuple):
    """Statements that change one side."""

    side: str
    what: str
    statements: tuple[str, ...]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A ledger with rows in most of its tables: three releases, one undone, a correction, texts, a closed period."""
    world = World(tmp_path_factory.mktemp("world"))
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6), line("1.6-a.cases", "DA", "LOR", 4))
    world.report("B", "2018-H1", line("2.3-b.children", "DB", "LMA", 30), line("2.3-b.children", "DB", "LOR", 12))
    world.add(
        "programme/targets", series="1.6-a.cases", region="LMA", year=2018, value=5, basis="period", adopted_on="2018-01-01", adopted_in_release=1
    )
    expect(world, "A", "2018-H2")
    world.add("programme/meetings", meeting="M0", name_en="Past", name_es="Pasada", held_on="2019-03-01", enters_release=1)
    listed = {"frozen_on": "2018-12-01", "position": 1, "series": "1.6-a.cases", "frozen_by": "A", "kept": 1, "enters_release": 1}
    world.add("programme/meeting_indicators", meeting="M0", indicator="1.6-a", **listed)
    world.build()
    place = place_of(world)
    agree(world, take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))))
    stewardship.close(world.out, "2017", Decision("closed", "technical-secretary", DAY), "All came.", place)
    release(world)
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 8), version=2), reason="Counted again.")
    (reason,) = stewardship.read_texts(world.out, report, place, "Reason")
    stewardship.clear(world.out, report, reason.row, "en", Decision("cleared", "steward", DAY), place=place, sheet="Reason")
    agree(world, report)
    meetings.discuss(world.out, meetings.Discussion("M0", "1.6-a", True, {"en": "Said"}), "technical-secretary", DAY, place)
    meetings.clear(world.out, "M0", 1, "steward", DAY, place)
    number = make_release(world.out, place)
    undoing.undo_release(world.out, number, "steward", "The wrong day.", place)
    make_release(world.out, place)
    assert verification.verify(world.out) == []
    return world


def list_forgeries(kept: World) -> Iterator[Forgery]:
    """One of each kind in each table that has rows, and those that are about no table."""
    draw = random.Random(35)
    for side, path in ((LEDGER, build.ledger_of(kept.out)), (FILE, kept.out)):
        with duckdb.connect(str(path), read_only=True) as found:
            tables = found.execute("select schema_name, table_name from duckdb_tables() order by all").fetchall()
            for place, name in tables:
                table = f'{place}."{name}"'
                columns = found.execute("select column_name, data_type, is_nullable from duckdb_columns() where (schema_name, table_name) = ($1, $2) "
                                        "and column_default is null order by column_index", [place, name]).fetchall()  # fmt: skip
                ((rows,),) = found.execute(f"select count(*) from {table}").fetchall()
                if not rows:
                    continue
                listed = ", ".join(f'"{column}"' for column, _, _ in columns)
                column, kind, _ = draw.choice(columns)
                other = {"BOOLEAN": f'not "{column}"', "VARCHAR": f"\"{column}\" || 'x'", "DATE": f'"{column}" + 1', "BLOB": "'other'::blob"}
                forged = other.get(kind, f'coalesce("{column}", 0) + 1' if kind[:4] not in ("TIME", "STRU", "MAP(") else None)
                first = f'(select min(rowid) from {table} where "{column}" is not null)'
                if forged:
                    yield Forgery(side, f"{name}.{column}: value", (f'update {table} set "{column}" = {forged} where rowid = {first}',))
                if nullable := [each for each, _, may in columns if may]:
                    empty = draw.choice(nullable)
                    some = f'(select min(rowid) from {table} where "{empty}" is not null)'
                    yield Forgery(side, f"{name}.{empty}: null", (f'update {table} set "{empty}" = null where rowid = {some}',))
                yield Forgery(side, f"{name}: deleted", (f"delete from {table} where rowid = (select max(rowid) from {table})",))
                yield Forgery(side, f"{name}: twice", (f"insert into {table} ({listed}) select {listed} from {table} limit 1",))
                if side == LEDGER or draw.random() < 0.3:
                    yield Forgery(side, f"{name}: all deleted", (f"delete from {table}",))
        yield Forgery(side, "a view more", ("create view more as select 1 as one",))
        yield Forgery(side, "a table more", ("create table more (one integer)",))
        yield Forgery(side, "a comment", ("comment on table report is 'Something else.'",))
    yield Forgery(
        FILE, "a macro that doubles", ("create or replace macro figure_in(asked) as table select * replace (value * 2 as value) from figure",)
    )
    yield Forgery(FILE, "no demonstration", ("update about set value = 'real' where key = 'ledger'",))
    yield Forgery(LEDGER, "all seals and links", ("delete from seal", "delete from link"))
    yield Forgery(LEDGER, "another key", (f"update about set value = '{'0' * 64}' where key = 'key'",))
    yield Forgery(LEDGER, "no key", ("delete from about where key = 'key'",))
    yield Forgery(LEDGER, "the journal", ("delete from act", "delete from link"))
    yield Forgery(LEDGER, "a forged last_release", ("update released.figure set last_release = null where last_release is not null",))
    yield Forgery(LEDGER, "agreed", ("update report_event set state = 'agreed' where state = 'received'",))


def forge(kept: World, folder: Path, forgery: Forgery) -> tuple[bool, list[str]]:
    """Whether anything was changed, and what is found in a copy that was."""
    out = folder / "program.duckdb"
    for path in (kept.out, build.ledger_of(kept.out)):
        shutil.copyfile(path, folder / path.name)
    with duckdb.connect(str(out if forgery.side == FILE else build.ledger_of(out))) as connection:
        changed = 0
        for statement in forgery.statements:
            with suppress(duckdb.ConstraintException):  # a key that is there already: nothing was forged
                answer = connection.execute(statement).fetchall()
                changed += answer[0][0] if answer and isinstance(answer[0][0], int) else 1
    try:
        return changed > 0, verification.verify(out)
    except store.WrongLedger as refused:  # what says which ledger it is was forged
        return True, [str(refused)]


PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_every_forgery_is_found_and_the_right_side_is_named(kept: World, tmp_path: Path, long: bool, part: int) -> None:
    """All of over three hundred with --long; here some, and those about no table."""
    forgeries = list(list_forgeries(kept))
    assert len(forgeries) > 300
    own = [each for each in forgeries if ":" not in each.what]
    chosen = forgeries[part::PARTS] if long else own[part::PARTS] + random.Random(part).sample(forgeries, 8)
    tried, missed, misnamed = 0, [], []
    other = {LEDGER: ("the file was changed",), FILE: ("the ledger was changed", "of the ledger", "neither is")}
    for forgery in chosen:
        changed, found = forge(kept, tmp_path, forgery)
        tried += changed
        if changed and not found:
            missed.append(forgery)
        if any(words in each for each in found for words in ("build`", *other[forgery.side])):
            misnamed.append((forgery, found))
    assert missed == [] and misnamed == []
    assert tried > (60 if long else 6)


def test_who_knows_the_key_is_found_by_a_head_that_was_kept(kept: World, tmp_path: Path) -> None:
    out = tmp_path / "program.duckdb"
    for path in (kept.out, build.ledger_of(kept.out)):
        shutil.copyfile(path, tmp_path / path.name)
    with duckdb.connect(str(kept.out), read_only=True) as released:
        ((head,),) = released.execute("select value from about where key = 'head'").fetchall()
    assert len(head) == 64 and verification.verify(out, head) == []
    with store.connect(tmp_path) as connection:  # a forger who seals everything anew
        store.open_ledger(connection, build.ledger_of(out))
        connection.execute("update ledger.report_event set role = 'tip-office'")
        state = chain.hash_tables(connection)["report_event"]
        last = "(select max(act) from ledger.link where \"table\" = 'report_event')"
        connection.execute(f"update ledger.link set hash = $1 where \"table\" = 'report_event' and act = {last}", [state[1]])
        before = ""
        for (act,) in connection.execute("select act from ledger.act order by act").fetchall():
            seal = chain.make_seal(connection, act, before)
            connection.execute("update ledger.act set seal = $1 where act = $2", [seal, act])
            before = seal
        store.detach(connection)
    assert all("about itself" in each for each in verification.verify(out)), "the ledger itself looks sound"
    (found, *_) = verification.verify(out, head)
    assert f"no release of this ledger has the head {head}" in found


def test_it_runs_beside_a_step_and_on_a_disk_that_takes_no_writes(kept: World, tmp_path: Path) -> None:
    """The ledger is open for writing in this process; the folder is one that nothing can be created in."""
    out = tmp_path / "closed" / "program.duckdb"
    out.parent.mkdir()
    for path in (kept.out, build.ledger_of(kept.out)):
        shutil.copyfile(path, out.parent / path.name)
    out.parent.chmod(0o555)
    before = sorted(out.parent.iterdir())
    assert verification.verify(out) == [] and sorted(out.parent.iterdir()) == before
    out.parent.chmod(0o755)
    writing = (
        f"import duckdb, time; c = duckdb.connect({str(build.ledger_of(out))!r}); c.execute('create table x (i int)'); print('open', flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", writing + "; time.sleep(60)"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline().strip() == "open"
        found = verification.verify(out)
        process.kill()
    assert all(" x " in each for each in found), "what the other process wrote, and nothing else"


def test_a_ledger_without_a_chain_is_named_as_that(kept: World, tmp_path: Path) -> None:
    forgery = Forgery(LEDGER, "", ("delete from about where key = 'key'", "delete from link", "update act set seal = null"))
    assert any("has no chain of acts" in each for each in forge(kept, tmp_path, forgery)[1])
