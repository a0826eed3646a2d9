"""The attacker's intervals against plain enumeration of all tables."""

import itertools
import random

import pytest

from data.disclosure.attacker.intervals import Contradiction, find_intervals


def enumerate_intervals(
    unknown: list[str], published: dict[str, int], sums: list[tuple[str, tuple[str, ...]]], most: int
) -> dict[str, tuple[int, int]]:
    """Smallest and largest of each unknown count over all tables of whole numbers up to `most`."""
    tables = []
    for numbers in itertools.product(range(most + 1), repeat=len(unknown)):
        table = published | dict(zip(unknown, numbers, strict=True))
        if all(table[total] == sum(table[part] for part in parts) for total, parts in sums):
            tables.append(table)
    return {name: (min(table[name] for table in tables), max(table[name] for table in tables)) for name in unknown}


@pytest.mark.parametrize("seed", range(30))
def test_intervals_are_those_of_all_tables(seed: int) -> None:
    chance = random.Random(seed)
    cells = {f"{row}{column}": chance.randrange(4) for row in "ab" for column in "xyz"}
    sums = [(row, tuple(row + column for column in "xyz")) for row in "ab"] + [(column, ("a" + column, "b" + column)) for column in "xyz"]
    values = cells | {total: sum(cells[part] for part in parts) for total, parts in sums}
    unknown = chance.sample(list(cells), 5)
    published = {name: value for name, value in values.items() if name not in unknown}
    assert find_intervals(published, unknown, sums) == enumerate_intervals(unknown, published, sums, 9)


def test_whole_numbers_are_narrower_than_fractions() -> None:
    """The three sums say that twice x and w make 3: in fractions x reaches 1.5, in whole numbers 1."""
    sums = [("p", ("x", "y")), ("q", ("y", "z")), ("r", ("x", "z", "w"))]
    found = find_intervals({"p": 3, "q": 3, "r": 3}, ["x", "y", "z", "w"], sums)
    assert found == enumerate_intervals(["x", "y", "z", "w"], {"p": 3, "q": 3, "r": 3}, sums, 4)
    assert found["x"] == (0, 1)


def test_contradictions_are_said() -> None:
    with pytest.raises(Contradiction):
        find_intervals({"t": 3, "a": 5}, ["b"], [("t", ("a", "b"))])
    with pytest.raises(Contradiction):
        find_intervals({"t": 3, "a": 2}, [], [("t", ("a",))])
    with pytest.raises(Contradiction):
        find_intervals({"t": 3}, ["x", "y"], [("t", ("x", "y")), ("x", ("y",))])
