"""Codes, periods and days as SDMX spells them, and back. Its identifiers hold no dots and no plus signs, and a half-year is a semester (S)."""

import re
from datetime import date, timedelta

from data.compact import compact

SPELLED = str.maketrans({".": "_", "+": "@"})
CODE = str.maketrans({"_": ".", "@": "+"})
WORD = re.compile(r"[A-Za-z0-9@_-]{1,60}")
"""An identifier of SDMX that can be one of our codes."""
PERIOD = re.compile(r"(\d{4})(?:-(?:[SH]([12])|(\d{2})(?:-(\d{2}))?))?")
VERSION = "1.0.0"


def spell(code: str) -> str:
    """Return a code as SDMX spells it: `1.6-d.cases` is `1_6-d_cases`."""
    return code.translate(SPELLED)


def read_code(word: str) -> str:
    """Return the code that is spelled so."""
    return word.translate(CODE)


def spell_agency(*, demonstration: bool) -> str:
    """Return the agency that keeps the structure: the short name of the Compact. It stands in every line, and says of a demonstration what it is."""
    return compact().slug.upper().replace("-", "_") + "_DEMONSTRATION" * demonstration


def spell_period(period: str, starts: date, ends: date) -> str:
    """Return a year, a semester (`2019-S1`) or, of the whole term, its first day and how many days it has (`2017-07-01/P2557D`)."""
    if period[:4].isdigit():
        return period.replace("-H", "-S")
    return f"{starts.isoformat()}/P{(ends - starts).days + 1}D"


def read_period(text: str, *, end: bool) -> date:
    """Return the first day, or the last, of a year, semester, month or day. Raises ValueError for anything else."""
    if not (found := PERIOD.fullmatch(text)):
        raise ValueError(text)
    year, half, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return date(year, month, day)
    first, months = (1 + 6 * (half - 1), 6) if half else (month, 1) if month else (1, 12)
    begin = date(year, first, 1)
    if not end:
        return begin
    following = first + months
    return date(year + (following > 12), following - 12 * (following > 12), 1) - timedelta(1)
