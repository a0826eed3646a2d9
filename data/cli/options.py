"""What a command is, and the options that several of them take."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from data import build
from data.cli.parser import read_day, read_memory
from data.compact import compact
from data.days import today
from data.ledger.decisions import ROLES
from data.words import N_
from data.words.speaking import name_language, say


class Command(NamedTuple):
    """A command: what it does, its options, and the function that carries it out and returns the exit code."""

    says: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def place_option(parser: argparse.ArgumentParser) -> None:
    """Which released file, and so which ledger."""
    parser.add_argument("--out", type=Path, default=build.PROGRAM, help=say("the released file; its ledger lies beside it (default: %(default)s)"))


def memory_option(parser: argparse.ArgumentParser) -> None:
    """How much memory the database may take; what is more goes to the disk."""
    said = say("memory limit of the database, for example 4GB (default: three fifths of the memory, at most 8 GB)")
    parser.add_argument("--memory", type=read_memory, help=said)


def role_options(parser: argparse.ArgumentParser, role: str) -> None:
    """That, who does it, and on which day."""
    place_option(parser)
    parser.add_argument("--role", choices=ROLES, default=role, help=say("who does it, by role (default: %(default)s)"))
    parser.add_argument("--on", type=read_day, default=today(), help=say("the day, like 2021-08-31 (default: today)"))


def translation_options(parser: argparse.ArgumentParser) -> None:
    """The text that is cleared in other languages, where the Compact has several."""
    if len(compact().languages) > 1:
        text_options(parser, "translation", N_("the text in {language}, where it is written in another one"))


def text_options(parser: argparse.ArgumentParser, name: str, says: str, *, required: bool = False) -> None:
    """One option a language: `--reason` for the first of the Compact, `--reason-es` for another; `says` has a place for {language}."""
    first = next(iter(compact().languages))
    for code in compact().languages:
        flag = name if code == first else f"{name}-{code}"
        column = f"{name}_{code}".replace("-", "_")
        said = say(says, language=name_language(code))
        parser.add_argument(f"--{flag}", dest=column, metavar="TEXT", default="", required=required, help=said)


def read_text(options: argparse.Namespace, name: str) -> dict[str, str]:
    """What was given of a text, by language."""
    return compact().fold(name, vars(options))


def group(says: str, tasks: dict[str, Command]) -> Command:
    """A command of several tasks, such as `meeting freeze`, each with options of its own."""

    def options(parser: argparse.ArgumentParser) -> None:
        offered = parser.add_subparsers(dest="task", required=True, metavar=say(N_("TASK")))
        for name, task in tasks.items():
            task.options(offered.add_parser(name, help=say(task.says), description=say(task.says)))

    return Command(says, options, lambda chosen: tasks[chosen.task].run(chosen))
