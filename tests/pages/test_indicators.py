"""The page of indicators as a visitor gets it: the whole table, and one indicator in full."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.view.view import View
from tests.pages.reading import bodies, count_charts, titles

GROUPS = [f"{name}: actual, status, target and baseline, 2023" for name in ("Prosecution", "Protection", "Prevention", "The Partnership as a whole")]


def test_the_whole_framework_stands_on_the_page(open_page: Callable[..., AppTest], view: Callable[..., View]) -> None:
    page = open_page("/indicators")
    assert titles(page) == GROUPS
    codes = set(re.findall(r'href="/indicators\?indicator=([\w.-]+)"', bodies(page)))
    assert codes == set(view().framework.indicators)


@pytest.mark.parametrize(("objective", "expected"), [("1", GROUPS[:1]), (["2", "3"], GROUPS[1:3])])
def test_the_objective_filter_narrows_it(open_page: Callable[..., AppTest], objective: str | list[str], expected: list[str]) -> None:
    assert titles(open_page("/indicators", objective=objective)) == expected


def test_the_status_year_is_the_last_complete_one_of_the_range(open_page: Callable[..., AppTest]) -> None:
    assert titles(open_page("/indicators", to=2022, objective="1")) == ["Prosecution: actual, status, target and baseline, 2022"]


def test_an_indicator_opens_in_full(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/indicators", indicator="1.6-c", region="LOR")
    shown = titles(page)
    assert [title.split(":")[0] for title in shown] == [
        "Prosecutions of child trafficking started, cases",
        "Targets by place and year",
        "1.6-c Prosecutions started",
        "Prosecutions of child trafficking started, defendants",
        "Targets and baselines",
        "What the evaluation measured",
        "History of revisions",
        "How good the data are",
        "What came in, period by period",
    ]
    assert count_charts(page) == 2


def test_an_unknown_indicator_shows_the_whole_table(open_page: Callable[..., AppTest]) -> None:
    assert titles(open_page("/indicators", indicator="9.9-z")) == GROUPS


def test_before_the_first_release_nothing_is_shown(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/indicators", asof="2018-01-01")
    assert titles(page) == [] and "No release had been made by this day" in bodies(page)
