"""The smallest and largest whole number that each withheld count can be, given all published counts and all sums.

Whoever knows the published figures knows this much and no more. Each question is a linear programme (HiGHS); where its answer is not
a table of whole numbers it is asked again in whole numbers, because counts are (section A5 of the method: the whole-number interval
is the safe criterion, the other can only be wider).
"""

from collections.abc import Mapping, Sequence

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


class Contradiction(Exception):
    """No whole numbers fit all published counts and sums."""


def find_intervals(published: Mapping[str, int], unknown: Sequence[str], sums: Sequence[Sum]) -> dict[str, Interval]:
    """The interval of every unknown count, in the order given. Raises Contradiction."""
    equations = [_reduce(published, total, parts) for total, parts in sums]
    if any(not terms and rest for terms, rest in equations):
        raise Contradiction
    found: dict[str, Interval] = {}
    for names, own in _components(unknown, [equation for equation in equations if equation[0]]):
        found |= _Component(names, own).intervals()
    return {name: found[name] for name in unknown}


def find_exposed(published: Mapping[str, int], sums: Sequence[Sum], doubts: Mapping[str, tuple[int, int]]) -> dict[str, Interval]:
    """Of the counts that must seem to lie anywhere from one number to another, those that do not, with their intervals.

    Asks no more than that: a table found for one count answers for others. A published count has no doubt at all. Raises Contradiction.
    """
    found: dict[str, Interval] = {name: (published[name], published[name]) for name in doubts if name in published}
    equations = [_reduce(published, total, parts) for total, parts in sums]
    if any(not terms and rest for terms, rest in equations):
        raise Contradiction
    equations = [equation for equation in equations if equation[0]]
    unknown = list(dict.fromkeys([*(name for name in doubts if name not in published), *(name for terms, _ in equations for name in terms)]))
    for names, own in _components(unknown, equations):
        if any(name in doubts for name in names):
            found |= _Component(names, own).exposed(doubts)
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
    """The unknown counts of one component and the equations between them."""

    def __init__(self, names: list[str], equations: list[tuple[dict[str, int], int]]) -> None:
        self.names = names
        self._place = {name: position for position, name in enumerate(names)}
        self._equations = equations
        self._open = self._solver()
        self._whole: highspy.Highs | None = None
        self._lowest, self._highest = np.full(len(names), np.inf), np.full(len(names), -np.inf)
        """The ends that whole tables found so far reach."""

    def intervals(self) -> dict[str, Interval]:
        """Both ends for each of the names."""
        found: dict[str, Interval] = {}
        for name in self.names:
            lower = self._end(name, -1)
            found[name] = (-lower if lower is not None else 0, self._end(name, 1))
        return found

    def exposed(self, doubts: Mapping[str, tuple[int, int]]) -> dict[str, Interval]:
        """Those names whose interval does not hold the doubt asked for."""
        found: dict[str, Interval] = {}
        for name in self.names:
            if name not in doubts:
                continue
            place, (low, high) = self._place[name], doubts[name]
            lower = low if self._lowest[place] <= low else -(self._end(name, -1) or 0)
            upper = high if self._highest[place] >= high else self._end(name, 1)
            if lower > low or (upper is not None and upper < high):
                found[name] = (lower, upper)
        return found

    def _solver(self) -> highspy.Highs:
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("random_seed", 0)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("presolve", "off")
        solver.addVars(len(self.names), np.zeros(len(self.names)), np.full(len(self.names), highspy.kHighsInf))
        for terms, rest in self._equations:
            columns = np.array([self._place[name] for name in terms], dtype=np.int32)
            solver.addRow(float(rest), float(rest), len(columns), columns, np.array([float(sign) for sign in terms.values()]))
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        return solver

    def _end(self, name: str, way: int) -> int | None:
        """The largest value of `way` times the count; None when there is no largest."""
        answer = self._ask(self._open, name, way)
        if answer is None or np.all(np.abs(answer - np.round(answer)) < WHOLE):
            return None if answer is None else way * self._note(answer, name)
        if self._whole is None:
            self._whole = self._solver()
            kinds = np.array([highspy.HighsVarType.kInteger] * len(self.names))
            self._whole.changeColsIntegrality(len(self.names), np.arange(len(self.names), dtype=np.int32), kinds)
        answer = self._ask(self._whole, name, way)
        return None if answer is None else way * self._note(answer, name)

    def _note(self, table: np.ndarray[tuple[int], np.dtype[np.float64]], name: str) -> int:
        """Remember what a whole table reaches; the count of one name in it."""
        whole = np.round(table)
        self._lowest, self._highest = np.minimum(self._lowest, whole), np.maximum(self._highest, whole)
        return int(whole[self._place[name]])

    def _ask(self, solver: highspy.Highs, name: str, way: int) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
        """A table that makes the count extreme; None when there is no extreme."""
        column = self._place[name]
        solver.changeColCost(column, float(way))
        status = _run(solver)
        solver.changeColCost(column, 0.0)
        if status == highspy.HighsModelStatus.kOptimal:
            return np.array(solver.getSolution().col_value)
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible) and self._fits(solver):
            return None
        raise Contradiction

    def _fits(self, solver: highspy.Highs) -> bool:
        """Whether there is any table at all."""
        return _run(solver) == highspy.HighsModelStatus.kOptimal


def _run(solver: highspy.Highs) -> highspy.HighsModelStatus:
    """Solve, a second time from nothing where the start from the last answer led nowhere. Raises ArithmeticError without an outcome."""
    for _ in range(2):
        solver.run()
        status = solver.getModelStatus()
        if status in OUTCOMES:
            return status
        solver.clearSolver()
    raise ArithmeticError(f"the solver stopped: {solver.modelStatusToString(status)}")
