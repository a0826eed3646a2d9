"""The layout of a released file: its number, its tables and their columns.

The layout itself is `data/sql/schema/*.sql`; this module creates it and reads it back, so that nothing states it twice.
"""

from dataclasses import dataclass
from functools import cache

import duckdb

from data import sql

SCHEMA = 13
"""Number of the layout. A change that an older reader would misread raises it."""

STORAGE = "v1.5.0"
"""Storage version of every file: DuckDB 1.5 and 2.0 both read it."""

LIFETIME = {
    "first_release": "First release in which the row holds.",
    "last_release": "Last release in which it held; empty while it still does.",
}


@dataclass(frozen=True)
class Table:
    """A released table: its columns as (name, type), without the generated ones, in order; the generated ones; those never empty."""

    name: str
    columns: tuple[tuple[str, str], ...]
    generated: tuple[str, ...]
    required: frozenset[str]

    @property
    def content(self) -> tuple[str, ...]:
        """The columns that say something, without the releases in which a row holds."""
        return tuple(name for name, _ in self.columns if name not in LIFETIME)

    @property
    def kept(self) -> bool:
        """Whether rows hold from one release to another. Only `about` describes the file itself."""
        return any(name == "first_release" for name, _ in self.columns)

    @property
    def stored(self) -> str:
        """The stored columns as a list for a statement."""
        return ", ".join(f'"{name}"' for name, _ in self.columns)


def create(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    """Create the empty released tables, with their comments, in `place` (a catalog or catalog.schema)."""
    connection.execute(f"use {place}")
    for name in sql.names("schema"):
        connection.execute(sql.text(name))
    for table in tables().values():
        if table.kept:
            for column, comment in LIFETIME.items():
                connection.execute(f"comment on column {table.name}.{column} is '{comment}'")
    connection.execute("use memory")


def add_windows(connection: duckdb.DuckDBPyConnection) -> None:
    """Beside each released table of the database in use, a macro that gives its rows as a release knows them: `figure_in(3)`."""
    for name, table in tables().items():
        if table.kept:
            connection.execute(sql.text("window").replace("/*table*/", name))


@cache
def tables() -> dict[str, Table]:
    """The released tables by name, in the order of the schema."""
    with duckdb.connect() as connection:
        for name in sql.names("schema"):
            connection.execute(sql.text(name))
        return _read(connection, "memory", "main")


def found(connection: duckdb.DuckDBPyConnection, catalog: str) -> dict[str, Table]:
    """The tables that a file attached as `catalog` really has; compare with `tables()` to tell a foreign or older file."""
    return _read(connection, catalog, "main")


def describe(connection: duckdb.DuckDBPyConnection, catalog: str) -> dict[str, str]:
    """All that a database is made of beside its rows - tables, columns with their comments, keys, views, macros -, each by its name."""
    return dict(connection.execute(sql.text("describe"), {"catalog": catalog}).fetchall())


def compare(found: dict[str, str], expected: dict[str, str]) -> list[str]:
    """The names of what is there in one of two descriptions only, or is different."""
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


def _read(connection: duckdb.DuckDBPyConnection, catalog: str, schema: str) -> dict[str, Table]:
    rows = connection.execute(sql.text("columns"), {"catalog": catalog, "schema": schema}).fetchall()
    found: dict[str, list[tuple[str, str, bool, bool]]] = {}
    for table, *column in rows:
        found.setdefault(table, []).append(tuple(column))
    return {
        table: Table(
            table,
            tuple((name, kind) for name, kind, generated, _ in columns if not generated),
            tuple(name for name, _, generated, _ in columns if generated),
            frozenset(name for name, _, _, nullable in columns if not nullable),
        )
        for table, columns in found.items()
    }


KEYS: dict[str, tuple[str, ...]] = {
    "release": ("release",),
    "report": ("institution", "period"),
    "narrative": ("activity", "region", "period", "institution"),
    "headline": ("code",),
    "headline_item": ("code", "item"),
    "status_word": ("kind", "code"),
    "cascade_step": ("objective", "position"),
    "objective": ("objective",),
    "activity": ("activity",),
    "region": ("region",),
    "period": ("period",),
    "institution": ("institution",),
    "source": ("source",),
    "source_overlap": ("source_a", "source_b"),
    "event": ("event",),
    "contribution": ("institution", "period", "line"),
    "personnel": ("institution", "period", "line"),
    "milestone": ("institution", "period", "line"),
    "explanation": ("indicator", "region", "year"),
    "sustainability": ("activity", "measure"),
    "evaluation_value": ("series", "region", "round"),
    "evaluation_finding": ("finding",),
    "quality_assessment": ("indicator", "standard"),
    "contact_point": ("institution", "valid_from"),
    "meeting": ("meeting",),
    "meeting_indicator": ("meeting", "indicator", "frozen_on"),
    "discussion": ("meeting", "indicator"),
    "clause": ("clause",),
    "glossary": ("term",),
    "commitment": ("commitment",),
    "indicator": ("indicator",),
    "indicator_change": ("indicator", "replaces", "change", "from_period"),
    "series": ("series",),
    "breakdown": ("breakdown",),
    "category": ("breakdown", "category"),
    "series_breakdown": ("series", "breakdown"),
    "target": ("series", "region", "year"),
    "target_proposal": ("proposal",),
    "baseline": ("series", "region", "year"),
    "figure": ("series", "breakdown", "category", "region", "period", "source"),
    "share": ("series", "source", "region", "period", "breakdown", "category"),
    "withheld": ("series", "source", "region", "period", "breakdown"),
    "figure_report": ("series", "source", "region", "period", "institution"),
    "victim_table": ("series", "source", "breakdown", "table_kind"),
    "merged_category": ("breakdown", "category"),
    "protection": ("table_kind",),
    "revision": ("release", "series", "source", "region", "period", "breakdown", "category"),
    "status": ("series", "source", "region", "year"),
    "indicator_status": ("indicator", "region", "year"),
    "tally": ("region", "objective", "year", "status", "reason"),
    "activity_status": ("activity", "region", "year", "status", "reason"),
    "completeness": ("activity", "region", "year"),
    "record": ("record",),
    "counter": ("counter",),
    "subject": ("subject",),
    "record_series": ("series",),
    "record_table": ("table",),
    "record_overlap": ("counter_a", "counter_b"),
    "shape": ("area_code", "part"),
    "published_total": ("published_total",),
    "population": ("year", "area_code", "place", "age_group", "basis"),
}
"""The columns that tell the rows of a table apart within a release. Rows are stored in this order, so that zone maps help."""
