"""The build: whatever goes wrong, the file that was there is served on, and a message says what to do."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import duckdb
import pytest

from data import build as building
from data import schema
from data.cli import main as command
from data.problems import Refused
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # each test builds anew


def left_over(world: World) -> list[str]:
    return sorted(path.name for path in world.folder.iterdir() if path.name not in ("framework", "record", "programme", "reports"))


def test_a_build_puts_the_file_in_place_and_leaves_nothing_else(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 5))
    assert world.build_anew() == world.out
    assert left_over(world) == ["program.duckdb", "program.duckdb.lock", "program.duckdb.turn", "program.ledger.duckdb"]
    (_, head), *said = world.ask("select key, value from about order by key")
    assert len(head) == 64
    assert said == [
        ("latest", "2"),
        ("ledger", "demonstration"),
        ("schema", str(schema.SCHEMA)),
        ("threshold", "11"),
    ]
    assert "intake of 1 reports" in world.said
    assert world.said[-1].startswith(f"{world.out} is ready")


def test_every_table_and_column_of_the_file_is_explained(world: World) -> None:
    world.build_anew()
    with duckdb.connect() as connection:
        connection.execute(f"attach '{world.out}' as program (read_only)")
        assert schema.found(connection, "program") == schema.tables()
        assert connection.execute("select table_name from duckdb_tables() where database_name = 'program' and comment is null").fetchall() == []
        assert (
            connection.execute("select table_name, column_name from duckdb_columns() where database_name = 'program' and comment is null").fetchall()
            == []
        )


def test_figures_are_stored_in_the_order_of_their_filters(world: World) -> None:
    world.report("A", "2018-H1", *[line("1.6-a.cases", "DA", region, 5) for region in ("NAT", "LOR", "LMA")])
    world.build_anew()
    stored = world.ask("select series, breakdown, category, region, period from figure")
    assert stored == sorted(stored)
    assert len(stored) > 300


def test_nothing_confidential_is_in_the_file(world: World) -> None:
    """Not even the bytes of a withheld count: the original and the rows of the report stay in the ledger."""
    world.report("B", "2018-H1", line("2.3-b.children", "DB", "LMA", missing="x", reason="Archivo extraviado en la mudanza"))
    world.build_anew()
    assert b"extraviado" not in world.out.read_bytes()
    assert world.ask("select table_name from duckdb_tables() where table_name in ('report_row', 'resolved', 'report_event')") == []


def test_a_refused_report_leaves_the_file_as_it_was(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 5))
    world.build_anew()
    before = world.out.read_bytes()
    world.report("A", "2018-H2", line("1.6-a.cases", "DA", "LMA", -5), enters=2)
    with pytest.raises(Refused, match=r"A_2018-H2_v1.csv, row 2, column value: “-5” is negative"):
        world.build_anew()
    assert world.out.read_bytes() == before
    assert left_over(world) == ["program.duckdb", "program.duckdb.lock", "program.duckdb.turn", "program.ledger.duckdb"]


def test_an_unsound_file_is_not_put_in_place(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.build_anew()
    before = world.out.read_bytes()
    monkeypatch.setattr(building, "unsound", lambda *_: ["figure: the key holds twice"])
    with pytest.raises(building.Unsound, match="holds twice"):
        world.build_anew()
    assert world.out.read_bytes() == before
    assert left_over(world) == ["program.duckdb", "program.duckdb.lock", "program.duckdb.turn", "program.ledger.duckdb"]


def test_two_builds_at_once(world: World) -> None:
    """The second is told which process builds; a lock left by a process that ended is no hindrance."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(world.out)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(building.Busy, match=f"process {holder.pid}"):
        world.build_anew()
    holder.kill()
    holder.wait()
    assert (world.folder / "program.duckdb.lock").read_text() == str(holder.pid)
    world.build_anew()
    assert world.out.exists()


