"""What stewards write down of annual meetings: the day, the key indicators frozen before it, what was said, and what of that may be released.

Every step is a row of its own in the ledger; what stood before stays. A list changes with a reason and never after the meeting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data import sql
from data.compact import Texts, compact
from data.days import refuse_coming, today
from data.ledger import store
from data.problems import Problem, Refused
from data.report import personal
from data.stewards.stewardship import Programme, opened

PROGRAMME_MEETINGS = "(from framework.meeting where event is null)"
"""Those that the programme holds; what public sources tell of is history."""


@dataclass(frozen=True)
class Meeting:
    """An annual meeting: its code, names, day and place, and the release whose figures it discusses."""

    meeting: str
    name: Texts
    held_on: date
    place: Texts = field(default_factory=dict)
    pinned_release: int | None = None
    note: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A key indicator frozen for a meeting or, where it is not `kept`, taken out of the list; a change has its reason in every language."""

    meeting: str
    indicator: str
    frozen_by: str
    kept: bool = True
    series: str = ""
    reason: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Discussion:
    """What was said of a key indicator: whether its data was discussed, the decision, what follows, who does it and until when."""

    meeting: str
    indicator: str
    discussed: bool
    note: Texts = field(default_factory=dict)
    decision: Texts = field(default_factory=dict)
    follow_up: Texts = field(default_factory=dict)
    owner: str | None = None
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class Noted:
    """An entry of the log as the ledger has it: its number, what it says in short, and whether it was cleared for release."""

    entry: int
    indicator: str
    discussed: bool
    note: str
    decision: str
    follow_up: str
    cleared: bool


def set_meeting(out: Path, meeting: Meeting, role: str, on: date, place: Programme = Programme()) -> None:
    """Write down a meeting, or change what was written down of it. Raises Refused (before the signature, an unknown release, a name in a text)."""
    refuse_coming(on)
    with opened(out, place) as connection:
        ((signed,),) = connection.execute("select max(starts) from framework.event where event = 'signature'").fetchall()
        found = _personal(meeting)
        if signed is not None and meeting.held_on < signed:
            found.append(Problem("before-signature", meeting.meeting, value=str(meeting.held_on), detail=str(signed)))
        found += _unknown(connection, meeting.meeting, "ledger.released.release", "release", meeting.pinned_release)
        _refuse(found)
        store.note_meeting(connection, "meeting", [_columns(meeting) | {"role": role, "noted_on": on}], "meeting")


def freeze(out: Path, entries: list[Entry], role: str, on: date, place: Programme = Programme()) -> None:
    """Freeze key indicators for a meeting, or take some out, all or none of them. They follow one another in the order of `entries`.

    Raises Refused: an unknown code, the meeting is over (whatever day is given for the step), a change without a reason.
    """
    refuse_coming(on)
    with opened(out, place) as connection:
        found: list[Problem] = []
        rows = []
        shown = [replace(entry, series=entry.series or _first_series(connection, entry.indicator)) for entry in entries]
        for number, entry in enumerate(shown, start=1):
            found += _wrong_entry(connection, entry, on)
            rows.append(_columns(entry) | {"role": role, "frozen_on": on, "position": _last_position(connection, entry.meeting) + number})
        _refuse(found)
        store.note_meeting(connection, "meeting_indicator", rows, "freeze")


def discuss(out: Path, said: Discussion, role: str, on: date, place: Programme = Programme()) -> int:
    """Note what was said of a key indicator; returns the number of the entry. It is released only once it is cleared.

    Raises Refused: an unknown code, an indicator that is not on the list, a meeting still to come, personal data in a text.
    """
    refuse_coming(on)
    with opened(out, place) as connection:
        found = _personal(said) + _unknown(connection, said.meeting, PROGRAMME_MEETINGS, "meeting", said.meeting)
        if not found and not _last_of(connection, said.meeting).get(said.indicator):
            found.append(Problem("not-frozen", said.meeting, value=said.indicator))
        if (held_on := _held_on(connection, said.meeting)) and held_on > today():
            found.append(Problem("meeting-to-come", said.meeting, value=str(held_on)))
        found += _unknown(connection, said.meeting, "framework.institution", "institution", said.owner)
        _refuse(found)
        return store.note_discussion(connection, _columns(said) | {"role": role, "noted_on": on})


def clear(out: Path, meeting: str, entry: int, role: str, on: date, place: Programme = Programme()) -> Noted:
    """Let an entry of the log of a meeting enter the releases to come. Raises Refused where the meeting has no such entry."""
    refuse_coming(on)
    with opened(out, place) as connection:
        found = next((each for each in _entries(connection, meeting) if each.entry == entry), None)
        if found is None:
            raise Refused([Problem("no-such-entry", meeting, value=str(entry))])
        store.clear_discussion(connection, entry, role, on, meeting)
        return replace(found, cleared=True)


