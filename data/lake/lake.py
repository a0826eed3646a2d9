"""Open a lake: its catalog, its storage, the extensions. A password comes from PGPASSFILE or PGPASSWORD, never from the address."""

import re
from pathlib import Path

import duckdb
import duckdb_extensions

PREFIX = "ducklake:"
SECRET = re.compile(r"password\s*=|://[^/@\s]*:[^/@\s]*@", re.IGNORECASE)
EXTENSIONS = ("ducklake", "postgres_scanner")


class NoLake(Exception):
    """The address of a lake is wrong, or what is to be published is no released file: a rule of `data/messages.py`."""


def check_address(address: str) -> str:
    """Return the address of a lake, like `ducklake:postgres:host=db dbname=lake`. Raises NoLake for another kind, and for one with a password."""
    if not address.startswith(PREFIX):
        raise NoLake("lake-address")
    if SECRET.search(address):
        raise NoLake("lake-password")
    return address


def open_lake(address: str, storage: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Return a connection with the lake attached as `lake`; `storage` is where a new lake keeps its files. Raises NoLake, duckdb.Error."""
    check_address(address)
    connection = duckdb.connect()
    connection.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false")
    for name in EXTENSIONS:
        duckdb_extensions.import_extension(name, con=connection)
        connection.execute(f"load {name}")
    kept = f" (data_path {quote(storage.absolute())})" if storage else ""
    connection.execute(f"attach {quote(address)} as lake{kept}")
    return connection


def quote(value: object) -> str:
    """Return a literal of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def name(value: str) -> str:
    """Return a name of SQL."""
    return '"' + value.replace('"', '""') + '"'
