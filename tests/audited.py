"""`python -m tests.audited FILE…`: what an audit by `pip-audit` really says. Where it could not ask, its own words are "no known vulnerabilities"."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

SOUND, VULNERABLE, NOT_AUDITED = 0, 1, 2


def judge(parts: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """The exit code, and a line for each part that is vulnerable, or how many were not looked at."""
    unchecked = [part["name"] for part in parts if "vulns" not in part]
    known = [f"{part['name']} {part['version']}: {each['id']}" for part in parts for each in part.get("vulns", ())]
    if known:
        return VULNERABLE, known
    if unchecked or not parts:
        return NOT_AUDITED, [f"not audited: {len(unchecked)} of {len(parts)} parts were not looked at"]
    return SOUND, [f"{len(parts)} parts, none with a known vulnerability"]


def main() -> int:
    """Print the verdict on the reports that are named; the exit code. One that says nothing has looked at nothing."""
    texts = [Path(name).read_text(encoding="utf-8").strip() for name in sys.argv[1:]]
    parts = [part for text in texts for part in (json.loads(text)["dependencies"] if text else [{"name": "all of a lock"}])]
    code, lines = judge(parts)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
