"""A release that was a mistake, such as one dated wrongly, is undone by its steward as long as nothing rests on it.

Its number is never used again, so that a link or a file that names it means nothing else, and the note of the next release says
that it was undone. What a release decided on child victims is for good: readers have seen it, and the audits count on it.
"""

from pathlib import Path

import duckdb

from data import build
from data.ledger import store
from data.problems import Problem, Refused
from data.stewards import release_recovery as finishing
from data.stewards import stewardship
from data.stewards.stewardship import Programme

MAY_UNDO = "steward"


def undo_release(out: Path, release: int, role: str, reason: str, place: Programme = Programme()) -> None:
    """Take the last release out of the ledger and out of the released file at `out`; the one before holds again.

    Raises Refused (data of a person in the reason, another role, another release than the last, nothing before it, something that rests
    on it), HalfDone where the ledger is done and the file could not be written, Busy, WrongLedger, OSError.
    """
    stewardship.refuse_personal(reason=reason)
    with build.alone(out), build.workplace(out) as spill:
        finishing.finish(out)
        with stewardship.opened(out, place, lock=False) as connection:
            if problems := list_obstacles(connection, release, role):
                raise Refused(problems)
            store.undo_release(connection, release, role, reason)
        finishing.publish(out, spill, finishing.UNDONE)


def list_obstacles(connection: duckdb.DuckDBPyConnection, release: int, role: str) -> list[Problem]:
    """What speaks against undoing a release; empty when it may be undone."""
    ((last, before),) = connection.execute("select max(release), max(release, 2)[2] from ledger.released.release").fetchall()
    if release != last:
        return [Problem("not-the-last-release", "", value=str(release), detail=str(last))]
    found = []
    if role != MAY_UNDO:
        found.append(Problem("wrong-role", "", value=role, detail=MAY_UNDO))
    if before is None:
        found.append(Problem("first-release", "", value=str(release)))
    decided = "select 1 from ledger.victim_row where release = $1 union all select 1 from ledger.victim_leaf where release = $1 limit 1"
    if connection.execute(decided, [release]).fetchone():
        found.append(Problem("decided-on-victims", "", value=str(release)))
    for (meeting,) in connection.execute("select distinct meeting from ledger.meeting where pinned_release = $1", [release]).fetchall():
        found.append(Problem("meeting-rests-on-it", "", value=str(release), detail=meeting))
    return found
