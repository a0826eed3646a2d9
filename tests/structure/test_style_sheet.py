"""The one style sheet never makes the browser style a whole page anew for a change of one chart."""

import re

import pytest

from tests.structure.tree import ROOT

SELECTORS = re.compile(r"([^{}]+)\{")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def costly_selectors(sheet: str) -> list[str]:
    """`:has()` of the root, or on both sides of a combinator: each change below then styles everything (18 ms a change were measured)."""
    selectors = [each.strip() for group in SELECTORS.findall(COMMENT.sub("", sheet)) for each in re.split(r",(?![^()]*\))", group)]
    return [
        each
        for each in selectors
        if re.search(r"(:root|html|body)[^ >+~]*:has\(", each) or re.search(r":has\([^ ]*(?: [>+~] [^ ]*)*\) > :has\(", each)
    ]


def test_no_selector_is_costly() -> None:
    sheets = sorted((ROOT / "pages" / "web").glob("*.css"))
    assert len(sheets) > 1 and [found for path in sheets for found in costly_selectors(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("planted", [":root:has(.large) #top", ".row:has(.tabs) > :has(h1)", ".a, body:has(.b) .c"])
def test_a_costly_selector_is_found(planted: str) -> None:
    assert len(costly_selectors(f"p {{ margin: 0; }}\n{planted} {{ display: none; }}")) == 1
