"""Invisible and bidirectional control characters (Unicode TR 36): a text with one of them may read otherwise than it is."""

import re

HIDDEN = "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
"""Zero width, direction marks, overrides and isolates (Unicode Technical Report 36, 2.5), as a pattern that RE2 knows too."""
FOUND = re.compile(HIDDEN)


def reveal(text: str) -> str:
    """The text with each such letter as a mark that is seen: `[U+202E]`."""
    return text if text.isascii() else FOUND.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
