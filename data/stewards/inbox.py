"""What waits for stewards: reports to decide on and texts to clear, and a report opened to decide on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data import sql
from data.ledger.change import Change
from data.ledger.decisions import list_steps
from data.ledger.store import Report, name_report
from data.problems import Problem, Refused
from data.report.pointing import point_out
from data.stewards.stewardship import MAIN_TEXTS, REASON, Programme, Text, opened, read_changes, read_states, read_texts_of

CLOSED = ("agreed", "returned")


@dataclass(frozen=True)
class Waiting:
    """A version of a report for which something is left to do: since when, how many texts to clear, and what each role can decide."""

    report: Report
    state: str
    since: date
    sides: tuple[str, ...]
    texts: int
    steps: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class WaitingText:
    """A text that nobody has cleared: its sheet, and the numbers and names in it that a steward should look at."""

    sheet: str
    text: Text
    pointed: tuple[str, ...]


@dataclass(frozen=True)
class OpenReport:
    """A report as a steward reads it: what agreeing to it changes, and its texts that wait."""

    waiting: Waiting
    changes: tuple[Change, ...]
    texts: tuple[WaitingText, ...]


def list_waiting(out: Path, roles: Sequence[str], on: date, place: Programme = Programme()) -> list[Waiting]:
    """What waits, the oldest first: reports that are neither agreed nor returned, and others whose texts are not cleared."""
    with opened(out, place) as connection:
        return _waiting(connection, roles, on)


def open_report(out: Path, report: Report, roles: Sequence[str], on: date, place: Programme = Programme()) -> OpenReport:
    """A report with what it changes and its texts that wait. Raises Refused for one that does not wait."""
    with opened(out, place) as connection:
        waiting = next((each for each in _waiting(connection, roles, on) if each.report == report), None)
        if waiting is None:
            raise Refused([Problem("no-such-report", name_report(report))])
        sheets = [REASON] if waiting.state == "returned" else list(MAIN_TEXTS)
        texts = [(sheet, text) for sheet in sheets for text in read_texts_of(connection, report, sheet) if not text.cleared]
        pointed = tuple(WaitingText(sheet, text, point_out(" · ".join(filter(None, _words(sheet, text))))) for sheet, text in texts)
        return OpenReport(waiting, tuple(read_changes(connection, report)), pointed)


def _words(sheet: str, text: Text) -> list[str | None]:
    return list((text.both or {}).values()) if sheet == REASON else [text.text, text.others]


def _waiting(connection: duckdb.DuckDBPyConnection, roles: Sequence[str], on: date) -> list[Waiting]:
    states = read_states(connection)
    days = {(row[0], row[1], row[2]): date.fromisoformat(row[3]) for row in connection.execute(sql.text("stewards/live_states")).fetchall()}
    sheets = [sheet for sheet in MAIN_TEXTS if sheet != REASON]
    told = {"sheets": sheets, "mains": [MAIN_TEXTS[sheet] for sheet in sheets]}
    texts = {(row[0], row[1], row[2]): (row[3], row[4]) for row in connection.execute(sql.text("stewards/waiting_texts"), told).fetchall()}
    newest = set({report[:2]: report for report in sorted(states)}.values())
    found = []
    for report, stands in states.items():
        count, reasons = texts.get(report, (0, 0))
        left = count if stands.state != "returned" else reasons  # of a returned report only the reasons of steps are released
        if (left and stands.state in CLOSED) or (report in newest and stands.state not in CLOSED):
            steps = {role: tuple(list_steps(report, role, on, states)) for role in roles}
            found.append(Waiting(report, stands.state, days[report], tuple(stands.sides), left, steps))
    return sorted(found, key=lambda each: (each.state in CLOSED, each.since, each.report))
