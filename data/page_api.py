"""What pages may ask of data: every write of the program, and the making of the released file, goes through here.

The engine is imported by the function that needs it: it takes a second, and the first answer of a server needs none of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from data.compact import Texts, compact
from data.ledger.change import Change
from data.problems import Problem, Refused
from data.progress import Show, ignore
from data.report.finding import Finding
from data.report.size import MOST_BYTES
from data.words import N_
from data.words.speaking import say, speaking

if TYPE_CHECKING:
    from data.ledger.store import Report
    from data.stewards.inbox import OpenReport, Waiting
    from data.stewards.meetings import Discussion

__all__ = [
    "EXAMPLE",
    "MOST_BYTES",
    "Change",
    "Finding",
    "NotMade",
    "NotTaken",
    "acting_as",
    "answering",
    "check",
    "clear_text",
    "compare",
    "decide",
    "find_report",
    "finish",
    "is_being_made",
    "keep_framework",
    "list_waiting",
    "load_engine",
    "make_blank",
    "make_package",
    "make_program",
    "mark",
    "note_discussion",
    "open_report",
    "take_in",
]

PATIENCE = 30.0
"""Seconds that a step waits for others before it."""
BUSY = N_("Another step is being taken in the ledger now. Nothing is lost: try again in a minute.")
EXAMPLE = "DEM-F/2021-H1/v1"
"""How a report is named: institution, half-year, version."""


class NotMade(Exception):
    """It could not be done; the message says why and what to do, `kind` is `refused`, `busy`, `unsound`, `disk` or `failed`."""

    def __init__(self, message: str, kind: str = "failed") -> None:
        super().__init__(message)
        self.kind = kind


class NotTaken(Exception):
    """A report that is not accepted; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} problems")
        self.findings = findings


