"""Compare the tables of two released files, row by row: `python -m tests.bench.compare_releases ONE OTHER`.

Exits with 1 where a table, a column or a row differs. Used before and after a change that must not change what is released.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb


def compare(one: Path, other: Path) -> list[str]:
    """A line for each difference: tables or columns that only one file has, and how many rows of a table only one of them has."""
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            connection.execute(f"attach '{path}' as {name} (read_only)")
        listed = "select table_name, column_name, data_type from duckdb_columns() where database_name = $1 and not internal order by all"
        columns = {name: connection.execute(listed, [name]).fetchall() for name in ("one", "other")}
        only = {"one": set(columns["one"]) - set(columns["other"]), "other": set(columns["other"]) - set(columns["one"])}
        found = [f"only in {name}: {' '.join(column)}" for name, left in only.items() for column in sorted(left)]
        for table in sorted({table for table, _, _ in set(columns["one"]) & set(columns["other"])}):
            for first, second in (("one", "other"), ("other", "one")):
                question = f'select count(*) from (from {first}."{table}" except all from {second}."{table}")'
                if rows := connection.execute(question).fetchall()[0][0]:
                    found.append(f"{table}: {rows} rows only in {first}")
    return found


def main() -> int:
    """Print the differences; the exit code says whether there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    options = parser.parse_args()
    found = compare(options.one, options.other)
    print("\n".join(found) or "no difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
