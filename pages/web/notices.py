"""`/front/notices.txt`: the licence of the program, and what others made that it uses, with their licences."""

from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

LICENSE = Path(__file__).parents[2] / "LICENSE"
PLOTLY = "plotly.js, served by this program in the browser: MIT, Copyright (c) Plotly, Inc."
STATED = "see its licence files"


async def send_notices(_: Request) -> Response:
    """The text; it is the same in both languages, as licences are."""
    return PlainTextResponse(await to_thread.run_sync(write_notices), headers={"cache-control": "no-cache"})


@cache
def write_notices() -> str:
    """A line for each package that is installed, in alphabetical order."""
    found = {
        each.metadata["Name"]: f"{each.metadata['Name']} {each.version}: {read_licence(each)}" for each in distributions() if each.metadata["Name"]
    }
    lines = [found[name] for name in sorted(found, key=str.lower)]
    return "\n".join([LICENSE.read_text(encoding="utf-8"), "Made by others:", "", PLOTLY, *lines, ""])


def read_licence(package: Distribution) -> str:
    """The licence that a package states: as an expression, as a classifier, or in a line of its own."""
    told, classifiers, lines = (package.metadata.get_all(name) or [] for name in ("License-Expression", "Classifier", "License"))
    classified = [each.rpartition("::")[2].strip() for each in classifiers if each.startswith("License ::")]
    first = "".join(lines).strip().splitlines()
    return "".join(told) or ", ".join(classified) or (first[0] if first else STATED)
