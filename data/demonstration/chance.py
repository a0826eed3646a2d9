"""Random counts: drawn, thinned, split into parts, dealt to places. The standard library has none of them."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random

MANY = 400
"""A total above this is split by shares instead of one record at a time."""


def count(rng: Random, mean: float) -> int:
    """A Poisson count; the normal approximation above 60."""
    if mean > 60:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, product, events = math.exp(-max(mean, 0.0)), rng.random(), 0
    while product > limit:
        product *= rng.random()
        events += 1
    return events


def part(rng: Random, total: int, chance: float) -> int:
    """How many of `total` have a property with this chance: a binomial count, 0 to total."""
    chance = min(max(chance, 0.0), 1.0)
    if total > MANY:
        return min(total, max(0, round(rng.gauss(total * chance, math.sqrt(total * chance * (1 - chance))))))
    return sum(rng.random() < chance for _ in range(total))


def split(rng: Random, total: int, weights: Sequence[float]) -> list[int]:
    """A total as parts, one for each weight. Up to `MANY`, the same stream with a larger total only adds to the parts."""
    parts = [0] * len(weights)
    if total > MANY:
        weights = [weight * math.exp(rng.gauss(0, 0.08)) for weight in weights]
        parts = [int(total * weight / sum(weights)) for weight in weights]
        parts[weights.index(max(weights))] += total - sum(parts)
        return parts
    edges = list(accumulate(weights))
    for _ in range(total):
        parts[bisect_right(edges, rng.random() * edges[-1], 0, len(edges) - 1)] += 1
    return parts


def deal(rng: Random, number: int, places: Sequence[int]) -> list[int]:
    """A number as parts, none above its place. Raises ValueError when there are fewer places than that."""
    total = sum(places)
    if total > MANY:
        parts = [place * number // total for place in places]
        for index, place in enumerate(places):
            parts[index] += min(place - parts[index], number - sum(parts))
        return parts
    edges = list(accumulate(places))
    parts = [0] * len(places)
    for record in rng.sample(range(total), number):
        parts[bisect_right(edges, record)] += 1
    return parts
