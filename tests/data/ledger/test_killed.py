"""A process killed at any moment while it takes a report in, decides and releases: ledger and released file are the old or the new state.

Twenty moments; 200 with --long. They are drawn from a seed that a failure prints: CPC_SEED=… draws the same ones again.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from data import build, page_api
from data.cli.main import main
from data.stewards import release_recovery as finishing
from data.stewards import releasing, stewardship, verification
from queries.database import Database
from queries.rows import ReleasesRow
from tests.built.stewards import DAY, clear_note, expect, make_release, place_of, sign_preview, write_report
from tests.built.world import World, line

WORK = """
import os, sys
from datetime import date
from pathlib import Path
from data.stewards import meetings, release_keys, releasing, stewardship
from data.ledger.store import Decision
folder, path, day = Path(sys.argv[1]), Path(sys.argv[2]), date(2020, 6, 1)
out, place = folder / "program.duckdb", stewardship.Programme(folder / "framework", folder / "record", folder / "programme")

def work():
    (report,), _ = stewardship.take_in(out, [path], "reporting-officer", day, place=place)
    for role, side in (("technical-secretary", "PE"), ("tip-office", "US")):
        stewardship.decide(out, report, Decision("agreed", role, day, side=side), place)
    said = meetings.Discussion("M0", "1.6-a", True, {"en": "Said"})
    entry = meetings.discuss(out, said, "technical-secretary", day, place)
    meetings.clear(out, "M0", entry, "steward", day, place)
    releasing.write_note(out, {"en": "n"}, Decision("noted", "technical-secretary", day), place)
    releasing.clear_note(out, Decision("noted", "steward", day), place=place)
    release_keys.open_preview(out, "steward", day, place)
    for role in ("technical-secretary", "tip-office"):
        release_keys.sign(out, role, day, place)
    releasing.make_release(out, "steward", day, place)

print("ready", flush=True)
for line in sys.stdin:  # each line asks for the work in a process of its own, begun without importing everything anew
    if child := os.fork():
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    else:
        work()
        os._exit(0)
"""
ROOT = Path(__file__).parents[3]
SENT = 8
"""Rows of the report that is sent: the one that is told of, and those marked x."""
SEED = int(os.environ.get("CPC_SEED", "1"))


class Worker:
    """A process that does the work of a steward again and again, each time in a child that can be killed."""

    def __init__(self, folder: Path, path: Path) -> None:
        command = [sys.executable, "-c", WORK, str(folder), str(path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._read() == "ready"

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def start(self) -> int:
        """Begin the work; returns the process that does it."""
        assert self._process.stdin is not None
        self._process.stdin.write("again\n")
        self._process.stdin.flush()
        return int(self._read())

    def wait(self) -> int:
        """How the work ended: 0, or the signal that ended it, negative."""
        return int(self._read())

    def close(self) -> None:
        self._process.communicate(timeout=10)


@pytest.mark.slow
def test_killed_at_any_moment(world: World, tmp_path: Path, long: bool) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    expect(world, "P", "2018-H2")
    world.add("programme/duties", institution="P", series="1.6-a.cases", source="DA", starts="2018-H2")
    world.add("programme/meetings", meeting="M0", name_en="Past", name_es="Pasada", held_on="2019-03-01", enters_release=1)
    listed = {"frozen_on": "2018-12-01", "position": 1, "series": "1.6-a.cases", "frozen_by": "A", "kept": 1, "enters_release": 1}
    world.add("programme/meeting_indicators", meeting="M0", indicator="1.6-a", **listed)
    world.build()
    path = write_report(world, "P", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))
    spare = tmp_path / "spare"
    shutil.copytree(world.folder, spare)
    worker, draw = Worker(spare, path), random.Random(SEED)
    began = time.monotonic()
    worker.start()
    assert worker.wait() == 0
    whole = time.monotonic() - began
    seen: set[tuple[int, int, int]] = set()
    for number in range(200 if long else 8):
        again(world, spare)
        moment = draw.uniform(0, whole)
        process = worker.start()
        time.sleep(moment)
        with suppress(ProcessLookupError):  # it was done already
            os.kill(process, signal.SIGKILL)
        assert worker.wait() in (0, -signal.SIGKILL)
        seen.add(look(spare, f"kill {number} of seed {SEED}, after {moment:.3f} of {whole:.3f} s"))
    assert len(seen) > 1, "the moments fell on different states"
    finish(world, spare, worker)
    worker.close()


def again(world: World, spare: Path) -> None:
    """The state before, in the same place."""
    for left in spare.glob("program.*"):
        left.unlink()
    for name in ("program.duckdb", "program.ledger.duckdb"):
        shutil.copyfile(world.folder / name, spare / name)


def look(spare: Path, moment: str) -> tuple[int, int, int]:
    """Reports, agreements and releases in the ledger, which must be sound and whole, and the file one of both states."""
    out = spare / "program.duckdb"
    latest = Database(out).current().rows(ReleasesRow)[-1].release
    assert latest in (2, 3), moment
    place = stewardship.Programme(spare / "framework", spare / "record", spare / "programme")
    with stewardship.opened(out, place) as connection:
        counted = (
            "(select count(*) from ledger.report)",
            "(select count(*) from ledger.report_row)",
            "(select count(*) from ledger.report_event where institution = 'P')",
            "(select max(release) from ledger.released.release)",
            "(select count(*) from ledger.seal where release = 3)",
            "(select count(*) from ledger.discussion)",
            "(select count(*) from ledger.discussion_clearance)",
            "(select count(*) from ledger.released.discussion)",
        )
        ((reports, rows, events, release, seals, said, cleared, told),) = connection.execute(f"select {', '.join(counted)}").fetchall()
    assert (reports, rows) in ((1, 1), (2, 1 + SENT)), moment
    assert events <= 3 and (events > 0) == (reports == 2), moment
    assert (release, seals > 0) in ((2, False), (3, True)), moment
    assert said in (0, 1) and cleared <= said and told == (cleared if release == 3 else 0), moment
    assert latest <= release, moment
    assert verification.verify(out) == [], moment
    return reports, events, release


def finish(world: World, spare: Path, worker: Worker) -> None:
    """After the last kill the same work can be done to its end, and nothing is left over."""
    again(world, spare)
    worker.start()
    assert worker.wait() == 0
    with duckdb.connect(str(spare / "program.duckdb"), read_only=True) as released:
        key = "figure/1.6-a.cases/DA/LMA/2018-H2/total/total"
        assert released.execute("select value from figure where key = $1 and first_release = 3", [key]).fetchall() == [(7,)]
    assert [path.name for path in spare.glob(".build-*")] == []
    assert verification.verify(spare / "program.duckdb") == []


GAP = """
import os, random, signal, sys, threading, time
from datetime import date
from pathlib import Path
from data import build
from data.stewards import releasing, stewardship
folder, seed, number, longest = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), 0.6
place = stewardship.Programme(folder / "framework", folder / "record", folder / "programme")
publish, draw = build.publish_again, random.Random(f"{seed}/{number}")

