"""The formulas of the sheet: it checks a breakdown against its total beside the cells for values, and counts the rows that are filled."""

from typing import Any

from openpyxl.utils import get_column_letter

from data.report.layout import FIGURES
from data.words import N_, catalogue

AT = {column.name: get_column_letter(number) for number, column in enumerate(FIGURES, start=1)}
UNCHECKED = ("median", "milestone")
"""Kinds whose breakdowns do not add up to anything."""


def check_formulas(lines: dict[int, dict[str, Any]], language: str) -> dict[int, str]:
    """One formula a line (row number: figure): on the first row of a breakdown it compares all its categories with the total,

    elsewhere it looks at the row.
    """
    begins: dict[tuple[str, ...], int] = {}
    ends: dict[tuple[str, ...], int] = {}
    keys = {number: tuple(row[name] for name in ("series", "source", "region", "breakdown")) for number, row in lines.items()}
    for number, key in keys.items():
        begins.setdefault(key, number)
        ends[key] = number
    formulas = {}
    for number, row in lines.items():
        key = keys[number]
        total = begins.get((*key[:3], "total"))
        compared = row["breakdown"] != "total" and row["kind"] not in UNCHECKED and total and begins[key] == number
        inner = _compare(row, number, ends[key], total, language) if compared and total else '""'
        formulas[number] = "=" + _look(row, number, inner, language)
    return formulas


def count_filled(first: int, last: int, owed: int, language: str) -> str:
    """The formula that says how many of the rows from `first` to `last` have a number or the reason for none: `12 of 48 rows filled`."""
    value, n, whole, missing = (f"{AT[name]}{first}:{AT[name]}{last}" for name in ("value", "numerator", "denominator", "missing"))
    filled = f'SUMPRODUCT(--((({value})<>"")+((({n})<>"")*(({whole})<>""))+(({missing})<>"")>0))'
    said = catalogue(language).gettext(N_("{filled} of {owed} rows filled")).format(filled="\0", owed=owed)
    before, after = (text.replace('"', '""') for text in said.split("\0"))
    return f'="{before}"&{filled}&"{after}"'


def _columns(row: dict[str, Any]) -> tuple[str, ...]:
    return ("numerator", "denominator") if row["kind"] == "percentage" else ("value",)


def _look(row: dict[str, Any], number: int, inner: str, language: str) -> str:
    """What can be wrong with one row alone; `inner` where nothing is."""
    say = catalogue(language).gettext
    first, last = (f"{AT[name]}{number}" for name in (_columns(row)[0], _columns(row)[-1]))
    missing, reason = f"{AT['missing']}{number}", f"{AT['reason']}{number}"
    filled = f"COUNTA({first}:{last})"
    steps = [
        (f'AND({missing}<>"",{filled}>0)', say(N_("A value and x or z: keep one"))),
        (f'AND({missing}<>"",{reason}="")', say(N_("Give the reason"))),
        (f"COUNT({first}:{last})<{filled}", say(N_("Text instead of a number"))),
    ]
    if first != last:
        steps.append((f"AND(COUNT({first}:{last})=2,{first}>{last})", say(N_("n is larger than N"))))
    for test, text in reversed(steps):
        inner = f'IF({test},"{text}",{inner})'
    return inner


def _compare(row: dict[str, Any], start: int, end: int, total: int, language: str) -> str:
    """The categories against the total: a partition by its sum, any other breakdown by its largest category."""
    say = catalogue(language).gettext
    ranges = {AT[name]: f"{AT[name]}{start}:{AT[name]}{end}" for name in _columns(row)}
    join = "SUM" if row["partition"] else "MAX"
    whole = list(ranges)[-1]
    above = ",".join(f"{join}({cells})>{letter}{total}" for letter, cells in ranges.items())
    below = f"SUM({ranges[whole]})<{whole}{total}" if row["partition"] else "FALSE"
    too_much, too_little, right = say(N_("Above the total")), say(N_("Below the total: the rest is not broken down")), say(N_("OK"))
    return f'IF(COUNT({ranges[whole]})=0,"",IF(OR({above}),"{too_much}",IF({below},"{too_little}","{right}")))'
