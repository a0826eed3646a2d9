"""What a steward should look at in a text before it is released: numbers and names of places, which together can point to one child.

Nothing is refused for them. Names are found by their capitals, so that no list of places has to be complete.
"""

import csv
import re
from functools import cache

from data import tables
from data.compact import compact
from data.report.personal import CHILD, LETTER
from data.words.speaking import say

COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve dozen pair single only both "
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce docena par sola solo único única ambos ambas"
)
NUMBER = re.compile(rf"(?<![\w-])(?:\d+(?:[.,]\d+)*|{'|'.join(COUNTED.split())})(?![\w-])|(?<!\w)(?:an?|una?)\s+{CHILD}(?!\w)", re.IGNORECASE)
CAPITALS = re.compile(
    rf"(?<=[{LETTER}\d,;:)”\"'»–-]\s)[A-ZÁÉÍÓÚÑÜ][{LETTER}'’-]*(?:(?:\s+(?:de|del|la|las|los|of|the))*\s+[A-ZÁÉÍÓÚÑÜ][{LETTER}'’-]*)*"
)
"""A name inside a sentence: the first word of one has a capital for another reason."""


@cache
def read_places() -> tuple[str, ...]:
    """The names of the places of the programme, in each language."""
    with (tables.FRAMEWORK / "regions.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(dict.fromkeys(row[name] for row in csv.DictReader(lines) for name in (f"name_{language}" for language in compact().languages)))


def point_out(text: str) -> tuple[str, ...]:
    """The numbers and names in a text, as they stand there, in order; places of the programme are found in small letters too."""
    found = [*NUMBER.finditer(text), *CAPITALS.finditer(text)]
    for place in read_places():
        found += re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", text, re.IGNORECASE)
    return tuple(dict.fromkeys(each[0] for each in sorted(found, key=lambda each: each.start())))


def print_pointed(*texts: str | None) -> None:
    """Say what a steward should look at before these texts are released; nothing where there is nothing."""
    if found := point_out(" · ".join(filter(None, texts))):
        print(say("  look at: {found}. Together with the place and the time, could it point to one child?", found="; ".join(found)))
