"""The table of what is built beside Streamlit was read again for the Streamlit that is pinned, and names what is there."""

from __future__ import annotations

import re

from tests.structure.tree import ROOT

README = ROOT / "pages" / "README.md"


def test_the_table_is_of_the_pinned_streamlit() -> None:
    (pinned,) = re.findall(r"^streamlit\[performance\]==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    (read,) = re.findall(r"^For streamlit==(\S+)\.", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert read == pinned, f"try each line of the table with Streamlit {pinned}, then write its version above it"


def test_each_line_says_what_why_and_when_it_ends() -> None:
    table = README.read_text(encoding="utf-8").partition("| what | instead of | why, and what it gained | ends with |\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]
    assert len(rows) > 8
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    assert [row[0] for row in rows if not re.search(r"`(?:pages|queries)/[\w/]+\.\w+`", row[0])] == []
