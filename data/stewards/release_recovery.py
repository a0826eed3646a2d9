"""A release that reached the ledger and not the released file, because a process was killed or a disk full: finished, never made twice."""

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import build
from data import transient_errors as trouble
from data.ledger import store
from data.words import N_
from data.words.speaking import say


class HalfDone(Exception):
    """The release is in the ledger, and the released file could not be written; the message says so and what to do."""


def releases_behind(out: Path) -> int:
    """By how many releases the released file is behind its ledger, less than none where one was undone; all where no file can be read."""
    with TemporaryDirectory() as place, store.connect(Path(place)) as connection:
        store.open_ledger(connection, build.ledger_of(out), writable=False)
        ((made,),) = connection.execute("select coalesce(max(release), 0) from ledger.released.release").fetchall()
        try:
            connection.execute(f"attach {store.quoted(out)} as program (read_only)")
            ((shown,),) = connection.execute("select coalesce(max(release), 0) from program.release").fetchall()
        except duckdb.Error as error:
            if (told := trouble.tell(error, out)) and out.exists():
                raise trouble.Passing(told) from error
            shown = 0
        return int(made) - int(shown)


def finish(out: Path) -> int:
    """Write the released file where it is not at the release of its ledger; returns the number of the last release then.

    0 where nothing was left to do, or where one was undone and the file did not say so yet.

    For a caller that has `build.alone(out)`. Raises HalfDone, WrongLedger, Passing.
    """
    if not build.ledger_of(out).exists():
        return 0
    behind = releases_behind(out)
    if behind == 0:
        return 0
    with build.workplace(out) as place:
        number = publish(out, place)
    return number if behind > 0 else 0


MADE = N_("The release is made and kept in the ledger; {file} could not be written yet, so readers see the one before. {cause}")
UNDONE = N_("The release is undone in the ledger; {file} could not be written yet, so readers still see it. {cause}")
NOTHING_LOST = N_("Nothing is lost: the next command, or the next start of the dashboard, finishes it, and no second release is made.")


def publish(out: Path, place: Path, told: str = MADE) -> int:
    """Write the released file from its ledger; returns the number of its last release. Raises HalfDone, which says `told`, where that fails."""
    try:
        build.publish_again(out, place)
    except (OSError, duckdb.Error, build.Unsound) as error:
        cause = trouble.tell(error.__cause__ or error, out) or str(error)
        raise HalfDone(say(told, file=out, cause=cause) + "\n" + say(NOTHING_LOST)) from error
    with duckdb.connect(str(out), read_only=True) as written:
        ((number,),) = written.execute("select max(release) from release").fetchall()
    return int(number)
