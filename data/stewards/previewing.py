"""What the next release would be: made from a copy of the ledger, in a private file beside the released one, gone when the release is made."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

import duckdb

from data import build
from data.compact import compact
from data.days import today
from data.file_modes import SECRET, put_in_place
from data.ledger import store
from data.ledger.decisions import ROLES
from data.ledger.store import Decision, Report, name_report
from data.problems import Problem, Refused
from data.progress import Show, ignore
from data.stewards import release_keys, release_notes
from data.stewards.preview_files import path_of, remove_previews
from data.stewards.releasing import prepare_release
from data.stewards.stewardship import Programme, opened, read_states


def make_preview(out: Path, place: Programme = Programme(), show: Show = ignore, report: Report | None = None) -> Path:
    """The file of the next release as the ledger is now; what was made before of the same ledger is not made again.

    With a `report`, of the release that there would be if both sides agreed to it, too. It takes half a minute, in which others go on with
    the ledger: of what they changed it is made anew.

    Raises what making a release raises (`data.stewards.releasing.make_release`), but for its keys; the ledger stays as it is.
    """
    while True:  # until the ledger, looked at again, is what the preview was made of
        with ExitStack() as held:
            with build.alone(out):
                spill = held.enter_context(build.workplace(out))
                with opened(out, place, lock=False) as connection:
                    basis = release_keys.read_preview(connection, place).basis
                remove_previews(out, but=basis)
                target = path_of(out, basis, name_report(report) if report else "")
                if target.exists():
                    return target
                copy = spill / out.name
                shutil.copyfile(build.ledger_of(out), build.ledger_of(copy))
                os.chmod(build.ledger_of(copy), SECRET)
            with opened(copy, place, lock=False) as connection:
                if report:
                    _agree(connection, report)
                prepare_release(connection, "steward", today(), show)
                build.publish(connection, spill / "preview.duckdb")
            with build.alone(out):
                put_in_place(spill / "preview.duckdb", target, SECRET)


def _agree(connection: duckdb.DuckDBPyConnection, report: Report) -> None:
    """In a copy of the ledger: what both sides would have to do for a report to enter the release. Raises Refused for one that is not there."""
    if report not in read_states(connection):
        raise Refused([Problem("no-such-report", name_report(report))])
    for role, side in ROLES.items():
        if side:
            store.decide(connection, [report], Decision("agreed", role, today(), side=side))
    by = Decision("noted", "steward", today())
    note = release_notes.read_note(connection) or release_notes.write_note(connection, dict.fromkeys(compact().languages, "-"), by)
    if not note.cleared:
        release_notes.clear_note(connection, note, note.texts, by)
