"""HTML of cells, tables and sentences: real tables with captions and scopes, every number marked with its row's key."""

from markupsafe import Markup

from pages.card.cell import Cell, Sentence, Table
from pages.view.templates import macros

MACROS = macros("card/markup.html")


def write_cell(cell: Cell) -> Markup:
    """The inside of a table cell: the text, as a link when it leads somewhere."""
    return Markup(MACROS.inside(cell))


def write_table(table: Table, *, visible_caption: bool = True, drawn: bool = False) -> Markup:
    """A table with caption and scopes; its small drawings `drawn`, or as data for a page with scripts.

    A row of one cell is a group head over all columns, or with tone `told` words on the row above."""
    return Markup(MACROS.table(table, visible_caption, drawn))


def write_sentence(sentence: Sentence) -> Markup:
    """A sentence whose numbers carry their keys."""
    return Markup(MACROS.sentence(sentence))


def plain(sentence: Sentence) -> str:
    """The same sentence without markup: the text alternative of a chart."""
    return "".join(part if isinstance(part, str) else part.text for part in sentence)


def read_aloud(sentence: Sentence) -> str:
    """The same for a reader that speaks one language: lines with a cell in another are left out."""
    lines: list[list[str | Cell]] = [[]]
    for part in sentence:
        lines[-1].append(part)
        if part == "\n":
            lines.append([])
    return "".join(plain(tuple(line)) for line in lines if not any(isinstance(part, Cell) and part.lang for part in line)).strip()
