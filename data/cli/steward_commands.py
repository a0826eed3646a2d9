"""The commands of stewards: reports in, decisions, releases, and the safekeeping of the ledger."""

import argparse
from collections.abc import Callable
from pathlib import Path

from data import build
from data.cli import release_commands
from data.cli.meeting_commands import MEETING
from data.cli.options import Command, place_option, read_text, role_options, text_options, translation_options
from data.cli.parser import language_option, read_number
from data.cli.remind_command import REMIND
from data.cli.target_commands import TARGET
from data.compact import compact
from data.ledger import store
from data.ledger.decisions import ROLES, STATES
from data.ledger.store import Decision, Report, name_report
from data.report.pointing import print_pointed
from data.stewards import backup, stewardship, trace, verification
from data.stewards import release_recovery as finishing
from data.transient_errors import Passing
from data.words import N_
from data.words.speaking import say


def read_report(text: str) -> Report:
    """`MIMP/2021-H1/v2` as institution, half-year and version. Raises argparse's error with a sentence that says how."""
    if (report := store.read_report(text)) is None:
        raise argparse.ArgumentTypeError(say("“{text}” is no report; write it like DEM-F/2021-H1/v1", text=text))
    return report


def _accept_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=say("the report: a workbook (.xlsx) or CSV; several CSV reports at once"))
    role_options(parser, "reporting-officer")
    text_options(parser, "reason", N_("why a correction is sent, in {language}"))
    language_option(parser)


def _accept(options: argparse.Namespace) -> int:
    reason = read_text(options, "reason")
    reports, warnings = stewardship.take_in(options.out, options.files, options.role, options.on, reason)
    for problem in warnings:
        print(problem.line(options.lang))
    for report in reports:
        print(say("{report}: received. Next: python -m data changes {report}", report=name_report(report)))
    print_pointed(*reason.values())
    return 0


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", type=read_report, metavar="REPORT", help=say("institution, half-year and version, like DEM-F/2021-H1/v1"))


def _changes_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    place_option(parser)


def _changes(options: argparse.Namespace) -> int:
    changes = stewardship.compare(options.out, options.report)
    for each in changes:
        place = f"{each.series} {each.source} {each.region} {each.breakdown}/{each.category}"
        was, becomes = each.was or say("nothing"), each.becomes or say("nothing")
        print(say("row {row}: {place}: {was} → {becomes}", row=each.row or "-", place=place, was=was, becomes=becomes))
    print(say("{report}: {count} figures change when it is agreed", report=name_report(options.report), count=len(changes)))
    return 0


def _decide_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--as", dest="state", choices=STATES, required=True, help=say("what becomes of the report"))
    role_options(parser, "technical-secretary")
    text_options(parser, "reason", N_("why, in {language}; a returned report needs a reason in one language"))


def _decide(options: argparse.Namespace) -> int:
    decision = Decision(options.state, options.role, options.on, read_text(options, "reason"), ROLES[options.role])
    for report in stewardship.decide(options.out, options.report, decision):
        print(say("{report}: {state} by {role}", report=name_report(report), state=options.state, role=options.role))
    print_pointed(*decision.reason.values())
    return 0


def _clear_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--sheet", choices=stewardship.MAIN_TEXTS, default="Narrative", help=say("the sheet the text is in (default: %(default)s)"))
    parser.add_argument("--row", type=read_number, help=say("the row of the text in its sheet; without it the texts are listed"))
    parser.add_argument(
        "--lang",
        dest="written_in",
        choices=tuple(compact().languages),
        default=list(compact().languages)[-1],
        help=say("the language the text is in (default: %(default)s)"),
    )
    translation_options(parser)
    role_options(parser, "steward")


def _clear(options: argparse.Namespace) -> int:
    if options.row is None:
        for text in stewardship.read_texts(options.out, options.report, sheet=options.sheet):
            place = " ".join(filter(None, (text.activity, text.region)))
            state = say("cleared") if text.cleared else say("not cleared")
            words = " · ".join(filter(None, (text.text, text.others)))
            print(say("row {row}: {place} ({state}): {text}", row=text.row, place=place, state=state, text=words))
            print_pointed(words)
        return 0
    by = Decision("cleared", options.role, options.on)
    text = stewardship.clear(options.out, options.report, options.row, options.written_in, by, read_text(options, "translation"), sheet=options.sheet)
    done = N_("{report} row {row}: cleared by {role}; in the next release if the report is agreed")
    print(say(done, report=name_report(options.report), row=text.row, role=options.role))
    return 0


