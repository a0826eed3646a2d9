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


NEAR = 2 * 768
"""Pixels from the top of the page within which an answer stands: the first screen, and one screen of scrolling."""


class Searcher(Reader):
    """Somebody who may also write into the search."""

    def search(self, words: str) -> Searcher:
        self.here.page.locator("#search input").fill(words)
        self.here.page.locator("#hits a").first.wait_for()
        return self

    def finds(self, selector: str, text: str = "") -> str:
        """Return the text found at the selector; check that it is near the top of the page and took at most three clicks."""
        assert self.clicks <= MOST, self.clicks
        found = self.here.page.locator(f"#root {selector}").first
        found.wait_for()
        assert text in found.inner_text(), found.inner_text()
        top = found.evaluate("(element) => element.getBoundingClientRect().top + document.querySelector('[data-testid=stMain]').scrollTop")
        assert top < NEAR, top
        return found.inner_text()


@pytest.fixture
def searcher(visit: Callable[..., Visit]) -> Searcher:
    return Searcher(visit)


def test_convictions_by_exploitation_in_all_places_over_the_whole_term_and_why_not_by_region(searcher: Searcher) -> None:
    searcher.click("#top .inline a[data-page='/prosecution']").click(".tabs a:has-text('1.6')")
    searcher.click("[data-card='matrix:1.6'] a[href*='1.6-d.cases'][href*='exploitation']")
    searcher.finds("[data-card='breakdown:1.6-d.cases:exploitation'] .title", "by type of exploitation: all places, 2017–2024")
    searcher.finds("[data-card='breakdown:1.6-d.cases:exploitation'] [data-cell='figure/1.6-d.cases/DS-COURT/ALL/TERM/exploitation/sexual']")
    searcher.finds(".notice", "not by place or year. It is about children, and small counts could point to a single child.")


def test_children_by_service_and_age(searcher: Searcher) -> None:
    searcher.click("#top .inline a[data-page='/protection']").click(".tabs a:has-text('2.6')")
    searcher.click("[data-card='matrix:2.6'] a[href*='service%2Bage']")
    searcher.finds("[data-cell='figure/2.6-b.children/DS-SHELTER/ALL/TERM/service+age/legal+12-14']")


def test_which_commitments_are_open(searcher: Searcher) -> None:
    searcher.click("#top .more-pages summary").click("#top .more-pages a[data-page='/commitments']")
    searcher.finds("[data-card='commitments:open'] tbody tr", "no public information")


def test_executed_against_pledged_by_year(searcher: Searcher) -> None:
    searcher.click("#top .more-pages summary").click("#top .more-pages a[data-page='/contributions']")
    searcher.finds("[data-card='pledge:PEN'] [data-cell='commitment/C13']", "at least PEN 8,000,000")
    searcher.finds("[data-card='spent:PEN'] .chart .plot")
    searcher.click("[data-card='spent:PEN'] details.shows summary")
    searcher.finds("[data-card='spent:PEN'] [data-cell='figure/P-2.executed/ALL/ALL/2023/total/total']")


@pytest.mark.parametrize("words", ["[c]", "suppression"])
def test_what_a_code_means_and_where_suppression_is_explained(words: str, searcher: Searcher) -> None:
    searcher.search(words).click("#hits a[href^='/methods']")
    row = searcher.here.page.locator("#root tr.here")
    row.wait_for()
    assert "Confidential [c]" in row.inner_text() and "withheld" in row.inner_text().lower(), row.inner_text()
    assert row.evaluate("(element) => element.getBoundingClientRect().top") < 400 and searcher.clicks <= MOST


def test_what_is_due_from_loreto(searcher: Searcher) -> None:
    searcher.click(".st-key-bar button:has-text('Loreto')").click("#top .inline a[data-page='/regions']")
    searcher.finds("[data-card='due'] .title", "Reports due for Loreto")
    searcher.finds("[data-card='due'] tbody tr", "missing")


def test_who_reports_an_indicator(searcher: Searcher) -> None:
    searcher.search("2.1-a").click("#hits a[href*='indicator=2.1-a']")
    searcher.finds("[data-card='sheet:2.1-a'] tr:has(th:has-text('Responsible'))", "Ministry")


def test_whether_there_are_victims_per_100_000_children_by_region_in_the_public_record(searcher: Searcher) -> None:
    searcher.click("#top .more-pages summary").click("#top .more-pages a[data-page='/public-record']")
    searcher.finds("[data-card='record-table:police-2017-2023'] .first-read", "No rate per child")
    searcher.finds("[data-card='record-table:police-2017-2023'] [data-cell^='record/']")


def test_prosecutions_of_cusco_and_puno_side_by_side(searcher: Searcher) -> None:
    searcher.search("1.6-c prosecutions cusco").click("#hits a[href*='series=1.6-c.cases']").click(".offered a:has-text('Puno')")
    searcher.finds("[data-card='trend:1.6-c.cases'] .title", "Cusco and Puno")


def test_the_file_with_everything(searcher: Searcher) -> None:
    searcher.click("#top .more-pages summary").click("#top .more-pages a[data-page='/methods']")
    searcher.finds("a[href^='/download/duckdb']")
