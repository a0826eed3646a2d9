"""The names that a person saw beside the hidden codes of a row: where they belong to other codes, the row was sorted or typed over.

The code decides what a figure is; the name is what the person who filled in the row saw. Where they differ, either may have been meant.
"""

import duckdb

from data import sql
from data.compact import compact
from data.problems import Problem

Shown = tuple[str, int, dict[str, str], dict[str, str]]
"""A sheet, a row, its codes and the words beside them, by column."""
TABLES = {"series": "series", "source": "source", "region": "region", "activity": "activity"}
"""Columns of codes whose name stands in the column `…_name`, and the table of the framework that has it."""


def check_names(connection: duckdb.DuckDBPyConnection, file: str, shown: list[Shown]) -> list[Problem]:
    """A problem a sheet whose rows show names of other codes, with all these rows; a warning for each name that no code has."""
    names = _read_names(connection)
    others = {name for known in names.values() for each in known.values() for name in each}
    moved: dict[str, list[tuple[int, str]]] = {}
    unknown: dict[tuple[str, str, str], Problem] = {}
    for sheet, row, codes, words in shown:
        for column, text in words.items():
            code = _code_of(column, codes)
            own = names.get(column, {}).get(code, set())
            if not own or not text or _plain(text) in own:
                continue
            if _plain(text) in others:
                moved.setdefault(sheet, []).append((row, column))
            else:
                unknown.setdefault((sheet, column, text), Problem("name-unknown", file, row, column, text, code, sheet))
    return [
        Problem("names-of-others", file, rows[0][0], rows[0][1], ", ".join(dict.fromkeys(str(row) for row, _ in rows)), sheet=sheet)
        for sheet, rows in moved.items()
    ] + list(unknown.values())


def _code_of(column: str, codes: dict[str, str]) -> str:
    if column == "category_name":
        return f"{codes.get('breakdown', '')}/{codes.get('category', '')}"
    return codes.get(column.removesuffix("_name"), "")


def _read_names(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, set[str]]]:
    """By column of names: what each code is called, in each language."""
    names: dict[str, dict[str, set[str]]] = {}
    for column, table in TABLES.items():
        rows = connection.execute(sql.in_languages(f"select {column}, name_* from framework.{table}")).fetchall()
        names[f"{column}_name"] = {code: set(map(_plain, called)) for code, *called in rows}
    asked = sql.in_languages(
        "select breakdown, category, breakdown.name_* as name_*, category.name_* as part_* "
        "from framework.category join framework.breakdown using (breakdown)"
    )
    many = len(compact().languages)
    names["category_name"] = {
        f"{breakdown}/{category}": {
            _plain(name if breakdown == "total" else f"{name}: {part}") for name, part in zip(told[:many], told[many:], strict=True)
        }
        for breakdown, category, *told in connection.execute(asked).fetchall()
    }
    return names


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
