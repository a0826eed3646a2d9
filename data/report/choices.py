"""What a cell of a report may choose from: fixed words, and the codes of places, activities, objectives and currencies that were agreed."""

from collections.abc import Mapping
from functools import cache

import duckdb

from data import tables
from data.compact import compact
from data.report.layout import Column

Choices = Mapping[str, tuple[str, ...]]
"""By the name of a table its codes in their order."""
QUESTIONS = {
    "region": "select region from framework.region where kind not in ('total', 'pilots') order by position, region",
    "activity": "select activity from framework.activity order by objective, position",
    "objective": "select objective::varchar from framework.objective order by objective",
}


def read_choices(connection: duckdb.DuckDBPyConnection) -> Choices:
    """The codes of the framework that is open."""
    found = {name: tuple(row[0] for row in connection.execute(question).fetchall()) for name, question in QUESTIONS.items()}
    return found | {"currency": tuple(compact().currencies)}


@cache
def read_agreed() -> Choices:
    """The codes of the Compact's own framework, for a workbook that is read without an engine."""
    with duckdb.connect() as connection:
        connection.execute("create schema framework")
        tables.load(connection, tables.FRAMEWORK, tuple(one for one in tables.FRAMEWORK_TABLES if one.table in QUESTIONS), "framework")
        return read_choices(connection)


def offered(column: Column, choices: Choices) -> tuple[str, ...]:
    """What a column takes, the codes of its table first."""
    return (*choices.get(column.of, ()), *column.choices)
