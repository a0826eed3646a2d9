"""The foot of every page."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.frame.footer import write_footer
from pages.frame.menu import BY_PATH
from pages.view.view import View
from tests.pages.reading import bodies

Make = Callable[..., View]


@pytest.mark.parametrize("path", BY_PATH)
def test_every_page_ends_with_it(path: str, open_page: Callable[..., AppTest]) -> None:
    assert bodies(open_page(path)).count('class="foot-of-page"') == 1


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, ("Release 3 of Oct 15, 2024", "The term ended on Jun 14, 2024; last reports due on Nov 30, 2024.", "TIP Office")),
        ({"asof": "2022-06-30"}, ("Release 2 of Jun 15, 2022", "Next reports due on ")),
        ({"asof": "2018-01-01"}, ("No release had been made by this day",)),
        ({"lang": "es"}, ("Publicación 3", "Oficina TIP")),
    ],
)
def test_it_says_whose_it_is_what_is_shown_and_what_comes_next(view: Make, parameters: dict[str, str], said: tuple[str, ...]) -> None:
    foot = write_footer(view("/", **parameters))
    assert [each for each in said if each not in foot] == []
    assert "@" not in foot
