"""How a text of the other language is told: by the catalogue, by small words no sentence goes without, by dates and codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice

from data.words import extraction

OTHER = {"en": "es", "es": "en"}
SMALL_WORDS = {
    "en": "the|and|of|with|not|for|by|is|are|was|were|from|to|in|on|this|that|which|has|have|or|at|as|an|it|its",
    "es": "el|la|los|las|de|del|que|con|por|para|una|un|en|y|su|sus|se|al|es|lo|como|fue|son|cada|más",
}
DAYS = {
    "en": r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d",
    "es": r"\b\d{1,2} (?:de )?(?:ene|feb|mar|abr|may|jun|jul|ago|set|sept|oct|nov|dic)[a-z]*\b",
}
CODE = re.compile(r"\b20\d\d-H[12]\b|\b20\d\d-\d\d-\d\d\b")
"""A half-year or a day as it stands in the data: people read it in words."""
ADDRESS = re.compile(r"(?:https?://|(?<!\w)/)\S*")
PLACEHOLDER = re.compile(r"\{\w+\}")
SENTENCE = 3
"""A text of the catalogue with so many words is looked for inside others; a shorter one, such as a column head, must be the whole text."""

Known = tuple[str, re.Pattern[str]]
Finder = Callable[[str], list[str]]


def make_finder(page: str, names: Iterable[str]) -> Finder:
    """What tells the texts of the other language in a text of a page in `page`, once `names` (proper names) and addresses are taken out."""
    other = OTHER[page]
    small = re.compile(r"(?<![\w.@-])(?:" + SMALL_WORDS[other] + r")(?![\w@-])", re.IGNORECASE)
    days = re.compile(DAYS[other])
    hidden = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?!\w)")
    whole, inside = catalogue_patterns(other)

    @cache
    def find(text: str) -> list[str]:
        bare = hidden.sub("•", ADDRESS.sub("•", text))
        found = [f"“{match}”" for pattern in (small, days, CODE) for match in pattern.findall(bare)]
        matches = (pattern.search(bare) for part, pattern in inside if part in bare)
        found += [f"“{match.group()}” of the catalogue" for match in islice(filter(None, matches), 1)]
        return found + [f"“{bare}” of the catalogue" for part, pattern in whole if part in bare and pattern.fullmatch(bare)]

    return find


@cache
def catalogue_patterns(language: str) -> tuple[Sequence[Known], Sequence[Known]]:
    """The texts of one language that read otherwise in the other: those that must be a whole text, and those found inside one.

    Each is a pattern and its longest part without placeholders, which is quicker to look for.
    """
    texts: set[str] = set()
    for message in extraction.read_translations("es"):
        if message.id:
            pairs = zip(extraction.forms(message.id), extraction.forms(message.string), strict=True)
            texts |= {pair[language == "es"].strip() for pair in pairs if pair[0] != pair[1]}
    written = sorted(text for text in texts if re.search(r"[^\W\d_]{4}", PLACEHOLDER.sub("", text)))
    long = [text for text in written if len(re.findall(r"[^\W\d_]+", PLACEHOLDER.sub("", text))) >= SENTENCE]
    return [_pattern(text) for text in written if text not in long], [_pattern(text) for text in long]


def _pattern(text: str) -> Known:
    """The text with anything in the place of its placeholders."""
    first, last = (r"(?<!\w)" if text[0].isalnum() else ""), (r"(?!\w)" if text[-1].isalnum() else "")
    parts = PLACEHOLDER.split(text)
    return max(parts, key=len), re.compile(first + ".+?".join(map(re.escape, parts)) + last)
