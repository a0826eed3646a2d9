"""The commands of stewards: reports in, decisions, releases, and the safekeeping of the ledger."""

import argparse
import re
from pathlib import Path

from data import build
from data.command_options import Command, place_option, role_options
from data.ledger import backup, finishing, stewardship, store, trace, verification
from data.ledger.decisions import ROLES, STATES
from data.ledger.store import Decision, Report
from data.meeting_commands import MEETING
from data.trouble import Passing
from data.words import LANGUAGES

REPORT = re.compile(r"([A-Za-z0-9-]+)/(\d{4}-H[12])/v([1-9]\d{0,3})")


def read_report(text: str) -> Report:
    """`MIMP/2021-H1/v2` as institution, half-year and version."""
    match = REPORT.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no report; write it like MIMP/2021-H1/v1")
    return match[1], match[2], int(match[3])


def name_report(report: Report) -> str:
    """The same the other way round."""
    return f"{report[0]}/{report[1]}/v{report[2]}"


def _accept_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="the report: a workbook (.xlsx) or CSV; several CSV reports at once")
    role_options(parser, "reporting-officer")
    parser.add_argument("--reason", default="", help="why a correction is sent, in English")
    parser.add_argument("--reason-es", default="", help="the same in Spanish")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the messages (default: %(default)s)")


def _accept(options: argparse.Namespace) -> int:
    reports, warnings = stewardship.take_in(options.out, options.files, options.role, options.on, options.reason, reason_es=options.reason_es)
    for problem in warnings:
        print(problem.line(options.lang))
    for report in reports:
        print(f"{name_report(report)}: received. Next: python -m data changes {name_report(report)}")
    return 0


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", type=read_report, metavar="REPORT", help="institution, half-year and version, like MIMP/2021-H1/v1")


def _changes_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    place_option(parser)


def _changes(options: argparse.Namespace) -> int:
    changes = stewardship.compare(options.out, options.report)
    for each in changes:
        place = f"{each.series} {each.source} {each.region} {each.breakdown}/{each.category}"
        print(f"row {each.row or '-'}: {place}: {each.was or 'nothing'} → {each.becomes or 'nothing'}")
    print(f"{name_report(options.report)}: {len(changes)} figures change when it is agreed")
    return 0


def _decide_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--as", dest="state", choices=STATES, required=True, help="what becomes of the report")
    role_options(parser, "technical-secretary")
    parser.add_argument("--reason", default="", help="why, in English; a returned report needs one of both")
    parser.add_argument("--reason-es", default="", help="why, in Spanish")


def _decide(options: argparse.Namespace) -> int:
    decision = Decision(options.state, options.role, options.on, options.reason, ROLES[options.role], options.reason_es)
    for report in stewardship.decide(options.out, options.report, decision):
        print(f"{name_report(report)}: {options.state} by {options.role}")
    return 0


def _clear_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--sheet", choices=stewardship.MAIN_TEXTS, default="Narrative", help="the sheet the text is in (default: %(default)s)")
    parser.add_argument("--row", type=int, help="the row of the text in its sheet; without it the texts are listed")
    parser.add_argument("--lang", choices=LANGUAGES, default="es", help="the language the text is in (default: %(default)s)")
    parser.add_argument("--translation", default="", help="the text in the other language")
    role_options(parser, "steward")


def _clear(options: argparse.Namespace) -> int:
    if options.row is None:
        for text in stewardship.read_texts(options.out, options.report, sheet=options.sheet):
            print(f"row {text.row}: {text.activity or ''} {text.region or ''} ({'cleared' if text.cleared else 'not cleared'}): {text.text}")
        return 0
    by = Decision("cleared", options.role, options.on)
    text = stewardship.clear(options.out, options.report, options.row, options.lang, by, options.translation, sheet=options.sheet)
    print(f"{name_report(options.report)} row {text.row}: cleared by {options.role}; in the next release if the report is agreed")
    return 0


def _close_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("period", metavar="PERIOD", help="a year or half-year, like 2021 or 2021-H1")
    role_options(parser, "technical-secretary")
    parser.add_argument("--reason", required=True, help="why it is closed without all its reports")


