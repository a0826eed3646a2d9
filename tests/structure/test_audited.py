"""An audit that could not ask is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.audited import NOT_AUDITED, SOUND, VULNERABLE, judge

ASKED = {"name": "a", "version": "1", "vulns": []}
LEFT_OUT = {"name": "b", "skip_reason": "Dependency not found on PyPI and could not be audited"}
WRONG = {"name": "c", "version": "2", "vulns": [{"id": "PYSEC-1"}]}


@pytest.mark.parametrize(
    ("parts", "code", "line"),
    [
        ([ASKED], SOUND, "1 parts, none with a known vulnerability"),
        ([ASKED, LEFT_OUT], NOT_AUDITED, "not audited: 1 of 2 parts were not looked at"),
        ([], NOT_AUDITED, "not audited: 0 of 0 parts were not looked at"),
        ([LEFT_OUT, WRONG], VULNERABLE, "c 2: PYSEC-1"),
    ],
)
def test_a_verdict_is_only_about_what_was_looked_at(parts: list[dict[str, Any]], code: int, line: str) -> None:
    assert judge(parts) == (code, [line])
