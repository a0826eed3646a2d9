"""Small released files that can be told apart: every value in them says which file it is from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import schema

SERIES = ("1.1-a.meetings", "1.6-d.cases", "3.1-a.schools")
REGIONS = ("ALL", "PILOTS", "LMA", "LOR", "CUS")
YEARS = tuple(range(2017, 2025))


def value_of(number: int, series: str, region: str, year: int) -> int:
    """The value of a figure in the file `number`: no other file and no other figure has it."""
    return number * 1_000_000 + SERIES.index(series) * 10_000 + REGIONS.index(region) * 100 + year % 100


def write_small(path: Path, number: int, change: str = "") -> Path:
    """A released file at `path` whose figures are those of `value_of(number, …)`; the statement `change` may alter it."""
    path.write_bytes(_filled(number, change))
    return path


@cache
def _filled(number: int, change: str) -> bytes:
    """A released file with the figures of `number`, altered by a statement."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "filled.duckdb"
        path.write_bytes(_frame())
        with duckdb.connect(str(path)) as connection:
            connection.execute("update about set value = $1 where key = 'latest'", [str(number)])
            _insert(connection, "figure", ("series", "source", "region", "period", "breakdown", "category", "value", "flags"), _figures(number))
            if change:
                connection.execute(change)
        return path.read_bytes()


@cache
def _frame() -> bytes:
    """A released file without figures."""
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "frame.duckdb"
        connection.execute(f"attach '{path}' as made (storage_version '{schema.STORAGE}')")
        schema.create(connection, "made")
        connection.execute("use made")
        schema.add_windows(connection)
        _insert(connection, "about", ("key", "value"), [("ledger", "demonstration"), ("schema", str(schema.SCHEMA)), ("latest", "0")])
        _insert(connection, "region", ("region", "name_en", "kind", "position"), [(code, code, "pilot", n) for n, code in enumerate(REGIONS)])
        periods = [(str(year), "year", year, f"{year}-01-01", f"{year}-12-31", True, 2, 2) for year in YEARS]
        _insert(connection, "period", ("period", "kind", "year", "starts", "ends", "closed", "halves", "halves_in"), periods)
        _insert(connection, "release", ("release", "released_on", "reports_in", "reports_due", "last_period"), [(1, "2024-10-15", 1, 1, "2024-H1")])
        connection.execute("use memory")
        connection.execute("detach made")
        return path.read_bytes()


def _figures(number: int) -> list[tuple[object, ...]]:
    return [
        (series, "S1", region, str(year), "total", "total", value_of(number, series, region, year), "")
        for series in SERIES
        for region in REGIONS
        for year in YEARS
    ]


def _insert(connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    known = {name for name, _ in schema.tables()[table].columns}
    kept = [(place, name) for place, name in enumerate(columns) if name in known]
    if "first_release" in known:
        names, rows = [*(name for _, name in kept), "first_release"], [(*(row[place] for place, _ in kept), 1) for row in rows]
    else:
        names, rows = [name for _, name in kept], [tuple(row[place] for place, _ in kept) for row in rows]
    connection.executemany(f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})", rows)
