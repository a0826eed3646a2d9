"""How far a reader's doubt reaches: the smallest and largest value of a cell that fit everything published.

A linear programme over the cells, with one equation a relation. Where it does not reach far enough, its dual says which rows would
have to be withheld: a Benders cut (Fischetti and Salazar 2001, doi:10.1287/mnsc.47.7.1008.9805, as described in the Handbook on
Statistical Disclosure Control, section 4.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from data.disclosure.protector.linked import Bools, Floats, Linked

Tables = np.ndarray[tuple[int, int], np.dtype[np.float64]]
"""Tables that fit, a row each."""
CLOSE = 1e-6
"""What the solver leaves open in a sum of counts."""


@dataclass(frozen=True)
class Goal:
    """Doubt that must be possible: cell `cell` moved up (+1) or down (-1) by at least `least`."""

    cell: int
    way: int
    least: int


@dataclass(frozen=True)
class Cut:
    """What a pattern lacked: the cells of `weights` withheld must weigh `least` together."""

    weights: dict[int, float]
    least: float


def goals(linked: Linked) -> list[Goal]:
    """Both ways of every primary cell that asks for doubt that way."""
    found = []
    for cell in linked.primary:
        asked = linked.cells[cell].protection
        if asked is not None:
            found += [Goal(cell, way, least) for way, least in ((1, asked[1]), (-1, asked[0])) if least > 0]
    return found


def equations(solver: highspy.Highs, linked: Linked) -> None:
    """Put the relations into a solver that has one column a cell: parts less total is zero."""
    starts: list[int] = []
    columns: list[int] = []
    signs: list[float] = []
    for total, parts in linked.relations:
        starts.append(len(columns))
        columns += [total, *parts]
        signs += [-1.0, *([1.0] * len(parts))]
    zero = np.zeros(len(starts))
    solver.addRows(len(starts), zero, zero, len(columns), np.array(starts), np.array(columns), np.array(signs))


def quiet_solver() -> highspy.Highs:
    """A solver that says nothing and gives the same answer each time."""
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    return solver


class Reach:
    """The linear programme of one set of linked tables, asked again and again for different patterns."""

    def __init__(self, linked: Linked) -> None:
        self.values = linked.values()
        self.floor, self.ceiling = linked.ends()
        self.count = len(linked.cells)
        self._everything = np.arange(self.count, dtype=np.int32)
        self._solver = quiet_solver()
        self._solver.setOptionValue("presolve", "off")  # the basis of the last question is the best start for the next
        self._solver.setOptionValue("solver", "simplex")
        self._solver.addVars(self.count, self.values, self.values)
        equations(self._solver, linked)
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._asked = np.zeros(self.count)
        self._low, self._high = self.values, self.values

    def under(self, hidden: Bools) -> None:
        """Ask from now on about the pattern that hides the cells `hidden`."""
        self._low = np.where(hidden, self.floor, self.values)
        self._high = np.where(hidden, self.ceiling, self.values)
        self._solver.changeColsBounds(self.count, self._everything, self._low, self._high)

    def push(self, wanted: Floats) -> tuple[Floats, Floats]:
        """A table that fits the pattern and has the largest sum of `wanted` times its cells, and the duals of its cells."""
        self._ask(wanted)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the solver stopped: {self._solver.modelStatusToString(self._solver.getModelStatus())}")
        solution = self._solver.getSolution()
        return np.array(solution.col_value), np.array(solution.col_dual)

    def find(self, goal: Goal) -> Floats | None:
        """A table that fits the pattern and reaches the goal; None where there is none.

        Quicker than `shortfall`: nothing is maximized, and the cell is bounded instead, so that the solver ends at the first table.
        """
        self._ask(np.zeros(self.count))
        edge = self.values[goal.cell] + goal.way * goal.least
        low, high = float(self._low[goal.cell]), float(self._high[goal.cell])
        if not low <= edge <= high:
            return None
        self._solver.changeColBounds(goal.cell, *((edge, high) if goal.way > 0 else (low, edge)))
        self._solver.run()
        status = self._solver.getModelStatus()
        table = np.array(self._solver.getSolution().col_value)
        self._solver.changeColBounds(goal.cell, low, high)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the solver stopped: {self._solver.modelStatusToString(status)}")
        return table

    def _ask(self, wanted: Floats) -> None:
        """Set the costs of the cells."""
        changed = np.flatnonzero(wanted != self._asked).astype(np.int32)
        if len(changed):
            self._solver.changeColsCost(len(changed), changed, wanted[changed])
            self._asked = wanted.copy()

    def shortfall(self, goal: Goal) -> tuple[Floats, Cut | None]:
        """A table in which the cell moved as far as it can, and the cut when that is not far enough."""
        wanted = np.zeros(self.count)
        wanted[goal.cell] = goal.way
        table, dual = self.push(wanted)
        if reached(table, self.values, goal):
            return table, None
        room = np.maximum(dual, 0) * (self.ceiling - self.values) + np.maximum(-dual, 0) * (self.values - self.floor)
        weights = {int(cell): float(min(room[cell], goal.least)) for cell in np.flatnonzero(room > CLOSE)}
        return table, Cut(weights, float(goal.least))


def reached(table: Floats, values: Floats, goal: Goal) -> bool:
    """Whether a table moves the cell of a goal far enough."""
    return bool(goal.way * (table[goal.cell] - values[goal.cell]) >= goal.least - CLOSE)


class Proven:
    """How far tables found so far go for each cell: what one of them reaches need not be looked for again."""

    def __init__(self, values: Floats, tables: Sequence[Floats] | Tables = ()) -> None:
        self._values = values
        self._lowest, self._highest = values.copy(), values.copy()
        if len(tables):
            self._lowest, self._highest = np.minimum.reduce([*tables, values]), np.maximum.reduce([*tables, values])

    def add(self, table: Floats) -> None:
        """Count in one more table."""
        np.minimum(self._lowest, table, out=self._lowest)
        np.maximum(self._highest, table, out=self._highest)

    def reaches(self, goal: Goal) -> bool:
        """Whether one of them moves the cell of a goal far enough."""
        return reached(self._highest if goal.way > 0 else self._lowest, self._values, goal)
