"""A table that is copied into a sheet has one value a cell, and numbers are numbers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.server import Server

pytestmark = pytest.mark.slow
COPIED = """(name) => {
    const table = document.querySelector(`[data-card="${name}"] table`), range = document.createRange();
    range.selectNode(table);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const held = new DataTransfer(), event = new ClipboardEvent("copy", { clipboardData: held, bubbles: true, cancelable: true });
    document.dispatchEvent(event);
    return [held.getData("text/plain"), held.getData("text/html"), event.defaultPrevented];
}"""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_cell_of_a_copied_table_is_one_value(browser: Browser, server: Server, lang: str) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}/?lang={lang}")
    page.locator("#root .card-scorecard table").wait_for()
    plain, html, taken = page.evaluate(COPIED, "scorecard")
    rows = [row.split("\t") for row in plain.split("\n")]
    assert taken and len(rows) > 8 and html.count("<tr>") == len(rows)
    values = [cell for row in rows for cell in row[1:] if re.match(r"-?\d", cell)]
    assert len(values) > 15 and [value for value in values if not re.fullmatch(r"-?\d+(\.\d+)?%?", value)] == []
    assert "64.8%" in values and "523" in values, "the first of a cell that says value, target and status"
    words = page.evaluate(
        "() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('h1')); "
        "getSelection().removeAllRanges(); getSelection().addRange(range); const event = new ClipboardEvent('copy', "
        "{ clipboardData: new DataTransfer(), bubbles: true, cancelable: true }); document.dispatchEvent(event); return event.defaultPrevented; }"
    )
    assert words is False, "words are copied as they stand"
    page.close()
