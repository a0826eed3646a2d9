"""Linked tables: distinct cells, the sums that tie them together, and the rows in which they would be published.

A cell that stands in several tables is one cell here, which is what links the tables. A row is published or withheld as a whole;
a percentage is one row with three cells (n, N - n, N). A cell is known to a reader as soon as one of its rows is published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

Relation = tuple[int, tuple[int, ...]]
"""A total and its parts, as positions of cells."""
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Places = np.ndarray[tuple[int], np.dtype[np.intp]]
Bools = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Cell:
    """A count: its true value, how far below and above it a reader must be left in doubt (primary when not None), and its rows.

    A cell without rows is never published: a reader knows it only by what the sums say. `low` and `high` are what a reader knows of it
    in any case; without `high` the ceiling of the tables.
    """

    value: int
    rows: tuple[int, ...] = ()
    protection: tuple[int, int] | None = None
    low: int = 0
    high: int | None = None


@dataclass(frozen=True)
class Row:
    """A figure to publish or to withhold: what withholding it costs, and what is settled about it already."""

    cost: float = 1.0
    shown: bool = False
    withheld: bool = False


@dataclass(frozen=True)
class Linked:
    """Tables to protect together. Relations hold exactly for the values of the cells."""

    cells: Sequence[Cell]
    rows: Sequence[Row]
    relations: Sequence[Relation]
    ceiling: int = field(default=0)
    """The largest count a reader would believe, for every cell."""

    @property
    def primary(self) -> list[int]:
        """Positions of the cells a reader must be left in doubt about."""
        return [position for position, cell in enumerate(self.cells) if cell.protection is not None]

    def values(self) -> Floats:
        """The true counts."""
        return np.array([cell.value for cell in self.cells], dtype=float)

    def ends(self) -> tuple[Floats, Floats]:
        """The smallest and the largest count that a reader would believe, for each cell."""
        values = self.values()
        high = [self.ceiling if cell.high is None else cell.high for cell in self.cells]
        return np.array([float(cell.low) for cell in self.cells]), np.maximum(np.array(high, dtype=float), values)

    def hidden(self, withheld: Iterable[int]) -> Bools:
        """Which cells no published row shows, when the rows `withheld` are not published."""
        published = np.ones(len(self.rows))
        published[list(withheld)] = 0.0
        return self.add_rows(published) == 0

    def add_rows(self, weights: Floats) -> Floats:
        """For each cell the sum of a weight over its rows."""
        cells, rows = self._pairs
        sums: Floats = np.zeros(len(self.cells))
        np.add.at(sums, cells, weights[rows])
        return sums

    @cached_property
    def _pairs(self) -> tuple[Places, Places]:
        """Cell and row of each pair of them, as two arrays of the same length."""
        pairs = [(position, row) for position, cell in enumerate(self.cells) for row in cell.rows]
        cells, rows = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        return cells, rows


class Part(NamedTuple):
    """Tables that can be solved apart, with the positions that their cells and rows have in the whole."""

    linked: Linked
    cells: list[int]
    rows: list[int]


def make_linked(cells: Sequence[Cell], rows: Sequence[Row], relations: Sequence[Relation], least: int = 11) -> Linked:
    """Linked tables with a ceiling of twice the largest count, and never so low that a primary cell could not reach its doubt."""
    highest = max((cell.value for cell in cells), default=0)
    reach = max((cell.value + cell.protection[1] for cell in cells if cell.protection), default=0)
    return Linked(cells, rows, relations, max(2 * highest, reach, 2 * least))


def split(linked: Linked) -> list[Part]:
    """The parts of the tables that can be solved apart, largest first.

    Cells that are published in any case tie nothing together: their value is known whatever happens to the others. Parts without
    a primary cell need nothing and are left out.
    """
    shown = [any(linked.rows[row].shown for row in cell.rows) for cell in linked.cells]
    leader = list(range(len(linked.cells) + len(linked.rows)))

    def find(item: int) -> int:
        while leader[item] != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    def join(one: int, other: int) -> None:
        leader[find(one)] = find(other)

    for total, parts in linked.relations:
        open_cells = [cell for cell in (total, *parts) if not shown[cell]]
        for cell in open_cells[1:]:
            join(open_cells[0], cell)
    for position, each in enumerate(linked.cells):
        for row in each.rows:
            if not linked.rows[row].shown:
                join(len(linked.cells) + row, position)
    groups: dict[int, list[int]] = {}
    for position in range(len(linked.cells)):
        if not shown[position]:
            groups.setdefault(find(position), []).append(position)
    primary = set(linked.primary)
    wanted = {position: members for members in groups.values() if primary.intersection(members) for position in members}
    tied: dict[int, list[Relation]] = {}
    for relation in linked.relations:
        leading = next((wanted[cell][0] for cell in (relation[0], *relation[1]) if cell in wanted), None)
        if leading is not None:
            tied.setdefault(leading, []).append(relation)
    distinct = {members[0]: members for members in wanted.values()}
    found = [_take(linked, members, tied.get(first, []), shown) for first, members in distinct.items()]
    return sorted(found, key=lambda part: -len(part.linked.cells))


def _take(linked: Linked, members: list[int], relations: list[Relation], shown: list[bool]) -> Part:
    """The part made of the cells `members`, with the published cells of their relations."""
    inside = set(members)
    listed = sorted(inside | {cell for total, parts in relations for cell in (total, *parts)})
    place = {cell: position for position, cell in enumerate(listed)}
    rows = sorted({row for cell in listed for row in linked.cells[cell].rows})
    row_place = {row: position for position, row in enumerate(rows)}
    cells = [
        replace(
            linked.cells[cell],
            rows=tuple(row_place[row] for row in linked.cells[cell].rows),
            protection=None if shown[cell] else linked.cells[cell].protection,
        )
        for cell in listed
    ]
    renamed = [(place[total], tuple(place[part] for part in parts)) for total, parts in relations]
    return Part(Linked(cells, [linked.rows[row] for row in rows], renamed, linked.ceiling), listed, rows)
