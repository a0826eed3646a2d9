"""`python -m data COMMAND`: what the engine does, one command each."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from data import build, tables
from data.ledger import WrongLedger
from data.problems import Refused

SHOWN = 50
"""Problems printed; the count of the others follows."""


class Command(NamedTuple):
    """A command: what it does, its options, and the function that carries it out and returns the exit code."""

    says: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _build_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=build.PROGRAM, help="the file to write (default: %(default)s)")
    parser.add_argument("--framework", type=Path, default=tables.FRAMEWORK, help="folder with the framework (default: %(default)s)")
    parser.add_argument("--reports", type=Path, help="folder with reports as CSV (default: the demonstration reports)")
    parser.add_argument("--memory", help="memory limit of the build, for example 4GB (default: three fifths of the memory, at most 8 GB)")


def _build(options: argparse.Namespace) -> int:
    build.build(options.out, framework=options.framework, reports=options.reports, memory=options.memory)
    return 0


COMMANDS: dict[str, Command] = {
    "build": Command("make the released file from framework, public record and reports", _build_options, _build),
}


def main(arguments: list[str] | None = None) -> int:
    """Carry out the command line and return its exit code: 0 done, 2 refused with a message on standard error."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.options(commands.add_parser(name, help=command.says, description=command.says))
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command].run(options)
    except Refused as refused:
        _print(refused)
    except (build.Busy, build.Unsound, WrongLedger) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error}\nThe file before is untouched. Free disk space or memory, or name another place with --out.", file=sys.stderr)
    return 2


def _print(refused: Refused) -> None:
    for problem in refused.problems[:SHOWN]:
        print(problem.line(), file=sys.stderr)
    if len(refused.problems) > SHOWN:
        print(f"… and {len(refused.problems) - SHOWN} more.", file=sys.stderr)
    print("Nothing was built; the file before is untouched.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