def die(after):
    time.sleep(after)
    os.kill(os.getpid(), signal.SIGKILL)

def interrupted(out, spill):
    # The first at once and every fourth when all is done, however quick or slow the machine; the others anywhere.
    if number % 4 != 3:
        threading.Thread(target=die, args=[draw.uniform(0, longest) if number else 0], daemon=True).start()
    publish(out, spill)
    die(longest)

build.publish_again = interrupted
releasing.make_release(folder / "program.duckdb", "steward", date(2020, 6, 1), place)
"""


@pytest.mark.slow
def test_killed_between_ledger_and_file_the_next_command_finishes_and_makes_no_second_release(world: World, tmp_path: Path, long: bool) -> None:
    """Eight kills in the gap; 200 with --long. Afterwards both agree, whatever command comes next, and nothing is left lying about."""
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.build()
    clear_note(world.out, place_of(world))
    sign_preview(world.out, place_of(world))
    spare = tmp_path / "spare"
    shutil.copytree(world.folder, spare)
    place = stewardship.Programme(spare / "framework", spare / "record", spare / "programme")
    out, seen = spare / "program.duckdb", set()
    for number in range(200 if long else 8):
        again(world, spare)
        command = [sys.executable, "-c", GAP, str(spare), str(SEED), str(number)]
        assert subprocess.run(command, cwd=ROOT, timeout=60, check=False, capture_output=True).returncode == -signal.SIGKILL
        behind = finishing.releases_behind(out)
        seen.add(behind)
        moment = f"kill {number} of seed {SEED}"
        assert main(["verify", "--out", str(out)]) == (1 if behind else 0), moment
        if number % 3 == 0:
            assert page_api.finish(out) == (3 if behind else 0), moment
        elif number % 3 == 1:
            made = releasing.make_release(out, "steward", DAY, place) if behind else make_release(out, place)
            assert made == (3 if behind else 4), moment
        else:
            with stewardship.opened(out, place):
                pass
        ((released,),) = duckdb.connect(str(out), read_only=True).execute("select max(release) from release").fetchall()
        assert (released, finishing.releases_behind(out)) == (4 if number % 3 == 1 and not behind else 3, 0), moment
        assert sorted(path.name for path in spare.glob(".build-*")) + sorted(path.name for path in spare.glob("*.new*")) == [], moment
    assert seen == {0, 1}, "kills fell before and after the file was in its place"


@pytest.mark.slow
def test_a_full_disk_between_ledger_and_file_is_told_as_what_it_is(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.build()
    place = place_of(world)
    clear_note(world.out, place)
    sign_preview(world.out, place)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as planted:
        planted.setattr(build, "publish_again", fail)
        with pytest.raises(finishing.HalfDone) as told:
            releasing.make_release(world.out, "steward", DAY, place)
    assert "is made and kept in the ledger" in str(told.value) and "Free some space" in str(told.value) and "no second release" in str(told.value)
    assert main(["verify", "--out", str(world.out)]) == 1
    assert "is not at the release of its ledger" in capsys.readouterr().out
    assert releasing.make_release(world.out, "steward", DAY, place) == 3
    assert main(["verify", "--out", str(world.out)]) == 0
