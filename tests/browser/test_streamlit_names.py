"""What our scripts and styles name of Streamlit's inside is there on a real page: with a new Streamlit, this says what is not."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from tests.browser.test_links import unfold_menu
from tests.browser.visit import Visit
from tests.structure.tree import ROOT

pytestmark = pytest.mark.slow

COUNT = "selectors => selectors.filter((each) => !document.querySelector(each))"


def test_names_of_streamlit_are_on_the_page(visit: Callable[..., Visit]) -> None:
    with (ROOT / "pages" / "web" / "streamlit_names.csv").open(encoding="utf-8", newline="") as source:
        selectors = [row["selector"] for row in csv.DictReader(source)]
    here = visit().open("/explore")
    missing = here.page.evaluate(COUNT, selectors)
    unfold_menu(here, "years")
    absent = [each for each in missing if each in here.page.evaluate(COUNT, selectors)]
    assert not absent, absent
