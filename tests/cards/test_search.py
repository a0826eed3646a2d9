"""What the search finds: everything there is, in either language, at an address that shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.cards.record.search import list_entries
from pages.view.view import View


@pytest.mark.parametrize("lang", ["en", "es"])
def test_everything_that_can_be_shown_is_an_entry_with_a_name(view: Callable[..., View], lang: str) -> None:
    shown = view(lang=lang)
    entries = list_entries(shown)
    addresses = {entry.address for entry in entries}
    assert all(entry.label.strip() and entry.kind for entry in entries)
    for code in shown.framework.indicators:
        assert f"/indicators?indicator={code}" in addresses
    for code in shown.framework.series:
        assert f"/explore?series={code}" in addresses
    assert {f"/{shown.framework.objectives[row.objective].paradigm}?activity={code}" for code, row in shown.framework.activities.items()} <= addresses


def test_an_entry_is_found_by_the_words_of_the_other_language(view: Callable[..., View]) -> None:
    (entry,) = [each for each in list_entries(view()) if each.address == "/explore?series=1.6-d.cases"]
    assert "Convictions" in entry.label and "condenatorias" in entry.words
