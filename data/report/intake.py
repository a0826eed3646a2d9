"""Intake: reads half-yearly reports and says, in one pass, everything that is wrong with them.

A rule is a file in `data/report/sql/checks/`, named like its entry in `data.problems.MESSAGES`: a query over all rows of all reports at
hand that returns one row a problem. Checking five million rows is the same code as checking five.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import sql
from data.delimited import inspect, stage
from data.messages import MESSAGES
from data.problems import Problem, errors
from data.report import narrative, personal
from data.report.csv_habits import make_plain
from data.report.duties import list_owed
from data.report.meaning import ERROR
from data.words.bidi_characters import HIDDEN

TEMPLATE = "1"
"""The present version of the report template."""

COLUMNS = (
    "template_version", "institution", "period", "series", "source", "region", "breakdown", "category",
    "value", "numerator", "denominator", "missing", "reason",
)  # fmt: skip

NAME = re.compile(r"(?P<institution>[A-Za-z0-9-]+)_(?P<period>\d{4}-H[12])_v(?P<version>[1-9]\d*)\.csv")
MISSED = ("no-rows", "row-left-out")
MOST = 1000
"""Problems of one rule that are listed; more of the same kind help nobody."""


def check(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], *, whole: bool = False) -> list[Problem]:
    """Read the reports at `paths` into schema `intake` and check them; the problems come in the order of files and rows.

    `whole` asks of a single report that every row it owes is there, as in a workbook. What a spreadsheet does to a CSV file is
    undone where the file is wrong as it stands; the file is kept as it came.

    The framework must stand in schema `framework`. A file that cannot be read as a report is not staged, the others are
    checked all the same.
    """
    problems = _check(connection, paths, whole, {})
    wrong = {problem.file for problem in errors(problems)}
    if not wrong:
        return problems
    with TemporaryDirectory() as folder:
        plain = {path: copy for path in paths if path.name in wrong and (copy := make_plain(path, COLUMNS, Path(folder)))}
        return _check(connection, paths, whole, plain) if plain else problems


def _check(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], whole: bool, plain: Mapping[Path, Path]) -> list[Problem]:
    """The same; a file is read from its plain copy where there is one."""
    problems: list[Problem] = []
    files: list[tuple[int, Path, str]] = []
    named: list[tuple[int, str, str, str, str, int]] = []
    for number, path in enumerate(sorted(paths, key=lambda path: path.name), start=1):
        match = NAME.fullmatch(path.name)
        found = inspect(plain.get(path, path), COLUMNS, path.name)
        if match is None:
            found.insert(0, Problem("file-name", path.name))
        problems += found
        if match is not None and not found:
            files.append((number, plain.get(path, path), path.name))
            named.append((number, str(path), path.name, match["institution"], match["period"], int(match["version"])))
    begin(connection)
    if named:
        connection.executemany("insert into intake.file values ($1, $2, $3, $4, $5, $6, null)", named)
    problems += stage(connection, files, COLUMNS, "intake.row")
    # Spreadsheets leave rows without anything at the end.
    named_columns = ", ".join(f'"{column}"' for column in COLUMNS)
    connection.execute(f"delete from intake.row where coalesce({named_columns}) is null")
    if whole and len(named) == 1:
        list_owed(connection, *named[0][3:5])
    # Do not report "missing row" for a file that failed to parse.
    unread = {problem.file for problem in problems}
    problems += [problem for problem in (apply_checks(connection) if named else ()) if problem.rule not in MISSED or problem.file not in unread]
    return sorted((personal.mask(problem) for problem in problems), key=lambda problem: (problem.file, problem.row or 0))


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """Leave the tables of intake empty: no file, no row, no text, no problem."""
    connection.execute(sql.text("report/tables"))
    typed = ", ".join(f'"{column}" varchar' for column in COLUMNS)
    connection.execute(f"create or replace table intake.row (file integer, row bigint, {typed})")


if silent := [name for each in sql.names("report/checks") if (name := each.rpartition("/")[2]) not in MESSAGES]:
    raise SystemExit(f"data/report/sql/checks/{silent[0]}.sql has no message: add “{silent[0]}” to MESSAGES in data/messages.py.")


def apply_checks(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Apply every rule to the reports that stand in schema `intake`; the problems come in the order of files and rows."""
    connection.execute("set variable template = $1", [TEMPLATE])
    connection.execute("set variable year_told = $1", [narrative.YEAR])
    connection.execute("set variable hidden_character = $1", [HIDDEN])
    connection.execute("set variable error_value = $1", [f"(?i){ERROR.pattern}"])
    for kind, pattern in (personal.PATTERNS | narrative.PATTERNS).items():
        connection.execute(f"set variable {kind.replace('-', '_')} = $1", [pattern])
    personal.prepare(connection)
    connection.execute(sql.text("report/line"))
    connection.execute(sql.text("report/plain"))
    for name in sql.names("report/checks"):
        _apply(connection, name)
    found_rows = connection.execute(sql.text("report/problems")).fetchall()
    return [
        Problem(rule, file, row, column or "", value or "", detail or "", sheet or "") for rule, file, row, column, value, detail, sheet in found_rows
    ]


def compare(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    """What speaks against keeping the checked reports: not in the calendar, or the same version is in the ledger already."""
    rows = connection.execute(sql.text("report/compare")).fetchall()
    return [Problem(rule, file, value=value) for rule, file, value in rows]


def look_again(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    """What is kept all the same, and said: nothing differs from the version before, the half-year was closed."""
    rows = connection.execute(sql.text("report/second_looks")).fetchall()
    return [Problem(rule, file, value=value) for rule, file, value in rows]


def _apply(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    rule = name.rpartition("/")[2]
    said = f"'{rule}' as rule, '{MESSAGES[rule].severity}' as severity"
    connection.execute(f"insert into intake.problem by name select {said}, * from ({sql.text(name)}) limit {MOST}")
