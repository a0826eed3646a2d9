"""The reader of command lines: argparse, its own words included, in the language of the terminal."""

import argparse
import re
from datetime import date
from typing import Any

from data.words import LANGUAGES, N_, catalogue
from data.words.speaking import language, say

WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("unexpected option string: %s"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
)
"""What argparse itself says to a person; it asks gettext for them, and is given our catalogue."""


VALUES = (
    N_("DAY"),
    N_("FILE"),
    N_("FILE.xlsx"),
    N_("INDICATOR"),
    N_("INSTITUTION"),
    N_("KEY"),
    N_("MEETING"),
    N_("OUT.xlsx"),
    N_("PERIOD"),
    N_("RELEASE"),
    N_("REPORT"),
)
"""Placeholders of values in the usage of the commands (metavars)."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the terminal. Raises SystemExit(2) with a sentence for what it cannot read."""

    def __init__(self, **settings: Any) -> None:
        # argparse finds its words by this name; the usual way through the system's folders of catalogues needs an installation.
        setattr(argparse, "_", lambda text: catalogue(language()).gettext(text))  # noqa: B010 - argparse does not declare it
        super().__init__(**settings)

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """Add an argument as argparse does, with its metavar translated."""
        if "metavar" in settings:
            shown = settings["metavar"]
            settings["metavar"] = say(shown)
        return super().add_argument(*names, **settings)


def language_option(parser: argparse.ArgumentParser, says: str = N_("language of the messages (default: that of the terminal)")) -> None:
    """In which language the command answers."""
    parser.add_argument("--lang", choices=LANGUAGES, default=language(), help=say(says))


def read_day(text: str) -> date:
    """A day as it is written, `2021-08-31`. Raises argparse's error with a sentence that says how."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("“{text}” is no day; write it like 2021-08-31", text=text)) from None


def read_memory(text: str) -> str:
    """An amount of memory, `2GB`. Raises argparse's error with a sentence that says how."""
    if not re.fullmatch(r"[1-9]\d{0,5}(\.\d+)? ?[MG]i?B", text):
        raise argparse.ArgumentTypeError(say("“{text}” is no amount of memory; write it like 2GB", text=text))
    return text


def read_number(text: str) -> int:
    """A whole number from 0. Raises argparse's error with a sentence that says so."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(say("“{text}” is no whole number", text=text))
    return int(text)
