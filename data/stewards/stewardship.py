"""What stewards do with the ledger: take reports in, decide on them, close periods, make releases. Each is one locked step.

The ledger lies beside the released file. One process at a time writes; a second one is told who does.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import duckdb

from data import build, sql, tables
from data.compact import Texts, compact
from data.days import refuse_coming
from data.file_modes import SECRET, put_in_place
from data.ledger import store
from data.ledger.change import Change
from data.ledger.decisions import ReportState, check_clearing, check_decision
from data.ledger.store import Decision, Report
from data.problems import Problem, Refused, errors
from data.report import checking, intake, personal
from data.report.history import load_history
from data.stewards import live_states
from data.stewards import release_recovery as finishing
from data.words.speaking import say

REAL_PROGRAMME = Path(__file__).parents[1] / "programme"
"""Who reports what and when, in a real ledger: institutions, sources, duties, targets."""


PREVIEW_DAYS = 7
"""Days for which both sides see what a release of a real ledger would be."""


@dataclass(frozen=True)
class Programme:
    """Where the tables lie that a ledger is kept with."""

    framework: Path = tables.FRAMEWORK
    record: Path = tables.RECORD
    programme: Path | None = None


@contextmanager
def opened(out: Path, place: Programme, *, lock: bool = True, memory: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """The ledger beside the released file `out`, with framework and programme loaded. Raises Busy, WrongLedger, Refused, OSError."""
    if lock:
        with build.alone(out):
            finishing.finish(out)
            with opened(out, place, lock=False, memory=memory) as connection:
                yield connection
        return
    with build.workplace(out) as spill, store.connect(spill / "spill", memory) as connection:
        kind = store.open_ledger(connection, build.ledger_of(out))
        programme = choose_programme(kind, place)
        build.load_framework(connection, place.framework, place.record, programme, demonstration=kind == store.DEMONSTRATION)
        connection.execute(sql.text("stewards/adopt_meetings"))
        connection.execute(sql.text("stewards/adopt_proposals"))
        try:
            yield connection
            live_states.write_states(connection, out, {report: each.state for report, each in read_states(connection).items()})
            store.detach(connection)
        except build.UNWRITABLE as error:
            raise OSError(say("{file} could not be written: {cause}", file=build.ledger_of(out), cause=error)) from error


def choose_programme(kind: str, place: Programme) -> Path:
    """The folder with the tables of the programme of a ledger of this kind."""
    return place.programme or (tables.DEMONSTRATION if kind == store.DEMONSTRATION else REAL_PROGRAMME)


def read_programme(connection: duckdb.DuckDBPyConnection, place: Programme) -> Path:
    """The same for the ledger at hand."""
    ((kind,),) = connection.execute("select value from ledger.about where key = 'kind'").fetchall()
    return choose_programme(kind, place)


def begin_real(out: Path, programme: Path, preview_days: int = PREVIEW_DAYS) -> list[Path]:
    """Begin a real ledger beside `out`, and the tables of its programme that are not there yet, with their heads only.

    The preview of each of its releases can be seen for `preview_days` before the release is made.

    Returns the tables written. Raises FileExistsError when there is a ledger already, OSError.
    """
    with build.alone(out), build.workplace(out) as spill:
        with store.connect(spill / "spill") as connection:
            target = build.ledger_of(out)
            if target.exists():
                raise FileExistsError(say("{file} is there already. A ledger is never begun over another file.", file=target))
            store.begin_ledger(connection, spill / "ledger.duckdb", store.REAL, preview_days)
            store.detach(connection)
        put_in_place(spill / "ledger.duckdb", target, SECRET)
    programme.mkdir(parents=True, exist_ok=True)
    lacking = [source for source in tables.PROGRAMME_TABLES if not source.optional and not (programme / source.file).exists()]
    for source in lacking:
        (programme / source.file).write_text(",".join(source.columns) + "\n", encoding="utf-8")
    return [programme / source.file for source in lacking]


def take_in(
    out: Path,
    paths: Sequence[Path],
    role: str,
    on: date,
    reason: Texts = MappingProxyType({}),
    place: Programme = Programme(),
    only: str = "",
) -> tuple[list[Report], list[Problem]]:
    """Keep the reports at `paths` as received, all or none; returns which they are, and the warnings.

    Several at once go one way through the same rules, however many rows they have; a workbook is taken in alone. A correction says
    why, in one language at least: a steward adds others when the reason is cleared. With `only`, all are of this institution.

    Raises Refused with everything that is wrong with any of them.
    """
    refuse_coming(on)
    refuse_personal(**compact().unfold("reason", reason))
    with opened(out, place) as connection, _held(paths) as held:
        if out.is_file():
            load_history(connection, out)
        problems = intake.check(connection, held) if len(held) > 1 else checking.check_file(connection, held[0])
        if wrong := errors(problems):
            raise Refused(wrong)
        store.note_calendar(connection, on)
        if wrong := intake.compare(connection):
            raise Refused(wrong)
        reports = connection.execute("select institution, period, version from intake.file order by all").fetchall()
        if others := [report for report in reports if only and report[0] != only]:
            raise Refused([Problem("other-institution", "", value=report[0], detail=only) for report in others])
        if corrections := [report for report in reports if report[2] > 1 and not any(reason.values())]:
            raise Refused([Problem("correction-unexplained", store.name_report(report)) for report in corrections])
        problems = [*intake.look_again(connection), *problems]
        store.accept(connection, Decision("received", role, on, reason))
        return [(institution, period, version) for institution, period, version in reports], problems


@contextmanager
def _held(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Copies nobody changes between the check and the keeping. Raises Refused when a file cannot be read."""
    with TemporaryDirectory() as folder:
        held = []
        for number, path in enumerate(paths):
            held.append(Path(folder) / str(number) / path.name)
            held[-1].parent.mkdir()
            try:
                held[-1].write_bytes(path.read_bytes())
            except OSError as error:
                raise Refused([Problem("unreadable", path.name, detail=error.strerror or str(error))]) from error
        yield held


