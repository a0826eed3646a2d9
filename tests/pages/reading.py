"""What a page of AppTest holds, read from its HTML."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def bodies(page: AppTest) -> str:
    """All HTML of the page."""
    return "\n".join(element.proto.body for element in page.get("html"))


def titles(page: AppTest) -> list[str]:
    """The titles of the cards, in order."""
    return [unescape(title) for title in re.findall(r"<h\d class=\"title\">(.*?)</h\d>", bodies(page))]


def count_charts(page: AppTest) -> int:
    """How many charts there are to be drawn."""
    return bodies(page).count("data-figure=")
