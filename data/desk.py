"""The one door between pages and data: every write of the program, and the making of the released file, goes through it."""

from pathlib import Path

from data import build


def make_program(path: Path) -> None:
    """Build the released file of the demonstration at `path`, with progress on standard error."""
    build.build(path)
