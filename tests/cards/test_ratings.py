"""The colours of a status stand in its table alone."""

import re
from collections.abc import Callable
from pathlib import Path

from pages.card import ratings
from pages.card.cell import Cell, Table
from pages.card.markup import write_table
from pages.view.view import View

STYLES = Path(__file__).parents[2] / "pages" / "web"


def test_a_status_has_the_letters_of_its_table_where_they_can_be_read(view: Callable[..., View]) -> None:
    here = view()
    words = here.framework.status_words
    assert ratings.letters(here, "met") == ("", words["status", "met"].colour)
    assert ratings.letters(here, "close") == ("", "")  # too light for paper
    table = Table("", ("", ""), ((Cell("row"), Cell("met", tone="rating", colours=ratings.letters(here, "met"))),))
    assert f'class="rating" style="--status:{words["status", "met"].colour}">met<' in write_table(table)


def test_no_style_sheet_has_a_colour_of_a_status() -> None:
    found = {path.name: re.findall(r"\.status-[\w-]+", path.read_text(encoding="utf-8")) for path in STYLES.glob("*.css")}
    assert {name: each for name, each in found.items() if each} == {}
