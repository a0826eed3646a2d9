"""Hash chain of the ledger's journal: each act has an HMAC of its own row, of the tables it changed and of the act before.

The key is random and is stored in the ledger only, so that nobody can test small counts against a published hash. A user who can write the
ledger can also read the key and forge the chain from some act on. To detect that, the HMAC of each release (its head) is printed and
published, and `verify --head` compares the chain with a head that was stored elsewhere.

Large tables are not read at each act: the rows of a report have a hash in `report`, the rows of a release in `seal`.
"""

import hashlib
import hmac
import json
import secrets

import duckdb

from data import sql

LARGE = {"report_row": (), "report_text": (), "victim_leaf": (), "victim_row": (), "report": ("original",)}
"""Tables, or columns of tables, whose hashes are stored in other tables of the ledger."""
OWN = ("act", "link")
"""The chain itself."""
KEY_BYTES = 32


def make_key() -> str:
    """Return a new random key in hexadecimal."""
    return secrets.token_hex(KEY_BYTES)


def read_key(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the key of the ledger; "" if it has none."""
    row = connection.execute("select value from ledger.about where key = 'key'").fetchone()
    return str(row[0]) if row else ""


def hash_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, str]]:
    """Return the number of rows and a keyed hash of all rows for each small table, independent of the order of rows."""
    said: dict[str, list[str]] = {}
    for table, column in connection.execute(sql.text("ledger/small_columns")).fetchall():
        if table not in OWN and (table not in LARGE or (LARGE[table] and column not in LARGE[table])):
            said.setdefault(table, []).append(f'coalesce("{column}"::varchar, chr(1))')
    questions = [sql.text("ledger/hash_table").replace("/*name*/", table).replace("/*said*/", ", ".join(columns)) for table, columns in said.items()]
    found = connection.execute(" union all ".join(questions), {"key": read_key(connection)}).fetchall()
    return {table: (int(rows), str(hashed)) for table, rows, hashed in found}


def seal_act(connection: duckdb.DuckDBPyConnection, act: int) -> None:
    """Store the hashes of the small tables that changed and the HMAC of the act. Call it inside the transaction of the act."""
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
    """Return the HMAC of an act, computed from its row, its links and the HMAC `before`."""
    row = connection.execute("select act, happened_at::varchar, command, role, what from ledger.act where act = $1", [act]).fetchone()
    links = connection.execute('select "table", rows, hash from ledger.link where act = $1 order by all', [act]).fetchall()
    return hmac.new(read_key(connection).encode(), json.dumps([before, row, links]).encode(), hashlib.sha256).hexdigest()


def read_links(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, str]]:
    """Return the number of rows and the hash that the chain has for each small table after the last act."""
    rows = connection.execute('select "table", arg_max(rows, act), arg_max(hash, act) from ledger.link group by "table"').fetchall()
    return {table: (int(count), str(hashed)) for table, count, hashed in rows}


def find_broken(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """Return the acts whose HMAC is wrong or whose number is missing or repeated."""
    broken, before, expected = [], "", 1
    for act, seal in connection.execute("select act, seal from ledger.act order by act, seal").fetchall():
        if act != expected or seal != make_seal(connection, act, before):
            broken.append(act)
        before, expected = seal or "", act + 1
    alone = connection.execute("select distinct act from ledger.link where act not in (select act from ledger.act) order by all").fetchall()
    return broken + [act for (act,) in alone]


def find_changed(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the small tables whose rows differ from the last act."""
    known, now = read_links(connection), hash_tables(connection)
    return sorted(table for table in known.keys() | now.keys() if known.get(table) != now.get(table))


def has_head(connection: duckdb.DuckDBPyConnection, head: str) -> bool:
    """Return whether the chain contains this HMAC."""
    return bool(connection.execute("select 1 from ledger.act where seal = $1", [head.strip().lower()]).fetchone())
