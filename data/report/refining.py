"""The cause that fits what was written: words for a missing figure, years of another kind. A remedy must be one for what is there."""

import re
from dataclasses import replace

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


def refine(problems: list[Problem]) -> list[Problem]:
    """The problems, each cell without a number told once and by its cause."""
    found: list[Problem] = []
    for each in problems:
        told = each
        if each.rule in NUMBER and MISSING.fullmatch(each.value.strip()):
            told = replace(each, rule="missing-as-text")
        elif each.rule in NUMBER and each.column == "year" and YEARS.fullmatch(each.value.strip()):
            told = replace(each, rule="not-one-year")
        if told.rule == each.rule or told not in found:
            found.append(told)
    return found