def read_log(out: Path, meeting: str, place: Programme = Programme()) -> list[Noted]:
    """What the ledger has noted of a meeting, cleared or not, in the order in which it was noted. For stewards."""
    with opened(out, place) as connection:
        _refuse(_unknown(connection, meeting, PROGRAMME_MEETINGS, "meeting", meeting))
        return _entries(connection, meeting)


def _entries(connection: duckdb.DuckDBPyConnection, meeting: str) -> list[Noted]:
    return [Noted(*row) for row in connection.execute(sql.text("stewards/meeting_entries"), {"meeting": meeting}).fetchall()]


def _refuse(found: list[Problem]) -> None:
    if found:
        raise Refused(found)


def _personal(texts: Meeting | Discussion) -> list[Problem]:
    """A problem for each text that seems to name a person; what was found is not repeated."""
    said = [part for name, text in _texts(texts).items() for part in compact().unfold(name, text).items()]
    return [Problem("person-name", texts.meeting, column=name) for name, text in said if text and personal.looks_personal(text)]


def _texts(record: Meeting | Entry | Discussion) -> dict[str, Texts]:
    """The fields of a record that people read, which have a text a language."""
    return {name: value for name, value in vars(record).items() if isinstance(value, Mapping)}


def _columns(record: Meeting | Entry | Discussion) -> dict[str, Any]:
    """A record as a row: a text has a column a language."""
    texts = _texts(record)
    row = {name: value for name, value in vars(record).items() if name not in texts}
    return row | {column: part for name, text in texts.items() for column, part in compact().unfold(name, text).items()}


def _unknown(connection: duckdb.DuckDBPyConnection, file: str, table: str, column: str, code: str | int | None) -> list[Problem]:
    if code is None or connection.execute(f"select 1 from {table} where {column} = $1", [code]).fetchone():
        return []
    return [Problem("unknown-code", file, value=str(code), detail=column)]


def _held_on(connection: duckdb.DuckDBPyConnection, meeting: str) -> date | None:
    row = connection.execute("select held_on from framework.meeting where meeting = $1", [meeting]).fetchone()
    return row[0] if row else None


def _last_of(connection: duckdb.DuckDBPyConnection, meeting: str) -> dict[str, bool]:
    """Each indicator that was ever on the list of a meeting, and whether it is now."""
    question = "select indicator, arg_max(kept, frozen_on) from framework.meeting_indicator where meeting = $1 group by indicator"
    return dict(connection.execute(question, [meeting]).fetchall())


def _wrong_entry(connection: duckdb.DuckDBPyConnection, entry: Entry, on: date) -> list[Problem]:
    found = _unknown(connection, entry.meeting, PROGRAMME_MEETINGS, "meeting", entry.meeting)
    found += _unknown(connection, entry.meeting, "framework.indicator", "indicator", entry.indicator)
    found += _unknown(connection, entry.meeting, "framework.series", "series", entry.series)
    found += _unknown(connection, entry.meeting, "framework.institution", "institution", entry.frozen_by)
    held_on, on_list = _held_on(connection, entry.meeting), _last_of(connection, entry.meeting)
    if held_on is not None and max(on, today()) > held_on:
        found.append(Problem("frozen-after", entry.meeting, value=str(max(on, today())), detail=str(held_on)))
    if not entry.kept and not on_list.get(entry.indicator):
        found.append(Problem("not-frozen", entry.meeting, value=entry.indicator))
    if _begun_before(connection, entry.meeting, on) and not all(compact().unfold("reason", entry.reason).values()):
        found.append(Problem("change-without-reason", entry.meeting, value=entry.indicator))
    question = "select 1 from framework.meeting_indicator where (meeting, indicator, frozen_on) = ($1, $2, $3)"
    if connection.execute(question, [entry.meeting, entry.indicator, on]).fetchone():
        found.append(Problem("repeated-key", entry.meeting, value=f"{entry.indicator} {on}"))
    return found


def _begun_before(connection: duckdb.DuckDBPyConnection, meeting: str, on: date) -> bool:
    """Whether the list was frozen on an earlier day: what comes after is a change."""
    question = "select min(frozen_on) < $2 from framework.meeting_indicator where meeting = $1"
    row = connection.execute(question, [meeting, on]).fetchone()
    return bool(row and row[0])


def _first_series(connection: duckdb.DuckDBPyConnection, indicator: str) -> str:
    """The series that is shown of an indicator where none is named; "" for one that has none."""
    row = connection.execute("select series from framework.series where indicator = $1 order by position, series", [indicator]).fetchone()
    return row[0] if row else ""


def _last_position(connection: duckdb.DuckDBPyConnection, meeting: str) -> int:
    question = "select coalesce(max(position), 0) from framework.meeting_indicator where meeting = $1"
    ((last,),) = connection.execute(question, [meeting]).fetchall()
    return int(last)
