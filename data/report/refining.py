"""The cause that fits what was written: words for a missing figure, years of another kind, names of currencies.

A remedy must be one for what is there.
"""

import re
from dataclasses import replace

from data.compact import compact
from data.problems import Problem

NUMBER = ("number-as-text", "text-cell")
"""Rules that say that a cell has no number."""
MISSING = re.compile(
    r"n[./ ]?[ad]\.?|s[./ ]?[di]\.?|no (?:aplica|reporta|disponible|hay(?: datos)?|data|figure)|not (?:applicable|available|reported)|"
    r"sin (?:datos?|informaci[oó]n)|ninguno?|none|null|pendiente|[.…·*?]+|[-–—_]+",
    re.IGNORECASE,
)
"""What people write where they have no figure."""
YEARS = re.compile(r"(?:FY|AF|a[ñn]o|ejercicio)?\s*(?:fiscal)?\s*\d{2,4}(?:\s*[-–/]\s*\d{2,4})?", re.IGNORECASE)


CURRENCIES = {called: code for code, names in compact().currencies.items() for called in names}
"""What the currencies are called where their code is meant."""
MONTHS = "ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec"
DATED = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[-/ .](?:{MONTHS})[a-z.]*|(?:{MONTHS})[a-z.]*[-/ .]\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}",
    re.IGNORECASE,
)
"""What a spreadsheet makes of a category such as 12-14."""


def refine(problems: list[Problem]) -> list[Problem]:
    """The problems, each cell without a number told once and by its cause."""
    found: list[Problem] = []
    for each in problems:
        told = each
        if each.rule in NUMBER and MISSING.fullmatch(each.value.strip()):
            told = replace(each, rule="missing-as-text")
        elif each.rule in NUMBER and each.column == "year" and YEARS.fullmatch(each.value.strip()):
            told = replace(each, rule="not-one-year")
        elif each.rule == "not-a-choice" and each.column == "currency" and (code := CURRENCIES.get(each.value.casefold())):
            told = replace(each, rule="currency-by-name", detail=code)
        elif each.rule == "unknown-category" and DATED.fullmatch(each.value):
            told = replace(each, rule="category-as-date")
        if told.rule == each.rule or told not in found:
            found.append(told)
    return found
