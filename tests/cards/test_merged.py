"""A category that includes smaller ones says so, where the breakdown is about child victims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.cards.kinds import build_card
from pages.view.view import View

INCLUDES = {"en": "includes here: ", "es": "incluye aquí: "}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("address", ["breakdown:1.6-a.complaints:origin", "categories:1.6-a.complaints:origin", "breakdown:2.6-a.children:origin"])
def test_a_wider_category_names_what_it_includes(view: Callable[..., View], address: str, lang: str) -> None:
    (told,) = [note for note in build_card(view("/explore", lang=lang), address).notes if INCLUDES[lang] in note]
    assert "Madre de Dios, Puno" in told


@pytest.mark.parametrize("address", ["breakdown:1.6-a.complaints:gender", "breakdown:1.6-a.complaints:age", "trend:1.6-d.cases"])
def test_other_cards_say_nothing_of_it(view: Callable[..., View], address: str) -> None:
    assert not [note for note in build_card(view("/explore"), address).notes if INCLUDES["en"] in note]
