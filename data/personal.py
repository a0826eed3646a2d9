"""What looks like data of a person in a text: such a report is refused, and what was found is not repeated.

The patterns are those of RE2, so that the rules (`data/sql/rules/`) and Python mean the same.
"""

import re
from dataclasses import replace

from data.problems import Problem

DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s+(?:de\s+)?[a-záéíóú]{3,10}\.?\s+(?:del?\s+)?\d{4}|[a-z]{3,9}\s+\d{1,2},?\s+\d{4})"
)
BIRTH = r"(?:\bborn\b|\bbirth|\bd\.?o\.?b\b|\bnaci|\bf\.?\s?nac\b|\bcumplea)"

PATTERNS = {
    "identity-number": r"(?:^|[^\d.,])\d{8}(?:[^\d]|$)",
    "telephone": r"(?:\+\d{1,3}[\s().-]*(?:\d[\s().-]*){6,11}\d|(?:^|[^\d.,])9\d{2}[\s.-]?\d{3}[\s.-]?\d{3}(?:[^\d]|$)"
    r"|\(0\d{1,2}\)\s?\d{3}[\s-]?\d{3,4}|(?:^|[^\d.,])01[\s-]\d{3}[\s-]?\d{4}(?:[^\d]|$))",
    "e-mail": r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+",
    "birth-date": rf"(?i)(?:{BIRTH}.{{0,40}}{DATE}|{DATE}.{{0,15}}{BIRTH})",
}
FOUND = [re.compile(pattern) for pattern in PATTERNS.values()]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def looks_personal(text: str) -> bool:
    """Whether something in the text looks like data of a person; a plain number alone does not, for figures are such."""
    return not NUMBER.fullmatch(text) and any(pattern.search(text) for pattern in FOUND)


def mask(problem: Problem) -> Problem:
    """The problem without what looks like data of a person, and with long values cut."""
    value, detail, column = ("…" if looks_personal(text) else text[:200] for text in (problem.value, problem.detail, problem.column))
    return replace(problem, value=value, detail=detail, column=column)
