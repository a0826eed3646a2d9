"""What tests build is kept between runs and clones, in the user's cache, under the fingerprint of all it is built from.

An entry is a folder of files with a list of their hashes: one that was changed or cut short is found and built again. Entries that were
not used for two weeks go, and the oldest ones beyond 3 GB.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cpc-peru-tests"
SUMS = "sha256sums"
DAYS = 14
BYTES = 3_000_000_000
BUSY = 2 * 3600
"""Seconds after its last use in which an entry stays whatever the size: another run on this machine may still be reading it."""
_seen: set[Path] = set()
"""Entries that this process has looked at."""


def keep(kind: str, key: str, make: Callable[[Path], object], *, translated: bool = False) -> Path:
    """The folder that `make` filled for this key and this state of the program; filled now where there is none.

    `key` names what differs between entries of a kind (the content of further inputs, parameters); `translated` entries hold texts of the
    catalogue too, which no released file does. However many processes ask at once,
    one fills the folder and the others wait. Read the files, never write them: `copy` gives files of one's own.
    """
    name = hashlib.sha256(f"{fingerprint(translated)}\0{kind}\0{key}".encode()).hexdigest()[:20]
    own = FOLDER / f"{kind}-{name}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{own.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if own not in _seen and not is_whole(own):
            shutil.rmtree(own, ignore_errors=True)
            half = FOLDER / f"{own.name}.half"
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            make(half)
            (half / SUMS).write_text("\n".join(list_sums(half)), encoding="utf-8")
            half.rename(own)
        _seen.add(own)
        os.utime(own)
    return own


def copy(kept: Path, folder: Path) -> None:
    """The files of an entry, into a folder of one's own."""
    for name in (line.partition(" ")[2] for line in (kept / SUMS).read_text(encoding="utf-8").splitlines()):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept / name, target)


def is_whole(folder: Path) -> bool:
    """Whether an entry is there and holds what was put into it; locks and links that its use leaves beside do not count."""
    try:
        return set((folder / SUMS).read_text(encoding="utf-8").splitlines()) <= set(list_sums(folder))
    except OSError:
        return False


def list_sums(folder: Path) -> list[str]:
    """A line for each file of a folder: its hash and its name."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name != SUMS and path.suffix != ".lock" and ".editions" not in path.parts
    )
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.relative_to(folder)}" for path in files]


def sweep() -> None:
    """Remove entries that are old, and the oldest ones beyond the size."""
    entries = sorted((path for path in FOLDER.glob("*") if path.is_dir()), key=lambda path: path.stat().st_mtime, reverse=True)
    size = 0
    for path in entries:
        size += sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
        unused = time.time() - path.stat().st_mtime
        if unused > DAYS * 86400 or (size > BYTES and unused > BUSY):
            shutil.rmtree(path, ignore_errors=True)
            (FOLDER / f"{path.name}.lock").unlink(missing_ok=True)


@cache
def fingerprint(translated: bool = False) -> str:
    """The hash of the interpreter, the locked libraries and everything that a build may read, with the catalogue or without."""
    said = hashlib.sha256(sys.version.encode())
    for path in (ROOT / "tests" / "requirements.lock", *sources(ROOT / "data"), *sources(ROOT / "tests" / "built")):
        if path.suffix == ".po" and not translated:
            continue
        said.update(f"{path.relative_to(ROOT)}\0".encode())
        said.update(path.read_bytes())
    return said.hexdigest()


def sources(folder: Path) -> Iterator[Path]:
    """The files under `folder` that people write, in order."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".sql", ".csv", ".geojson", ".po") and "__pycache__" not in path.parts and path.is_file():
            yield path
