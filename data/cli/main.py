"""The command line `python -m data COMMAND`: its commands, and what every one of them does with a failure."""

import argparse
import os
import sys
from typing import Any

import duckdb

from data import transient_errors
from data.cli import compact_commands, file_commands, lake_commands, package_commands, steward_commands
from data.cli.disclosure_commands import attack_options, protect_options, run_attack, run_protect
from data.cli.options import Command
from data.cli.parser import Parser
from data.cli.plan_commands import PLAN
from data.problems import Refused
from data.words import N_
from data.words.speaking import language, say, speaking

SHOWN = 50
"""Problems printed; the count of the others follows."""

COMMANDS: dict[str, Command] = {
    **file_commands.COMMANDS,
    **compact_commands.COMMANDS,
    **package_commands.COMMANDS,
    **lake_commands.COMMANDS,
    **steward_commands.COMMANDS,
    "plan": PLAN,
    "protect": Command(N_("say which cells of any tables to withhold, so that small counts cannot be worked out"), protect_options, run_protect),
    "attack": Command(N_("say what can be concluded about the suppressed cells of any tables"), attack_options, run_attack),
}


def main(arguments: list[str] | None = None) -> int:
    """Carry out the command line and return its exit code: 0 done, 2 refused with a message on standard error."""
    options = make_parser().parse_args(arguments)
    speak_every_letter(sys.stdout, sys.stderr)
    with speaking(getattr(options, "lang", None)):
        return _run(options)


def make_parser() -> Parser:
    """The reader of the command line, in the language of the terminal."""
    parser = Parser(prog="python -m data", description=say(N_("What the engine does, one command each.")))
    offered = parser.add_subparsers(dest="command", required=True, metavar=say(N_("COMMAND")))
    for name, command in COMMANDS.items():
        command.options(offered.add_parser(name, help=say(command.says), description=say(command.says)))
    return parser


def _run(options: argparse.Namespace) -> int:
    try:
        return COMMANDS[options.command].run(options)
    except Refused as refused:
        _print(refused)
    except steward_commands.FAILURES as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:  # the reader of the output closed it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - so that nothing is said of it at the end
        return 0
    except (OSError, MemoryError, duckdb.Error) as error:
        print(transient_errors.tell(error.__cause__ or error, getattr(error, "filename", None) or _place_of(options)) or f"{error}", file=sys.stderr)
        print(say("Nothing was written; the file before is untouched."), file=sys.stderr)
    return 2


def _place_of(options: argparse.Namespace) -> object:
    """The file that a command is about, where the system does not name one."""
    return getattr(options, "out", None) or getattr(options, "file", "")


def speak_every_letter(*streams: Any) -> None:
    """Force UTF-8 so that accented output cannot crash."""
    for stream in streams:
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _print(refused: Refused) -> None:
    for problem in refused.problems[:SHOWN]:
        print(problem.line(language()), file=sys.stderr)
    if len(refused.problems) > SHOWN:
        print(say("… and {count} more.", count=len(refused.problems) - SHOWN), file=sys.stderr)
    print(say("Nothing was written; the file before is untouched."), file=sys.stderr)
