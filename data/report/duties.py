"""What an institution reports for a half-year, read from framework and programme without any build."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from data import sql, tables
from data.kept_framework import fill_once
from data.ledger import store


@contextmanager
def open_framework(
    framework: Path = tables.FRAMEWORK, programme: Path = tables.DEMONSTRATION, kind: str = store.DEMONSTRATION
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in memory with framework and programme in schema `framework`, for reports of one kind of ledger.

    Raises Refused when a table cannot be read.
    """
    with TemporaryDirectory() as spill, store.connect(Path(spill)) as connection:
        demonstration = kind == store.DEMONSTRATION

        def fill() -> None:
            tables.load(connection, framework, tables.FRAMEWORK_TABLES, "framework")
            tables.load(connection, programme, tables.PROGRAMME_TABLES, "programme")
            tables.adopt(connection, demonstration=demonstration)

        fill_once(connection, (framework, programme), demonstration, fill)
        yield connection


def kind_of(connection: duckdb.DuckDBPyConnection) -> str:
    """The kind of ledger that the programme at hand is of."""
    ((demonstration,),) = connection.execute("select demonstration from programme.ledger").fetchall()
    return store.DEMONSTRATION if demonstration else store.REAL


def list_owed(connection: duckdb.DuckDBPyConnection, institution: str, period: str) -> None:
    """Leave what the institution reports for the half-year in table `intake.owed`; no rows when it owes nothing."""
    connection.execute("set variable institution = $1", [institution])
    connection.execute("set variable period = $1", [period])
    connection.execute(sql.text("report/workbook/owed"))


def ask(connection: duckdb.DuckDBPyConnection, question: str) -> list[dict[str, Any]]:
    """The rows that answer a statement of `data/report/sql/workbook/`, by column."""
    found = connection.execute(sql.text(f"report/workbook/{question}"))
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
