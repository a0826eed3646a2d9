"""Texts of a workbook that stand in no cell: headers and footers, prompts, names, addresses of links, properties."""

from collections.abc import Iterator
from typing import Any

from data.words import N_

Words = tuple[str, int, str, str]
HEADER, PROMPT, NAME = N_("header or footer"), N_("prompt of a cell"), N_("defined name")
LINK, PROPERTY = N_("address of a link"), N_("property of the document")
PROPERTIES = ("creator", "lastModifiedBy", "title", "subject", "description", "keywords", "category", "contentStatus", "identifier")
HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
PROMPTS = ("prompt", "promptTitle", "error", "errorTitle")


def find_words(book: Any) -> list[Words]:
    """Each text as (sheet, row, what it is, text), for the rules about personal data; the sheet is empty where it belongs to the whole workbook."""
    return [words for words in (*_of_book(book), *_of_sheets(book)) if words[3].strip()]


def _of_book(book: Any) -> Iterator[Words]:
    for name, defined in book.defined_names.items():
        yield ("", 1, NAME, " ".join(filter(None, (name, defined.value, defined.comment))))
    for name in PROPERTIES:
        yield ("", 1, PROPERTY, str(getattr(book.properties, name, None) or ""))


def _of_sheets(book: Any) -> Iterator[Words]:
    for page in book.worksheets:
        for name in HEADERS:
            part = getattr(page, name, None)
            for side in ("left", "center", "right") if part is not None else ():
                yield (page.title, 1, HEADER, str(getattr(part, side).text or ""))
        for rule in page.data_validations.dataValidation:
            row = min((area.min_row for area in rule.sqref.ranges), default=1)
            yield (page.title, row, PROMPT, " ".join(str(getattr(rule, name) or "") for name in PROMPTS))
        for name, defined in page.defined_names.items():
            yield (page.title, 1, NAME, " ".join(filter(None, (name, defined.value, defined.comment))))
        for cell in page._cells.values():
            if cell.hyperlink:
                link = cell.hyperlink
                yield (page.title, cell.row, LINK, " ".join(str(each or "") for each in (link.target, link.tooltip, link.display, link.location)))
