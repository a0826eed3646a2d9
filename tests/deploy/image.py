"""The image that `data/deploy/Containerfile` describes, built as files by buildah on a base of Debian packages, and a systemd in it (`--long`).

No engine of containers is needed: a build by `chroot`, namespaces to run in. It needs root, buildah, mmdebstrap and Debian's packages.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".cache" / "deploy"
"""The base and the packages of Python, which are fetched once."""
LOCKS = (ROOT / "tests" / "requirements.lock", ROOT / "data" / "lake" / "requirements.txt")
PACKAGES = "python3,python3-venv,ca-certificates,systemd,dbus"
PRIVATE = ("program.duckdb", "program.ledger.duckdb", "program.ended.json", "program.states.json", "lake.duckdb.lake.json", ".editions/1.duckdb")
"""What may lie in `data/` where somebody builds an image, and must not be in it."""
BOOT = Path(__file__).with_name("boot.sh")


class Image(NamedTuple):
    """The files of an image, and how it is to be run."""

    root: Path
    user: str
    settings: dict[str, str]
    command: list[str]


def need_tools(long: bool) -> None:
    """Skip the test where what it needs is not here."""
    if not long:
        pytest.skip("the long version: --long")
    missing = [tool for tool in ("buildah", "mmdebstrap", "setpriv", "unshare", "nsenter") if not shutil.which(tool)]
    if os.getuid() or missing:
        pytest.skip(f"needs root{''.join(f', {tool}' for tool in missing)}")


def run(*command: str | Path) -> str:
    """What a command says; a failure shows its last lines."""
    told = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, timeout=900)
    assert told.returncode == 0, f"{command}\n{(told.stdout + told.stderr)[-3000:]}"
    return told.stdout.strip()


def fetch() -> tuple[Path, Path]:
    """The base as an archive and the folder of the packages of Python, from what was fetched before where it is the same."""
    KEPT.mkdir(parents=True, exist_ok=True)
    base = KEPT / f"base-{hashlib.sha256(PACKAGES.encode()).hexdigest()[:12]}.tar"
    if not base.exists():
        run("mmdebstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", base.with_suffix(".new.tar"))
        base.with_suffix(".new.tar").rename(base)
    wheels = KEPT / f"wheels-{hashlib.sha256(b''.join(lock.read_bytes() for lock in LOCKS)).hexdigest()[:12]}"
    if not wheels.exists():
        beside = wheels.with_suffix(".new")
        shutil.rmtree(beside, ignore_errors=True)
        for lock in LOCKS:
            fetching = ("--require-hashes", "-r", lock, "-d", beside, "--python-version", "3.11", "--only-binary=:all:")
            run(sys.executable, "-m", "pip", "download", "-qq", *fetching)
        beside.rename(wheels)
    return base, wheels


@contextmanager
def build_image(folder: Path) -> Iterator[Image]:
    """Build the image from a copy of this tree in which private files lie; in `folder`, which is emptied after."""
    base, wheels = fetch()
    tree, store = folder / "tree", folder / "store"
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".git", ".cache", ".venv"))
    for name in PRIVATE:
        (tree / "data" / name).parent.mkdir(exist_ok=True)
        (tree / "data" / name).write_text("private", encoding="utf-8")

    def buildah(*command: str | Path) -> str:
        return run("buildah", "--root", store, "--runroot", folder / "run", "--storage-driver", "vfs", *command)

    started = buildah("from", "scratch")
    buildah("add", "-q", started, base, "/")
    buildah("commit", "-q", "--rm", started, "cpc-base")
    offline = ("--build-arg", "PIP_NO_INDEX=1", "--build-arg", "PIP_FIND_LINKS=/wheels", "--volume", f"{wheels}:/wheels:ro")
    recipe = ("-f", tree / "data" / "deploy" / "Containerfile", "-t", "cpc", "--build-arg", "BASE=localhost/cpc-base")
    buildah("build", "--isolation", "chroot", "--format", "docker", *recipe, *offline, tree)
    made = buildah("from", "localhost/cpc")
    said: dict[str, Any] = json.loads(buildah("inspect", made))["Docker"]["config"]
    assert said["Healthcheck"]["Test"][0] == "CMD"
    try:
        yield Image(Path(buildah("mount", made)), said["User"], dict(each.split("=", 1) for each in said["Env"]), said["Cmd"])
    finally:
        shutil.rmtree(folder)


class Machine:
    """A systemd of its own, in namespaces, over the files of an image; what it writes goes to `folder`. The network is this machine's."""

    def __init__(self, image: Image, folder: Path) -> None:
        self.files = folder / "upper"
        for name in ("upper", "work", "root"):
            (folder / name).mkdir(parents=True)
        for name in ("etc/systemd/system", "etc/cpc", "opt"):
            (self.files / name).mkdir(parents=True)
        shutil.copytree(image.root / "app", self.files / "opt" / "cpc")
        (self.files / "opt" / "cpc" / ".venv").symlink_to("/venv")
        shutil.copy(ROOT / "data" / "deploy" / "cpc@.service", self.files / "etc" / "systemd" / "system")
        (self.files / "etc" / "systemd" / "system" / "timers.target").symlink_to("/dev/null")  # none of what Debian does once a day
        (self.files / "etc" / "cpc" / "secrets.toml").touch()
        (self.files / "etc" / "cpc" / "settings").write_text("CPC_METRICS=1\n", encoding="utf-8")
        (self.files / "etc" / "hosts").write_text("127.0.0.1 localhost\n", encoding="utf-8")
        self._environment = {**os.environ, "LOWER": str(image.root), "PLACE": str(folder)}
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Machine:
        own = ["unshare", "--mount", "--pid", "--uts", "--ipc", "--cgroup", "--fork", "--kill-child", "bash", str(BOOT)]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(own, env=self._environment, **quiet)  # type: ignore[call-overload]
        try:
            until = time.monotonic() + 60
            while self.tell("systemctl", "is-system-running", check=False) not in ("running", "degraded"):
                assert self._process.poll() is None, "systemd does not start here"
                assert time.monotonic() < until, self.tell("systemctl", "list-jobs", "--no-pager", check=False)
                time.sleep(0.5)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def tell(self, *command: str, check: bool = True) -> str:
        """What a command says inside."""
        assert self._process is not None
        (inner,) = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text(encoding="ascii").split() or ("",)
        enter = ["nsenter", "-t", inner, "-m", "-p", "-u", "-i", "-C", *command]
        told = subprocess.run(enter, capture_output=True, text=True, check=False, timeout=200)
        assert told.returncode == 0 or not check, f"{command}: {told.stdout}{told.stderr}"
        return told.stdout.strip()