def decide(out: Path, report: Report, decision: Decision, place: Programme = Programme()) -> list[Report]:
    """Write down what became of a report; returns all reports decided on with it, those of members with the Commission's.

    Raises Refused when the report is not there or the decision cannot be taken now.
    """
    refuse_coming(decision.on)
    refuse_personal(**decision.reason_columns)
    with opened(out, place) as connection:
        states = read_states(connection)
        if problems := check_decision(report, decision, states):
            raise Refused(problems)
        reports = [report, *(_members(report, states) if decision.state == "agreed" else [])]
        store.decide(connection, reports, decision)
        return reports


def refuse_personal(**texts: str | None) -> None:
    """Raise Refused for each text that looks like data of a person: what is typed at a step is kept, and may be released."""
    problems = [Problem(rule, "", column=column) for column, text in texts.items() if text and (rule := personal.find_personal(text))]
    if problems:
        raise Refused(problems)


def read_states(connection: duckdb.DuckDBPyConnection) -> dict[Report, ReportState]:
    """Where each version of each report stands."""
    rows = connection.execute(sql.text("stewards/states")).fetchall()
    return {(institution, period, version): ReportState(*rest) for institution, period, version, *rest in rows}


def _members(report: Report, states: dict[Report, ReportState]) -> list[Report]:
    """The verified reports of the half-year that the report of this institution puts together."""
    institution, period, _ = report
    return [each for each, stands in states.items() if stands.reports_to == institution and each[1] == period and stands.state == "verified"]


def compare(out: Path, report: Report, place: Programme = Programme()) -> list[Change]:
    """What agreeing to this version changes: every figure, was and will be. Raises Refused for a report that is not there."""
    with opened(out, place) as connection:
        if report not in read_states(connection):
            raise Refused([Problem("no-such-report", store.name_report(report))])
        return read_changes(connection, report)


def read_changes(connection: duckdb.DuckDBPyConnection, report: Report) -> list[Change]:
    """Every figure that agreeing to this version changes."""
    institution, period, version = report
    rows = connection.execute(sql.text("stewards/changes"), {"institution": institution, "period": period, "version": version}).fetchall()
    return [Change(*row) for row in rows]


REASON = "Reason"
"""Stands for the sheet where what waits for a steward is why somebody corrected, returned or decided on a report; the row is the event."""
MAIN_TEXTS = {
    "Narrative": "text",
    "Contributions": "purpose",
    "Personnel": "post",
    "Milestones": "milestone",
    "Explanations": "cause",
    REASON: "reason",
}
"""The sheets whose texts wait for a steward, and the column of the main one of a row; the others of the row are cleared with it."""


@dataclass(frozen=True)
class Text:
    """A text of a report: its row, the activity and region it is of where it has them, the words, and whether it was cleared for release."""

    row: int
    activity: str | None
    region: str | None
    text: str
    cleared: bool
    others: str | None = None
    """The other texts of the row, which are cleared with it."""
    both: dict[str, str | None] | None = None
    """A text that was typed in several languages, by language; None for what is in one."""


def read_texts(out: Path, report: Report, place: Programme = Programme(), sheet: str = "Narrative") -> list[Text]:
    """The texts of one sheet of a version of a report."""
    with opened(out, place) as connection:
        return read_texts_of(connection, report, sheet)


