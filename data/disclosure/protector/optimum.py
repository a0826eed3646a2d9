"""The smallest sufficient pattern: a 0-1 programme over the rows, with Benders cuts from the reach of a reader's doubt.

The method is that of the module `reach`; HiGHS solves master programme and cuts. The loop ends when the pattern
of the master reaches every goal, and is then proven cheapest. Out of rounds or nodes, the safe pattern stands instead.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from data.disclosure.protector.greedy import forced, protect_safely
from data.disclosure.protector.linked import Floats, Linked, split
from data.disclosure.protector.reach import CLOSE, Cut, Goal, Proven, Reach, goals, quiet_solver

ROUNDS, NODES = 200, 1_000
"""Rounds of master and cuts, and nodes of the tree of each, before the safe pattern is taken: bounds that are the same on every machine."""


@dataclass(frozen=True)
class Pattern:
    """Which rows to withhold, and whether no cheaper pattern protects."""

    withheld: frozenset[int]
    proven: bool


def protect(linked: Linked, rounds: int = ROUNDS, nodes: int = NODES) -> Pattern:
    """The cheapest rows to withhold so that every primary cell is left in doubt; rows are positions in `linked.rows`.

    Raises Unprotectable when even withholding all that may be withheld does not protect.
    """
    withheld, proven = {position for position, row in enumerate(linked.rows) if row.withheld}, True
    for part in split(linked):
        pattern = improve(part.linked, *protect_safely(part.linked), rounds, nodes)
        withheld |= {part.rows[row] for row in pattern.withheld}
        proven &= pattern.proven
    return Pattern(frozenset(withheld), proven)


class _Master:
    """The 0-1 programme: one column a row, and one for each cell that several rows would show."""

    def __init__(self, linked: Linked, nodes: int) -> None:
        self.linked = linked
        self._solver = quiet_solver()
        self._solver.setOptionValue("mip_max_nodes", nodes)
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._solver.setOptionValue("mip_abs_gap", 1e-7)
        settled = forced(linked)
        self.certain = np.array([all(row in settled for row in cell.rows) for cell in linked.cells], dtype=bool)
        low = np.array([1.0 if row in settled else 0.0 for row in range(len(linked.rows))])
        high = np.array([0.0 if row.shown else 1.0 for row in linked.rows])
        self._solver.addVars(len(low), low, high)
        columns = np.arange(len(low), dtype=np.int32)
        self._solver.changeColsCost(len(low), columns, np.array([row.cost for row in linked.rows]))
        self._solver.changeColsIntegrality(len(low), columns, np.array([highspy.HighsVarType.kInteger] * len(low)))
        self._column = [self._column_of(cell.rows) for cell in linked.cells]

    def _column_of(self, rows: tuple[int, ...]) -> int:
        """The column that says whether a cell is hidden: that of its row, or a new one that is at most each of its rows."""
        if len(rows) == 1:
            return rows[0]
        self._solver.addVar(0.0, 1.0)
        column = self._solver.getNumCol() - 1
        for row in rows:
            self._solver.addRow(0.0, highspy.kHighsInf, 2, np.array([row, column]), np.array([1.0, -1.0]))
        return column

    def add(self, cut: Cut) -> None:
        """Ask for enough of the cells of the cut."""
        least = cut.least - sum(weight for cell, weight in cut.weights.items() if self.certain[cell])
        if least <= CLOSE:
            return
        terms: dict[int, float] = {}
        for cell, weight in cut.weights.items():
            if not self.certain[cell]:
                terms[self._column[cell]] = terms.get(self._column[cell], 0.0) + weight
        columns = np.array(list(terms), dtype=np.int32)
        weights = np.minimum(np.array(list(terms.values())), least) / least
        self._solver.addRow(1.0, highspy.kHighsInf, len(columns), columns, weights)

    def solve(self) -> tuple[set[int], float] | None:
        """The cheapest rows that satisfy all cuts so far and what they cost; None when nodes run out."""
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        chosen = np.array(self._solver.getSolution().col_value)[: len(self.linked.rows)]
        return {int(row) for row in np.flatnonzero(chosen > 0.5)}, self._solver.getObjectiveValue()


def improve(linked: Linked, safe: set[int], proofs: list[Floats], rounds: int, nodes: int) -> Pattern:
    """The optimum of one part, from a safe pattern of it, which stands where rounds or nodes run out before."""
    highest = _cost(linked, safe)
    master, reach, wanted = _Master(linked, nodes), Reach(linked), goals(linked)
    for cut in _first_cuts(linked):
        master.add(cut)
    for _ in range(rounds):
        found = master.solve()
        if found is None:
            return Pattern(frozenset(safe), proven=False)
        withheld, cost = found
        if cost >= highest - CLOSE:
            return Pattern(frozenset(safe), proven=True)
        cuts = _missing(linked, reach, wanted, withheld, proofs)
        if not cuts:
            return Pattern(frozenset(withheld), proven=True)
        for cut in cuts:
            master.add(cut)
    return Pattern(frozenset(safe), proven=False)


def _missing(linked: Linked, reach: Reach, wanted: list[Goal], withheld: set[int], proofs: list[Floats]) -> list[Cut]:
    """Cuts for the goals that a pattern does not reach. Tables that prove a goal are kept: they prove it for later patterns too."""
    hidden = linked.hidden(withheld)
    values = linked.values()
    reach.under(hidden)
    known = np.array(proofs) if proofs else np.zeros((0, len(values)))
    valid = known[(np.abs(known - values)[:, ~hidden] <= CLOSE).all(axis=1)]
    proven, cuts = Proven(values, valid), []
    for goal in wanted:
        if proven.reaches(goal):
            continue
        table, cut = reach.shortfall(goal)
        if cut is None:
            proofs.append(table)
        else:
            cuts.append(cut)
        proven.add(table)
    return cuts


def _first_cuts(linked: Linked) -> list[Cut]:
    """In every relation of a primary cell something else is withheld."""
    cuts = []
    primary = set(linked.primary)
    for total, parts in linked.relations:
        cells = (total, *parts)
        cuts += [Cut({other: 1.0 for other in cells if other != cell}, 1.0) for cell in cells if cell in primary]
    return cuts


def _cost(linked: Linked, withheld: set[int]) -> float:
    return sum(linked.rows[row].cost for row in withheld)
