"""The Overview as a visitor gets it: what stands on it, and what its links open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.view.headlines import HEADLINES
from tests.pages.reading import bodies, titles

CARDS = [
    "Indicators by status, 2023",
    "How complete are the data?",
    "Key indicators of Second demonstration meeting, 2023",
    "How many indicators of each activity have which status, 2023 (the last complete year)",
    "Half-yearly reports: which are in, which are missing",
    "What changed since the last release",
]


@pytest.mark.parametrize(
    ("asof", "question"), [("", "What was achieved by June 2024?"), ("2022-06-30", "Are we on track?"), ("2020-06-30", "Are we on track?")]
)
def test_the_page_answers_the_question_of_the_term(open_page: Callable[..., AppTest], asof: str, question: str) -> None:
    """While the term runs: are we on track? In a release made after its end: what was achieved?"""
    page = open_page("/", **({"asof": asof} if asof else {}))
    assert re.findall(r"<h1>(.*?)</h1>", bodies(page)) == [question]


def test_the_first_screen_has_tallies_completeness_and_scorecard(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/")
    assert titles(page) == CARDS
    assert bodies(page).count("data-drawn=") > 20, "a line of the years in each cell of the scorecard"


@pytest.mark.parametrize("code", HEADLINES)
def test_a_headline_opens_its_list_on_the_same_page(open_page: Callable[..., AppTest], code: str) -> None:
    page = open_page("/", show=code, region="LOR")
    assert titles(page)[1:] == CARDS, "the list stands above all others"
    assert code.startswith("reports-") or f'show={code}" aria-current="true"' in bodies(page)


def test_an_unknown_list_opens_nothing(open_page: Callable[..., AppTest]) -> None:
    assert titles(open_page("/", show="everything")) == CARDS


def test_an_objective_leaves_its_indicators_and_activities(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/", objective="2")
    assert titles(page)[:3] == CARDS[:3]
    assert "Objective 2: Protection" in bodies(page) and "Objective 1" not in bodies(page)


def test_before_the_first_release_nothing_is_shown(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/", asof="2018-01-01")
    assert titles(page) == [] and "Nothing was released by this day." in bodies(page)
    assert "data-cell" not in bodies(page)
