"""The licence that is not decided is said to be that, and what others made is named with its own."""

from __future__ import annotations

import re
from pathlib import Path

from pages.web.notices import write_notices

ROOT = Path(__file__).parents[2]


def test_every_requirement_is_named_with_a_licence() -> None:
    text = write_notices()
    assert text.startswith("Licence: not yet decided.")
    wanted = re.findall(r"^([A-Za-z0-9_-]+)==", (ROOT / "tests" / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    named = {re.sub(r"[-_.]+", "-", line.split()[0].lower()): line.partition(": ")[2] for line in text.splitlines() if ": " in line}
    lacking = [name for name in wanted if not named.get(re.sub(r"[-_.]+", "-", name.lower()))]
    assert len(wanted) > 30 and lacking == []
    assert "plotly.js" in text
