"""How much doubt there can be at all: exact totals of the courts may leave less about a part of them than the threshold asks for.

A part of a published total of 5 never seems to be 11. The doubt asked for is what is left with every row withheld that is still
to decide (the reference on safe releases, section 2: base doubt).
"""

from dataclasses import replace

import numpy as np

from data.disclosure.protector.linked import Linked, split
from data.disclosure.protector.reach import CLOSE, Reach


def lower_to_possible(linked: Linked) -> tuple[Linked, int]:
    """The same tables, asking of each primary cell no more doubt than there can be; and of how many cells it asks less."""
    cells = list(linked.cells)
    less = 0
    for part in split(linked):
        for cell, asked in _possible(part.linked).items():
            position = part.cells[cell]
            less += asked != linked.cells[position].protection
            cells[position] = replace(cells[position], protection=asked)
    return replace(linked, cells=cells), less


def _possible(part: Linked) -> dict[int, tuple[int, int]]:
    """The doubt that each primary cell of a part can be left in, both ways."""
    values = part.values()
    reach = Reach(part)
    reach.under(part.hidden({position for position, row in enumerate(part.rows) if not row.shown}))
    lowest, highest = values.copy(), values.copy()
    found = {}
    for cell in part.primary:
        asked = part.cells[cell].protection or (0, 0)
        ways = []
        for way, need in ((-1, asked[0]), (1, asked[1])):
            have = values[cell] - lowest[cell] if way < 0 else highest[cell] - values[cell]
            if have < need - CLOSE:
                wanted = np.zeros(len(values))
                wanted[cell] = way
                table, _ = reach.push(wanted)
                lowest, highest = np.minimum(lowest, table), np.maximum(highest, table)
                have = abs(table[cell] - values[cell])
            ways.append(int(min(need, np.floor(have + CLOSE))))
        found[cell] = (ways[0], ways[1])
    return found
