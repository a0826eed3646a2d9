"""A cell is a number or word on its way to the screen, with the key of the released row it comes from.

Tables, sentences, downloads and chart marks are all made of cells, so that none of them can show a number that is
not a released row: the tests read the keys back and compare.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pages.view.framework import Row
from pages.view.words import Words


@dataclass(frozen=True)
class Cell:
    """`text` as shown; `key` of the released row (empty for a label); `facts` as they go into a download.

    `tone` is a class of the style sheet; `lang` marks a text that stands in another language than the page.
    A cell of several numbers has `parts`, each with a key of its own, and no text. Cells with a `weight` share a line by it.
    `spoken` are words for a sign that the eye finds in a legend; `colours` those of the ground and of the letters, or of the letters alone;
    `picture` is SVG of our own making beside it, `pictured` are the rows it draws, so that a file holds them.
    """

    text: str
    key: str = ""
    href: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    tone: str = ""
    lang: str = ""
    parts: tuple["Cell", ...] = ()
    weight: int | None = None
    spoken: str = ""
    colours: tuple[str, str] = ("", "")
    picture: str = ""
    pictured: tuple["Cell", ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is its text alone, with nothing inside, beside or around it: nearly all cells are."""
        return not (self.href or self.parts or self.picture or self.lang or self.spoken or self.colours[1]) and self.weight is None


@dataclass(frozen=True)
class Table:
    """A table for reading: column heads, rows of cells whose first is the row's head, row groups by a lone first cell."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Sentence = tuple[str | Cell, ...]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def compose(text: str, **cells: Cell) -> Sentence:
    """The translated text with each `{name}` replaced by the cell of that name: one text, so that each language keeps its own order.

    Raises KeyError for a name without a cell.
    """
    found: list[str | Cell] = []
    for position, part in enumerate(PLACEHOLDER.split(text)):
        if position % 2:
            found.append(cells[part])
        elif part:
            found.append(part)
    return tuple(found)


def show_value(words: Words, series: Row, row: Row) -> str:
    """The value of a figure as it is printed: 1,234 · USD 1,234 · 56.3% (9 of 16) · [c], with its flags."""
    flags = "".join(f" [{letter}]" for letter in (row.flags or ""))
    if isinstance(row.missing, str):
        return f"[{row.missing}]{flags}"
    return show_amount(words, series, row.value, row.numerator, row.denominator) + flags


def show_amount(words: Words, series: Row, value: float, numerator: Any = None, denominator: Any = None) -> str:
    """An amount in the series' kind; a percentage with its n and N when they are given."""
    if series.kind == "percentage":
        share = words.percent(value)
        if _given(numerator) and _given(denominator):
            return share + " " + words.say("({n} of {total})", n=words.number(numerator), total=words.number(denominator))
        return share
    if series.kind == "money":
        return words.money(value, series.currency)
    return words.number(value, 0 if float(value).is_integer() else 1)


SMALLEST = 0.1
"""Percentage points from which one decimal place is enough: below, it would say that nothing changed."""


def show_change(words: Words, series: Row, change: float, *, brief: bool = False) -> str:
    """By how much an amount differs from another of the series, with its sign; a percentage in percentage points, `brief` in points."""
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    if series.kind != "percentage":
        return sign + show_amount(words, series, abs(change))
    points = sign + words.number(abs(change), 1 if abs(change) >= SMALLEST or not change else 2)
    return words.say("{change} points", change=points) if brief else words.say("{change} percentage points", change=points)


def _given(number: Any) -> bool:
    return number is not None and number == number
