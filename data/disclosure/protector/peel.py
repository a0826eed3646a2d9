"""From a safe pattern to a smaller one: every row without which all doubts are still reached is published again, dearest first."""

from collections.abc import Iterable

import numpy as np

from data.disclosure.protector.greedy import forced
from data.disclosure.protector.linked import Floats, Linked
from data.disclosure.protector.reach import CLOSE, Goal, Reach, goals, reached_in


def peel(linked: Linked, withheld: Iterable[int], proofs: list[Floats]) -> tuple[set[int], list[Floats]]:
    """The rows that stay withheld, none of which could be published alone; and the tables that prove it, with those of before."""
    must, values, wanted, reach = forced(linked), linked.values(), goals(linked), Reach(linked)
    kept = set(withheld)
    known = np.array(proofs) if proofs else np.zeros((0, len(values)))
    for row in sorted(kept - must, key=lambda row: (-linked.rows[row].cost, row)):
        trial = kept - {row}
        told = _prove(linked.hidden(trial), values, wanted, reach, known)
        if told is not None:
            kept = trial
            known = np.vstack([known, *told]) if told else known
    return kept, list(known)


def _prove(
    hidden: "np.ndarray[tuple[int], np.dtype[np.bool_]]", values: Floats, wanted: list[Goal], reach: Reach, known: Floats
) -> list[Floats] | None:
    """Further tables that together with those known reach every goal under a pattern; None where one goal is not reached."""
    valid = known[(np.abs(known - values)[:, ~hidden] <= CLOSE).all(axis=1)] if len(known) else known
    reach.under(hidden)
    found: list[Floats] = []
    for goal in wanted:
        if reached_in(valid, values, goal):
            continue
        table = reach.find(goal)
        if table is None:
            return None
        found.append(table)
        valid = np.vstack([valid, table])
    return found