def read_live_states(program: Path) -> list[dict[str, Any]]:
    """The newest version of each report with its state and the day of its last step, as the ledger has it now; empty where nothing is known."""
    from data.stewards import live_states

    try:
        told = json.loads(live_states.path_of(program).read_text(encoding="utf-8"))
        return [dict(each) for each in told["reports"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def today() -> date:
    """The day of the programme, which is that of its own clock."""
    from data import days

    return days.today()


def load_engine() -> None:
    """Import what checks, releases and workbooks need, before somebody waits for it."""
    from data.report import annotate, checking, template
    from data.stewards import meetings, stewardship

    assert all((meetings, stewardship, annotate, checking, template))


def keep_framework() -> None:
    """Keep framework and programme in memory once they were read: a server takes many steps."""
    from data import kept_framework

    kept_framework.keep_from_now_on()


def make_program(path: Path, show: Show = ignore) -> None:
    """Build the released file of the demonstration at `path`; `show` is told of each step. Raises NotMade."""
    from data import build

    try:
        with _translating_trouble(path):
            build.build(path, show)
    except Refused as refused:
        raise NotMade("\n".join(problem.line() for problem in refused.problems), "refused") from refused


def is_being_made(path: Path) -> bool:
    """Whether another process is writing the file at `path` or its ledger."""
    from data import build

    try:
        with build.alone(path):
            return False
    except build.Busy:
        return True


def finish(path: Path) -> int:
    """Finish a release that reached the ledger beside `path` and not the file; its number, 0 where nothing was left to do. Raises NotMade."""
    from data import build
    from data.stewards import release_recovery as finishing

    if not build.ledger_of(path).exists():
        return 0
    with _translating_trouble(path), build.alone(path):
        return finishing.finish(path)


def check(path: Path, language: str, program: Path | None = None) -> list[Finding]:
    """Everything wrong with the report at `path`, in the language; errors first. Stores nothing. Compares with released figures only."""
    from data.report.naming import tell

    return [tell(problem, language) for problem in _check(path, program)]


def mark(path: Path, language: str, program: Path | None = None) -> bytes | None:
    """A copy of the report with the wrong cells coloured and explained; None where it cannot be opened."""
    from data.report.annotate import annotate

    with TemporaryDirectory() as folder:
        copy = Path(folder) / "marked.xlsx"
        return copy.read_bytes() if annotate(path, copy, _check(path, program), language) else None


def make_blank(institution: str, period: str, language: str, program: Path | None = None) -> bytes:
    """The blank workbook of a report. Raises NotMade for an unknown institution or half-year."""
    from data.report.template import make_template

    with TemporaryDirectory() as folder:
        out = Path(folder) / "blank.xlsx"
        try:
            make_template(out, institution, period, language, program if program and program.is_file() else None)
        except Refused as refused:
            raise NotMade("\n".join(problem.line(language) for problem in refused.problems), "refused") from refused
        return out.read_bytes()


def make_package(language: str, program: Path, out: Path) -> None:
    """Write the open data package of the newest release to `out`. Raises NotMade."""
    from data.package.package import make_package

    try:
        make_package(program, out)
    except Refused as refused:
        raise NotMade("\n".join(problem.line(language) for problem in refused.problems), "refused") from refused


def take_in(path: Path, language: str, program: Path, reason: Texts, institution: str = "") -> tuple[str, list[Finding]]:
    """Keep the report at `path` as received in the ledger beside `program`; its name, and the warnings.

    Who sends for one `institution` sends for no other. Raises NotTaken, NotMade.
    """
    from data.days import today
    from data.report.naming import tell
    from data.stewards import stewardship

    with answering(language, program):
        taken = stewardship.take_in(program, [path], "reporting-officer", today(), reason, only=institution)
        ((sent, period, version),), problems = taken
    return f"{sent} {period} v{version}", [tell(problem, language) for problem in problems]


def compare(name: str, language: str, program: Path) -> list[Change]:
    """What agreeing to a received report changes, `DEM-F/2021-H1/v1`: every figure, was and will be. Raises NotTaken, NotMade."""
    from data.stewards import stewardship

    with answering(language, program):
        return stewardship.compare(program, find_report(name))


def note_discussion(fields: dict[str, str], language: str, program: Path) -> int:
    """Note what was said at a meeting, from the fields of a form; the number of the entry in the ledger. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import meetings

    with answering(language, program):
        return meetings.discuss(program, _read_discussion(fields), "technical-secretary", today())


@dataclass(frozen=True)
class Draft:
    """An entry of the log of a meeting that no steward has cleared yet: its number, indicator and texts."""

    entry: int
    indicator: str
    note: str
    decision: str
    follow_up: str


def list_drafts(meeting: str, language: str, program: Path) -> list[Draft]:
    """The entries of the log of a meeting that are not cleared, in the order in which they were noted. Raises NotTaken, NotMade."""
    from data.stewards import meetings

    with answering(language, program):
        noted = meetings.read_log(program, meeting)
    return [Draft(each.entry, each.indicator, each.note, each.decision, each.follow_up) for each in noted if not each.cleared]


def list_waiting(roles: Sequence[str], language: str, program: Path) -> list[Waiting]:
    """What waits for stewards, the oldest first, with what each role can decide. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import inbox

    with answering(language, program):
        return inbox.list_waiting(program, roles, today())


def open_report(name: str, roles: Sequence[str], language: str, program: Path) -> OpenReport:
    """A report that waits, with what it changes and its texts to clear. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import inbox

    with answering(language, program):
        return inbox.open_report(program, find_report(name), roles, today())


def decide(name: str, state: str, role: str, reason: Texts, language: str, program: Path) -> list[str]:
    """Take a decision on a report, with its reason; the reports decided on with it. Raises NotTaken, NotMade."""
    from data.days import today
    from data.ledger.decisions import ROLES
    from data.ledger.store import Decision, name_report
    from data.stewards import stewardship

    with answering(language, program):
        decision = Decision(state, role, today(), reason, ROLES[role])
        return [name_report(each) for each in stewardship.decide(program, find_report(name), decision)]


def clear_text(name: str, sheet: str, row: int, role: str, written_in: str, translations: Texts, language: str, program: Path) -> None:
    """Let a text of a report be released, in the language it is written in and in those it is translated into. Raises NotTaken, NotMade."""
    from data.days import today
    from data.ledger.store import Decision
    from data.stewards import stewardship

    with answering(language, program):
        by = Decision("cleared", role, today())
        stewardship.clear(program, find_report(name), row, written_in, by, translations, sheet=sheet)


def find_report(name: str) -> Report:
    """The report of this name. Raises Refused where it is written otherwise."""
    from data.ledger import store

    if (report := store.read_report(name)) is None:
        raise Refused([Problem("report-name", "", value=name, detail=EXAMPLE)])
    return report


def acting_as(person: str) -> AbstractContextManager[None]:
    """Note in the ledger which person takes a step, by a pseudonym; "" for nobody known."""
    from data.ledger.acting import acting_as as note

    return note(person)


@contextmanager
def answering(language: str, program: Path) -> Iterator[None]:
    """Translate write errors into the reader's language. Raises NotTaken, NotMade."""
    from data import build
    from data.report.naming import tell

    with speaking(language):
        try:
            with _translating_trouble(program, program.name), build.patient(PATIENCE):
                yield
        except Refused as refused:
            raise NotTaken([tell(problem, language) for problem in refused.problems]) from refused


@contextmanager
def _translating_trouble(path: Path, name: str = "") -> Iterator[None]:
    """Raise NotMade for locks, disks, half-done releases and files of the wrong kind; `name` is what a reader is told of `path`."""
    import duckdb

    from data import build
    from data import transient_errors as trouble
    from data.ledger.store import WrongLedger
    from data.stewards import release_recovery as finishing

    kinds = {build.Busy: "busy", build.Unsound: "unsound", OSError: "disk"}
    try:
        yield
    except (trouble.Passing, finishing.HalfDone, build.Busy, build.Unsound, WrongLedger, OSError, duckdb.Error) as error:
        kind = next((kind for known, kind in kinds.items() if isinstance(error, known)), "failed")
        if kind == "busy" and name:  # a reader is told of no path and no process
            raise NotMade(say(BUSY), kind) from error
        raise NotMade(trouble.tell(error.__cause__ or error, name or path) or str(error), kind) from error


def _read_discussion(fields: dict[str, str]) -> Discussion:
    """The entry that the fields of a form make; those that are not asked for are passed over. Raises Refused for a day that is none."""
    from data.stewards.meetings import Discussion

    said = fields.get("discussed", "yes") == "yes"
    note, decision, follow_up = (compact().fold(name, fields) for name in ("note", "decision", "follow_up"))
    due, done = _read_day(fields, "due_on"), _read_day(fields, "done_on")
    return Discussion(
        fields.get("meeting", ""),
        fields.get("indicator", ""),
        said,
        note,
        decision,
        follow_up,
        owner=fields.get("owner"),
        due_on=due,
        done_on=done,
    )


def _read_day(fields: dict[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(fields[name]) if name in fields else None
    except ValueError as error:
        raise Refused([Problem("not-a-date", "", column=name, value=fields[name])]) from error


def _check(path: Path, program: Path | None) -> list[Problem]:
    from data.report import checking

    try:
        return checking.check_report(path, program if program and program.is_file() else None)
    except Refused as refused:
        return refused.problems
