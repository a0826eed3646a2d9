"""The note of a release: what changed and why. It is written first, cleared by a steward, and only then can the release be made."""

from dataclasses import dataclass

import duckdb

from data import sql
from data.compact import compact
from data.ledger import store
from data.ledger.store import Decision
from data.problems import Problem, Refused


@dataclass(frozen=True)
class ReleaseNote:
    """The last note written for a release to come: its number in the ledger, its texts by language, and whether it was cleared."""

    note: int
    release: int
    texts: dict[str, str]
    cleared: bool


def read_note(connection: duckdb.DuckDBPyConnection) -> ReleaseNote | None:
    """The note of the next release, cleared or not, as it would be released; None where none was written."""
    release = store.next_release(connection)
    for note, *told, cleared in connection.execute(sql.text("stewards/release_note"), {"release": release}).fetchall():
        texts = {language: text for language, text in zip(compact().languages, told, strict=True) if text}
        return ReleaseNote(note, release, texts, cleared)
    return None


def find_note(connection: duckdb.DuckDBPyConnection, *, cleared: bool = False) -> ReleaseNote:
    """The note of the next release. Raises Refused where none was written, or none was cleared where it has to be."""
    note = read_note(connection)
    if note is None or (cleared and not note.cleared):
        raise Refused([Problem("no-note" if note is None else "note-not-cleared", "", value=str(store.next_release(connection)))])
    return note


def write_note(connection: duckdb.DuckDBPyConnection, texts: dict[str, str], by: Decision) -> ReleaseNote:
    """Keep a note for the next release, in one language or both; of several the last counts, and it is cleared anew."""
    release = store.next_release(connection)
    with store.writing(connection):
        ((note,),) = connection.execute("select coalesce(max(note), 0) + 1 from ledger.release_note").fetchall()
        row = {"note": note, "release": release, "role": by.role, "noted_on": by.on}
        store.insert(connection, "release_note", row | {f"note_{language}": text for language, text in texts.items() if text})
        store.act(connection, "note", by.role, f"release {release} note {note}")
    return ReleaseNote(int(note), release, texts, cleared=False)


def clear_note(connection: duckdb.DuckDBPyConnection, note: ReleaseNote, texts: dict[str, str], by: Decision) -> None:
    """Write down that a note may be released, with the texts that the steward read: those of the note and a translation."""
    with store.writing(connection):
        row = {"note": note.note, "role": by.role, "cleared_on": by.on}
        store.insert(connection, "release_note_clearance", row | {f"note_{language}": text for language, text in texts.items() if text})
        store.act(connection, "clear", by.role, f"release {note.release} note {note.note}")
