"""How a table fits a slide: the largest type that holds all its rows, columns in proportion to their texts, and rows in parts where none does.

A slide has the same parts on every screen, so it is fitted to the smallest, 1024×768; on a larger one there is more room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from pages.card.cell import Cell, Table

WIDE, HIGH = 976, 470
"""Pixels of the middle of a slide."""
SIZES = (24, 22, 20, 18)
"""Pixels of type, the largest first; none is smaller."""
LETTER = 0.53
"""Width of a letter in its size, on average (Source Sans); figures and capitals are wider."""
SPACING, PADDING, EDGE = 1.25, 16, 7
"""Height of a line in its size; pixels beside and between cells."""
MOST_COLUMNS = 8
"""Columns from which a table is split, each part with the first one."""
LONGEST_WORD, LONGEST_TEXT = 18, 70
"""Letters for which a column has room at least and at most."""


@dataclass(frozen=True)
class Fitted:
    """A part of a table, the size of its type, and the share of each column in its width, in per cent."""

    table: Table
    size: int
    shares: tuple[int, ...]


def fit(table: Table, above: int = 0) -> list[Fitted]:
    """The table in parts that fit a slide, heads repeated. `above` are the pixels that something else takes on the first part."""
    rows = [row for row in table.rows if len(row) in (1, len(table.heads))]
    found: list[Fitted] = []
    for columns in _columns(table, rows):
        heads = tuple(table.heads[column] for column in columns)
        chosen = [row if len(row) == 1 else tuple(row[column] for column in columns) for row in rows]
        found += _fit(Table(table.caption, heads, tuple(chosen)), 0 if found else above)
    return found


def _columns(table: Table, rows: Sequence[tuple[Cell, ...]]) -> list[list[int]]:
    """Groups of columns that have more than links to files in them; up to eight stand together."""
    whole = [row for row in rows if len(row) > 1]
    kept = [
        column for column in range(len(table.heads)) if not whole or not all(row[column].href.startswith("/download/") for row in whole)
    ]  # fmt: skip
    if len(kept) <= MOST_COLUMNS:
        return [kept]
    return [[kept[0], *kept[start : start + MOST_COLUMNS - 1]] for start in range(1, len(kept), MOST_COLUMNS - 1)]


def _fit(table: Table, above: int) -> list[Fitted]:
    for size in SIZES:
        shares = _share(table, size)
        head, heights = _measure(table, size, shares)
        if head + sum(heights) + above <= HIGH:
            return [Fitted(table, size, shares)]
    groups: list[list[tuple[Cell, ...]]] = [[]]
    room, group = HIGH - head - above, None
    for row, height in zip(table.rows, heights, strict=True):
        named = len(row) == 1 and row[0].tone != "told"
        if height > room and groups[-1]:
            groups.append([group] if group is not None and not named else [])
            room = HIGH - head - (heights[0] if groups[-1] else 0)
        group = row if named else group
        groups[-1].append(row)
        room -= height
    return [Fitted(Table(table.caption, table.heads, tuple(rows)), size, shares) for rows in groups if rows]


def _share(table: Table, size: int) -> tuple[int, ...]:
    """Per cent of the width for each column: its longest word, and of what is left as much as its texts want."""
    letters = WIDE / (size * LETTER) - len(table.heads) * PADDING / (size * LETTER)
    columns = range(len(table.heads))
    texts = [[table.heads[column], *(line for row in table.rows if len(row) > 1 for line in _lines(row[column]))] for column in columns]
    least = [min(LONGEST_WORD, max((len(word) for text in each for word in text.split()), default=1)) for each in texts]
    wanted = [min(LONGEST_TEXT, max((len(text) for text in each), default=1)) for each in texts]
    left = max(0.0, letters - sum(least))
    more = [max(0, want - few) for want, few in zip(wanted, least, strict=True)]
    widths = [few + left * want / (sum(more) or 1) for few, want in zip(least, more, strict=True)]
    if not sum(more):
        widths = [width + left / len(widths) for width in widths]
    shares = [int(100 * width / sum(widths)) for width in widths]
    return (*shares[:-1], 100 - sum(shares[:-1]))


def _measure(table: Table, size: int, shares: Sequence[int]) -> tuple[int, list[int]]:
    """Pixels of the heads and of each row."""
    fits = [max(4, int((WIDE * share / 100 - PADDING) / (size * LETTER))) for share in shares]
    whole = int(WIDE / (size * LETTER)) - 2

    def height(lines: int) -> int:
        return int(lines * size * SPACING) + EDGE

    head = height(max((len(wrap(text, fits[column])) or 1) for column, text in enumerate(table.heads)))
    rows = []
    for row in table.rows:
        if len(row) == 1:
            rows.append(height(sum(len(wrap(line, whole)) or 1 for line in _lines(row[0]))))
        else:
            rows.append(height(max(sum(len(wrap(line, fits[column])) or 1 for line in _lines(cell)) for column, cell in enumerate(row))))
    return head, rows


def _lines(cell: Cell) -> list[str]:
    """The lines of a cell before they are broken: a part that stands on a line of its own begins one."""
    lines = [cell.text] if cell.text or not cell.parts else []
    for part in cell.parts:
        text = " ".join(_lines(part)) if part.parts else part.text
        if "line" in part.tone.split() or not lines:
            lines.append(text)
        else:
            lines[-1] += f" {text}"
    return lines
