"""`python -m data plan TASK`: the indicators and targets of the Implementation Plan, brought in over the proposed ones."""

import argparse
from pathlib import Path

from data import tables
from data.cli.options import Command, group
from data.cli.parser import read_day
from data.days import today
from data.plan.applying import apply_plan
from data.plan.reading import write_blank
from data.words import N_
from data.words.speaking import say


def _framework_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--framework", type=Path, default=tables.FRAMEWORK, help=say("folder with the framework (default: %(default)s)"))


def _sheet_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help=say("the workbook to write"))
    _framework_option(parser)


def _sheet(options: argparse.Namespace) -> int:
    count = write_blank(options.out, options.framework)
    done = N_("{file}: {count} indicators in use. Say of each: kept, renamed, changed, split, merged or retired; add what is new.")
    print(say(done, file=options.out, count=count))
    return 0


def _apply_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help=say("the filled workbook"))
    parser.add_argument("--adopted-on", type=read_day, default=today(), metavar="DAY", help=say("day of the plan (default: today)"))
    parser.add_argument("--by", required=True, metavar="INSTITUTION", help=say("code of the institution that adopted it, for both sides"))
    _framework_option(parser)


def _apply(options: argparse.Namespace) -> int:
    done = apply_plan(options.file, options.framework, options.adopted_on, options.by)
    changes = ", ".join(f"{count} {change}" for change, count in done.items())
    print(say("{folder}: {changes}. In the next release.", folder=options.framework, changes=changes))
    return 0


TASKS: dict[str, Command] = {
    "sheet": Command(N_("write the workbook for a plan, with the indicators in use"), _sheet_options, _sheet),
    "apply": Command(N_("bring a filled workbook into the framework: nothing is lost, breaks are marked"), _apply_options, _apply),
}


PLAN = group(N_("bring in the indicators and targets of the Implementation Plan"), TASKS)
