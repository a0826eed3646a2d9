"""Commands about the folder of a Compact: make one, check the one that this process serves."""

import argparse
import tempfile
from pathlib import Path

from data import build, tables
from data.cli.options import Command
from data.compact import WORDS, compact
from data.ledger import store
from data.new_compact import make_folder
from data.words import LANGUAGES, N_
from data.words.speaking import say


def _new_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help=say("the name of its folder, like ghana"))
    parser.add_argument("--country", required=True, type=str.upper, help=say("the country in two letters, like GH"))
    parser.add_argument("--languages", nargs="+", default=[LANGUAGES[0]], help=say("its languages, the first first (default: %(default)s)"))


def _new(options: argparse.Namespace) -> int:
    folder = make_folder(options.name, options.country, options.languages)
    told = N_("{folder}: fill in compact.toml and words.toml, then the tables; CPC_COMPACT={name} python -m data check-compact")
    print(say(told, folder=folder, name=options.name))
    return 0


def _check(_: argparse.Namespace) -> int:
    """Print empty texts and tables without a row, and return 1 if there are any. Wrong cells end the command as everywhere."""
    own = compact()
    with tempfile.TemporaryDirectory() as folder, store.connect(Path(folder) / "spill") as connection:
        build.load_framework(connection, own.framework, own.record, own.demonstration, demonstration=True)
        counted = {table: connection.execute(f"select count(*) from framework.{table}").fetchall()[0][0] for table in COUNTED}
    blank = [(key, language) for key, said in own.texts.items() for language, text in said.items() if not text.strip()]
    for key, language in blank:
        print(say("{file}: text “{key}” is empty in language “{language}”", file=own.folder / WORDS, key=key, language=language))
    empty = [source.file for source in tables.FRAMEWORK_TABLES if source.table in COUNTED and not counted[source.table]]
    for file in empty:
        print(say("{file} has no row yet", file=own.framework / file))
    print(say("{title}: {objectives} objectives, {series} series, {regions} places", title=own.read_text("title", next(iter(own.languages))),
              objectives=counted["objective"], series=counted["series"], regions=counted["region"]))  # fmt: skip
    return 1 if blank or empty else 0


COUNTED = ("objective", "activity", "region", "period", "institution", "indicator", "series", "clause")
"""The tables without a row of which there is nothing to show."""

COMMANDS: dict[str, Command] = {
    "new-compact": Command(N_("make the folder of another Compact, with heads and comments"), _new_options, _new),
    "check-compact": Command(N_("check the folder of the Compact: what is missing, by file, row and column"), lambda _: None, _check),
}
