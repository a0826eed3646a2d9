"""Which states are looked at: every combination of filters, or a sample in which every pair of choices occurs together."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

State = Mapping[str, Any]


def every(choices: Mapping[str, Sequence[Any]]) -> Iterator[State]:
    """Every combination."""
    for values in product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def pairwise(choices: Mapping[str, Sequence[Any]], seed: int = 1) -> list[State]:
    """Few combinations in which every two values of two choices occur together; the same each time."""
    chance = random.Random(seed)
    names = list(choices)
    open_pairs = {
        (one, first, other, second)
        for one, other in combinations(range(len(names)), 2)
        for first in range(len(choices[names[one]]))
        for second in range(len(choices[names[other]]))
    }
    states: list[State] = []
    while open_pairs:
        one, first, other, second = min(open_pairs)
        best: list[int] = []
        best_count = -1
        for _ in range(30):
            trial = [chance.randrange(len(choices[name])) for name in names]
            trial[one], trial[other] = first, second
            count = len(covered(trial) & open_pairs)
            if count > best_count:
                best, best_count = trial, count
        open_pairs -= covered(best)
        states.append({name: choices[name][place] for name, place in zip(names, best, strict=True)})
    return states


def covered(state: Sequence[int]) -> set[tuple[int, int, int, int]]:
    """The pairs that a state holds, as positions."""
    return {(one, state[one], other, state[other]) for one, other in combinations(range(len(state)), 2)}
