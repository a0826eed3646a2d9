"""The smallest and largest whole number that each withheld count can be, given all published counts and all sums.

This is all that the published figures tell. Each question is a linear programme (HiGHS); where its answer is not
a table of whole numbers it is asked again in whole numbers, because counts are (section A5 of the method: the whole-number interval
is the safe criterion, the other can only be wider).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import highspy
import numpy as np

Sum = tuple[str, tuple[str, ...]]
"""A total and its parts, by name."""
Interval = tuple[int, int | None]
"""Smallest and largest; None when nothing published limits it from above."""
OUTCOMES = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)
WHOLE = 1e-6
"""How far from a whole number the solver may leave one."""
DEPTH = 200
"""Counts held at a whole number, one after the other, before a programme in whole numbers is solved."""
NODES = 20_000
"""Of the tree of such a programme: a limit that is the same on every machine."""
NOTHING: Mapping[str, Interval] = MappingProxyType({})
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Places = np.ndarray[tuple[int], np.dtype[np.intp]]


class Contradiction(Exception):
    """No whole numbers fit all published counts and sums."""


class Undecided(Exception):
    """Within the limit of steps it was not found how far a count can go."""


def find_intervals(published: Mapping[str, int], unknown: Sequence[str], sums: Sequence[Sum]) -> dict[str, Interval]:
    """The interval of every unknown count, in the order given. Raises Contradiction, and Undecided where the limit of steps is reached."""
    equations = [_reduce(published, total, parts) for total, parts in sums]
    if any(not terms and rest for terms, rest in equations):
        raise Contradiction
    found: dict[str, Interval] = {}
    for names, own in _components(unknown, [equation for equation in equations if equation[0]]):
        found |= _Component(names, own).intervals()
    return {name: found[name] for name in unknown}


def find_exposed(
    published: Mapping[str, int], sums: Sequence[Sum], doubts: Mapping[str, tuple[int, int]], limits: Mapping[str, Interval] = NOTHING
) -> dict[str, Interval]:
    """Of the counts that must seem to lie anywhere from one number to another, those that do not, with their intervals.

    `limits` is what a reader knows beside the sums: how small and how large some counts are. Asks no more than that: a table found for one
    count answers for others, and of one that is exposed the interval is that of the linear programme. A published count has no doubt at
    all. Where the limit of steps is reached a count is taken as exposed. Raises Contradiction.
    """
    found: dict[str, Interval] = {name: (published[name], published[name]) for name in doubts if name in published}
    equations = [_reduce(published, total, parts) for total, parts in sums]
    if any(not terms and rest for terms, rest in equations):
        raise Contradiction
    equations = [equation for equation in equations if equation[0]]
    unknown = list(dict.fromkeys([*(name for name in doubts if name not in published), *(name for terms, _ in equations for name in terms)]))
    for names, own in _components(unknown, equations):
        if any(name in doubts for name in names):
            found |= _Component(names, own, limits).exposed(doubts)
    return found


def _reduce(published: Mapping[str, int], total: str, parts: Sequence[str]) -> tuple[dict[str, int], int]:
    """A sum as terms of unknown counts that add up to a known rest."""
    terms: dict[str, int] = {}
    rest = 0
    for name, sign in ((total, -1), *((part, 1) for part in parts)):
        if name in published:
            rest -= sign * published[name]
        else:
            terms[name] = terms.get(name, 0) + sign
    return terms, rest


def _components(unknown: Sequence[str], equations: Sequence[tuple[dict[str, int], int]]) -> list[tuple[list[str], list[tuple[dict[str, int], int]]]]:
    """Unknown counts that no sum ties together are looked at apart."""
    tied: dict[str, list[int]] = {name: [] for name in unknown}
    for position, (terms, _) in enumerate(equations):
        for name in terms:
            tied[name].append(position)
    seen: set[str] = set()
    components = []
    for first in unknown:
        if first in seen:
            continue
        names, used, waiting = [], set(), [first]
        seen.add(first)
        while waiting:
            name = waiting.pop()
            names.append(name)
            for position in tied[name]:
                used.add(position)
                fresh = [other for other in equations[position][0] if other not in seen]
                seen.update(fresh)
                waiting += fresh
        components.append((names, [equations[position] for position in sorted(used)]))
    return components


class _Component:
    """The unknown counts of one component, the equations between them and the limits of some."""

    def __init__(self, names: list[str], equations: list[tuple[dict[str, int], int]], limits: Mapping[str, Interval] = NOTHING) -> None:
        self.names = names
        ends = [limits.get(name, (0, None)) for name in names]
        self._least = np.array([float(low) for low, _ in ends])
        self._most = np.array([highspy.kHighsInf if high is None else float(high) for _, high in ends])
        self._place = {name: position for position, name in enumerate(names)}
        self._equations = equations
        self._every = np.arange(len(names), dtype=np.int32)
        self._open = self._solver()
        self._whole: highspy.Highs | None = None
        self._lowest, self._highest = np.full(len(names), np.inf), np.full(len(names), -np.inf)
        """The ends that whole tables found so far reach."""

    def intervals(self) -> dict[str, Interval]:
        """Both ends for each of the names. Raises Contradiction."""
        self._check_fits()
        endless = self._find_endless()
        return {name: self._interval(name, endless) for name in self.names}

    def exposed(self, doubts: Mapping[str, tuple[int, int]]) -> dict[str, Interval]:
        """Those names whose interval does not hold the doubt asked for. Raises Contradiction."""
        self._check_fits()
        endless = self._find_endless()
        found: dict[str, Interval] = {}
        for name in self.names:
            if name not in doubts:
                continue
            low, high = doubts[name]
            if not (self._reaches(name, -1, low) and (name in endless or self._reaches(name, 1, high))):
                found[name] = self._interval(name, endless, nearly=True)
        return found

    def _interval(self, name: str, endless: frozenset[str], *, nearly: bool = False) -> Interval:
        """Both ends, `nearly` as the linear programme has them, which may be a little too wide. Raises Contradiction, Undecided."""
        return self._end(name, -1, nearly=nearly), None if name in endless else self._end(name, 1, nearly=nearly)

    def _find_endless(self) -> frozenset[str]:
        """Names without a largest value: those that some direction r >= 0 without a change in any equation makes grow.

        One programme finds all of them: maximize the sum of y where y <= r and y <= 1; directions can be added, so that each y is 0 or 1.
        A count that is limited cannot grow.
        """
        count = len(self.names)
        solver = self._solver(change=True)
        solver.addVars(count, np.zeros(count), np.ones(count))
        every, pairs = np.arange(count), np.arange(2 * count, dtype=np.int32).reshape(2, count).T.ravel()
        free = np.full(count, highspy.kHighsInf)
        solver.addRows(count, np.zeros(count), free, 2 * count, 2 * every.astype(np.int32), pairs, np.tile([1.0, -1.0], count))
        solver.changeColsCost(count, np.arange(count, 2 * count, dtype=np.int32), np.ones(count))
        if _run(solver) != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the solver stopped: {solver.modelStatusToString(solver.getModelStatus())}")
        grows = np.array(solver.getSolution().col_value)[count:] > 0.5
        return frozenset(name for name, each in zip(self.names, grows, strict=True) if each)

    def _reaches(self, name: str, way: int, wanted: int) -> bool:
        """Whether a table of whole numbers is found that has the count at `wanted` or beyond (`way` 1: above, -1: below).

        A table found for one count answers for others. What no dive from the nearest table finds is solved in whole numbers, and is not
        found where that reaches its limit of steps.
        """
        column = self._place[name]
        if (self._lowest[column] <= wanted) if way < 0 else (self._highest[column] >= wanted):
            return True
        low, high = float(self._least[column]), float(self._most[column])
        if not low <= wanted <= high:
            return False
        held = {column: (float(wanted), high) if way > 0 else (low, float(wanted))}
        try:
            self._open.changeColBounds(column, *held[column])
            if _run(self._open) == highspy.HighsModelStatus.kInfeasible:
                return False
            if self._dive(dict(held)):
                return True
        finally:
            self._open.changeColsBounds(len(self.names), self._every, self._least, self._most)
        table = self._solve_whole(held)
        if table is not None:
            self._note(table)
        return table is not None

    def _dive(self, held: dict[int, tuple[float, float]]) -> bool:
        """Whether a table of whole numbers is found near the last one, by holding one broken count after the other at a whole number.

        Counts are broken in rings, so that holding one mends many. Leaves bounds behind.
        """
        for _ in range(DEPTH):
            table = np.array(self._open.getSolution().col_value)
            broken = _broken(table)
            if not len(broken):
                self._note(table)
                return True
            column = int(broken[0])
            for whole in (np.floor(table[column]), np.ceil(table[column])):
                held[column] = (whole, whole)
                self._open.changeColBounds(column, whole, whole)
                if _run(self._open) == highspy.HighsModelStatus.kOptimal:
                    break
            else:
                return False
        return False

    def _solve_whole(self, held: Mapping[int, tuple[float, float]], column: int = 0, way: int = 0) -> Floats | None:
        """A table of whole numbers with some counts held within bounds, that makes one extreme where `way` says so; None where none is left.

        Raises Undecided for an extreme that is not reached within the limit of steps; without one, a table not found is none.
        """
        if self._whole is None:
            self._whole = self._solver()
            kinds = np.array([highspy.HighsVarType.kInteger] * len(self.names))
            self._whole.changeColsIntegrality(len(self.names), self._every, kinds)
            self._whole.setOptionValue("mip_max_nodes", NODES)
        solver = self._whole
        for each, bounds in held.items():
            solver.changeColBounds(each, *bounds)
        solver.changeColCost(column, float(way))
        solver.run()
        status = solver.getModelStatus()
        table = (
            np.array(solver.getSolution().col_value)
            if solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
            else None
        )
        solver.changeColCost(column, 0.0)
        solver.changeColsBounds(len(self.names), self._every, self._least, self._most)
        if way and status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible):
            if table is not None:
                self._note(table)
            raise Undecided
        return table

    def _solver(self, *, change: bool = False) -> highspy.Highs:
        """The equations of the component for its counts, or for a `change` of all of them that keeps the equations true."""
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("random_seed", 0)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("presolve", "off")
        limited = self._most < highspy.kHighsInf
        low, high = (np.zeros(len(self.names)), np.where(limited, 0.0, self._most)) if change else (self._least, self._most)
        solver.addVars(len(self.names), low, high)
        lengths = np.array([len(terms) for terms, _ in self._equations], dtype=np.int32)
        starts = np.cumsum(lengths, dtype=np.int32) - lengths
        columns = np.array([self._place[name] for terms, _ in self._equations for name in terms], dtype=np.int32)
        signs = np.array([float(sign) for terms, _ in self._equations for sign in terms.values()])
        known = np.array([0.0 if change else float(rest) for _, rest in self._equations])
        solver.addRows(len(starts), known, known, len(columns), starts, columns, signs)
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        return solver

    def _end(self, name: str, way: int, *, nearly: bool) -> int:
        """The largest value (`way` 1) or the smallest (-1) of a count that has one."""
        column = self._place[name]
        self._open.changeColCost(column, float(way))
        status = _run(self._open)
        self._open.changeColCost(column, 0.0)
        if status != highspy.HighsModelStatus.kOptimal:
            raise Contradiction
        nearest = np.array(self._open.getSolution().col_value)
        table: Floats | None = nearest
        if len(_broken(nearest)):
            if nearly:
                return int(np.floor(nearest[column] + WHOLE) if way > 0 else np.ceil(nearest[column] - WHOLE))
            table = self._solve_whole({}, column, way)
        if table is None:
            raise Contradiction
        self._note(table)
        return int(np.round(table[column]))

    def _note(self, table: Floats) -> None:
        """Remember what a whole table reaches."""
        whole = np.round(table)
        self._lowest, self._highest = np.minimum(self._lowest, whole), np.maximum(self._highest, whole)

    def _check_fits(self) -> None:
        """Raise Contradiction where there is no table at all."""
        if _run(self._open) != highspy.HighsModelStatus.kOptimal:
            raise Contradiction


def _broken(table: Floats) -> Places:
    """The positions of counts that are no whole numbers."""
    return np.flatnonzero(np.abs(table - np.round(table)) >= WHOLE)


def _run(solver: highspy.Highs) -> highspy.HighsModelStatus:
    """Solve, a second time from nothing where the start from the last answer led nowhere. Raises ArithmeticError without an outcome."""
    for _ in range(2):
        solver.run()
        status = solver.getModelStatus()
        if status in OUTCOMES:
            return status
        solver.clearSolver()
    raise ArithmeticError(f"the solver stopped: {solver.modelStatusToString(status)}")
