"""Every link on every page leads somewhere, and keeps codes that are understood there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from pages.frame.menu import BY_PATH
from pages.view.view import View
from tests.harvest.links import fault, links
from tests.harvest.rendering import render

STATES: tuple[dict[str, Any], ...] = ({}, {"region": "LOR", "from_": 2019, "to": 2021, "lang": "es"}, {"asof": "2020-06-30", "objective": "2"})


def faults(view: View, html: list[str]) -> list[str]:
    """The broken links of a page."""
    whole = "\n".join(html)
    anchors = set(re.findall(r'id="([^"]+)"', whole))
    return sorted(filter(None, (fault(view, href, anchors) for href in links(whole))))


@pytest.mark.parametrize("path", BY_PATH)
def test_every_link_of_a_page_leads_somewhere(path: str, view: Callable[..., View]) -> None:
    for state in STATES:
        shown = view(path, **state)
        html = render(shown).html
        assert links("\n".join(html))
        assert faults(shown, html) == [], state


@pytest.mark.parametrize(
    "href",
    [
        "/prosecutions",
        "/regions?region=XXX",
        "/explore?series=1.6-d.nothing&lang=es",
        "/?show=no-such-list",
        "/download/pdf?card=trend:1.6-d.cases",
        "/download/csv?card=trend:9.9-z.cases",
        "#nowhere",
    ],
)
def test_a_planted_broken_link_is_found(href: str, view: Callable[..., View]) -> None:
    shown = view("/regions", region="LOR")
    html = render(shown).html
    assert len(faults(shown, [*html, f'<a href="{href}">there</a>'])) == 1
