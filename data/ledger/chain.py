"""The chain of acts: each is sealed with a keyed hash of what the ledger said after it and of the act before.

The key is random and lies in the ledger alone, so that nobody can try out small counts against a hash that he sees. Whoever can write the
ledger can read the key, too, and forge everything from some act on: against that, the seal of each release - its head - is printed and
public, and one that was kept elsewhere is compared (`verify --head`).

Large tables are not read at each act: the rows of a report have a hash of their own in `report`, those of a release in `seal`.
"""

import hashlib
import hmac
import json
import secrets

import duckdb

from data import sql

LARGE = {"report_row": (), "report_text": (), "victim_leaf": (), "victim_row": (), "report": ("original",)}
"""Tables, or columns of them, that have hashes of their own in other tables of the ledger."""
OWN = ("act", "link")
"""The chain itself."""
KEY_BYTES = 32


def make_key() -> str:
    """A new key."""
    return secrets.token_hex(KEY_BYTES)


def read_key(connection: duckdb.DuckDBPyConnection) -> str:
    """The key of the ledger; "" where it has none."""
    row = connection.execute("select value from ledger.about where key = 'key'").fetchone()
    return str(row[0]) if row else ""


def hash_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, str]]:
    """Of each small table of the ledger how many rows it has, and a keyed hash of all they say, in whatever order they stand."""
    said: dict[str, list[str]] = {}
    for table, column in connection.execute(sql.text("ledger/small_columns")).fetchall():
        if table not in OWN and (table not in LARGE or (LARGE[table] and column not in LARGE[table])):
            said.setdefault(table, []).append(f'coalesce("{column}"::varchar, chr(1))')
    questions = [sql.text("ledger/hash_table").replace("/*name*/", table).replace("/*said*/", ", ".join(columns)) for table, columns in said.items()]
    found = connection.execute(" union all ".join(questions), {"key": read_key(connection)}).fetchall()
    return {table: (int(rows), str(hashed)) for table, rows, hashed in found}


def seal_act(connection: duckdb.DuckDBPyConnection, act: int) -> None:
    """Seal the act that was just written, with what changed in small tables since the one before. Inside the transaction of the act."""
    before = read_links(connection)
    changed = {table: state for table, state in hash_tables(connection).items() if before.get(table) != state}
    if changed:
        rows = [[act] * len(changed), list(changed), [rows for rows, _ in changed.values()], [hashed for _, hashed in changed.values()]]
        connection.execute(
            "insert into ledger.link select unnest($1::bigint[]), unnest($2::varchar[]), unnest($3::bigint[]), unnest($4::varchar[])", rows
        )
    last = connection.execute("select seal from ledger.act where act < $1 order by act desc limit 1", [act]).fetchone()
    connection.execute("update ledger.act set seal = $1 where act = $2", [make_seal(connection, act, last[0] if last else ""), act])


def make_seal(connection: duckdb.DuckDBPyConnection, act: int, before: str) -> str:
    """The seal of an act as its row and its links say, after the seal `before`."""
    row = connection.execute("select act, happened_at::varchar, command, role, what from ledger.act where act = $1", [act]).fetchone()
    links = connection.execute('select "table", rows, hash from ledger.link where act = $1 order by all', [act]).fetchall()
    return hmac.new(read_key(connection).encode(), json.dumps([before, row, links]).encode(), hashlib.sha256).hexdigest()


def read_links(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, str]]:
    """What the chain says of each small table after the last act."""
    rows = connection.execute('select "table", arg_max(rows, act), arg_max(hash, act) from ledger.link group by "table"').fetchall()
    return {table: (int(count), str(hashed)) for table, count, hashed in rows}


def find_broken(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """The acts whose seal is not that of what they say after the act before: all after a key that was changed, one after one that was."""
    broken, before, expected = [], "", 1
    for act, seal in connection.execute("select act, seal from ledger.act order by act, seal").fetchall():
        if act != expected or seal != make_seal(connection, act, before):
            broken.append(act)
        before, expected = seal or "", act + 1
    alone = connection.execute("select distinct act from ledger.link where act not in (select act from ledger.act) order by all").fetchall()
    return broken + [act for (act,) in alone]


def find_changed(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The small tables that do not say what they said after the last act."""
    known, now = read_links(connection), hash_tables(connection)
    return sorted(table for table in known.keys() | now.keys() if known.get(table) != now.get(table))


def read_head(connection: duckdb.DuckDBPyConnection, release: int) -> str:
    """The seal of the act that made a release: what is made public of it; "" where no such act is there."""
    row = connection.execute("select seal from ledger.act where command = 'release' and what = $1", [f"release {release}"]).fetchone()
    return str(row[0]) if row and row[0] else ""


def has_head(connection: duckdb.DuckDBPyConnection, head: str) -> bool:
    """Whether the chain holds a seal that was kept elsewhere."""
    return bool(connection.execute("select 1 from ledger.act where seal = $1", [head.strip().lower()]).fetchone())
