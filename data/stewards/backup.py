"""Backups of a ledger: one checked file, put back in one step."""

from datetime import UTC, datetime
from pathlib import Path

from data import build
from data.file_modes import SECRET, copy_private
from data.ledger import store
from data.stewards.verification import verify_ledger
from data.words.speaking import say


class NotSound(Exception):
    """A ledger or backup that failed its verification; nothing was put in place."""


def back_up(out: Path, copy: Path) -> Path:
    """Copy the ledger beside `out` to `copy`, which must not be there yet, and verify the copy.

    Raises FileExistsError, Busy, WrongLedger, NotSound, OSError; then there is no copy.
    """
    if copy.exists():
        raise FileExistsError(say("{file} is there already. Name another file for the backup.", file=copy))
    with build.alone(out), build.workplace(out) as place:
        with store.connect(place / "spill") as connection:
            store.open_ledger(connection, build.ledger_of(out))
            store.detach(connection)  # so that the one file holds everything
        with build.replacing(copy, SECRET) as new:
            copy_private(build.ledger_of(out), new)
            _check(new, place)
    return copy


def restore(out: Path, copy: Path) -> Path | None:
    """Put the backup `copy` in the place of the ledger beside `out` and write the released file from it.

    The ledger that was there stays beside it under another name, which is returned; None where there was none.
    Raises Busy, WrongLedger, NotSound, OSError; then everything is as it was.
    """
    target = build.ledger_of(out)
    with build.alone(out), build.workplace(out) as place:
        kept = None
        with build.replacing(target, SECRET) as new:
            if not copy.is_file():
                raise FileNotFoundError(say("{file}: there is no such backup.", file=copy))
            copy_private(copy, new)
            _check(new, place)
            if target.exists():
                kept = target.with_name(f"{target.stem}.before-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.duckdb")
                copy_private(target, kept)
        build.publish_again(out, place)
    return kept


def _check(path: Path, place: Path) -> None:
    with store.connect(place / "spill") as connection:
        store.open_ledger(connection, path, writable=False)
        if found := verify_ledger(connection).lines:
            raise NotSound("\n".join(found))
        connection.execute("detach ledger")
