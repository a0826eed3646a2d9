"""Whole sentences in which some words are cells: translated as one text, so that each language keeps its own order."""

import re

from pages.shared.cell import Cell, Sentence

PLACE = re.compile(r"\{(\w+)\}")


def compose(text: str, **cells: Cell) -> Sentence:
    """The translated text with each `{name}` replaced by the cell of that name. Raises KeyError for a name without a cell."""
    found: list[str | Cell] = []
    for position, part in enumerate(PLACE.split(text)):
        if position % 2:
            found.append(cells[part])
        elif part:
            found.append(part)
    return tuple(found)
