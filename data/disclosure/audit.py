"""The first audit of a release: what the attacker concludes from everything published so far, with the sums that tie it.

It looks at all releases together, as a reader can. What may be known in any case (exact totals of the courts) is measured first, so
that only what the release itself gives away is called exposed.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from data.disclosure.attacker.exposure import SOMEBODY, find_exposure
from data.disclosure.attacker.intervals import Interval
from data.disclosure.cells import Cells, Key, find_limits
from data.disclosure.leaves import Agreed, Counts


class Exposed(NamedTuple):
    """A small count, or a group, of which a reader learns too much: what it is about, and what he concludes."""

    key: Key
    part: str
    interval: Interval


class Audit(NamedTuple):
    """How many small counts and groups were looked at, how many can have less doubt than the threshold asks for, and those that are exposed."""

    primary: int
    less: int
    exposed: list[Exposed]


def audit(cells: Cells, published: Mapping[Key, Counts], agreed: Agreed, threshold: int) -> Audit:
    """What `published` (the counts of every row that was shown in any release) gives away of the cells. Raises Contradiction."""
    sums = [(str(total), tuple(map(str, parts))) for total, parts in cells.sums]
    known = {str(cell): cells.values[cell] for cell in cells.known}
    limits = {str(cell): limit for cell, limit in find_limits(cells, agreed, threshold).items()}
    asked = {str(cell): (0, threshold) for cell in _small(cells, threshold)} | {str(cell): SOMEBODY for cell in cells.nobody}
    told = {str(cell): count for row in cells.rows if row.key in published for cell, count in zip(row.cells, published[row.key], strict=True)}
    less, found = find_exposure(known, told, sums, asked, limits)
    return Audit(len(asked), less, [Exposed(*cells.names[int(cell)], interval) for cell, interval in found.items()])


def _small(cells: Cells, threshold: int) -> Iterable[int]:
    return (cell for cell, value in enumerate(cells.values) if 1 <= value < threshold and cell not in cells.known and cell not in cells.silent)
