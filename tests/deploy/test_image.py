"""The image of the program holds nothing private; systemd runs the unit of it, within its limits (`--long`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.bench.compare_releases import compare
from tests.browser.server import free_port
from tests.deploy.image import PRIVATE, Image, Machine, build_image, need_tools
from tests.deploy.test_confined import USER, check_served

CONFINE = """
set -e
mount --make-rprivate /
mount --bind "$IMAGE" "$IMAGE"
mount -o remount,bind,ro "$IMAGE"
mount -t tmpfs -o mode=1777 tmpfs "$IMAGE/tmp"
mount --rbind /dev "$IMAGE/dev"
mount -t proc proc "$IMAGE/proc"
mount --bind "$DATA" "$IMAGE/data"
cd "$IMAGE"
exec chroot . setpriv --reuid="$USER_NUMBER" --regid="$USER_NUMBER" --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs \\
    sh -c 'cd /app && exec "$@"' confined "$@"
"""
"""Into an image as an engine of containers would run it: `--read-only --tmpfs /tmp --cap-drop all -v …:/data`, the network of this machine."""
PAGES = ("/", "/prosecution", "/protection", "/prevention", "/regions?region=LOR&lang=es", "/explore", "/commitments", "/methods")
SMALL, TINY = 30_000_000, 8_000_000
REPORT = b"institution,period\n" * 500_000


@pytest.fixture(scope="module", autouse=True)
def readable(long: bool, request: pytest.FixtureRequest) -> Iterator[None]:
    """Files that others may read; a process in which the demonstration was built writes private ones (`data/file_modes.py`)."""
    need_tools(long)
    request.getfixturevalue("program")
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Image]:
    with build_image(tmp_path_factory.mktemp("image")) as made:
        yield made


def ask(address: str, body: bytes | None = None) -> tuple[int, bytes]:
    asked = urllib.request.Request(address, body, {"Origin": address.partition("/r")[0]} if body else {})
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def confine(image: Image, data: Path) -> tuple[list[str], dict[str, str]]:
    """What begins a command in the image with a folder as its volume, and the environment of that."""
    own = ["env", "-i", *(f"{name}={value}" for name, value in image.settings.items())]
    place = {**os.environ, "IMAGE": str(image.root), "DATA": str(data), "USER_NUMBER": image.user}
    return ["unshare", "--mount", "bash", "-c", CONFINE, "confined", *own], place


@pytest.mark.slow
def test_the_image_runs_as_it_says_on_a_read_only_root(image: Image, program: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copyfile(program, data / "program.duckdb")
    for each in (data, data / "program.duckdb"):
        os.chown(each, USER, USER)
    begin, place = confine(image, data)
    port = free_port()
    command = [str(port) if each == "8501" else each for each in image.command]
    assert str(port) in command, "the port that the image names"
    check_served(begin, "/venv/bin/python", command, place, port)


@pytest.mark.slow
def test_an_image_follows_a_lake(image: Image, program: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copyfile(program, data / "here.duckdb")
    os.chown(data, USER, USER)
    begin, place = confine(image, data)
    lake = "ducklake:/data/catalog.ducklake"
    run_in = partial(subprocess.run, env=place, capture_output=True, text=True, check=False, timeout=120)
    told = run_in([*begin, "/lake/bin/python", "-m", "data.lake", "publish", "/data/here.duckdb", lake, "/data/files"])
    assert told.stdout == '{"release": 3}\n', told.stderr
    # it follows for as long as its input is open
    with subprocess.Popen(
        [*begin, "/lake/bin/python", "-m", "data.lake", "follow", lake, "/data/lake.duckdb"],
        env=place,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as follower:
        assert follower.stdout is not None and follower.stdout.readline() == "following\n"
    assert compare(program, data / "lake.duckdb") == []


@pytest.mark.slow
def test_an_image_holds_nothing_private(image: Image) -> None:
    held = {str(path.relative_to(image.root / "app")) for path in (image.root / "app").rglob("*")}
    assert {"dashboard.py", "data/build.py", "data/lake/follow.py", "pages/web/gate.py", ".streamlit/config.toml"} <= held
    assert not held & {f"data/{name}" for name in PRIVATE}
    assert not [name for name in held if name.startswith((".git", ".cache", "tests")) or "__pycache__" in name]


@pytest.fixture
def machine(image: Image, tmp_path: Path) -> Iterator[Machine]:
    if not Path("/sys/fs/cgroup/memory").is_dir():
        pytest.skip("needs the controllers of cgroups, version 1")
    with Machine(image, tmp_path) as started:
        yield started


def show(machine: Machine, unit: str, name: str) -> str:
    return machine.tell("systemctl", "show", "--value", "-p", name, unit)


def narrow(machine: Machine, unit: str, room: int) -> None:
    """Leave the unit so many bytes more than it holds when the system has let go of files that it keeps for it."""
    where = f"/sys/fs/cgroup/memory{show(machine, unit, 'ControlGroup')}/memory"
    machine.tell("sh", "-c", f"echo 0 > {where}.force_empty")
    limit = int(machine.tell("cat", f"{where}.usage_in_bytes")) + room
    machine.tell("systemctl", "set-property", "--runtime", unit, f"MemoryMax={limit}")
    assert abs(int(machine.tell("cat", f"{where}.limit_in_bytes")) - limit) < 5_000


def wait_until_ready(here: str) -> float:
    begun = time.monotonic()
    while True:
        with suppress(OSError):
            if ask(f"{here}/readyz") == (200, b"ready\n"):
                return time.monotonic() - begun
        assert time.monotonic() < begun + 60
        time.sleep(0.2)


@pytest.mark.slow
def test_systemd_runs_the_unit_within_its_limits(machine: Machine) -> None:
    port = free_port()
    unit, here = f"cpc@{port}", f"http://127.0.0.1:{port}"
    machine.tell("systemd-analyze", "verify", "--man=no", f"{unit}.service")
    begun = time.monotonic()
    (other,) = {free_port()} - {port}
    machine.tell("systemctl", "start", unit, f"cpc@{other}")
    assert {ask(f"http://127.0.0.1:{each}/readyz") for each in (port, other)} == {(200, b"ready\n")}, "the start ended when figures could be served"
    print(f"first start of two, with the first build: {time.monotonic() - begun:.0f} s")
    machine.tell("systemctl", "stop", f"cpc@{other}")
    assert ask(f"{here}/metrics")[0] == 200, "settings come from their file"
    assert {ask(f"{here}{page}")[0] for page in PAGES} == {200}
    assert "institution" in ask(f"{here}/report/check?lang=en&name=report.csv", REPORT[:100])[1].decode(), "a check may do what it needs"
    status, file = ask(f"{here}/download/package")
    assert status == 200 and file.startswith(b"PK")
    process = show(machine, unit, "MainPID")
    # a document takes more than there is: it is ended, and the replica stays
    narrow(machine, unit, SMALL)
    assert ask(f"{here}/download/package?lang=es")[0] >= 500
    assert show(machine, unit, "MainPID") == process and ask(f"{here}/prevention")[0] == 200
    # the replica itself takes more than there is: it is begun anew, at the old address, and the ledger is sound
    narrow(machine, unit, TINY)
    until = time.monotonic() + 90
    while show(machine, unit, "NRestarts") == "0":
        assert time.monotonic() < until, "the limit was never reached"
        with suppress(OSError), ThreadPoolExecutor(8) as readers:
            list(readers.map(lambda number: ask(f"{here}/report/check?name={number}.csv", REPORT), range(16)))
    machine.tell("systemctl", "set-property", "--runtime", unit, "MemoryMax=1500M")
    print(f"ready {wait_until_ready(here):.1f} s after the limit was reached")
    assert show(machine, unit, "MainPID") != process and {ask(f"{here}{page}")[0] for page in PAGES} == {200}
    checked = machine.tell("sh", "-c", "cd /opt/cpc && runuser -u cpc -- .venv/bin/python -m data verify --out /var/lib/cpc/program.duckdb")
    assert checked.endswith("is as it was written")
    # one that stands still is noticed
    shorter = "cd /run/systemd/system && mkdir cpc@.service.d && printf '[Service]\\nWatchdogSec=15' > cpc@.service.d/shorter.conf"
    machine.tell("sh", "-c", f"{shorter} && systemctl daemon-reload && systemctl restart {unit}")
    assert ask(f"{here}/readyz") == (200, b"ready\n"), "a restart ends when figures can be served"
    restarts = int(show(machine, unit, "NRestarts"))
    machine.tell("systemctl", "kill", "--signal=STOP", unit)
    until = time.monotonic() + 60
    while int(show(machine, unit, "NRestarts")) == restarts:
        assert time.monotonic() < until, "it stands still and nobody noticed"
        time.sleep(1)
    wait_until_ready(here)
