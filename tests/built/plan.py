"""An Implementation Plan of 30 indicators, filled into the blank workbook as a secretary would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from data.plan.reading import SHEETS, write_blank

FROM = "2019-H1"
KEPT = ("1.6-a", "1.6-b", "1.6-c", "1.6-d", "1.6-e", "1.6-g", "2.6-a", "2.6-b", "2.6-c", "P-1", "P-2", "P-4", "P-6", "P-7")
RENAMED = ("1.1-b", "2.1-a", "2.2-a", "3.3-a")
CHANGED = ("1.2-a", "1.4-a")
SPLIT = {"3.1-b": ("3.1-d", "3.1-e"), "1.6-f": ("1.6-h", "1.6-i")}
MERGED = {"2.5-d": ("2.4-b", "2.5-c"), "1.3-c": ("1.3-a", "1.3-b")}
NEW = ("1.2-d", "2.1-c", "3.2-d", "P-8")
LIVE = 30
TARGETS = (("1.1-b.meetings", 2019, 40), ("3.1-d.persons", 2019, 60), ("2.5-d.persons", 2019, 30))


def open_plan(path: Path, framework: Path) -> Workbook:
    """The blank workbook with the indicators in use, written to `path` and opened."""
    write_blank(path, framework)
    return load_workbook(path)


def write_plan(path: Path, framework: Path) -> Path:
    """The filled workbook."""
    book = open_plan(path, framework)
    page = book["Indicators"]
    parts = {part: (code,) for code, new in SPLIT.items() for part in new}
    gone = {*SPLIT, *(code for old in MERGED.values() for code in old)}
    for line in range(page.max_row, 1, -1):
        code = page.cell(line, 2).value
        if code in gone:
            page.delete_rows(line)
        elif code in RENAMED:
            put(page, line, change="renamed", name_en=f"{code} as the plan names it", name_es=f"{code} como lo nombra el plan", **why())
        elif code not in KEPT:
            put(page, line, change="changed" if code in CHANGED else "retired", from_period=FROM, **why())
            if code in CHANGED:
                put(page, line, definition_en="Counted otherwise.", definition_es="Se cuenta de otro modo.")
    for change, codes in (("split", parts), ("merged", MERGED), ("new", dict.fromkeys(NEW, ()))):
        for code, old in codes.items():
            add(book, "Indicators", change=change, indicator=code, replaces=";".join(old), from_period=FROM, **about(code), **why())
            add(book, "Series", series=f"{code}.persons", indicator=code, **counted(code))
    for series, year, value in TARGETS:
        add(book, "Targets", series=series, region="LMA", year=year, value=value, basis="period")
    book.save(path)
    return path


def why() -> dict[str, str]:
    return {"reason_en": "As the plan has it.", "reason_es": "Como lo dice el plan."}


def about(code: str) -> dict[str, Any]:
    """What a new indicator must say."""
    own = {"activity": code[:3], "objective": int(code[0])} if code[0].isdigit() else {}
    texts = {
        "name_en": f"Persons of {code}",
        "name_es": f"Personas de {code}",
        "definition_en": f"Counts {code}.",
        "definition_es": f"Cuenta {code}.",
    }
    return own | texts | {"unit_en": "persons", "unit_es": "personas", "frequency": "half", "responsible": "MSC", "clause": "X.A"}


def counted(code: str) -> dict[str, Any]:
    """What its series must say."""
    names = {"name_en": f"Persons of {code}", "name_es": f"Personas de {code}", "short_en": code, "short_es": code}
    how = {"kind": "count", "direction": "up", "tier": "open", "add_regions": 1, "add_periods": 1, "add_sources": 1, "frequency": "half"}
    return names | {"unit_en": "persons", "unit_es": "personas", "tolerance": 0.1} | how


def put(page: Any, line: int, **cells: Any) -> None:
    """Write cells of a row by their column."""
    for column, value in cells.items():
        page.cell(line, SHEETS[page.title].index(column) + 1).value = value


def add(book: Workbook, sheet: str, **cells: Any) -> None:
    """One more row of a sheet."""
    put(book[sheet], book[sheet].max_row + 1, **cells)
