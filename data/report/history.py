"""The released file beside a report: its last figures in the blank workbook, its history when a report is checked."""

from pathlib import Path

import duckdb

from data import sql
from data.ledger import store
from data.problems import Problem, Refused


def read_last(connection: duckdb.DuckDBPyConnection, program: Path) -> dict[tuple[str, ...], str]:
    """What the released file has for each figure, as it stands in the sheet. Raises Refused when it cannot be read."""
    rows = _ask(connection, program, "report/workbook/released").fetchall()
    return {tuple(key): f"{'[c]' if last['missing'] else format(last['value'], '.10g')} ({last['period']})" for *key, last in rows}


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
