"""A safe pattern, without proof that it is the smallest: for each goal in turn, the cheapest further rows that leave the doubt.

The cheapest move is a linear programme (after Kelly, Golden and Assad 1992, doi:10.1002/net.3230220407): cells that are withheld
already move for nothing, others pay for their rows. Whatever moved is withheld, so the result always protects. The optimum starts
from it, and it stands when the optimum is not found in time.
"""

import numpy as np

from data.disclosure.protector.linked import Bools, Floats, Linked
from data.disclosure.protector.reach import CLOSE, Goal, Proven, goals, quiet_solver


class Unprotectable(Exception):
    """A count cannot be protected even if every row that is still to decide is withheld."""


class Moves:
    """The linear programme of the cheapest move; two columns a cell: how far it goes up and how far down."""

    def __init__(self, linked: Linked) -> None:
        self.values = linked.values()
        self.count = len(linked.cells)
        self._solver = quiet_solver()
        low, high = linked.ends()
        up, down = high - self.values, self.values - low
        fixed = np.array([any(linked.rows[row].shown for row in cell.rows) for cell in linked.cells], dtype=bool)
        up[fixed] = down[fixed] = 0.0
        self._most = np.concatenate([up, down])
        self._solver.addVars(2 * self.count, np.zeros(2 * self.count), self._most)
        starts: list[int] = []
        columns: list[int] = []
        signs: list[float] = []
        for total, parts in linked.relations:
            starts.append(len(columns))
            for cell, sign in ((total, -1.0), *((part, 1.0) for part in parts)):
                columns += [cell, self.count + cell]
                signs += [sign, -sign]
        zero = np.zeros(len(starts))
        self._solver.addRows(len(starts), zero, zero, len(columns), np.array(starts), np.array(columns), np.array(signs))

    def cheapest(self, goal: Goal, price: Floats) -> Floats | None:
        """The cheapest table in which the cell of the goal moved far enough; None where no table is left."""
        both = np.concatenate([price, price])
        columns = np.arange(2 * self.count, dtype=np.int32)
        self._solver.changeColsCost(len(columns), columns, both)
        forward, backward = (goal.cell, self.count + goal.cell) if goal.way > 0 else (self.count + goal.cell, goal.cell)
        if self._most[forward] < goal.least:
            return None
        self._solver.changeColBounds(forward, float(goal.least), float(self._most[forward]))
        self._solver.changeColBounds(backward, 0.0, 0.0)
        self._solver.run()
        optimal = self._solver.modelStatusToString(self._solver.getModelStatus()) == "Optimal"
        moved = np.array(self._solver.getSolution().col_value) if optimal else None
        for column in (forward, backward):
            self._solver.changeColBounds(column, 0.0, float(self._most[column]))
        return None if moved is None else self.values + moved[: self.count] - moved[self.count :]


def protect_safely(linked: Linked) -> tuple[set[int], list[Floats]]:
    """Rows to withhold so that every goal is reached, and the tables that prove it.

    Raises Unprotectable when a goal stays out of reach with everything withheld that may be.
    """
    values = linked.values()
    withheld = forced(linked)
    moves = Moves(linked)
    proofs: list[Floats] = []
    proven = Proven(values)
    hidden = linked.hidden(withheld)
    dearest = sum(row.cost for row in linked.rows) + 1.0
    costs = np.array([dearest if row.shown else row.cost for row in linked.rows])
    for goal in sorted(goals(linked), key=lambda goal: (-goal.least, goal.cell, -goal.way)):
        if proven.reaches(goal):
            continue
        costs[list(withheld)] = 0.0
        table = moves.cheapest(goal, np.where(hidden, 0.0, linked.add_rows(costs)))
        if table is None:
            raise Unprotectable
        withheld.update(_rows_of(linked, np.abs(table - values) > CLOSE))
        hidden = linked.hidden(withheld)
        proofs.append(table)
        proven.add(table)
    needed = np.zeros(len(values), dtype=bool)
    for table in proofs:
        needed |= np.abs(table - values) > CLOSE
    return forced(linked) | _rows_of(linked, needed), proofs


def forced(linked: Linked) -> set[int]:
    """The rows that are withheld whatever else is: those settled before, and those of the primary cells."""
    settled = {position for position, row in enumerate(linked.rows) if row.withheld}
    return settled | {row for cell in linked.primary for row in linked.cells[cell].rows}


def _rows_of(linked: Linked, chosen: Bools) -> set[int]:
    """The rows of the chosen cells."""
    return {row for cell in np.flatnonzero(chosen).tolist() for row in linked.cells[cell].rows}
