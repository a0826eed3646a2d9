"""Tables in a browser: what is hidden is said, headings sort, and on a phone a row is read from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from pages.frame.menu import BY_PATH
from tests.browser.visit import Visit

NARROW = {"width": 390, "height": 844}


def column(table: Locator, place: int) -> list[str]:
    """The texts of one column, from top to bottom."""
    return [text.strip() for text in table.locator(f"tbody tr > :nth-child({place})").all_inner_texts()]


def numbers(texts: list[str]) -> list[float]:
    """The number each text begins with."""
    return [float(re.match(r"[\d,.]+", text)[0].replace(",", "")) for text in texts]  # type: ignore[index]


def test_a_table_wider_than_its_box_shows_the_newest_period_and_says_what_is_hidden(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 700, "height": 844}).open("/reports")
    here.page.wait_for_function("() => document.querySelector('.card-reports .table').classList.contains('cut-left')")
    seen = here.page.evaluate(
        """() => {
            const table = document.querySelector(".card-reports .table"), box = table.getBoundingClientRect();
            const last = table.querySelector("thead th:last-child").getBoundingClientRect();
            const names = [...table.querySelectorAll("tbody th[scope=row], tr.group th > span")].map((name) => name.getBoundingClientRect());
            const stay = names.every((name) => name.left >= box.left - 1 && name.right <= box.right + 1);
            return [last.right <= box.right + 1, stay, table.classList.contains("cut")];
        }"""
    )
    assert seen == [True, True, False]


@pytest.mark.parametrize(("lang", "words"), [("", "more row"), ("es", "más")])
def test_rows_out_of_sight_are_counted(lang: str, words: str, visit: Callable[..., Visit]) -> None:
    here = visit().open("/", show="figures-completed", lang=lang)
    table = here.page.locator(".card-counted .table").first
    told = table.get_attribute("data-more") or ""
    count = table.evaluate(
        """(box) => [...box.querySelectorAll('tbody tr')]
            .filter((row) => row.getBoundingClientRect().bottom > box.getBoundingClientRect().bottom).length"""
    )
    assert count > 0 and told.startswith(f"{count} ") and words in told
    table.evaluate("(box) => { box.scrollTop = box.scrollHeight; }")
    here.page.wait_for_function("() => !document.querySelector('.card-counted .table').classList.contains('cut-below')")


def test_a_heading_sorts_up_down_and_back(visit: Callable[..., Visit]) -> None:
    here = visit().open("/", show="figures-completed")
    table = here.page.locator(".card-counted .table").first
    before = column(table, 4)
    values = numbers(before)
    assert values != sorted(values)
    head = table.locator("thead button:text-is('Is')")
    for direction, expected in (("ascending", sorted(values)), ("descending", sorted(values, reverse=True))):
        head.press("Enter")
        assert table.locator("th[aria-sort]").get_attribute("aria-sort") == direction
        assert numbers(column(table, 4)) == expected
    head.press("Enter")
    assert column(table, 4) == before and table.locator("th[aria-sort]").count() == 0


def test_rows_are_sorted_within_their_groups(visit: Callable[..., Visit]) -> None:
    here = visit().open("/indicators")
    table = here.page.locator(".table").first
    groups = table.locator("tr.group").all_inner_texts()
    inside = table.evaluate("(box) => [...box.querySelectorAll('tbody tr')].map((row) => row.className === 'group' ? '|' : '.').join('')")
    table.locator("thead button").nth(1).click()
    assert table.locator("tr.group").all_inner_texts() == groups
    assert table.evaluate("(box) => [...box.querySelectorAll('tbody tr')].map((row) => row.className === 'group' ? '|' : '.').join('')") == inside


@pytest.mark.parametrize(("lang", "words"), [("", ["by status", "by change"]), ("es", ["por estado", "por cambio"])])
def test_the_scorecard_is_sorted_by_status_then_by_change_the_worst_first(lang: str, words: list[str], visit: Callable[..., Visit]) -> None:
    """What explains a row stays below it."""
    here = visit().open("/", lang=lang, show="scorecard:all")
    table = here.page.locator(".card-scorecard .table").first
    rows = """(box) => [...box.querySelectorAll('tbody tr')].map((row) => [row.className, row.children[0].textContent.trim(),
        (row.querySelector('td:nth-child(2) .rating')?.className || '').match(/status-([\\w-]+)/)?.[1] || '',
        (row.querySelector('td:nth-child(2) .direction')?.className || '').match(/direction ([\\w-]+)/)?.[1] || ''])"""
    before = table.evaluate(rows)
    told = {each[1]: before[at - 1][1] for at, each in enumerate(before) if each[0] == "told"}
    assert told
    head = table.locator("thead button").nth(1)
    for at, ranks in ((2, ["not-met", "close", "met"]), (3, ["got-worse", "unchanged", "got-better"])):
        head.press("Enter")
        assert table.locator("th[data-sorted]").get_attribute("data-sorted") == words[at - 2]
        group: list[list[str]] = []
        for row in [*table.evaluate(rows), ["group", "", "", ""]]:
            if row[0] != "group":
                group += [row] if row[0] != "told" else []
                continue
            found = [ranks.index(each[at]) if each[at] in ranks else len(ranks) for each in group]
            assert found == sorted(found)
            group = []
        now = table.evaluate(rows)
        assert {each[1]: now[at - 1][1] for at, each in enumerate(now) if each[0] == "told"} == told
    head.press("Enter")
    assert table.evaluate(rows) == before


@pytest.mark.parametrize("path", BY_PATH)
def test_on_a_phone_no_table_is_wider_than_its_box(path: str, visit: Callable[..., Visit]) -> None:
    """Each value stands beside the heading of its column, and a reader that speaks still finds a table."""
    here = visit(viewport=NARROW).open(path)
    assert here.page.evaluate("() => [...document.querySelectorAll('.table')].filter((box) => box.scrollWidth > box.clientWidth + 1).length") == 0
    stacked = here.page.locator(".table.stacked")
    if stacked.count():
        heads = stacked.first.locator("thead th").all_text_contents()
        cell = stacked.first.locator("tbody tr:not(.group)").first.locator("td").first
        assert cell.get_attribute("data-head") == heads[1].strip() and cell.get_attribute("role") == "cell"


def test_what_is_no_row_below_a_table_never_makes_its_sign_flicker(visit: Callable[..., Visit]) -> None:
    """The sign of more rows has a height of its own: shown for a pixel that is no row, it hides itself and is shown again, without end."""
    here = visit(viewport={"width": 1366, "height": 768}).open("/prevention")
    here.page.evaluate(
        """() => {
            window.turns = 0;
            for (const table of document.querySelectorAll(".table")) {
                const below = document.createElement("span");
                Object.assign(below.style, { position: "absolute", left: 0, top: `${table.scrollHeight}px`, height: "3px", width: "3px" });
                table.append(below);
                new MutationObserver(() => { window.turns += 1; }).observe(table, { attributes: true, attributeFilter: ["class"] });
                table.style.width = `${table.clientWidth - 4}px`;
            }
        }"""
    )
    here.page.wait_for_timeout(500)
    tables = here.page.locator(".table")
    assert tables.count() and here.page.evaluate("window.turns") <= 6 * tables.count()
    here.settle()
