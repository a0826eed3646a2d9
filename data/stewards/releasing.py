"""Making a release: its note is written and cleared, what speaks against it is looked for, and then it is one locked step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import duckdb

from data import build, sql
from data.compact import Texts, compact
from data.days import refuse_coming
from data.ledger import store
from data.ledger.decisions import check_clearing
from data.ledger.store import Decision
from data.problems import Problem, Refused
from data.progress import Show, Work, ignore
from data.release import steps
from data.stewards import release_keys, release_notes
from data.stewards import release_recovery as finishing
from data.stewards.preview_files import remove_previews
from data.stewards.release_notes import ReleaseNote
from data.stewards.stewardship import Programme, opened, refuse_personal
from data.words import N_, catalogue


def write_note(out: Path, texts: dict[str, str], by: Decision, place: Programme = Programme()) -> ReleaseNote:
    """Keep what the next release will say of itself, in one language or both. Raises Refused for data of a person."""
    refuse_coming(by.on)
    refuse_personal(**{f"note_{language}": text for language, text in texts.items()})
    with opened(out, place) as connection:
        return release_notes.write_note(connection, texts, by)


def read_note(out: Path, place: Programme = Programme()) -> ReleaseNote:
    """The note of the next release. Raises Refused where none was written."""
    with opened(out, place) as connection:
        return release_notes.find_note(connection)


def clear_note(out: Path, by: Decision, translations: Texts = MappingProxyType({}), place: Programme = Programme()) -> ReleaseNote:
    """Let the note of the next release be released, with its texts in languages that it lacks. Returns it as it will be read.

    Raises Refused where none was written, for a translation that names a person, and where the role is one that reports.
    """
    refuse_coming(by.on)
    refuse_personal(**compact().unfold("note", translations))
    if problems := check_clearing(by):
        raise Refused(problems)
    with opened(out, place) as connection:
        note = release_notes.find_note(connection)
        texts = {**{language: text for language, text in translations.items() if text}, **note.texts}
        release_notes.clear_note(connection, note, texts, by)
        return replace(note, texts=texts, cleared=True)


def make_release(out: Path, role: str, on: date, place: Programme = Programme(), show: Show = ignore, memory: str | None = None) -> int:
    """Make the next release from the ledger and swap the released file in; returns its number.

    Its note must be there and cleared, and its preview seen and signed by both sides (`data/stewards/release_keys.py`).

    `memory` is what the database may take, like "2GB"; what is more goes to the disk.

    A release that reached the ledger before and not the file is finished instead, and no other one made. Raises HalfDone where that
    fails, Refused (no cleared note; no preview, or one that is not signed; a day to come or before the last release; a frozen list changed
    without a trace; an institution with reports that is not in its table; an audit that finds a count exposed), Busy, Unsound, OSError.
    """
    refuse_coming(on)
    with build.alone(out), build.workplace(out) as spill:
        if finished := finishing.finish(out):
            return finished
        with opened(out, place, lock=False, memory=memory) as connection:
            release_notes.find_note(connection, cleared=True)
            release_keys.refuse_unsigned(connection, on, place)
            number, work = prepare_release(connection, role, on, show)
        work.begin("publish", N_("released file"))
        finishing.publish(out, spill)
        remove_previews(out)
    return number


def prepare_release(connection: duckdb.DuckDBPyConnection, role: str, on: date, show: Show) -> tuple[int, Work]:
    """Make the next release in the ledger at hand; its number, and the work of which the released file is left. Raises Refused."""
    unambitious = build.list_unambitious(connection)
    store.note_calendar(connection, on)
    _refuse_changed_lists(connection)
    _refuse_lost_institutions(connection)
    _refuse_changed_merging(connection)
    number = _begin_release(connection, release_notes.find_note(connection, cleared=True), on)
    connection.execute(sql.text("stewards/enforce_targets"), {"release": number, "on": on})
    work = Work(show, steps.weigh(number) | build.PUBLISH)
    for told in unambitious:
        work.note(build.UNAMBITIOUS, **told)
    steps.make(connection, number, work, role)
    return number, work


def read_head(out: Path, release: int) -> str:
    """The seal of the act that made a release, as the released file says it of its last one: it is public."""
    with duckdb.connect(str(out), read_only=True) as released:
        row = released.execute("select value from about where key = 'head' and $1 = (select max(release) from release)", [release]).fetchone()
        return str(row[0]) if row else ""


def count_new(out: Path, release: int) -> int:
    """How many figures of the released file are new or another since this release."""
    with duckdb.connect(str(out), read_only=True) as released:
        ((count,),) = released.execute("select count(*) from figure where first_release = $1 or last_release = $1 - 1", [release]).fetchall()
        return int(count)


def count_statuses(out: Path, release: int) -> int:
    """How many statuses of the released file are another since this release."""
    with duckdb.connect(str(out), read_only=True) as released:
        ((count,),) = released.execute(sql.text("stewards/count_statuses"), {"release": release}).fetchall()
        return int(count)


def _refuse_changed_lists(connection: duckdb.DuckDBPyConnection) -> None:
    """A frozen list of key indicators changes by new rows alone. Raises Refused with each entry that was changed or lost."""
    changed = connection.execute(sql.text("stewards/frozen_changed")).fetchall()
    if changed:
        raise Refused([Problem("frozen-changed", "meeting_indicators.csv", value=f"{meeting} {code} {day}") for meeting, code, day in changed])


def _refuse_lost_institutions(connection: duckdb.DuckDBPyConnection) -> None:
    """An institution that was renamed or left out would take its figures with it. Raises Refused with each that has reports."""
    question = "select distinct institution from ledger.report where institution not in (select institution from framework.institution) order by all"
    lost = connection.execute(question).fetchall()
    if lost:
        raise Refused([Problem("institution-lost", "institutions.csv", value=institution) for (institution,) in lost])


def _refuse_changed_merging(connection: duckdb.DuckDBPyConnection) -> None:
    """Which small categories are published within others is settled before there are figures. Raises Refused with each that changed."""
    changed = connection.execute(sql.text("stewards/merging_changed")).fetchall()
    if changed:
        raise Refused([Problem("merged-changed", "merged_categories.csv", value=f"{breakdown}/{category}") for breakdown, category in changed])


def _begin_release(connection: duckdb.DuckDBPyConnection, note: ReleaseNote, on: date) -> int:
    """Put the coming release, and those before it, where its making looks."""
    ((last,),) = connection.execute("select max(released_on) from ledger.released.release").fetchall()
    if last is not None and on < last:
        raise Refused([Problem("release-before", "", value=on.isoformat(), detail=last.isoformat())])
    number, undone = store.next_release(connection), store.read_undone(connection)
    texts = {language: note.texts.get(language) or next(iter(note.texts.values())) for language in compact().languages}
    told = {f"note_{language}": " ".join([text, *_say_undone(undone, language)]) for language, text in texts.items()}
    connection.execute(sql.text("stewards/begin_release"), {"release": number, "on": on} | told)
    return number


def _say_undone(undone: Sequence[int], language: str) -> list[str]:
    """A sentence for each release that was undone before this one, so that nobody looks for it."""
    return [catalogue(language).gettext(N_("Release {number} was undone.")).format(number=number) for number in undone]