def _close(options: argparse.Namespace) -> int:
    stewardship.close(options.out, options.period, Decision("closed", options.role, options.on, options.reason))
    print(f"{options.period}: closed. Its figures are final from the next release on.")
    return 0


def _release_options(parser: argparse.ArgumentParser) -> None:
    role_options(parser, "steward")
    parser.add_argument("--note", required=True, help="what changed and why, in English")
    parser.add_argument("--note-es", default="", help="the same in Spanish (default: as in English)")


def _release(options: argparse.Namespace) -> int:
    note = {"en": options.note, "es": options.note_es or options.note}
    before = finishing.releases_behind(options.out)
    number = stewardship.make_release(options.out, note, options.role, options.on)
    if before > 0:
        print(f"release {number} was made before and its file was not; {options.out} has it now. No other release was made.")
        return 0
    print(f"release {number} of {options.on} is in {options.out}; the dashboard shows it at the next click")
    return 0


def _verify(options: argparse.Namespace) -> int:
    found = verification.verify(options.out)
    for line in found:
        print(line)
    print(f"{build.ledger_of(options.out)}: {len(found)} findings" if found else f"{build.ledger_of(options.out)} is as it was written")
    behind = finishing.releases_behind(options.out) if not found else 0
    if behind > 0:
        print(f"{options.out} is {behind} release behind its ledger: the next command that writes, or the next start of the dashboard, finishes it")
    return 1 if found or behind > 0 else 0


def _copy_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", type=Path, metavar="FILE", help="the backup")
    place_option(parser)


def _backup(options: argparse.Namespace) -> int:
    print(f"{backup.back_up(options.out, options.copy)}: verified copy of {build.ledger_of(options.out)}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    kept = backup.restore(options.out, options.copy)
    print(f"{build.ledger_of(options.out)} is the backup again" + (f"; the ledger before is kept as {kept}" if kept else ""))
    return 0


def _init_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--real", action="store_true", required=True, help="a ledger for real reports; they never mix with demonstration ones")
    parser.add_argument("--out", type=Path, default=build.PROGRAM.with_name("real.duckdb"), help="the released file to come (default: %(default)s)")
    parser.add_argument("--programme", type=Path, default=stewardship.REAL_PROGRAMME, help="folder of its tables (default: %(default)s)")


def _init(options: argparse.Namespace) -> int:
    written = stewardship.begin_real(options.out, options.programme)
    print(f"{build.ledger_of(options.out)}: a real ledger, empty")
    for path in written:
        print(f"{path}: fill it in")
    return 0


def _trace_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "key", metavar="KEY", help="the key of a row, as it stands in a download: figure/SERIES/SOURCE/REGION/…, contribution/INSTITUTION/PERIOD/ROW"
    )
    parser.add_argument("--release", type=int, help="number of the release (default: the last one)")
    place_option(parser)


def _trace(options: argparse.Namespace) -> int:
    row = options.key.partition("/")[0] in trace.SHEETS
    print(trace.trace_row(options.out, options.key) if row else trace.write(trace.trace(options.out, options.key, options.release)))
    return 0


COMMANDS: dict[str, Command] = {
    "accept": Command("take a report in: checked, kept as it came, received", _accept_options, _accept),
    "changes": Command("show what agreeing to a report changes: every figure, was and will be", _changes_options, _changes),
    "decide": Command("return, verify or agree to a report", _decide_options, _decide),
    "clear": Command("read the texts of a report, or clear one for release", _clear_options, _clear),
    "meeting": MEETING,
    "close": Command("close a period although not all its reports came", _close_options, _close),
    "release": Command("make the next release from the agreed reports and swap it in", _release_options, _release),
    "trace": Command("show where a released figure comes from; for stewards and auditors", _trace_options, _trace),
    "verify": Command("check every file and row of the ledger against its hash", place_option, _verify),
    "backup": Command("make a verified copy of the ledger", _copy_options, _backup),
    "restore": Command("put a backup in the place of the ledger", _copy_options, _restore),
    "init": Command("begin a real ledger", _init_options, _init),
}
FAILURES = (
    Passing,
    finishing.HalfDone,
    build.Busy,
    build.Unsound,
    store.WrongLedger,
    backup.NotSound,
    trace.NotReleased,
    FileExistsError,
    FileNotFoundError,
)
"""What ends a command with a message of its own; nothing was written then."""
