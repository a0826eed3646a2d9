"""The texts of a slide and of a table in a deck: read as they are shown, written in the look that is there."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pages.documents.cells import read
from pages.documents.deck import list_rows
from pages.documents.theme import clean
from pages.meeting.layouts.screen import Screen

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
QUOTED = re.compile(r"\d[\d,.]*\d")
"""A number of at least two digits."""


def read_title(root: Any) -> str:
    """The title of a slide, as it stands in the deck."""
    for shape in root.iter(f"{P}sp"):
        kind, body = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.find(f"{P}txBody")
        if kind is not None and kind.get("type") in ("title", "ctrTitle") and body is not None:
            return read_text(body)
    return ""


def read_table(screen: Screen) -> list[list[str]]:
    """The texts of a table as the deck writes them, its head first; a row of one cell fills the others with nothing."""
    table = screen.table or screen.charts[0].table
    wide = len(table.heads)
    rows = [[clean(read(cell)) for cell in row] for row in list_rows(table)]
    return [[clean(head) for head in table.heads], *([*row, *[""] * (wide - len(row))] for row in rows)]


def replace_rows(table: Any, rows: Sequence[Any], after: Sequence[Sequence[str]]) -> None:
    """The rows of the file with the new texts; more of them look like the last, what is too much goes."""
    shown = list(rows)
    for _ in range(len(after) - len(shown)):
        copied = deepcopy(shown[-1])
        shown[-1].addnext(copied)
        shown.append(copied)
    for row in shown[len(after) :]:
        table.remove(row)
    for row, texts in zip(shown, after, strict=False):
        for cell, text in zip(row.findall(f"{A}tc"), texts, strict=False):
            if read_text(cell.find(f"{A}txBody")) != text:
                write_text(cell.find(f"{A}txBody"), text.split("\n"))


def read_paragraph(paragraph: Any) -> str:
    return "".join("\v" if each.tag == f"{A}br" else each.text or "" for each in paragraph.iter(f"{A}t", f"{A}br"))


def read_text(body: Any) -> str:
    return "\n".join(read_paragraph(each) for each in body.findall(f"{A}p"))


def write_text(body: Any, lines: Sequence[str]) -> None:
    """Texts in the look of the paragraphs that are there: each line in the first run of its own, or of the last one."""
    paragraphs = body.findall(f"{A}p")
    while len(paragraphs) < len(lines):
        copied = deepcopy(paragraphs[-1])
        paragraphs[-1].addnext(copied)
        paragraphs.append(copied)
    for paragraph in paragraphs[max(len(lines), 1) :]:
        body.remove(paragraph)
    for paragraph, line in zip(paragraphs, lines, strict=False):
        runs = paragraph.findall(f"{A}r")
        for run in runs[1:]:
            paragraph.remove(run)
        if runs:
            runs[0].find(f"{A}t").text = clean(line)
        elif line:
            run = paragraph.makeelement(f"{A}r", {})
            run.append(run.makeelement(f"{A}t", {}))
            run[0].text = clean(line)
            paragraph.insert(0 if paragraph.find(f"{A}pPr") is None else 1, run)


def read_numbers(words: dict[str, list[str]], screens: Sequence[Screen]) -> set[str]:
    """The numbers that a slide prints: in its texts, its tables and its charts."""
    texts = [line for name, lines in words.items() if name != "link" for line in lines]
    for screen in screens:
        if screen.card is not None:
            texts += [read(cell) for row in screen.card.table.rows for cell in row]
    return {token for text in texts for token in QUOTED.findall(text)}
