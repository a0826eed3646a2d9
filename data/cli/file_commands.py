"""Commands about files alone: build the released file, write a blank workbook, check a report."""

import argparse
import sys
from pathlib import Path
from typing import Any

from data import build, tables
from data.cli.options import Command, memory_option
from data.cli.parser import language_option
from data.ledger.store import REAL
from data.problems import errors
from data.progress import Terminal
from data.report import checking
from data.report.annotate import annotate
from data.report.template import make_template
from data.stewards import stewardship
from data.words import N_
from data.words.speaking import say


def _build_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=build.PROGRAM, help=say("the file to write (default: %(default)s)"))
    parser.add_argument("--framework", type=Path, default=tables.FRAMEWORK, help=say("folder with the framework (default: %(default)s)"))
    parser.add_argument("--reports", type=Path, help=say("folder with reports as CSV (default: the demonstration reports)"))
    memory_option(parser)


def _build(options: argparse.Namespace) -> int:
    with Terminal() as show:
        build.build(options.out, show, framework=options.framework, reports=options.reports, memory=options.memory)
    return 0


def _real_option(parser: argparse.ArgumentParser) -> None:
    said = say("for the real ledger, whose programme is in {folder}", folder=stewardship.REAL_PROGRAMME)
    parser.add_argument("--real", action="store_true", help=said)


def _kept_with(options: argparse.Namespace) -> dict[str, Any]:
    """The programme and the kind of ledger that a report is for."""
    return {"programme": stewardship.REAL_PROGRAMME, "kind": REAL} if options.real else {}


def _template_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help=say("the workbook to write"))
    parser.add_argument("--institution", required=True, help=say("code of the institution that reports, for example DEM-F"))
    parser.add_argument("--period", required=True, help=say("the half-year reported, for example 2021-H1"))
    language_option(parser, N_("language of titles and instructions (default: that of the terminal)"))
    parser.add_argument("--program", type=Path, help=say("a released file: its last figures are shown beside the empty cells"))
    _real_option(parser)


def _template(options: argparse.Namespace) -> int:
    count = make_template(options.out, options.institution, options.period, options.lang, options.program, **_kept_with(options))
    print(say("{file}: {count} figures to fill in", file=options.out, count=count), file=sys.stderr)
    if not count:
        print(say("duties.csv gives this institution no series to report for this half-year."), file=sys.stderr)
    return 0


def _check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=say("the report: a workbook (.xlsx) or a CSV file"))
    language_option(parser)
    parser.add_argument("--json", action="store_true", help=say("the problems as JSON, for programs"))
    found = say("a released file, to point out jumps against it (default: {file} when it exists)", file=build.PROGRAM)
    parser.add_argument("--program", type=Path, help=found)
    _real_option(parser)
    parser.add_argument("--annotated", type=Path, metavar="OUT.xlsx", help=say("write a copy with the wrong cells coloured and explained"))


def _check(options: argparse.Namespace) -> int:
    """0 without errors, 1 with errors, 2 when there is no such file or the copy would replace it."""
    path, copy = options.file, options.annotated
    if not path.is_file():
        print(say("{file}: there is no such file.", file=path), file=sys.stderr)
        return 2
    if copy is not None and copy.exists() and copy.samefile(path):
        print(say("--annotated must name another file than the report."), file=sys.stderr)
        return 2
    program = options.program or (build.PROGRAM if build.PROGRAM.is_file() and not options.real else None)
    problems = checking.check_report(path, program, **_kept_with(options))
    print(checking.to_json(problems, options.lang) if options.json else checking.say(problems, options.lang, checking.MOST_LINES))
    if copy is not None and not annotate(path, copy, problems, options.lang):
        print(say("No copy was written: the report cannot be opened."), file=sys.stderr)
    return 1 if errors(problems) else 0


COMMANDS: dict[str, Command] = {
    "build": Command(N_("make the released file from framework, public record and reports"), _build_options, _build),
    "template": Command(N_("write the blank workbook of a half-yearly report"), _template_options, _template),
    "check": Command(N_("say all that is wrong with a report at once; stores nothing"), _check_options, _check),
}
