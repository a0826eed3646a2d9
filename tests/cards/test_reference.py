"""Tables one looks things up in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.cards.kinds import build_card
from pages.view.view import View


@pytest.mark.parametrize(("lang", "first", "last"), [("en", "Actual", "Year"), ("es", "Acumulado", "Víctima identificada")])
def test_the_glossary_is_in_the_order_of_the_readers_alphabet(view: Callable[..., View], lang: str, first: str, last: str) -> None:
    terms = [row[0].text for row in build_card(view(lang=lang), "glossary").table.rows]
    assert terms[0] == "3P"
    assert (terms[1], terms[-1]) == (first, last)
    assert len(terms) > 30
