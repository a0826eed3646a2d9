"""Five questions of five readers, each answered in at most three clicks from the Overview."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visit import Visit

MOST = 3


class Reader:
    """Somebody who clicks, and whose clicks are counted."""

    def __init__(self, visit: Callable[..., Visit]) -> None:
        self.here = visit(viewport={"width": 1366, "height": 768}).open("/")
        self.clicks = 0

    def click(self, selector: str) -> Reader:
        self.clicks += 1
        self.here.page.locator(selector).first.click()
        self.here.settle()
        return self


@pytest.fixture
def reader(visit: Callable[..., Visit]) -> Reader:
    return Reader(visit)


def test_is_loreto_on_track_on_convictions(reader: Reader) -> None:
    reader.click(".st-key-bar button:has-text('Loreto')")
    row = reader.here.page.locator(".card-scorecard tr:has(a:has-text('Convictions, cases'))")
    assert row.locator("[data-cell='status/1.6-d.cases/DS-COURT/LOR/2023'].rating").inner_text().strip() == "● met"
    assert "not comparable: too few" in row.text_content()  # type: ignore[operator]
    assert row.locator("[data-cell='target/1.6-d.cases/LOR/2023']").is_visible()
    assert reader.clicks <= MOST


def test_what_changed_since_the_last_release_really(reader: Reader) -> None:
    count = int(reader.here.page.locator(".trust [data-cell='headline/figures-revised']").inner_text())
    reader.click(".trust a[href*='show=figures-revised']")
    rows = reader.here.page.locator(".card-counted tbody tr")
    assert rows.count() == count > 0
    assert reader.here.page.locator(".card-counted th", has_text="Why it changed").count() == 1
    assert reader.clicks <= MOST


def test_which_reports_are_missing(reader: Reader) -> None:
    count = int(reader.here.page.locator(".trust [data-cell='headline/reports-missing']").inner_text())
    reader.click(".trust a[href*='show=reports-missing']")
    assert reader.here.page.locator(".card-counted tbody tr").count() == count > 0
    assert reader.clicks <= MOST


def test_what_is_due_from_cusco_and_where_is_its_workbook(reader: Reader) -> None:
    reader.click("#top .inline a[data-page='/reports']").click(".st-key-bar button:has-text('Cusco')")
    due = reader.here.page.locator(".card-due")
    assert due.locator(".title").inner_text() == "Reports due for Cusco"
    with reader.here.page.expect_download() as waiting:
        due.locator("a[href^='/download/workbook']").first.click()
    assert waiting.value.suggested_filename == "DEM-F_2024-H1_en.xlsx"
    assert reader.clicks + 1 <= MOST


def test_number_source_and_citation_of_victims_identified_by_prosecutors_in_2018(reader: Reader) -> None:
    page = reader.here.page
    page.locator("#search input").fill("victims prosecutors")
    page.locator("#hits a").first.wait_for()
    reader.click("#hits a[href*='victims-prosecutors']")
    card = page.locator("article[data-card='record:victims-prosecutors']")
    row = card.locator("tbody tr", has=page.locator("th, td", has_text="2018")).first
    if not row.is_visible():
        reader.click("article[data-card='record:victims-prosecutors'] details.shows summary")
    assert row.locator("[data-cell^='record/']").first.is_visible()
    assert row.locator("a[href^='http']").first.get_attribute("href")
    assert reader.clicks <= MOST
