"""The released file beside a report: its last figures in the blank workbook, its history when a report is checked."""

from pathlib import Path
from typing import Any

import duckdb

from data import sql
from data.ledger import store
from data.problems import Problem, Refused
from data.words.half_years import name_half


def read_last(connection: duckdb.DuckDBPyConnection, program: Path, language: str) -> dict[tuple[str, ...], str]:
    """What the released file has for each figure, as it stands in the sheet. Raises Refused when it cannot be read."""
    rows = _ask(connection, program, "report/workbook/released").fetchall()
    return {tuple(key): f"{_write(last)} ({name_half(last['period'], language)})" for *key, last in rows}


def list_unexplained(connection: duckdb.DuckDBPyConnection, program: Path) -> list[dict[str, Any]]:
    """The rows of sheet Explanations, in order: what the last release asks the institution to explain. Raises Refused when it cannot be read."""
    found = _ask(connection, program, "report/workbook/explanations")
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def _write(last: dict[str, Any]) -> str:
    """A released figure with at most two decimals; a percentage with its n and N."""
    if last["missing"]:
        return f"[{last['missing']}]"
    value = f"{round(last['value'], 2):.15g}"
    return value if last["denominator"] is None else f"{value} % = {last['numerator']:.15g} / {last['denominator']:.15g}"


def load_history(connection: duckdb.DuckDBPyConnection, program: Path) -> None:
    """Leave the released totals in table `intake.history`, the highest of each series in `intake.highest`.

    Raises Refused when the released file cannot be read.
    """
    for question in ("history", "highest"):
        _ask(connection, program, f"report/workbook/{question}")


def _ask(connection: duckdb.DuckDBPyConnection, program: Path, question: str) -> duckdb.DuckDBPyConnection:
    if not program.is_file():
        raise Refused([Problem("unreadable", str(program))])
    try:
        connection.execute(f"attach if not exists {store.quoted(program)} as released (read_only)")
        return connection.execute(sql.text(question))
    except duckdb.Error as error:
        raise Refused([Problem("unreadable", str(program), detail=str(error).splitlines()[0])]) from error
