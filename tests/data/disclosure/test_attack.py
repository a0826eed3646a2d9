"""The attacker's intervals against plain enumeration of all tables."""

import random
from typing import Any

import numpy as np
import pytest

from data.disclosure.attacker import intervals
from data.disclosure.attacker.intervals import Contradiction, Undecided, find_exposed, find_intervals


def enumerate_intervals(
    unknown: list[str], published: dict[str, int], sums: list[tuple[str, tuple[str, ...]]], most: int
) -> dict[str, tuple[int, int]]:
    """Smallest and largest of each unknown count over all tables of whole numbers up to `most`."""
    return enumerate_ends(dict.fromkeys(unknown, (0, most)), published, sums)


def enumerate_ends(
    held: dict[str, tuple[int, int]], published: dict[str, int], sums: list[tuple[str, tuple[str, ...]]]
) -> dict[str, tuple[int, int]]:
    """The same, each count between its ends in `held`; all tables at once, a column each."""
    drawn = np.indices([high - low + 1 for low, high in held.values()]).reshape(len(held), -1)
    table: dict[str, Any] = published | {name: drawn[at] + low for at, (name, (low, _)) in enumerate(held.items())}
    sound = np.all([table[total] == sum(table[part] for part in parts) for total, parts in sums], axis=0)
    return {name: (int(table[name][sound].min()), int(table[name][sound].max())) for name in held}


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


@pytest.mark.parametrize("seed", range(10))
def test_what_is_asked_of_a_count_is_what_all_tables_say(seed: int) -> None:
    """With limits on some counts too; the counts are broken where sums overlap."""
    chance = random.Random(seed)
    names = [f"x{number}" for number in range(5)]
    values = {name: chance.randrange(5) for name in names}
    sums = [(f"s{number}", tuple(chance.sample(names, 2))) for number in range(4)]
    published = {total: sum(values[part] for part in parts) for total, parts in sums}
    limits = {names[0]: (max(0, values[names[0]] - 1), values[names[0]] + 1)}
    unlimited = enumerate_intervals(names, published, sums, 9)
    held = dict.fromkeys(names, (0, 9)) | limits
    ends = enumerate_ends(held, published, sums)
    assert find_exposed(published, sums, ends, limits) == {}
    for name, (low, high) in ends.items():
        if high < unlimited[name][1] or high < 9:
            assert find_exposed(published, sums, {name: (low, high + 1)}, limits) == {name: (low, high)}
        if low:
            assert find_exposed(published, sums, {name: (low - 1, high)}, limits)[name][0] == low


def test_what_is_not_decided_within_the_steps_is_said_and_taken_as_exposed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three sums in a ring of halves, without a step for it."""
    monkeypatch.setattr(intervals, "NODES", 0)
    monkeypatch.setattr(intervals, "DEPTH", 0)
    sums = [("p", ("x", "y")), ("q", ("y", "z")), ("r", ("x", "z", "w"))]
    told = {"p": 3, "q": 3, "r": 3}
    with pytest.raises(Undecided):
        find_intervals(told, ["x", "y", "z", "w"], sums)
    assert find_exposed(told, sums, {"x": (0, 2)}) == {"x": (0, 1)}
