"""`python -m data plan TASK`: the indicators and targets of the Implementation Plan, brought in over the proposed ones."""

import argparse
from datetime import date
from pathlib import Path

from data import tables
from data.command_options import Command, group
from data.days import today
from data.plan.applying import apply_plan
from data.plan.reading import write_blank


def _framework_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--framework", type=Path, default=tables.FRAMEWORK, help="folder with the framework (default: %(default)s)")


def _sheet_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help="the workbook to write")
    _framework_option(parser)


def _sheet(options: argparse.Namespace) -> int:
    count = write_blank(options.out, options.framework)
    print(f"{options.out}: {count} indicators in use. Say of each: kept, renamed, changed, split, merged or retired; add what is new.")
    return 0


def _apply_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="the filled workbook")
    parser.add_argument("--adopted-on", type=date.fromisoformat, default=today(), metavar="DAY", help="day of the plan (default: today, in Lima)")
    parser.add_argument("--by", required=True, metavar="INSTITUTION", help="code of the institution that adopted it, for both sides")
    _framework_option(parser)


def _apply(options: argparse.Namespace) -> int:
    done = apply_plan(options.file, options.framework, options.adopted_on, options.by)
    print(f"{options.framework}: " + ", ".join(f"{count} {change}" for change, count in done.items()) + ". In the next release.")
    return 0


TASKS: dict[str, Command] = {
    "sheet": Command("write the workbook in which a plan comes in, with the indicators in use", _sheet_options, _sheet),
    "apply": Command("bring a filled workbook into the framework: nothing is lost, breaks are marked", _apply_options, _apply),
}


PLAN = group("bring in the indicators and targets of the Implementation Plan", TASKS)
