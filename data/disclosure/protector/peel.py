"""From a safe pattern to a smaller one: every row without which all doubts are still reached is published again, dearest first."""

from collections.abc import Iterable, Sequence

import numpy as np

from data.disclosure.protector.greedy import forced
from data.disclosure.protector.linked import Floats, Linked
from data.disclosure.protector.reach import CLOSE, Goal, Proven, Reach, goals

NEAREST = 40
"""Doubts looked at before all of them are."""


def peel(linked: Linked, withheld: Iterable[int], proofs: list[Floats]) -> tuple[set[int], list[Floats]]:
    """The rows that stay withheld, none of which could be published alone; and the tables that prove it, with those of before."""
    peeled = _Peeled(linked, set(withheld), proofs)
    rows = sorted(peeled.kept - forced(linked), key=lambda row: (-linked.rows[row].cost, row))
    peeled.publish([row for row in rows if peeled.may_go(row)])
    return peeled.kept, list(peeled.known)


class _Peeled:
    """The pattern as it gets smaller. What cannot be published now cannot be published either when fewer rows are withheld."""

    def __init__(self, linked: Linked, kept: set[int], proofs: list[Floats]) -> None:
        self.linked, self.kept = linked, kept
        self.known = np.array(proofs) if proofs else np.zeros((0, len(linked.cells)))
        self._values, self._goals, self._reach, self._near = linked.values(), goals(linked), Reach(linked), _Near(linked)

    def may_go(self, row: int) -> bool:
        """Whether no doubt near the row falls with it: most rows that must stay are found out by that."""
        return self._prove([row], self._near.order(self._goals, [row])[:NEAREST])

    def publish(self, rows: Sequence[int]) -> None:
        """Publish all that can be, the first ones rather than later ones: together, or else one half after the other."""
        if not rows:
            return
        if self._prove(rows, self._near.order(self._goals, rows)):
            self.kept -= set(rows)
        elif len(rows) > 1:
            middle = len(rows) // 2
            self.publish(rows[:middle])
            self.publish(rows[middle:])

    def _prove(self, rows: Iterable[int], wanted: Iterable[Goal]) -> bool:
        """Whether the goals are reached without the rows. Keeps the tables that say so."""
        hidden = self.linked.hidden(self.kept - set(rows))
        valid = self.known[(np.abs(self.known - self._values)[:, ~hidden] <= CLOSE).all(axis=1)]
        proven, found = Proven(self._values, valid), []
        self._reach.under(hidden)
        for goal in wanted:
            if not proven.reaches(goal):
                table = self._reach.find(goal)
                if table is None:
                    return False
                found.append(table)
                proven.add(table)
        self.known = np.vstack([self.known, *found]) if found else self.known
        return True


class _Near:
    """How many sums lie between rows and each cell: a doubt that falls with a row is mostly near it, and is best looked at first."""

    def __init__(self, linked: Linked) -> None:
        self._ties: list[list[Sequence[int]]] = [[] for _ in linked.cells]
        for total, parts in linked.relations:
            tied = (total, *parts)
            for cell in tied:
                self._ties[cell].append(tied)
        self._cells: list[list[int]] = [[] for _ in linked.rows]
        for place, each in enumerate(linked.cells):
            for row in each.rows:
                self._cells[row].append(place)

    def order(self, wanted: list[Goal], rows: Iterable[int]) -> list[Goal]:
        """The goals, those near the rows first."""
        waiting = [cell for row in rows for cell in self._cells[row]]
        distance = dict.fromkeys(waiting, 0)
        for cell in waiting:
            for tied in self._ties[cell]:
                for other in tied:
                    if other not in distance:
                        distance[other] = distance[cell] + 1
                        waiting.append(other)
        return sorted(wanted, key=lambda goal: distance.get(goal.cell, len(distance)))
