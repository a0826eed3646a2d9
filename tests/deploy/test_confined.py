"""An ordinary user without capabilities on a read-only root, as unit and container run the program: page, file, check of a report (`--long`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.server import ROOT, free_port

USER = 10001
CONFINE = """
set -e
mount --make-rprivate /
mount --bind "$DATA" /srv
if [ -d /root/.pyenv ]; then
    mount --bind /root/.pyenv /mnt; mount -t tmpfs tmpfs /root; mkdir /root/.pyenv; mount --bind /mnt /root/.pyenv; chmod 755 /root
fi
mount -t tmpfs -o mode=1777 tmpfs /tmp
mount -o remount,bind,ro /
exec setpriv --reuid="$USER_NUMBER" --regid="$USER_NUMBER" --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
"""
PROBE = "import os; print(os.getuid(), open('/proc/self/status').read().split('CapEff:')[1].split()[0]); open('/etc/written', 'w')"


@pytest.fixture
def confined(program: Path, tmp_path: Path, long: bool) -> tuple[list[str], dict[str, str]]:
    """What begins a command in such a place, and its environment."""
    if not long:
        pytest.skip("the long version: --long")
    if os.getuid() or not shutil.which("setpriv") or not shutil.which("unshare"):
        pytest.skip("needs root, unshare and setpriv")
    data = tmp_path / "data"
    data.mkdir()
    shutil.copyfile(program, data / "program.duckdb")
    for each in (data, data / "program.duckdb"):
        os.chown(each, USER, USER)
    environment = {**os.environ, "DATA": str(data), "USER_NUMBER": str(USER), "HOME": "/tmp", "CPC_PROGRAM": "/srv/program.duckdb"}
    return ["unshare", "--mount", "bash", "-c", CONFINE, "confined"], {**environment, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": "/tmp"}


def ask(address: str, body: bytes | None = None) -> tuple[int, bytes]:
    asked = urllib.request.Request(address, body, {"Origin": address.partition("/r")[0]} if body is not None else {})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return answer.status, answer.read()


@pytest.mark.slow
def test_an_ordinary_user_on_a_read_only_root_is_served(confined: tuple[list[str], dict[str, str]]) -> None:
    begin, environment = confined
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    check_served(begin, sys.executable, command, environment, port)


def check_served(begin: list[str], python: str, command: list[str], environment: dict[str, str], port: int) -> None:
    """See that a command in a confined place serves a page, a file, the check of a report and a package; `begin` leads into the place."""
    told = subprocess.run([*begin, python, "-c", PROBE], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stdout.split() == [str(USER), "0000000000000000"] and "Read-only file system" in told.stderr, "the place is what it is said to be"
    server = subprocess.Popen([*begin, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        here, until = f"http://127.0.0.1:{port}", time.monotonic() + 90
        while True:
            try:
                assert ask(f"{here}/readyz") == (200, b"ready\n")
                break
            except (urllib.error.URLError, OSError):
                assert time.monotonic() < until and server.poll() is None
                time.sleep(0.3)
        status, page = ask(f"{here}/prosecution?region=LOR&lang=es")
        assert status == 200 and "Loreto" in page.decode()
        status, file = ask(f"{here}/download/xlsx?card=scorecard")
        assert status == 200 and file.startswith(b"PK")
        status, findings = ask(f"{here}/report/check?lang=en&name=empty.csv", b"")
        assert status == 200 and "The file is empty." in findings.decode()
        status, package = ask(f"{here}/download/package")
        assert status == 200 and package.startswith(b"PK")
    finally:
        server.terminate()
        server.wait(20)
