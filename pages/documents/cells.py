"""A cell of a card as plain text, for a table of a document."""

from pages.card.cell import Cell

MOST_LETTERS = 400
"""Letters of a cell."""


def read(cell: Cell) -> str:
    """The text of a cell with its parts, those that stand on a line of their own on one."""
    lines = [cell.text] if cell.text else []
    for part in cell.parts:
        text = read(part)
        if "line" in part.tone.split() or not lines:
            lines.append(text)
        else:
            lines[-1] += f" {text}"
    return "\n".join(filter(None, lines))[:MOST_LETTERS]
