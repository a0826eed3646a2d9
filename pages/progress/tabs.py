"""The activities of an objective as a line of links."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from pages.view.templates import fill
from pages.view.view import View


class Tab(NamedTuple):
    """A link to one activity, or to all."""

    short: str
    name: str
    title: str
    href: str
    current: bool


def write_tabs(view: View, codes: Sequence[str], chosen: str) -> Markup:
    """The activities of the objective as a line of links, the one that is shown among them."""
    names = {code: view.words.pick(view.framework.activities[code]) for code in codes}
    tabs = [Tab(view.say("All"), "", view.say("All activities of this objective"), view.here(activity="", series=""), not chosen)]
    tabs += [Tab(code, name, f"{code} {name}", view.here(activity=code, series=""), code == chosen) for code, name in names.items()]
    return fill("progress/tabs.html", view, tabs=tabs)
