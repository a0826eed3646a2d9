"""Two keys for a release: a preview of what is in the ledger, seen for a set number of days, to which both sides' stewards put their names.

Whatever is done afterwards - a report agreed to, a text cleared, a target changed - makes it a preview of something else: it is opened and
signed anew.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from data.days import refuse_coming
from data.kept_framework import digest_files
from data.ledger import store
from data.ledger.chain import hash_tables
from data.ledger.decisions import ROLES
from data.problems import Problem, Refused
from data.stewards import release_notes
from data.stewards.stewardship import Programme, opened, read_programme

OPENED = "opened"
TABLE = "release_key"


@dataclass(frozen=True)
class Preview:
    """The preview of the next release as the ledger is now: since when it can be seen, and which role signed it when."""

    release: int
    basis: str
    opened_on: date | None
    signed: dict[str, date]
    days: int

    @property
    def from_day(self) -> date | None:
        """The first day on which the release can be made; None before the preview is opened."""
        return self.opened_on + timedelta(days=self.days) if self.opened_on else None

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The roles whose name is missing, one a side."""
        return tuple(role for role, side in ROLES.items() if side and role not in self.signed)


def read_preview(connection: duckdb.DuckDBPyConnection, place: Programme) -> Preview:
    """The preview of the next release, opened or not."""
    release, basis = store.next_release(connection), find_basis(connection, place)
    rows = connection.execute("select what, noted_on from ledger.release_key where release = $1 and basis = $2", [release, basis]).fetchall()
    noted = {str(what): day for what, day in rows}
    ((days,),) = connection.execute("select coalesce(max(value)::integer, 0) from ledger.about where key = 'preview_days'").fetchall()
    return Preview(release, basis, noted.pop(OPENED, None), noted, int(days))


def find_basis(connection: duckdb.DuckDBPyConnection, place: Programme) -> str:
    """The hash of all that a release is made from: the ledger but for its keys, and the tables it is kept with."""
    tables = {name: state for name, state in hash_tables(connection).items() if name != TABLE}
    files = digest_files((place.framework, place.record, read_programme(connection, place)))
    return hashlib.sha256(json.dumps([sorted(tables.items()), files]).encode()).hexdigest()


def open_preview(out: Path, role: str, on: date, place: Programme = Programme()) -> Preview:
    """Note that the preview of the next release is open, from which its days count. Raises Refused where the release has no cleared note."""
    refuse_coming(on)
    with opened(out, place) as connection:
        preview = read_preview(connection, place)
        if preview.opened_on:
            return preview
        release_notes.find_note(connection, cleared=True)
        if ROLES.get(role) is None and role != "steward":
            raise Refused([Problem("wrong-role", "", value=role, detail="steward, technical-secretary, tip-office")])
        _note(connection, preview, OPENED, role, on)
        return read_preview(connection, place)


def sign(out: Path, role: str, on: date, place: Programme = Programme()) -> Preview:
    """Put the name of a side's steward to the preview. Raises Refused where it is not open, for another role, and for a second time."""
    refuse_coming(on)
    with opened(out, place) as connection:
        preview = read_preview(connection, place)
        if ROLES.get(role) is None:
            raise Refused([Problem("wrong-role", "", value=role, detail="technical-secretary, tip-office")])
        if preview.opened_on is None:
            raise Refused([Problem("no-preview", "", value=str(preview.release))])
        if role in preview.signed:
            raise Refused([Problem("signed-before", "", value=role)])
        if on < preview.opened_on:
            raise Refused([Problem("signed-before-opened", "", value=on.isoformat(), detail=preview.opened_on.isoformat())])
        _note(connection, preview, role, role, on)
        return read_preview(connection, place)


def refuse_unsigned(connection: duckdb.DuckDBPyConnection, on: date, place: Programme) -> None:
    """Raise Refused with what is missing: the preview, a name, or days in which it can be seen."""
    preview = read_preview(connection, place)
    if preview.from_day is None:
        raise Refused([Problem("no-preview", "", value=str(preview.release))])
    problems = [Problem("not-signed", "", value=role) for role in preview.unsigned]
    if on < preview.from_day:
        problems.append(Problem("preview-running", "", value=str(preview.release), detail=preview.from_day.isoformat()))
    if problems:
        raise Refused(problems)


def _note(connection: duckdb.DuckDBPyConnection, preview: Preview, what: str, role: str, on: date) -> None:
    with store.writing(connection):
        store.insert(connection, TABLE, {"release": preview.release, "basis": preview.basis, "what": what, "role": role, "noted_on": on})
        store.act(connection, "preview" if what == OPENED else "sign", role, f"release {preview.release}")