def _period_options(why: str) -> Callable[[argparse.ArgumentParser], None]:
    """A period, who closes it or opens it again, and why."""

    def options(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("period", metavar="PERIOD", help=say("a year or half-year, like 2021 or 2021-H1"))
        role_options(parser, "technical-secretary")
        parser.add_argument("--reason", required=True, help=say(why))

    return options


def _close(options: argparse.Namespace) -> int:
    stewardship.close(options.out, options.period, Decision("closed", options.role, options.on), options.reason)
    print(say("{period}: closed. Its figures are final from the next release on.", period=options.period))
    if missing := stewardship.list_missing(options.out, options.period):
        print(say("These reports did not come: {reports}", reports=", ".join(missing)))
    return 0


def _reopen(options: argparse.Namespace) -> int:
    stewardship.reopen(options.out, options.period, Decision("reopened", options.role, options.on), options.reason)
    print(say("{period}: open again. Its reports are waited for.", period=options.period))
    return 0


def _verify_options(parser: argparse.ArgumentParser) -> None:
    place_option(parser)
    parser.add_argument("--head", default="", help=say("the head of a release that was kept elsewhere; it must be in the chain of acts"))


def _verify(options: argparse.Namespace) -> int:
    found = verification.verify(options.out, options.head)
    for line in found:
        print(line)
    message = N_("{ledger}: {count} findings") if found else N_("{ledger} is as it was written")
    print(say(message, ledger=build.ledger_of(options.out), count=len(found)))
    behind = finishing.releases_behind(options.out) if not found else 0
    if behind != 0:
        late = N_("{file} is not at the release of its ledger: the next command that writes, or the next start of the dashboard, finishes it")
        print(say(late, file=options.out))
    return 1 if found or behind else 0


def _copy_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", type=Path, metavar="FILE", help=say("the backup"))
    place_option(parser)


def _backup(options: argparse.Namespace) -> int:
    print(say("{copy}: verified copy of {ledger}", copy=backup.back_up(options.out, options.copy), ledger=build.ledger_of(options.out)))
    return 0


def _restore(options: argparse.Namespace) -> int:
    kept = backup.restore(options.out, options.copy)
    done = N_("{ledger} is the backup again; the ledger before is kept as {kept}") if kept else N_("{ledger} is the backup again")
    print(say(done, ledger=build.ledger_of(options.out), kept=kept))
    return 0


def _init_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--real", action="store_true", required=True, help=say("a ledger for real reports; they never mix with demonstration ones"))
    parser.add_argument(
        "--out", type=Path, default=build.PROGRAM.with_name("real.duckdb"), help=say("the released file to come (default: %(default)s)")
    )
    parser.add_argument("--programme", type=Path, default=stewardship.REAL_PROGRAMME, help=say("folder of its tables (default: %(default)s)"))
    days = say("days for which both sides see what a release would be before it is made (default: %(default)s)")
    parser.add_argument("--preview-days", type=read_number, default=stewardship.PREVIEW_DAYS, help=days)


def _init(options: argparse.Namespace) -> int:
    written = stewardship.begin_real(options.out, options.programme, options.preview_days)
    print(say("{ledger}: a real ledger, empty", ledger=build.ledger_of(options.out)))
    for path in written:
        print(say("{file}: fill it in", file=path))
    return 0


def _trace_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "key",
        metavar="KEY",
        help=say("the key of a row, as in a download: figure/SERIES/SOURCE/REGION/…, contribution/INSTITUTION/PERIOD/ROW"),
    )
    parser.add_argument("--release", type=read_number, help=say("number of the release (default: the last one)"))
    place_option(parser)


def _trace(options: argparse.Namespace) -> int:
    row = options.key.partition("/")[0] in trace.SHEETS
    print(trace.trace_row(options.out, options.key) if row else trace.write(trace.trace(options.out, options.key, options.release)))
    return 0


COMMANDS: dict[str, Command] = {
    "accept": Command(N_("take a report in: checked, kept as it came, received"), _accept_options, _accept),
    "changes": Command(N_("show what agreeing to a report changes: every figure, was and will be"), _changes_options, _changes),
    "decide": Command(N_("return, verify or agree to a report"), _decide_options, _decide),
    "clear": Command(N_("read the texts of a report, or clear one for release"), _clear_options, _clear),
    "meeting": MEETING,
    "target": TARGET,
    "remind": REMIND,
    "close": Command(N_("close a period although not all its reports came"), _period_options(N_("why it is closed without all its reports")), _close),
    "reopen": Command(N_("take back that a period was closed, before a release knew it"), _period_options(N_("why it is opened again")), _reopen),
    **release_commands.COMMANDS,
    "trace": Command(N_("show where a released figure comes from; for stewards and auditors"), _trace_options, _trace),
    "verify": Command(N_("check every file, row and act of the ledger against its hash"), _verify_options, _verify),
    "backup": Command(N_("make a verified copy of the ledger"), _copy_options, _backup),
    "restore": Command(N_("put a backup in the place of the ledger"), _copy_options, _restore),
    "init": Command(N_("begin a real ledger"), _init_options, _init),
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
