"""What tests build from `data/`, kept between runs under the hash of all that it is built from; the demonstration first of all."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from data import page_api

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".cache" / "built"
VERSIONS = 3  # so that going back and forth between two versions builds neither anew


def make_program() -> Path:
    """The path of the demonstration's released file, with its ledger beside it; built when there is none of this version.

    However many processes ask at once, one builds and the others wait.
    """
    folder = KEPT / "demonstration"
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / fingerprint()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not own.exists():
            half = folder / "half-made"
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            page_api.make_program(half / "program.duckdb")
            half.rename(own)
    return own / "program.duckdb"


def forget_old() -> None:
    """Keep what the last versions were built of and remove the rest."""
    for folder in (KEPT / "demonstration", KEPT / "worlds"):
        folder.mkdir(parents=True, exist_ok=True)
        if (current := folder / fingerprint()).exists():
            current.touch()
        versions = sorted((each for each in folder.iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in versions[VERSIONS:]:
            shutil.rmtree(old, ignore_errors=True)


@cache
def fingerprint() -> str:
    """The hash of the interpreter, the pinned libraries and everything in `data/` that a build may read."""
    said = hashlib.sha256(sys.version.encode())
    for path in (ROOT / "requirements.txt", *sources(ROOT / "data")):
        said.update(f"{path.relative_to(ROOT)}\0".encode())
        said.update(path.read_bytes())
    return said.hexdigest()[:16]


def sources(folder: Path) -> Iterator[Path]:
    """The files under `folder` that people write, in order; what is said in Spanish is in no released file."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".sql", ".csv", ".geojson") and "__pycache__" not in path.parts and path.is_file():
            yield path
