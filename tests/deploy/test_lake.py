"""A release goes through a lake: a real PostgreSQL, files or objects, two servers that follow; then catalog, storage or network are away and
come back (`--long`)."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from data.cli.main import main
from tests.bench.compare_releases import compare
from tests.browser.server import Server, free_port
from tests.browser.test_changes import swap
from tests.deploy.line import Line

ROOT = Path(__file__).parents[2]
WITHIN = 60.0
"""Seconds from a release in the lake to both screens."""
LEFT = ".a.duckdb-4711"
"""What a follower that was ended long ago left behind."""
MIDST = 60_000
"""Bytes of a release after which its line is cut."""
ASKED = "/download/csv?card=trend:1.6-d.cases"
RAISED = "update figure set value = value + 500 where series = '1.6-d.cases' and region = 'LMA' and period = '2023'"
OBJECTS = "moto[server]==5.2.5"
READ = """
import sys
from data.lake.lake import open_files
connection = open_files()
for (file,) in connection.execute(f"select file from glob('{sys.argv[1].rstrip('/')}/**/*.parquet')").fetchall():
    print(connection.execute(f"from read_parquet('{file}')").fetchall())
"""
ASK = """
import sys
from data.lake.lake import open_lake
connection = open_lake(sys.argv[1], follows=True)
print(*(connection.execute(statement).fetchall() for statement in sys.argv[2].split(";") if statement.strip()), sep="\\n")
"""
FOLLOW = """
import sys
from pathlib import Path
from data.lake.follow import Follower
print(Follower(sys.argv[1], Path(sys.argv[2])).look())
"""
SECRET = "Quispucanchi-of-the-withdrawn-text"
SAID = f"update release set note_en = '{SECRET}' where release = 3"


class Postgres:
    """A PostgreSQL of Debian with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self._tools = max(Path("/usr/lib/postgresql").glob("*/bin"))
        self._data, self.port = folder / "data", free_port()
        self._user = [] if os.getuid() else ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        folder.mkdir()
        if self._user:
            shutil.chown(folder, "postgres", "postgres")
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", "cpc")

    def _run(self, tool: str, *arguments: str) -> None:
        subprocess.run([*self._user, str(self._tools / tool), *arguments], check=True, stdout=subprocess.DEVNULL, cwd=self._data.parent)

    def start(self) -> Postgres:
        options = f"-p {self.port} -k {self._data.parent} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-o", options, "-l", str(self._data / "log"), "start")
        return self

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")

    def tell(self, statement: str) -> None:
        """Carry out a statement."""
        self._run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "cpc", "-c", statement, "postgres")

    def dump(self) -> str:
        """All that the catalog says."""
        command = [str(self._tools / "pg_dump"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "cpc", "postgres"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Lake(NamedTuple):
    """A catalog, its address for who publishes and for who follows, where its files are, the Python that has its tools, and the lines over
    which it is followed."""

    catalog: Postgres
    address: str
    followed: str
    storage: str
    python: Path
    lines: tuple[Line, ...]
    settings: dict[str, str]
    """Of the servers that follow."""


@contextmanager
def serve_objects(environment: Path) -> Iterator[str]:
    """An object storage (moto) with a bucket; its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([str(environment / "bin" / "moto_server"), "-H", "127.0.0.1", "-p", str(port)], **quiet)
    until = time.monotonic() + 30
    try:
        while True:
            try:
                urllib.request.urlopen(urllib.request.Request(f"{address}/lake", method="PUT")).close()
                break
            except OSError:
                assert time.monotonic() < until
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder outside those of pytest, which nobody else may enter: PostgreSQL is a user of its own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(params=["files", "objects"])
def lake(request: pytest.FixtureRequest, open_folder: Path, monkeypatch: pytest.MonkeyPatch, long: bool) -> Iterator[Lake]:
    if not long:
        pytest.skip("the long version: --long")
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        pytest.skip("PostgreSQL is not installed")
    environment = ROOT / ".cache" / "lake-env"
    tools = ROOT / "data" / "lake" / "requirements.txt"
    wanted = f"{tools.read_text(encoding='utf-8')}{OBJECTS}\n"
    made_from = environment / "made-from"
    if not made_from.exists() or made_from.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)], check=True)
        for asked in (["--require-hashes", "-r", str(tools)], [OBJECTS]):
            subprocess.run([str(environment / "bin" / "python"), "-m", "pip", "install", "-qq", *asked], check=True)
        made_from.write_text(wanted, encoding="utf-8")
    catalog = Postgres(open_folder / "catalog").start()
    catalog.tell("create role reader login; alter default privileges in schema public grant select on tables to reader")
    monkeypatch.setenv("CPC_LAKE_PYTHON", str(environment / "bin" / "python"))
    with serve_objects(environment) as objects:
        storage, settings = str(open_folder / "files"), {}
        lines = [Line(catalog.port)]
        if request.param == "objects":
            storage = "s3://lake/files/"
            for name, value in (("AWS_ENDPOINT_URL", objects), ("AWS_ACCESS_KEY_ID", "made-up"), ("AWS_SECRET_ACCESS_KEY", "made-up-too")):
                monkeypatch.setenv(name, value)
            lines.append(Line(int(objects.rpartition(":")[2])))
            settings["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{lines[1].port}"
        addresses = [
            f"ducklake:postgres:host=127.0.0.1 port={port} user={user} dbname=postgres"
            for port, user in ((catalog.port, "cpc"), (lines[0].port, "reader"))
        ]
        yield Lake(catalog, *addresses, storage, environment / "bin" / "python", tuple(lines), settings)
        for line in lines:
            line.close()
    catalog.stop()


def ask(server: Server, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def post(server: Server, path: str) -> tuple[int, str]:
    """The answer to a form from a page of the server itself."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", path, b"", {"Origin": server.address})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def wait_for(servers: list[Server], path: str, text: str, seconds: float = WITHIN) -> float:
    """Seconds until every server answers with this text."""
    begun = time.monotonic()
    while not all(text in ask(server, path)[1] for server in servers):
        assert time.monotonic() < begun + seconds, [ask(server, path)[1][:300] for server in servers]
        time.sleep(0.5)
    return time.monotonic() - begun


def read_bytes(lake: Lake) -> str:
    """What is left in the files of the lake: every value of every table, and the catalog."""
    told = subprocess.run([str(lake.python), "-c", READ, lake.storage], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return told + lake.catalog.dump()


class Followed(NamedTuple):
    """A lake that holds a release, the released file, two servers that follow it, and their copies."""

    lake: Lake
    shown: Path
    servers: list[Server]
    copies: list[Path]

    def publish(self, change: str = "") -> int:
        """Change the released file and publish it."""
        if change:
            swap(self.shown, change)
        return main(["publish", self.lake.address, "--program", str(self.shown)])

    def show(self) -> list[tuple[int, str]]:
        """What each server answers when it is asked for figures; a link in it names the server."""
        return [ask(server, ASKED) for server in self.servers]

    def wait_until_shown(self, before: list[tuple[int, str]]) -> float:
        """Seconds until both servers show other figures than before."""
        begun = time.monotonic()
        while any(now == then for now, then in zip(self.show(), before, strict=True)):
            assert time.monotonic() < begun + WITHIN
            time.sleep(0.5)
        assert [compare(self.shown, copy) for copy in self.copies] == [[], []], "the same rows of all tables"
        return time.monotonic() - begun

    def are_read(self) -> bool:
        """Whether readers notice nothing."""
        return {ask(server, path)[0] for server in self.servers for path in (ASKED, "/", "/readyz")} == {200}


@pytest.fixture
def followed(program: Path, lake: Lake, tmp_path: Path) -> Iterator[Followed]:
    shown = Path(shutil.copy(program, tmp_path / "program.duckdb"))
    swap(shown, SAID)
    shown.with_suffix(".states.json").write_text('{"reports":[]}', encoding="utf-8")
    assert main(["publish", lake.address, "--program", str(shown), "--storage", lake.storage]) == 0
    copies = [tmp_path / f"{name}.duckdb" for name in "ab"]
    left = tmp_path / LEFT
    left.touch()
    os.utime(left, (0, 0))
    servers = [
        Server(lake.followed, copy.with_suffix(".log"), environment={"CPC_LAKE_FILE": str(copy), **lake.settings})  # type: ignore[arg-type]
        for copy in copies
    ]
    try:
        for server in servers:
            server.start()
        wait_for(servers, "/readyz", "ready")
        yield Followed(lake, shown, servers, copies)
    finally:
        for server in servers:
            server.stop()


@pytest.mark.slow
def test_a_release_goes_through_a_lake(program: Path, followed: Followed, capsys: pytest.CaptureFixture[str]) -> None:
    lake, shown, servers, copies = followed
    assert [compare(shown, copy) for copy in copies] == [[], []], "the same rows of all tables"
    assert not (copies[0].parent / LEFT).exists()
    assert SECRET in read_bytes(lake), "it can be found where it is"
    assert {copy.with_suffix(".states.json").read_text(encoding="utf-8") for copy in copies} == {'{"reports":[]}'}, "where reports stand goes along"
    # an analyst asks as the README says, with a role that only reads
    _, _, after = (ROOT / "data" / "deploy" / "README.md").read_text(encoding="utf-8").partition("as lake (read_only);")
    told = subprocess.run(
        [str(lake.python), "-c", ASK, lake.followed, after.partition("\n\n")[0]], capture_output=True, text=True, check=True, cwd=ROOT
    )
    with duckdb.connect(str(shown), read_only=True) as connection:
        assert told.stdout.splitlines()[-1] == str(connection.execute(after.partition("\n\n")[0].replace("use lake;", "")).fetchall())
    # a text is withdrawn and a figure corrected
    before = followed.show()
    shutil.copyfile(program, shown)
    assert followed.publish(RAISED) == 0
    assert "Release 3 is in the lake" in capsys.readouterr().out
    assert SECRET not in read_bytes(lake)
    print(f"on both screens after {followed.wait_until_shown(before):.0f} s")
    # the same file again is no release again, and a state that changed goes along alone
    made = [copy.stat().st_ino for copy in copies]
    shown.with_suffix(".states.json").write_text('{"reports":[ ]}', encoding="utf-8")
    assert followed.publish() == 0
    until = time.monotonic() + WITHIN
    while {copy.with_suffix(".states.json").read_text(encoding="utf-8") for copy in copies} != {'{"reports":[ ]}'}:
        assert time.monotonic() < until
        time.sleep(0.5)
    assert [copy.stat().st_ino for copy in copies] == made
    logs = "".join(server.log.read_text(encoding="utf-8") for server in servers)
    assert "made-up" not in logs and "dbname" not in logs and "dbname" not in ask(servers[0], "/readyz")[1] + ask(servers[0], "/methods")[1]


@pytest.mark.slow
def test_readers_notice_nothing_where_a_lake_is_away(followed: Followed) -> None:
    lake, _, servers, _ = followed
    before = followed.show()
    # the catalog
    lake.catalog.stop()
    wait_for(servers, "/readyz", "away")
    assert followed.are_read() and followed.publish() == 2
    wait_for(servers, "/readyz", "behind", 90)
    lake.catalog.start()
    print(f"back {wait_for(servers, '/readyz', 'ready'):.0f} s after the catalog")
    # the storage: at rest, and when a release is taken over
    if lake.storage.startswith("s3://"):
        storage = lake.lines[1]
        storage.cut()
        wait_for(servers, "/readyz", "away")
        assert followed.are_read()
        storage.open()
        wait_for(servers, "/readyz", "ready")
        storage.cut_after(MIDST)
        assert followed.publish(RAISED) == 0
        wait_for(servers, "/readyz", "away")
        assert followed.are_read() and followed.show() == before
        storage.open()
    else:
        files, away = Path(lake.storage), Path(lake.storage).with_name("away")
        files.rename(away)
        wait_for(servers, "/readyz", "away")
        assert followed.are_read()
        away.rename(files)
        wait_for(servers, "/readyz", "ready")
        assert followed.publish(RAISED) == 0
    followed.wait_until_shown(before)
    # the network: nothing answers, nothing is refused
    for line in lake.lines:
        line.hush()
    wait_for(servers, "/readyz", "behind", 120)
    assert followed.are_read()
    for line in lake.lines:
        line.open()
    print(f"back {wait_for(servers, '/readyz', 'ready', 60):.0f} s after the network")


@pytest.mark.slow
def test_a_server_that_follows_takes_nothing_in_and_says_when_its_disk_is_full(followed: Followed) -> None:
    lake, _, servers, copies = followed
    for path in ("/report/send?name=a.csv", "/inbox/list", "/meeting/discuss"):
        assert post(servers[0], path)[0] == 403
    assert "takes nothing in" in post(servers[0], "/inbox/list")[1]
    assert not list(copies[0].parent.glob("*ledger*"))
    # a third server has a disk that takes no more than a few pages of a release
    small = copies[0].parent / "small" / "program.duckdb"
    small.parent.mkdir()
    told = subprocess.run(
        ["prlimit", f"--fsize={MIDST}", str(lake.python), "-c", FOLLOW, lake.followed, str(small)],
        env=os.environ | lake.settings, capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert told.stdout == "full\n"
    assert [each.name for each in small.parent.iterdir()] == ["program.duckdb.lake.json"]
    assert json.loads(small.with_name("program.duckdb.lake.json").read_text(encoding="utf-8"))["state"] == "full"


@pytest.mark.slow
@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize(("address", "said"), [("postgres:host=db", "This is no lake"), ("ducklake:postgres:host=db password=x", "PGPASSFILE")])
def test_an_address_that_is_none_or_tells_a_password_is_refused(address: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", address]) == 2
    assert said in capsys.readouterr().err
