"""Write `rows.py`, the type of a row of each question: `python -m queries.describe data/program.duckdb` after a change of a query."""

import re
import sys
from pathlib import Path

import queries
from queries.database import TEXTS, Database, Edition

TARGET = queries.FOLDER / "rows.py"
HEAD = '''"""What a row of each question holds. Written by `python -m queries.describe`; a test holds it against the queries.

DuckDB does not say which columns can be null. Every column is therefore its type or anything: a misspelt column is found by the type
checker, an unexpected null is not.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

Texts = tuple[str | None, ...]
"""A text in each language of the Compact, in their order."""
'''
TYPES = {
    TEXTS: "Texts",
    "VARCHAR": "str",
    "BOOLEAN": "bool",
    "INTEGER": "int",
    "BIGINT": "int",
    "HUGEINT": "int",
    "DOUBLE": "float",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}


def write_rows(edition: Edition) -> str:
    """The text of `rows.py` for the queries as they are, from the column types of a released file.

    Raises KeyError for a type of DuckDB that has no Python type in `TYPES`.
    """
    parts = [_write_row(question, edition.columns(question)) for question in queries.names()]
    body = "\n\n".join(parts)
    used = {name for name in ("date", "datetime", "Decimal") if re.search(rf": {name}\b", body)}
    days = ", ".join(name for name in ("date", "datetime") if name in used)
    head = HEAD.replace("from datetime import date, datetime\n", f"from datetime import {days}\n" if days else "")
    if "Decimal" not in used:
        head = head.replace("from decimal import Decimal\n", "")
    return f"{head}\n\n{body}"


def _write_row(question: str, columns: list[tuple[str, str]]) -> str:
    lines = [f"class {queries.row_name(question)}(NamedTuple):", f'    """A row of {question}.sql."""', ""]
    lines += [f"    {name}: {_python_type(kind)} | Any" for name, kind in columns]
    return "\n".join(lines) + "\n"


def _python_type(kind: str) -> str:
    if kind.endswith("[]"):
        return f"list[{_python_type(kind[:-2])}]"
    return "Decimal" if kind.startswith("DECIMAL") else TYPES[kind]


if __name__ == "__main__":
    TARGET.write_text(write_rows(Database(Path(sys.argv[1])).current()), encoding="utf-8")
