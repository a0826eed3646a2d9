"""Delimited text (CSV) as it comes, turned into staged rows of text without losing sight of file and row.

Rows are numbered as a spreadsheet numbers them: the header is row 1.
"""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import duckdb

from data import sql
from data.problems import Problem

OTHER_SEPARATORS = (";", "\t", "|")
STRAY = re.compile(r"\r(?!\n)")
QUOTED = re.compile(r'"[^"]*"')


def inspect(path: Path, columns: Sequence[str], name: str) -> list[Problem]:
    """What is wrong with the file as a whole: missing, empty, not UTF-8, not the right header, cut off, stray line ends. Empty when nothing is.

    `name` is how messages call the file.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        return [Problem("unreadable", name, detail=error.strerror or str(error))]
    if not content.strip():
        return [Problem("empty", name)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return [Problem("not-utf-8", name, row=row, detail=f"0x{content[error.start]:02X}")]
    if "\0" in text:
        return [Problem("not-text", name, row=text.count("\n", 0, text.index("\0")) + 1)]
    first = text.partition("\n")[0].rstrip("\r")
    try:
        header = tuple(next(csv.reader([first]), ()))
    except csv.Error:  # a carriage return within the line, or a cell without end
        header = (first[:200],)
    if other := next((each for each in OTHER_SEPARATORS if tuple(first.split(each)) == tuple(columns)), ""):
        return [Problem("separator", name, row=1, value={"\t": "TAB"}.get(other, other))]
    if header != tuple(columns):
        return [_header(header, columns, name)]
    if not text.endswith("\n") and not _is_whole(text, len(columns)):
        return [Problem("truncated", name, row=text.count("\n") + 1)]
    if stray := find_stray_return(text):
        return [Problem("stray-return", name, row=stray)]
    return []


def _is_whole(text: str, columns: int) -> bool:
    """Whether the last line has all its cells: RFC 4180 lets its end be left out."""
    try:
        rows = list(csv.reader([text.rpartition("\n")[2]], strict=True))
    except csv.Error:
        return False
    return len(rows) == 1 and len(rows[0]) == columns


def find_stray_return(text: str) -> int:
    """The row of the first carriage return outside quotation marks that ends no line, or 0. The reader of DuckDB gives up on a whole file for one."""
    if not STRAY.search(text):
        return 0
    bare = QUOTED.sub(lambda cell: "\n" * cell[0].count("\n"), text)
    found = STRAY.search(bare)
    return bare.count("\n", 0, found.start()) + 1 if found else 0


def _header(header: Sequence[str], columns: Sequence[str], name: str) -> Problem:
    """The first difference between the header found and the one expected."""
    lacking = [column for column in columns if column not in header]
    foreign = [column for column in header if column not in columns]
    if lacking:
        return Problem("column-missing", name, 1, lacking[0], ",".join(header)[:200], ",".join(columns))
    if foreign:
        return Problem("column-unknown", name, row=1, column=foreign[0], detail=",".join(columns))
    return Problem("column-order", name, row=1, value=",".join(header)[:200], detail=",".join(columns))


def stage(connection: duckdb.DuckDBPyConnection, files: Sequence[tuple[int, Path, str]], columns: Sequence[str], table: str) -> list[Problem]:
    """Read `files` (number, path, name for messages) into `table`: file (number), row, and `columns` as text.

    Returns the rows that cannot be read at all. Files of any size; nothing passes through Python.
    """
    named = ", ".join(f'"{column}"' for column in columns)
    typed = ", ".join(f'"{column}" varchar' for column in columns)
    connection.execute(f"create or replace table {table} (file integer, row bigint, {typed})")
    if not files:
        return []
    # A table, not a list: what is read is joined with the smaller side, and the memory of five million lines depends on it.
    connection.execute("create or replace temp table staged_file (path varchar, file integer)")
    connection.executemany("insert into staged_file values ($1, $2)", [(str(path), number) for number, path, _ in files])
    names = {str(path): name for _, path, name in files}
    connection.execute("drop table if exists reject_errors; drop table if exists reject_scans")
    kinds = "{" + ", ".join(f"'{column}': 'varchar'" for column in columns) + "}"
    reading = sql.text("stage").replace("/*table*/", table).replace("/*columns*/", named).replace("/*kinds*/", kinds)
    try:
        connection.execute(reading, {"paths": list(names)})
    except duckdb.InvalidInputException as error:  # line ends of two kinds can make the reader give up on the whole file
        stray = [Problem("stray-return", name) for path, name in names.items() if path in str(error)]
        if not stray:
            raise
        return stray
    if not connection.execute("select 1 from reject_errors limit 1").fetchall():
        return []
    rejected = connection.execute(sql.text("rejected")).fetchall()
    return [Problem("malformed", names[path], row, column or "", line.strip()[:200], why) for path, row, column, line, why in rejected]