HOLD = """
import sys
from pathlib import Path
from data import build
with build.alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_whoever_waits_is_next_and_whoever_comes_later_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the moment in which the lock is free the one who waits sleeps; another one comes just then."""
    out, asleep, woken, order = tmp_path / "program.duckdb", Event(), Event(), []

    def sleep(_: float) -> None:
        asleep.set()
        assert woken.wait(30)

    def wait() -> None:
        with building.patient(30), building.alone(out):
            order.append("the one who waited")

    waiter = Thread(target=wait)
    with building.alone(out):
        monkeypatch.setattr(building.time, "sleep", sleep)
        waiter.start()
        assert asleep.wait(30)
    with pytest.raises(building.Busy), building.alone(out):
        order.append("the one who came later")
    woken.set()
    waiter.join(30)
    with building.alone(out):
        order.append("another one")
    assert order == ["the one who waited", "another one"]


@pytest.mark.parametrize("kilobytes", [100, 600])
def test_a_disk_that_takes_no_more_is_said_and_nothing_is_lost(world: World, kilobytes: int) -> None:
    """The system refuses to let any file grow above the limit: in the ledger, or later in the released file."""
    world.report("A", "2018-H1", *[line("1.6-a.cases", "DA", region, 5) for region in ("LMA", "LOR", "NAT")])
    world.build_anew()
    before = world.out.read_bytes()
    framework, reports = str(world.folder / "framework"), str(both(world))
    limited = subprocess.run(
        [sys.executable, "-c", LIMITED, str(kilobytes * 1000), "--out", str(world.out), "--framework", framework, "--reports", reports],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert limited.returncode == 2, limited.stderr
    assert "The disk takes no more" in limited.stderr and "the file before is untouched" in limited.stderr
    assert "Traceback" not in limited.stderr
    assert world.out.read_bytes() == before
    assert left_over(world) == ["program.duckdb", "program.duckdb.lock", "program.duckdb.turn", "program.ledger.duckdb"]


LIMITED = """
import resource, sys
from data.cli.main import main
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(main(["build", *sys.argv[2:]]))
"""


def test_what_a_killed_build_left_goes(world: World) -> None:
    left = world.folder / ".build-program.duckdb-dead"
    left.mkdir()
    (left / "ledger.duckdb").write_text("rows of reports")
    (world.folder / "program.duckdb.new").write_text("half a file")
    world.build_anew()
    assert left_over(world) == ["program.duckdb", "program.duckdb.lock", "program.duckdb.turn", "program.ledger.duckdb"]


def test_a_folder_in_which_somebody_works_stays_when_others_write(tmp_path: Path) -> None:
    out = tmp_path / "program.duckdb"
    with building.workplace(out) as place:
        with building.alone(out):
            assert place.is_dir()
        assert place.is_dir()
    assert not place.exists()


def both(world: World) -> Path:
    """One folder with the tables of the programme and the reports, as `--reports` takes it."""
    folder = world.folder / "programme"
    for path in world.reports.iterdir():
        os.link(path, folder / path.name)
    return folder


def test_the_command_builds_from_a_folder_with_everything(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 5))
    assert command.main(["build", "--out", str(world.out), "--framework", str(world.folder / "framework"), "--reports", str(both(world))]) == 0
    assert "is ready" in capsys.readouterr().err
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H1") == (5, None, None, None, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--framework", "nowhere"], "nowhere: The folder is missing. Restore it, or name the right one."),
        (["--reports", "nowhere"], "nowhere: The folder is missing."),
        (["--out", "nowhere/program.duckdb"], "nowhere: The folder is missing."),
    ],
)
def test_a_missing_folder_is_named(
    world: World, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(world.folder)
    defaults = ["--out", str(world.out), "--framework", str(world.folder / "framework"), "--reports", str(world.folder / "programme")]
    assert command.main(["build", *defaults, *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not world.out.exists()


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for name, entry in command.COMMANDS.items():
        assert name in said
        assert entry.says in " ".join(said.split())
