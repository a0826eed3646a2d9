"""The protector: every pattern protects, none is cheaper, and no withheld row is in it for nothing."""

import itertools
import random

import pytest

from data.disclosure.attacker.intervals import find_intervals
from data.disclosure.protector.greedy import Unprotectable, protect_safely
from data.disclosure.protector.linked import Cell, Row, make_linked
from data.disclosure.protector.optimum import protect
from data.disclosure.protector.sensitivity import fixed_interval, protection_interval
from tests.built.linking import Sums, as_linked, two_way


def draw(seed: int, rows: int, columns: int) -> tuple[dict[str, int], Sums, dict[str, float]]:
    """A table of small counts, and a cost for each cell."""
    chance = random.Random(seed)
    numbers = {f"r{row}": [chance.choice((0, 2, 5, 9, 14, 25, 40)) for _ in range(columns)] for row in range(rows)}
    values, sums = two_way(numbers, [f"c{column}" for column in range(columns)])
    return values, sums, {name: 1 + chance.random() for name in values}


def is_protected(values: dict[str, int], sums: Sums, protection: dict[str, tuple[int, int]], withheld: set[str]) -> bool:
    """Whether the attacker is left in enough doubt about every primary count."""
    published = {name: value for name, value in values.items() if name not in withheld}
    intervals = find_intervals(published, sorted(withheld), sums)
    return all(
        intervals[name][0] <= values[name] - below and (intervals[name][1] is None or (intervals[name][1] or 0) >= values[name] + above)
        for name, (below, above) in protection.items()
    )


def small(values: dict[str, int]) -> dict[str, tuple[int, int]]:
    """The asked each small count asks for."""
    return {name: asked for name, value in values.items() if (asked := protection_interval(value)) is not None}


@pytest.mark.parametrize("seed", range(12))
def test_the_attacker_is_left_in_doubt_and_nothing_is_withheld_in_vain(seed: int) -> None:
    values, sums, costs = draw(seed, 4, 4)
    protection = small(values)
    names = list(values)
    pattern = protect(as_linked(values, sums, protection, costs))
    withheld = {names[row] for row in pattern.withheld}
    assert pattern.proven
    assert set(protection) <= withheld
    assert is_protected(values, sums, protection, withheld)
    for name in withheld - set(protection):
        assert not is_protected(values, sums, protection, withheld - {name}), name


@pytest.mark.parametrize("seed", range(4))
def test_no_cheaper_pattern_protects(seed: int) -> None:
    """Against all patterns of a small table, one by one."""
    values, sums, costs = draw(seed + 100, 2, 3)
    protection = small(values)
    names = list(values)
    pattern = protect(as_linked(values, sums, protection, costs))
    cost = sum(costs[names[row]] for row in pattern.withheld)
    others = [name for name in names if name not in protection]
    patterns = [{*protection, *chosen} for size in range(len(others) + 1) for chosen in itertools.combinations(others, size)]
    cheapest_first = sorted((sum(costs[name] for name in withheld), sorted(withheld)) for withheld in patterns)
    best = next(sum_ for sum_, withheld in cheapest_first if is_protected(values, sums, protection, set(withheld)))
    assert cost == pytest.approx(best)


def test_the_same_question_has_the_same_answer() -> None:
    values, sums, costs = draw(7, 5, 5)
    linked = as_linked(values, sums, small(values), costs)
    assert protect(linked) == protect(linked)


def test_without_steps_the_safe_pattern_stands() -> None:
    values, sums, costs = draw(3, 5, 5)
    protection, names = small(values), list(values)
    linked = as_linked(values, sums, protection, costs)
    pattern = protect(linked, rounds=0)
    assert not pattern.proven
    assert is_protected(values, sums, protection, {names[row] for row in pattern.withheld})


def test_a_row_of_several_cells_goes_as_a_whole_and_a_cell_of_several_rows_is_hidden_by_all() -> None:
    """A percentage shows n, the rest and N; its N stands in a second row too, which must go as well."""
    cells = [Cell(4, (0,), (4, 7)), Cell(30, (0,)), Cell(34, (0, 1))]
    rows = [Row(1.0), Row(1.0)]
    assert protect(make_linked(cells, rows, [(2, (0, 1))])).withheld == {0}
    tied = [*cells, Cell(30, (2,))]
    same = [(2, (0, 1)), (3, (1,))]
    assert protect(make_linked(tied, [*rows, Row(5.0)], same)).withheld == {0, 1}


def test_what_is_published_already_stays_so_and_what_cannot_be_protected_is_said() -> None:
    values, sums = {"all": 30, "male": 26, "female": 4}, [(0, (1, 2))]
    cells = [Cell(value, (position,), protection_interval(value)) for position, value in enumerate(values.values())]
    rows = [Row(shown=True), Row(), Row()]
    assert protect(make_linked(cells, rows, sums)).withheld == {1, 2}
    with pytest.raises(Unprotectable):
        protect_safely(make_linked(cells, [Row(shown=True), Row(shown=True), Row()], sums))


def test_rules() -> None:
    assert [protection_interval(value) for value in (0, 1, 10, 11)] == [None, (1, 10), (10, 1), None]
    assert protection_interval(0, marked=True) == (0, 11)
    assert protection_interval(40, marked=True) == (3, 1)
    assert fixed_interval(2, 5, 3) == (2, 3)
