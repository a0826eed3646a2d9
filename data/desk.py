"""The one door between pages and data: every write of the program, and the making of the released file, goes through it."""

from pathlib import Path

import duckdb

from data import build
from data.ledger import WrongLedger
from data.problems import Refused


class NotMade(Exception):
    """The released file could not be made; the message says why and what to do."""


def make_program(path: Path) -> None:
    """Build the released file of the demonstration at `path`, with progress on standard error. Raises NotMade."""
    try:
        build.build(path)
    except Refused as refused:
        raise NotMade("\n".join(problem.line() for problem in refused.problems)) from refused
    except (build.Busy, build.Unsound, WrongLedger, OSError, duckdb.Error) as error:
        raise NotMade(str(error)) from error
