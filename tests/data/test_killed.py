"""A process killed at any moment while it takes a report in, decides and releases: ledger and released file are the old or the new state.

Twenty moments; 200 with --long. The moments are drawn anew in each run, and a failure names its own.
"""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from data import stewardship, verification
from queries.database import Database
from tests.data.stewards import expect, write_report
from tests.data.world import World, line

WORK = """
import sys
from datetime import date
from pathlib import Path
from data import stewardship
from data.ledger import Decision
folder, path, day = Path(sys.argv[1]), Path(sys.argv[2]), date(2020, 6, 1)
out, place = folder / "program.duckdb", stewardship.Programme(folder / "framework", folder / "record", folder / "programme")
print("begins", flush=True)
(report,), _ = stewardship.take_in(out, [path], "reporting-officer", day, place=place)
for role, side in (("technical-secretary", "PE"), ("tip-office", "US")):
    stewardship.decide(out, report, Decision("agreed", role, day, "", side), place)
stewardship.make_release(out, {"en": "n", "es": "n"}, "steward", day, place, lambda line: None)
print("done", flush=True)
"""
ROOT = Path(__file__).parents[2]


def start(folder: Path, path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen([sys.executable, "-c", WORK, str(folder), str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    return process


def test_killed_at_any_moment(world: World, tmp_path: Path, long: bool) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    expect(world, "P", "2018-H2")
    world.add("programme/duties", institution="P", series="1.6-a.cases", source="DA", starts="2018-H2")
    world.build()
    path = write_report(world, "P", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))
    spare = tmp_path / "spare"
    shutil.copytree(world.folder, spare)
    began = time.monotonic()
    assert start(spare, path).wait(60) == 0
    whole = time.monotonic() - began
    seen: set[tuple[int, int, int]] = set()
    for _ in range(200 if long else 20):
        again(world, spare)
        moment = random.uniform(0, whole)
        process = start(spare, path)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        seen.add(look(spare, moment))
    assert len(seen) > 1, "the moments fell on different states"
    finish(world, spare, path)


def again(world: World, spare: Path) -> None:
    """The state before, in the same place."""
    for left in spare.glob("program.*"):
        left.unlink()
    for name in ("program.duckdb", "program.ledger.duckdb"):
        shutil.copyfile(world.folder / name, spare / name)


def look(spare: Path, moment: float) -> tuple[int, int, int]:
    """Reports, agreements and releases in the ledger, which must be sound and whole, and the file one of both states."""
    out = spare / "program.duckdb"
    latest = Database(out).current().rows("releases")[-1].release
    assert latest in (2, 3), moment
    place = stewardship.Programme(spare / "framework", spare / "record", spare / "programme")
    with stewardship.opened(out, place) as connection:
        counted = (
            "(select count(*) from ledger.report)",
            "(select count(*) from ledger.report_row)",
            "(select count(*) from ledger.report_event where institution = 'P')",
            "(select max(release) from ledger.released.release)",
            "(select count(*) from ledger.seal where release = 3)",
        )
        ((reports, rows, events, release, seals),) = connection.execute(f"select {', '.join(counted)}").fetchall()
    assert (reports, rows) in ((1, 1), (2, 2)), moment
    assert events <= 3 and (events > 0) == (reports == 2), moment
    assert (release, seals > 0) in ((2, False), (3, True)), moment
    assert latest <= release, moment
    assert verification.verify(out) == [], moment
    return reports, events, release


def finish(world: World, spare: Path, path: Path) -> None:
    """After the last kill the same work can be done to its end, and nothing is left over."""
    again(world, spare)
    assert start(spare, path).wait(60) == 0
    with duckdb.connect(str(spare / "program.duckdb"), read_only=True) as released:
        key = "figure/1.6-a.cases/DA/LMA/2018-H2/total/total"
        assert released.execute("select value from figure where key = $1 and first_release = 3", [key]).fetchall() == [(7,)]
    assert [path.name for path in spare.glob(".build-*")] == []
    assert verification.verify(spare / "program.duckdb") == []
