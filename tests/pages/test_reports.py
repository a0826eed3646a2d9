"""The page of reports: both calendars, an institution's story, the blank workbook, the forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import titles

LEVELS = {
    "en": ["Reports of member institutions to the Commission", "Reports of the Commission and the partners to the TIP Office"],
    "es": ["Informes de las instituciones miembros a la Comisión", "Informes de la Comisión y de los socios a la Oficina TIP"],
}


def written(page: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in page.get("html"))


@pytest.mark.parametrize("lang", LEVELS)
def test_it_shows_the_calendar_of_each_level_and_completeness(open_page: Callable[..., AppTest], lang: str) -> None:
    page = open_page("/reports", lang=lang)
    assert titles(page) == [{"en": "Reports due", "es": "Informes pendientes"}[lang], *LEVELS[lang], *titles(page)[3:]]
    assert len(titles(page)) == 6
    assert f"/report/check?lang={lang}" in written(page)
    assert "/report/send" not in written(page), "nobody allowed this server to take reports in"


def test_an_institution_and_a_half_year_give_its_story_and_its_workbook(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/reports", institution="DEM-C", half="2021-H1", lang="es")
    assert titles(page)[:2] == ["Informes pendientes", "Los informes de Ministerio de demostración C"]
    assert 'href="/download/workbook?institution=DEM-C&amp;half=2021-H1&amp;lang=es" download' in written(page)
    assert "/download/workbook" not in written(open_page("/reports", institution="DEM-C"))


def test_what_is_due_from_a_region_stands_first_with_its_workbooks(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/reports", region="CUS")
    assert titles(page)[0] == "Reports due for Cusco"
    assert 'href="/download/workbook?institution=DEM-F&amp;half=2024-H1&amp;lang=en" download' in written(page)


def test_unknown_codes_are_dropped(open_page: Callable[..., AppTest]) -> None:
    assert titles(open_page("/reports", institution="NOBODY", half="1999-H1"))[1:3] == LEVELS["en"]


def test_before_the_first_release_there_is_no_calendar_but_the_forms(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/reports", asof="2018-01-01")
    assert titles(page) == []
    assert "/report/check" in written(page)


def test_where_it_is_allowed_reports_can_be_sent(open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    assert "/report/send?lang=en" in written(open_page("/reports"))
    assert 'data-fetch="/inbox/list?lang=es"' in written(open_page("/reports", lang="es"))
