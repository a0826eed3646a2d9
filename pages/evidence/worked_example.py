"""How a small count is hidden, step by step, with made-up numbers: for an official who has a minute."""

from typing import NamedTuple

from markupsafe import Markup

from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import mark

HIDDEN = "[c]"
PLACES = (mark("Place one"), mark("Place two"), mark("Place three"), mark("All places"))


ONE, TWO, THREE, ALL = mark("66 children"), mark("30 children"), mark("4 children"), mark("100 children")


class Step(NamedTuple):
    """What a table shows at a step, and what a reader makes of it."""

    heading: str
    counts: tuple[str, ...]
    told: str


STEPS = (
    Step(
        mark("1. What was counted"),
        (ONE, TWO, THREE, ALL),
        mark("Four children in place three: people there may know who they are. The count must not be published."),
    ),
    Step(
        mark("2. The small count is withheld"),
        (ONE, TWO, HIDDEN, ALL),
        mark("It is not enough: 100 less 66 less 30 is 4. A reader who subtracts has found it."),
    ),
    Step(
        mark("3. A second count is withheld"),
        (ONE, HIDDEN, HIDDEN, ALL),
        mark("Places two and three have 34 together. Place three may have any number from none to 34: nobody can tell."),
    ),
    Step(
        mark("4. Everything else is looked at, too"),
        (ONE, HIDDEN, HIDDEN, ALL),
        mark(
            "The same children stand in other tables and releases. As few figures as possible are withheld so that nothing follows from all of them."
        ),
    ),
)


def write_example(view: View) -> Markup:
    """The steps as HTML, each at a click."""
    return fill("evidence/worked_example.html", view, steps=STEPS, places=PLACES)
