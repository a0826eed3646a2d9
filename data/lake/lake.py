"""Open a lake: its catalog, its storage, the extensions. A password comes from PGPASSFILE or PGPASSWORD, keys of an object storage from
AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, never from the address."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import duckdb_extensions

PREFIX = "ducklake:"
SECRET = re.compile(r"password\s*=|://[^/@\s]*:[^/@\s]*@", re.IGNORECASE)
EXTENSIONS = ("ducklake", "postgres_scanner", "httpfs")
OBJECTS = "s3://"
HTTP_SECONDS = 10
"""An answer of the storage may take so long; none is kept, or a storage that is away would not be noticed."""


class NoLake(Exception):
    """The address of a lake is wrong, or what is to be published is no released file: a rule of `data/messages.py`."""


def check_address(address: str) -> str:
    """Return the address of a lake, like `ducklake:postgres:host=db dbname=lake`. Raises NoLake for another kind, and for one with a password."""
    if not address.startswith(PREFIX):
        raise NoLake("lake-address")
    if SECRET.search(address):
        raise NoLake("lake-password")
    return address


def open_lake(address: str, storage: str = "", *, follows: bool = False) -> duckdb.DuckDBPyConnection:
    """Return a connection with the lake attached as `lake`, read-only for one that follows.

    `storage` is where a new lake keeps its files, a folder or `s3://bucket/prefix/`. All rows are kept there, so that a look at the lake
    asks catalog and storage alike. Raises NoLake, duckdb.Error.
    """
    check_address(address)
    connection = open_files()
    options = ["read_only"] if follows else ["data_inlining_row_limit 0"]
    if storage:
        options.append(f"data_path {quote(storage if storage.startswith(OBJECTS) else Path(storage).absolute())}")
    connection.execute(f"attach {quote(address)} as lake ({', '.join(options)})")
    return connection


def open_files() -> duckdb.DuckDBPyConnection:
    """Return a connection that has the extensions, and the keys of an object storage where the environment tells them."""
    connection = duckdb.connect()
    connection.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false")
    for name in EXTENSIONS:
        duckdb_extensions.import_extension(name, con=connection)
        connection.execute(f"load {name}")
    connection.execute(f"set http_timeout = {HTTP_SECONDS}; set http_retries = 2; set enable_external_file_cache = false")
    if key := os.environ.get("AWS_ACCESS_KEY_ID"):
        connection.execute(_write_secret(key))
    return connection


def _write_secret(key: str) -> str:
    """Return the statement that tells the keys of an object storage, and where it is if AWS_ENDPOINT_URL says so."""
    told = {"key_id": key, "secret": os.environ.get("AWS_SECRET_ACCESS_KEY", ""), "region": os.environ.get("AWS_REGION", "us-east-1")}
    if where := urlsplit(os.environ.get("AWS_ENDPOINT_URL", "")).netloc:
        told |= {"endpoint": where, "url_style": "path"}
    plain = ", use_ssl false" if os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://") else ""
    return f"create secret (type s3, {', '.join(f'{name} {quote(value)}' for name, value in told.items())}{plain})"


def quote(value: object) -> str:
    """Return a literal of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def name(value: str) -> str:
    """Return a name of SQL."""
    return '"' + value.replace('"', '""') + '"'
