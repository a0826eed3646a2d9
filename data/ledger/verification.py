"""Whether a ledger still is what was put into it: every report against its hashes, every release against its seals, and the released file."""

from pathlib import Path

import duckdb

from data import build, schema, sql
from data.ledger import store
from data.words import N_
from data.words.speaking import say

FAULTS = {
    "other-file": N_("the file is not the one that came"),
    "other-rows": N_("its rows are not those that were accepted"),
    "rows-alone": N_("there are rows of a report that is not kept"),
    "decision-alone": N_("it was decided on, but is not kept"),
}
"""What the statement `ledger/verify` can find, by its code."""


def verify(out: Path) -> list[str]:
    """What is wrong with the ledger beside `out` and with the released file itself, a line each; empty when all is well.

    Reads only, and waits for nobody. Raises WrongLedger when the ledger cannot be opened at all.
    """
    with build.workplace(out) as place, store.connect(place / "spill") as connection:
        store.open_ledger(connection, build.ledger_of(out), writable=False)
        found = verify_ledger(connection)
        if out.exists():
            found += _verify_file(connection, out)
    return found


def verify_ledger(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The same of an attached ledger alone."""
    connection.execute(sql.text("ledger/row_hash"))
    found = [
        say("report {report}: {fault}", report=report, fault=say(FAULTS[fault]))
        for report, fault in connection.execute(sql.text("ledger/verify")).fetchall()
    ]
    for release, name, rows, sealed in connection.execute('select release, "table", rows, hash from ledger.seal order by all').fetchall():
        if (rows, sealed) != store.read_seal(connection, name, release):
            found.append(say("release {release}: table {table} is not as it was released", release=release, table=name))
    return found


def _verify_file(connection: duckdb.DuckDBPyConnection, out: Path) -> list[str]:
    """Whether the released file says what the ledger released, word for word, up to the file's own last release.

    A process that ended between the ledger and the file leaves the file one release behind, which is no damage.
    """
    try:
        connection.execute(f"attach {store.quoted(out)} as program (read_only)")
        ((latest,),) = connection.execute("select max(release) from program.release").fetchall()
        ((made,),) = connection.execute("select max(release) from ledger.released.release").fetchall()
    except duckdb.Error as error:
        return [say("{file} cannot be read: {cause}. Write it anew with `python -m data build`.", file=out, cause=str(error).splitlines()[0])]
    found: list[str] = []
    if latest is not None and latest > made:  # a release was undone, and the process ended before the file
        return found
    for table in schema.tables().values():
        if table.kept:
            said = ", ".join(f'"{name}"' for name in table.content)
            ended = "case when last_release < $1 then last_release end"
            then = f"select {said}, first_release, {ended} from ledger.released.{table.name} where first_release <= $1"
            now = f"select {said}, first_release, last_release from program.{table.name}"
            ((differing,),) = connection.execute(
                f"select count(*) from (({then} except all {now}) union all ({now} except all {then}))", [latest]
            ).fetchall()
            if differing:
                said = N_("{file}: table {table} differs from the ledger in {count} rows. Write it anew with `python -m data build`.")
                found.append(say(said, file=out, table=table.name, count=differing))
    connection.execute("detach program")
    return found
