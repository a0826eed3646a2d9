"""The seals of a release: of each released table how many rows began and ended with it, and keyed hashes of all they say."""

from collections.abc import Sequence

import duckdb

from data import schema, sql
from data.ledger.chain import read_key

INSIDE = {
    "victim_leaf": ("series", "source", "region", "year", "breakdown", "category", "value", "numerator", "denominator"),
    "victim_row": ("series", "source", "region", "year", "breakdown", "category", "table_kind", "shown"),
}
"""Tables that protection keeps in the ledger alone, and what their rows say; sealed like what is released."""

Seal = tuple[int, str, int, str]
"""How many rows of a table began with a release and the hash of all they say; the same of those that ended with it."""


def write_seal(connection: duckdb.DuckDBPyConnection, name: str, release: int) -> None:
    """Keep the seal of a table as a release left it, inside the transaction of the release."""
    connection.execute("insert into ledger.seal values ($1, $2, $3, $4, $5, $6)", [release, name, *read_seal(connection, name, release)])


def read_seal(connection: duckdb.DuckDBPyConnection, name: str, release: int, catalog: str = "ledger.released") -> Seal:
    """The seal of a released table, or of one that protection keeps inside, as its rows are now; of the released file with its catalog."""
    if name in INSIDE:
        return (*_hash_rows(connection, f"ledger.{name}", INSIDE[name], "release", release), 0, "0")
    table, content = f"{catalog}.{name}", schema.tables()[name].content
    begun = _hash_rows(connection, table, content, "first_release", release)
    return (*begun, *_hash_rows(connection, table, (*content, "first_release"), "last_release + 1", release))


def _hash_rows(connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], which: str, release: int) -> tuple[int, str]:
    said = ", ".join(f'coalesce("{name}"::varchar, chr(1))' for name in columns)
    question = sql.text("ledger/seal").replace("/*table*/", table).replace("/*said*/", said).replace("/*which*/", which)
    ((rows, hashed),) = connection.execute(question, {"release": release, "key": read_key(connection)}).fetchall()
    return int(rows), str(hashed)


def count_rows(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[int, int]:
    """How many rows a released table of the ledger has, or one that protection keeps inside, and how many of them ended."""
    question = f"select count(*), 0 from ledger.{name}" if name in INSIDE else f"select count(*), count(last_release) from ledger.released.{name}"
    ((rows, ended),) = connection.execute(question).fetchall()
    return int(rows), int(ended)
