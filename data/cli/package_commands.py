"""Commands about the open data package of a release: make one, verify one or compare two."""

import argparse
from pathlib import Path

from data import build
from data.cli.options import Command
from data.package.package import compare_packages, make_package, verify_package
from data.words import N_
from data.words.speaking import say


def _package_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("package", type=Path, metavar="OUT.zip", help=say("the package to write"))
    parser.add_argument("--program", type=Path, default=build.PROGRAM, help=say("the released file (default: %(default)s)"))


def _package(options: argparse.Namespace) -> int:
    print(make_package(options.program, options.package))
    return 0


def _verify_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("package", type=Path, metavar="FILE.zip", help=say("the package to verify"))
    parser.add_argument("other", type=Path, nargs="?", metavar="OTHER.zip", help=say("another one to compare it with, table by table"))


def _verify(options: argparse.Namespace) -> int:
    """1 where a table is not what the manifest says, or not that of the other package."""
    wrong = verify_package(options.package)
    for name in wrong:
        print(say("{table}: not what the manifest says", table=name))
    differing = compare_packages(options.package, options.other) if options.other else []
    for name in differing:
        print(say("{table}: another one in {other}", table=name, other=options.other))
    if not wrong and not differing:
        print(say("{file}: every table is what the manifest says", file=options.package))
    return 1 if wrong or differing else 0


COMMANDS: dict[str, Command] = {
    "package": Command(N_("write the newest release as an open data package"), _package_options, _package),
    "verify-package": Command(N_("say whether a package is whole, and where two differ"), _verify_options, _verify),
}
