"""What a page of AppTest holds, read from its HTML."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def bodies(page: AppTest) -> str:
    """All HTML of the page, what is folded in it unpacked."""
    return unpack("\n".join(element.proto.body for element in page.get("html")))


def unpack(html: str) -> str:
    """The HTML with what its folds hold in their places."""
    return re.sub(r" data-packed='([^']*)'>", lambda found: ">" + found[1].replace("&#39;", "'").replace("&amp;", "&"), html)


def titles(page: AppTest) -> list[str]:
    """The titles of the cards, in order."""
    return [unescape(title) for title in re.findall(r"<h\d class=\"title\">(.*?)</h\d>", bodies(page))]


def count_charts(page: AppTest) -> int:
    """How many charts there are to be drawn."""
    return bodies(page).count("data-figure=")
