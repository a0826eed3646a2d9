"""A figure card: everything one chart says, as a value. What it becomes - a page, a file, a slide - is decided elsewhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pages.card.cell import Sentence, Table
from pages.charts.drawing import Drawing


@dataclass(frozen=True, eq=False)
class Card:
    """One measure shown once.

    `address` finds the card again in a link (`trend:1.6-c.cases`); `figure` may be missing, the `table` never is.
    `lead` is what must be known before the chart is read; it stands below the subtitle.
    `folded` is a card whose table is long and looked into, not read: it opens on demand, with a field to search it, and stands open on paper.
    `within` is the title and the subtitle of a card on a page that says place and years once for all its cards; empty where it says other ones.
    `copied` names the part of the card that a button copies (sentence).
    `notes` explain codes and marks, `folds` are the parts that open on demand (title, HTML), `sources` say who counted.
    """

    address: str
    title: str
    subtitle: str
    sentence: Sentence
    table: Table
    lead: Sentence = ()
    figure: Drawing | None = None
    sources: str = ""
    notes: tuple[str, ...] = ()
    folds: tuple[tuple[str, Markup], ...] = ()
    real: bool = False
    table_first: bool = False
    folded: bool = False
    links: tuple[tuple[str, str], ...] = field(default=())
    copied: str = ""
    within: tuple[str, str] = ("", "")

    @property
    def slug(self) -> str:
        """Its address as part of a CSS class or a file name: letters, digits and hyphens only."""
        return re.sub(r"[^A-Za-z0-9]+", "-", self.address).strip("-")

    @property
    def drawn(self) -> set[str]:
        """The keys of the rows that the chart draws."""
        traces = self.figure.to_dict()["data"] if self.figure else ()
        return {str(mark[0]) for trace in traces for mark in trace.get("customdata") or () if mark[0]}

    def facts(self) -> list[Mapping[str, Any]]:
        """The released rows the card shows, each once with all that its cells tell, in the order of the table: what a download holds."""
        found: dict[str, Mapping[str, Any]] = {}
        for row in self.table.rows:
            for cell in (each for whole in row for each in (whole, *whole.parts, *whole.pictured)):
                if cell.key and cell.facts:
                    found[cell.key] = {"key": cell.key, **cell.facts, **found.get(cell.key, {})}
        return list(found.values())
