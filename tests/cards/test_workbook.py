"""A card as a workbook: it opens on the table as it is shown, with numbers that are numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook

from pages.card.cell import Cell
from pages.card.tidy import defuse
from pages.card.workbook import read_number, write_xlsx
from pages.cards.kinds import build_card
from pages.view.view import View


@pytest.mark.parametrize(
    ("text", "number", "look"),
    [
        ("1,234", 1234, "#,##0"),
        ("18 [p]", 18, '#,##0" [p]"'),
        ("56.3% (9 of 16)", 56.3, '#,##0.0"% (9 of 16)"'),
        ("PEN\u00a01,030,000", 1030000, '"PEN\u00a0"#,##0'),
        ("-3", -3, "#,##0"),
        ("≥ 300", 300, '"≥ "#,##0'),
    ],
)
def test_a_number_is_a_number_and_looks_as_it_is_shown(text: str, number: float, look: str) -> None:
    assert read_number(Cell(text, "key", tone="number")) == (number, look)


def test_a_code_and_a_word_stay_text() -> None:
    assert read_number(Cell("[c]", "key", tone="code")) == ("[c]", "")
    assert read_number(Cell("=2+2")) == ("=2+2", "") and defuse("=2+2") == "'=2+2"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_first_sheet_is_the_table_with_its_filter(view: Callable[..., View], lang: str) -> None:
    shown = view("/explore", lang=lang)
    card = build_card(shown, "trend:1.6-d.cases")
    book = load_workbook(io.BytesIO(write_xlsx(shown, card, "https://example.org")))
    table = book.worksheets[0]
    rows: list[list[Any]] = [list(row) for row in table.iter_rows(values_only=True)]
    assert rows[0][0] == shown.say("Demonstration data – not real") and rows[1][0] == card.title
    heads = rows[3]
    assert heads[1:-1] and all(isinstance(head, int) for head in heads[2:-1])
    assert len(rows) == 4 + len(card.table.rows)
    assert table.auto_filter.ref == f"A4:{table.cell(4, len(heads)).coordinate[:-1]}{len(rows)}"
    own = {row[0]: row for row in rows[4:]}
    line = next(row for row in card.table.rows if row[1].tone == "number")
    assert all(isinstance(value, (int, float)) for value, cell in zip(own[line[0].text][1:], line[1:], strict=True) if cell.tone == "number")
    about = list(book.worksheets[2].iter_rows(values_only=True))
    assert any("asof=2024-10-15" in str(value) for row in about for value in row), "the link is pinned to the release"
