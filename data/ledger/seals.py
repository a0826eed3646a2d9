"""The seals of a release: of each released table how many rows began and ended with it, and keyed hashes of all they say."""

from collections.abc import Iterable

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


def write_seals(connection: duckdb.DuckDBPyConnection, names: Iterable[str], release: int) -> None:
    """Keep the seals of tables as a release left them, inside the transaction of the release."""
    rows = [(release, name, *seal) for name, seal in read_seals(connection, names, release).items()]
    connection.execute(sql.text("ledger/keep_seals"), [list(column) for column in zip(*rows, strict=True)])


def read_seals(connection: duckdb.DuckDBPyConnection, names: Iterable[str], release: int, catalog: str = "ledger.released") -> dict[str, Seal]:
    """The seals of released tables, or of those that protection keeps inside, as their rows are now; of the released file with its catalog."""
    questions = []
    for name in names:
        inside = name in INSIDE
        said = ", ".join(f'coalesce("{column}"::varchar, chr(1))' for column in (INSIDE[name] if inside else schema.tables()[name].content))
        place = {"table": f"ledger.{name}", "begun": "release", "ended": "null::integer"}
        if not inside:
            place = {"table": f"{catalog}.{name}", "begun": "first_release", "ended": "last_release"}
        question = sql.text("ledger/seal")
        for word, value in {"name": name, "said": said, **place}.items():
            question = question.replace(f"/*{word}*/", value)
        questions.append(question)
    # one statement for all: planning sixty takes longer than reading them
    found = connection.execute(" union all ".join(questions), {"release": release, "key": read_key(connection)}).fetchall()
    return {name: (int(rows), str(hashed), int(ended), str(ended_hash)) for name, rows, hashed, ended, ended_hash in found}


def count_rows(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[int, int]:
    """How many rows a released table of the ledger has, or one that protection keeps inside, and how many of them ended."""
    question = f"select count(*), 0 from ledger.{name}" if name in INSIDE else f"select count(*), count(last_release) from ledger.released.{name}"
    ((rows, ended),) = connection.execute(question).fetchall()
    return int(rows), int(ended)