def clear(
    out: Path,
    report: Report,
    row: int,
    language: str,
    by: Decision,
    translations: Texts = MappingProxyType({}),
    place: Programme = Programme(),
    sheet: str = "Narrative",
) -> Text:
    """Let the texts of a row enter the releases to come, the main one in the language it is in and in those it is translated into. Returns it.

    Only texts of agreed reports are released. Raises Refused for a row without text, for a translation that names a person, and where
    the role is one that reports.
    """
    refuse_coming(by.on)
    if problems := check_clearing(by):
        raise Refused(problems)
    with opened(out, place) as connection:
        found = next((text for text in read_texts_of(connection, report, sheet) if text.row == row), None)
        if found is None:
            raise Refused([Problem("no-such-text", store.name_report(report), row)])
        if any(personal.looks_personal(text) for text in translations.values()):
            raise Refused([Problem("person-name", store.name_report(report), row)])
        written: dict[str, str | None] = {code: text for code, text in (found.both or {language: found.text}).items() if text}
        texts = {**translations, **written}
        store.clear(connection, report, sheet, row, (found.activity, found.region), texts, by)
        return found


def _reasons(connection: duckdb.DuckDBPyConnection, report: Report) -> list[Text]:
    rows = connection.execute(sql.text("stewards/reasons"), dict(zip(("institution", "period", "version"), report, strict=True))).fetchall()
    return [
        Text(row, activity, state, next(filter(None, told)), cleared, both=dict(zip(compact().languages, told, strict=True)))
        for row, activity, state, *told, cleared in rows
    ]


def read_texts_of(connection: duckdb.DuckDBPyConnection, report: Report, sheet: str) -> list[Text]:
    """The texts of one sheet, or the reasons that were typed at steps."""
    if sheet == REASON:
        return _reasons(connection, report)
    institution, period, version = report
    parameters = {"institution": institution, "period": period, "version": version, "sheet": sheet, "main": MAIN_TEXTS[sheet]}
    return [Text(*row) for row in connection.execute(sql.text("stewards/texts"), parameters).fetchall()]


def close(out: Path, period: str, decision: Decision, why: str, place: Programme = Programme()) -> None:
    """Close a period although not all its reports came; `why` is kept in the ledger.

    Raises Refused for an unknown period or one that is closed, and for a day on which it has not ended or before the last release.
    """
    refuse_coming(decision.on)
    refuse_personal(reason=why)
    with opened(out, place) as connection:
        found = connection.execute("select ends from framework.period where period = $1", [period]).fetchone()
        if not found:
            raise Refused([Problem("unknown-period", "", value=period)])
        ((last,),) = connection.execute("select max(released_on) from ledger.released.release").fetchall()
        if decision.on <= found[0]:
            raise Refused([Problem("period-not-ended", "", value=period, detail=found[0].isoformat())])
        if last is not None and decision.on < last:
            raise Refused([Problem("closed-before-release", "", value=decision.on.isoformat(), detail=last.isoformat())])
        if connection.execute("select 1 from ledger.closure where period = $1", [period]).fetchone():
            raise Refused([Problem("period-closed", "", value=period)])
        store.close(connection, period, decision, why)


def list_missing(out: Path, period: str, place: Programme = Programme()) -> list[str]:
    """The reports of a half-year, or of the half-years of a year, that were expected and did not come: `MIMP 2021-H1`."""
    with opened(out, place) as connection:
        rows = connection.execute(
            "select distinct institution || ' ' || period from ledger.expected where $1 in (period, left(period, 4)) "
            "and (institution, period) not in (select (institution, period) from ledger.report) order by all",
            [period],
        ).fetchall()
    return [name for (name,) in rows]


def reopen(out: Path, period: str, decision: Decision, why: str, place: Programme = Programme()) -> None:
    """Take back that a period is closed, while nothing rests on it.

    Raises Refused for a period that is not closed, and for one that a release knew to be closed: its figures are final for readers.
    """
    refuse_coming(decision.on)
    refuse_personal(reason=why)
    with opened(out, place) as connection:
        if not connection.execute("select 1 from ledger.closure where period = $1", [period]).fetchone():
            raise Refused([Problem("period-not-closed", "", value=period)])
        connection.execute("set variable period = $1", [period])
        resting = connection.execute(sql.text("stewards/rests_on_closure")).fetchall()
        if resting:
            raise Refused([Problem("closure-released", "", value=period, detail=str(resting[0][0]))])
        store.reopen(connection, period, decision, why)
