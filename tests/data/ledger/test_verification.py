"""A ledger that was changed behind its back is found out; a sound one passes."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data import build
from data.ledger import store
from data.stewards import backup, trace, verification
from data.stewards import release_recovery as finishing
from tests.built.stewards import agree, expect, release, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # a ledger of its own each
Change = Callable[[Path], None]


def ran(statement: str) -> Change:
    def change(path: Path) -> None:
        with duckdb.connect(str(path)) as connection:
            connection.execute(statement)

    return change


@pytest.fixture
def kept(world: World) -> World:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6), line("1.6-a.cases", "DA", "LOR", 4))
    world.add(
        "programme/targets", series="1.6-a.cases", region="LMA", year=2018, value=5, basis="period", adopted_on="2018-01-01", adopted_in_release=1
    )
    expect(world, "A", "2018-H2")
    world.build()
    return world


def test_a_sound_ledger_passes(kept: World) -> None:
    assert verification.verify(kept.out) == []
    agree(kept, take_in(kept, write_report(kept, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))))
    release(kept)
    assert verification.verify(kept.out) == []
    assert finishing.releases_behind(kept.out) == 0


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update report set original = 'other'::blob", "report A/2018-H1/v1: the file is not the one that came"),
        ("update report_row set value = 60 where region = 'LMA'", "report A/2018-H1/v1: its rows are not those that were accepted"),
        ("delete from report_row where region = 'LOR'", "report A/2018-H1/v1: its rows are not those that were accepted"),
        ("insert into report_row select * replace (9 as version) from report_row limit 1", "there are rows of a report that is not kept"),
        ("delete from report", "it was decided on, but is not kept"),
        ("update released.figure set value = 60 where period = '2018-H1' and value = 6", "release 1: table figure is not as it was released"),
        ("delete from released.figure where first_release = 2", "release 2: table figure is not as it was released"),
        ("update released.target set value = value + 1", "table target is not as it was released"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(kept: World, statement: str, said: str) -> None:
    ran(statement)(build.ledger_of(kept.out))
    assert [found for found in verification.verify(kept.out) if said in found], verification.verify(kept.out)


def test_a_released_file_that_says_something_else_is_found(kept: World) -> None:
    ran("update figure set value = 60 where period = '2018-H1' and value = 6")(kept.out)
    (found,) = verification.verify(kept.out)
    assert "table figure differs from the ledger in 2 rows" in found or "table figure differs" in found
    kept.out.write_bytes(b"no database")
    (found,) = verification.verify(kept.out)
    assert "cannot be read" in found


def test_a_backup_is_the_ledger_and_comes_back(kept: World) -> None:
    copy = backup.back_up(kept.out, kept.folder / "backup.duckdb")
    agree(kept, take_in(kept, write_report(kept, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))))
    release(kept)
    before = backup.restore(kept.out, copy)
    assert before is not None and before.exists(), "nothing is lost, not even what the backup replaced"
    assert kept.ask("select max(release) from release") == [(2,)]
    assert verification.verify(kept.out) == []
    with pytest.raises(FileExistsError):
        backup.back_up(kept.out, copy)


def test_a_damaged_backup_is_not_put_in_place(kept: World) -> None:
    copy = backup.back_up(kept.out, kept.folder / "backup.duckdb")
    ran("update report_row set value = 60")(copy)
    before = build.ledger_of(kept.out).read_bytes()
    with pytest.raises(backup.NotSound, match="its rows are not those"):
        backup.restore(kept.out, copy)
    copy.write_bytes(b"no database")
    with pytest.raises(store.WrongLedger):
        backup.restore(kept.out, copy)
    with pytest.raises(FileNotFoundError):
        backup.restore(kept.out, kept.folder / "nowhere")
    assert build.ledger_of(kept.out).read_bytes() == before


def test_a_figure_is_traced_to_sheet_row_hash_and_roles(kept: World) -> None:
    found = trace.trace(kept.out, "figure/1.6-a.cases/DA/PILOTS/2018-H1/total/total", 2)
    assert [(part["report"], part["row"], part["region"], part["said"]) for part in found.parts] == [
        ("A/2018-H1/v1", 2, "LMA", "6"),
        ("A/2018-H1/v1", 3, "LOR", "4"),
    ]
    with duckdb.connect(str(build.ledger_of(kept.out)), read_only=True) as connection:
        ((sha256,),) = connection.execute("select sha256 from report").fetchall()
    text = trace.write(found)
    assert f"A_2018-H1_v1.csv, SHA-256 {sha256}" in text
    assert "agreed by tip-office (US)" in text and "the sum of the rows below" in text
    with pytest.raises(trace.NotReleased):
        trace.trace(kept.out, "figure/1.6-a.cases/DA/MOON/2018-H1/total/total", 2)
