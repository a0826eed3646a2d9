"""Allowed values of the choice columns of a report: fixed words, and codes of places, activities, objectives and currencies."""

from collections.abc import Mapping
from functools import cache

import duckdb

from data import tables
from data.compact import compact
from data.report.layout import Column

Choices = Mapping[str, tuple[str, ...]]
"""Codes by table name, in order."""
QUESTIONS = {
    "region": "select region from framework.region where kind not in ('total', 'pilots') order by position, region",
    "activity": "select activity from framework.activity order by objective, position",
    "objective": "select objective::varchar from framework.objective order by objective",
}


def read_choices(connection: duckdb.DuckDBPyConnection) -> Choices:
    """Read the codes of an open framework."""
    found = {name: tuple(row[0] for row in connection.execute(question).fetchall()) for name, question in QUESTIONS.items()}
    return found | {"currency": tuple(compact().currencies)}


@cache
def read_agreed() -> Choices:
    """Read the codes of the Compact's framework, for a workbook that is read without a database."""
    with duckdb.connect() as connection:
        connection.execute("create schema framework")
        tables.load(connection, tables.FRAMEWORK, tuple(one for one in tables.FRAMEWORK_TABLES if one.table in QUESTIONS), "framework")
        return read_choices(connection)


def offered(column: Column, choices: Choices) -> tuple[str, ...]:
    """Return the allowed values of a column: codes of its table, then fixed words."""
    return (*choices.get(column.of, ()), *column.choices)
