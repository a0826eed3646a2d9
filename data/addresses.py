"""Addresses of sources become links, so a table may hold none but those of the web."""

from collections.abc import Mapping

import duckdb

from data.problems import Problem

WEB = r"https?://[^\s/][^\s<>]*|github:[^<>]*"
"""An address of the web, or the name of a file in a public repository, which becomes no link."""


def find_wrong_addresses(connection: duckdb.DuckDBPyConnection, files: Mapping[tuple[str, str], str]) -> list[Problem]:
    """A problem for each address that is none of the web, in the tables that `files` names by schema and table."""
    problems = []
    for (place, table), file in files.items():
        columns = [name for name, *_ in connection.execute(f"describe {place}.{table}").fetchall()]
        for column in (each for each in columns if each == "url" or each.endswith("_url")):
            question = f"select rowid + 2, {column} from {place}.{table} where not regexp_full_match({column}, '{WEB}') order by rowid"
            problems += [Problem("not-an-address", file, row, column, value) for row, value in connection.execute(question).fetchall()]
    return problems
