"""Whether a link leads where it says: to a page there is, with codes that page understands, or to a file that can be made."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from pages.card.export import FORMATS
from pages.cards.kinds import UnknownCard, build_card
from pages.frame.menu import BY_PATH
from pages.view.view import View, open_view
from tests.pages.reading import unpack

HREF = re.compile(r'href="([^"]*)"')
OUTSIDE = ("http://", "https://")


def links(html: str) -> set[str]:
    """The addresses in a piece of HTML, those in its folds too."""
    return {unescape(href) for href in HREF.findall(unpack(html))}


def fault(view: View, href: str, anchors: set[str]) -> str:
    """What is wrong with a link of a page, "" when nothing is. Addresses of the public record are not ours to try."""
    if href.startswith(OUTSIDE):
        return ""
    if href.startswith("#"):
        return "" if href[1:] in anchors else f"{href}: no such place on the page"
    address = urlsplit(href)
    parameters = parse_qs(address.query)
    if address.path == "/use":
        return _fault_of_file(view, "csv", parameters, href)
    if address.path.startswith("/download/"):
        return _fault_of_file(view, address.path.removeprefix("/download/"), parameters, href)
    if address.path not in BY_PATH:
        return f"{href}: no such page"
    understood = open_view(view.edition, parameters, address.path).selection.parameters()
    lost = set(parse_qsl(address.query)) - {*understood, ("lang", "en")}
    return f"{href}: {sorted(lost)} is not understood" if lost else ""


def _fault_of_file(view: View, kind: str, parameters: dict[str, list[str]], href: str) -> str:
    if kind in ("duckdb", "package", "workbook"):
        return ""
    if kind == "html":
        page = parameters.get("page", [""])[0]
        return fault(view, f"{page}?{urlencode([pair for pair in parse_qsl(urlsplit(href).query) if pair[0] != 'page'])}", set())
    if kind not in FORMATS:
        return f"{href}: no such kind of file"
    try:
        build_card(open_view(view.edition, parameters, parameters.get("page", ["/"])[0]), parameters.get("card", [""])[0])
    except UnknownCard:
        return f"{href}: no such card"
    return ""
