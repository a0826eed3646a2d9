"""What pages may ask of data: every write of the program, and the making of the released file, goes through here."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import build, trouble
from data.days import today
from data.ledger import finishing, meetings, stewardship
from data.ledger.stewardship import Change
from data.ledger.store import WrongLedger, read_report
from data.problems import Problem, Refused
from data.report import checking, safety
from data.report.annotate import annotate
from data.report.naming import Finding, tell
from data.report.template import make_template
from data.words.speaking import speaking

__all__ = [
    "EXAMPLE",
    "MOST_BYTES",
    "Change",
    "Finding",
    "NotMade",
    "NotTaken",
    "check",
    "compare",
    "finish",
    "make_blank",
    "make_program",
    "mark",
    "note_discussion",
    "take_in",
]

EXAMPLE = "MIMP/2021-H1/v1"
"""How a report is named: institution, half-year, version."""
MOST_BYTES = safety.MOST_BYTES
"""Size of the largest workbook that is taken."""
TROUBLE = (trouble.Passing, finishing.HalfDone, build.Busy, build.Unsound, WrongLedger, OSError, duckdb.Error)


class NotMade(Exception):
    """It could not be done; the message says why and what to do."""


class NotTaken(Exception):
    """A report that is not accepted; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} problems")
        self.findings = findings


def make_program(path: Path) -> None:
    """Build the released file of the demonstration at `path`, with progress on standard error. Raises NotMade."""
    try:
        build.build(path)
    except Refused as refused:
        raise NotMade("\n".join(problem.line() for problem in refused.problems)) from refused
    except TROUBLE as error:
        raise NotMade(trouble.tell(error.__cause__ or error, path) or str(error)) from error


def finish(path: Path) -> int:
    """Finish a release that reached the ledger beside `path` and not the file; its number, 0 where nothing was left to do. Raises NotMade."""
    if not build.ledger_of(path).exists():
        return 0
    try:
        with build.alone(path):
            return finishing.finish(path)
    except TROUBLE as error:
        raise NotMade(str(error)) from error


def check(path: Path, language: str, program: Path | None = None) -> list[Finding]:
    """Everything wrong with the report at `path`, in the language; errors first. Stores nothing. Compares with released figures only."""
    return [tell(problem, language) for problem in _check(path, program)]


def mark(path: Path, language: str, program: Path | None = None) -> bytes | None:
    """A copy of the report with the wrong cells coloured and explained; None where it cannot be opened."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "marked.xlsx"
        return copy.read_bytes() if annotate(path, copy, _check(path, program), language) else None


def make_blank(institution: str, period: str, language: str, program: Path | None = None) -> bytes:
    """The blank workbook of a report. Raises NotMade for an unknown institution or half-year."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "blank.xlsx"
        try:
            make_template(out, institution, period, language, program if program and program.is_file() else None)
        except Refused as refused:
            raise NotMade("\n".join(problem.line(language) for problem in refused.problems)) from refused
        return out.read_bytes()


def take_in(path: Path, language: str, program: Path, reason: str = "", reason_es: str = "") -> tuple[str, list[Finding]]:
    """Keep the report at `path` as received in the ledger beside `program`; its name, and the warnings. Raises NotTaken, NotMade."""
    with _answering(language, program):
        ((institution, period, version),), problems = stewardship.take_in(program, [path], "reporting-officer", today(), reason, reason_es=reason_es)
    return f"{institution} {period} v{version}", [tell(problem, language) for problem in problems]


def compare(name: str, language: str, program: Path) -> list[Change]:
    """What agreeing to a received report changes, `MIMP/2021-H1/v1`: every figure, was and will be. Raises NotTaken, NotMade."""
    with _answering(language, program):
        if (report := read_report(name)) is None:
            raise Refused([Problem("report-name", "", value=name, detail=EXAMPLE)])
        return stewardship.compare(program, report)


def note_discussion(fields: dict[str, str], language: str, program: Path) -> int:
    """Note what was said at a meeting, from the fields of a form; the number of the entry in the ledger. Raises NotTaken, NotMade."""
    with _answering(language, program):
        return meetings.discuss(program, _read_discussion(fields), "technical-secretary", today())


@contextmanager
def _answering(language: str, program: Path) -> Iterator[None]:
    """What keeps something from being written is told in the reader's language,. Raises NotTaken, NotMade."""
    with speaking(language):
        try:
            yield
        except Refused as refused:
            raise NotTaken([tell(problem, language) for problem in refused.problems]) from refused
        except TROUBLE as error:
            raise NotMade(trouble.tell(error.__cause__ or error, program.name) or str(error)) from error


def _read_discussion(fields: dict[str, str]) -> meetings.Discussion:
    """The entry that the fields of a form make; those that are not asked for are passed over. Raises Refused for a day that is none."""
    said = fields.get("discussed", "yes") == "yes"
    note, decision, follow_up = ((fields.get(f"{name}_en"), fields.get(f"{name}_es")) for name in ("note", "decision", "follow_up"))
    due, done = _read_day(fields, "due_on"), _read_day(fields, "done_on")
    return meetings.Discussion(
        fields.get("meeting", ""),
        fields.get("indicator", ""),
        said,
        *note,
        *decision,
        *follow_up,
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
    try:
        return checking.check_report(path, program if program and program.is_file() else None)
    except Refused as refused:
        return refused.problems
