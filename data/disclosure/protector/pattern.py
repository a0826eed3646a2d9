"""The pattern of a release: which rows to withhold so that every doubt that is possible is left, the same on every machine.

For each part: the safe pattern, peeled, then the optimum within limits counted in rounds and nodes; where a step fails, the one
before it stands, and at last everything of the part is withheld, which tells nothing.
"""

from dataclasses import dataclass, replace

from data.disclosure.protector.doubt import lower_to_possible
from data.disclosure.protector.greedy import Unprotectable, protect_safely
from data.disclosure.protector.linked import Linked, split
from data.disclosure.protector.optimum import improve
from data.disclosure.protector.peel import peel

ROUNDS, NODES = 200, 100
"""Of the search for the optimum of a part."""
MOST_CELLS = 1500
"""Cells of a part from which no optimum is looked for: the peeled pattern stands."""


@dataclass(frozen=True)
class ReleasePattern:
    """Rows to withhold; how many cells are left in less doubt than asked for, because there cannot be more; parts, and those proven optimal."""

    withheld: frozenset[int]
    less: int
    parts: int
    proven: int


def find_pattern(linked: Linked, wished: frozenset[int] = frozenset()) -> ReleasePattern:
    """The rows to withhold. Rows of `wished` are published unless a part could not be protected then."""
    asked, less = lower_to_possible(linked)
    solved: dict[tuple[tuple[int, ...], tuple[bool, ...]], tuple[set[int], bool] | None] = {}
    while True:
        tried = replace(asked, rows=[replace(row, shown=row.shown or position in wished) for position, row in enumerate(asked.rows)])
        withheld = {position for position, row in enumerate(asked.rows) if row.withheld}
        parts, proven = split(tried), 0
        given_up: set[int] = set()
        for part in parts:
            question = (tuple(part.cells), tuple(row.shown for row in part.linked.rows))
            if question not in solved:  # a part that no given up wish is in stays as it was
                solved[question] = _solve(part.linked)
            answer = solved[question]
            if answer is None:
                given_up |= wished.intersection(part.rows)
                answer = {position for position, row in enumerate(part.linked.rows) if not row.shown}, False
            pattern, optimal = answer
            withheld |= {part.rows[row] for row in pattern}
            proven += optimal
        if not given_up:
            return ReleasePattern(frozenset(withheld), less, len(parts), proven)
        wished -= given_up


def _solve(linked: Linked) -> tuple[set[int], bool] | None:
    """The pattern of one part, and whether it is proven the cheapest; None where it cannot be protected."""
    try:
        safe, proofs = protect_safely(linked)
    except Unprotectable:
        return None
    try:
        safe, proofs = peel(linked, safe, proofs)
        if len(linked.cells) > MOST_CELLS:
            return safe, False
        best = improve(linked, safe, proofs, ROUNDS, NODES)
    except ArithmeticError:  # the solver gave no answer: what is safe already stands
        return safe, False
    return set(best.withheld), best.proven
