"""The command that puts a release into a lake. The work is done by a Python of its own (`data/lake/`), for its database is another version."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from data import build
from data.cli.options import Command
from data.problems import Problem, Refused
from data.words import N_
from data.words.speaking import say

PYTHON = "CPC_LAKE_PYTHON"
"""Variable that names the Python with what `data/lake/requirements.txt` lists; without it the one of this process is tried."""


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lake", metavar="LAKE", help=say("the lake, like “ducklake:postgres:host=db dbname=lake”; its password stands in PGPASSFILE"))
    parser.add_argument("--storage", default="", help=say("where a new lake keeps its files: a folder, or s3://bucket/prefix/"))
    parser.add_argument("--program", type=Path, default=build.PROGRAM, help=say("the released file (default: %(default)s)"))


def _publish(options: argparse.Namespace) -> int:
    command = [os.environ.get(PYTHON, sys.executable), "-m", "data.lake", "publish", str(options.program), options.lake]
    storage = [options.storage] if options.storage else []
    told = subprocess.run([*command, *storage], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    answer = json.loads(told.stdout.strip().splitlines()[-1]) if told.stdout.strip() else {}
    if word := answer.get("refused"):  # a rule of data/messages.py
        raise Refused([Problem(word, "")])
    if "release" not in answer:
        raise Refused([Problem("lake-away" if "away" in answer else "lake-python", "", detail=answer.get("away", PYTHON))])
    print(say("Release {release} is in the lake. Replicas show it within a minute.", release=answer["release"]))
    return 0


COMMANDS: dict[str, Command] = {
    "publish": Command(N_("put the newest release into a lake that other machines follow"), _options, _publish),
}
