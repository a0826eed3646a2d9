"""The CSV tables of the framework, of the public record and of a programme, as typed tables.

A table has the columns of the released table of the same name, but for those the release adds (`derived`) and those only the
release reads (`extra`). A cell that does not have the type of its column is a problem that names file, row and column.
"""

from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import duckdb

from data import schema, sql
from data.addresses import find_wrong_addresses
from data.compact import compact
from data.delimited import inspect, stage
from data.problems import Problem, Refused
from data.words import N_, catalogue

FRAMEWORK, RECORD, DEMONSTRATION = compact().framework, compact().record, compact().demonstration


@dataclass(frozen=True)
class Source:
    """A CSV file and the table it fills.

    `derived` columns of the released table are not in the file, `extra` ones (name: type) are only in the file. What may not be
    empty in the released table may not be empty here, but for `pending` columns: rows that lack them are not released. An
    `optional` file may be absent.
    """

    file: str
    table: str
    key: tuple[str, ...]
    derived: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    pending: tuple[str, ...] = ()
    optional: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """Names and types of the columns of the file, in order."""
        released = schema.tables().get(self.table)
        own = {name: kind for name, kind in released.columns if name in released.content and name not in self.derived} if released else {}
        return own | self.extra


MEETING_COUNTS = ("coming", "days_left", "indicators", "discussed", "open_points")

FRAMEWORK_TABLES = (
    Source("objectives.csv", "objective", ("objective",)),
    Source("activities.csv", "activity", ("activity",)),
    Source("regions.csv", "region", ("region",)),
    Source("periods.csv", "period", ("period",), derived=("closed", "halves", "halves_in")),
    Source("institutions.csv", "institution", ("institution",), derived=("demonstration", "level")),
    Source("sources.csv", "source", ("source",)),
    Source("source_overlaps.csv", "source_overlap", ("source_a", "source_b")),
    Source("indicators.csv", "indicator", ("indicator",)),
    Source("indicator_changes.csv", "indicator_change", ("indicator", "replaces", "change", "from_period"), optional=True),
    Source("series.csv", "series", ("series",), derived=("shown_source",)),
    Source("status_words.csv", "status_word", ("kind", "code")),
    Source("cascade_steps.csv", "cascade_step", ("objective", "position")),
    Source("breakdowns.csv", "breakdown", ("breakdown",)),
    Source("categories.csv", "category", ("breakdown", "category")),
    Source("series_breakdowns.csv", "series_breakdown", ("series", "breakdown")),
    Source("victim_tables.csv", "victim_table", ("series", "source", "breakdown", "table_kind"), optional=True),
    Source("merged_categories.csv", "merged_category", ("breakdown", "category"), optional=True),
    Source(
        "same_cells.csv",
        "same_cell",
        ("series", "part"),
        extra=dict.fromkeys(("series", "part", "same_series", "same_part"), "varchar"),
        optional=True,
    ),
    Source(
        "nested.csv",
        "nested",
        ("together", "part_series", "part"),
        extra=dict.fromkeys(("together", "part_series", "part", "whole_series", "whole_part"), "varchar"),
        optional=True,
    ),
    Source("amounts.csv", "amount", ("series",), extra={"series": "varchar", "cases": "varchar", "all_before": "boolean"}, optional=True),
    Source("targets.csv", "target", ("series", "region", "year", "adopted_on"), derived=("late",)),
    Source("baselines.csv", "baseline", ("series", "region", "year")),
    Source("commitments.csv", "commitment", ("commitment",), derived=("days_past",), extra={"months_after": "integer"}),
    Source("events.csv", "event", ("event",)),
    Source("meetings.csv", "meeting", ("meeting",), derived=MEETING_COUNTS, optional=True),
    Source("contact_points.csv", "contact_point", ("institution", "valid_from"), optional=True),
    Source("clauses.csv", "clause", ("clause",)),
    Source("glossary.csv", "glossary", ("term",)),
)

RECORD_TABLES = (
    Source("record.csv", "record", ("record",)),
    Source("counters.csv", "counter", ("counter",)),
    Source("subjects.csv", "subject", ("subject",)),
    Source("record_series.csv", "record_series", ("series",)),
    Source("record_tables.csv", "record_table", ("table",)),
    Source("record_overlaps.csv", "record_overlap", ("counter_a", "counter_b")),
    Source("published_totals.csv", "published_total", ("published_total",), optional=True),
    Source("population.csv", "population", ("year", "area_code", "place", "age_group", "basis")),
)

AT = ("framework", "programme")
ADOPTED = {"adopted_in_release": "integer"}
ENTERS = {"enters_release": "integer"}
"""The release with which a row of the programme begins."""
EXPLANATION_ASKED = ("indicator", "status", "direction", "far_above", "institution", "explained")
"""What of an explanation the statuses of a release say."""

PROGRAMME_TABLES = (
    Source("releases.csv", "release", ("release",), derived=("reports_in", "reports_due"), optional=True),
    Source("institutions.csv", "institution", ("institution",), derived=("demonstration", "level")),
    Source("sources.csv", "source", ("source",)),
    Source("source_overlaps.csv", "source_overlap", ("source_a", "source_b"), optional=True),
    Source("authoritative_sources.csv", "authoritative_source", ("series",), extra={"series": "varchar", "source": "varchar"}, optional=True),
    Source(
        "duties.csv",
        "duty",
        ("institution", "series", "source", "starts"),
        extra=dict.fromkeys(("institution", "series", "source", "starts", "ends"), "varchar"),
    ),
    Source(
        "calendar.csv",
        "calendar",
        ("institution", "period", "version"),
        extra={
            "institution": "varchar",
            "period": "varchar",
            "version": "integer",
            "due_on": "date",
            "received_on": "date",
            "state": "varchar",
            **dict.fromkeys((f"reason_{language}" for language in compact().languages), "varchar"),
            "enters_release": "integer",
        },
        optional=True,
    ),
    Source(
        "closures.csv",
        "closure",
        ("period",),
        extra={"period": "varchar", "closed_on": "date", "role": "varchar", "reason": "varchar"},
        optional=True,
    ),
    Source("targets.csv", "target", ("series", "region", "year", "adopted_on"), derived=("late",), extra=ADOPTED, optional=True),
    Source("baselines.csv", "baseline", ("series", "region", "year"), extra=ADOPTED, optional=True),
    Source(
        "narrative.csv",
        "narrative",
        ("activity", "region", "period", "institution"),
        extra=ENTERS,
        pending=("cleared_by", "cleared_on"),
        optional=True,
    ),
    Source("victim_tables.csv", "victim_table", ("series", "source", "breakdown", "table_kind"), optional=True),
    Source("merged_categories.csv", "merged_category", ("breakdown", "category"), optional=True),
    *(
        Source(f"{table}.csv", table, ("institution", "period", "line"), extra=ENTERS, optional=True)
        for table in ("contribution", "personnel", "milestone")
    ),
    Source("explanation.csv", "explanation", ("series", "region", "year"), derived=EXPLANATION_ASKED, extra=ENTERS, optional=True),
    *(
        Source(file, table, (*key, "enters_release"), extra=ENTERS, optional=True)
        for file, table, key in (
            ("sustainability.csv", "sustainability", ("activity", "measure")),
            ("evaluation_values.csv", "evaluation_value", ("series", "region", "round")),
            ("evaluation_findings.csv", "evaluation_finding", ("finding",)),
            ("quality_assessments.csv", "quality_assessment", ("indicator", "standard")),
            ("contact_points.csv", "contact_point", ("institution", "valid_from")),
        )
    ),
    Source("meetings.csv", "meeting", ("meeting",), derived=MEETING_COUNTS, extra=ENTERS, optional=True),
    Source("meeting_indicators.csv", "meeting_indicator", ("meeting", "indicator", "frozen_on"), extra=ENTERS, optional=True),
    Source(
        "discussions.csv",
        "discussion",
        ("meeting", "indicator"),
        extra=ENTERS,
        pending=("cleared_by", "cleared_on"),
        optional=True,
    ),
)


def load(connection: duckdb.DuckDBPyConnection, folder: Path, sources: tuple[Source, ...], place: str) -> None:
    """Fill the tables of `sources` in `place` (a schema) from `folder`. An optional file that is absent leaves an empty table.

    Raises Refused with every problem of every file.
    """
    if not folder.is_dir():
        raise Refused([Problem("folder-missing", str(folder))])
    problems = []
    for source in sources:
        path = folder / source.file
        if not path.exists():
            if source.optional:
                _create(connection, source, place)
            else:
                problems.append(Problem("table-missing", str(path)))
            continue
        problems += _load(connection, path, source, place)
    if problems:
        raise Refused(problems)


def _create(connection: duckdb.DuckDBPyConnection, source: Source, place: str) -> str:
    table = f"{place}.{source.table}"
    typed = ", ".join(f'"{name}" {kind}' for name, kind in source.columns.items())
    connection.execute(f"create table {table} ({typed})")
    return table


def _load(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, place: str) -> list[Problem]:
    name = str(path)
    columns = source.columns
    if problems := inspect(path, tuple(columns), name):
        return problems
    if problems := stage(connection, [(1, path, name)], tuple(columns), "staged_table"):
        return problems
    if problems := _wrong_cells(connection, source, name):
        return problems
    table = _create(connection, source, place)
    listed = ", ".join(f'"{column}"' for column in columns)
    cast = ", ".join(f'"{column}"::{kind}' for column, kind in columns.items())
    connection.execute(f"insert into {table} ({listed}) select {cast} from staged_table order by row")
    return []


def _wrong_cells(connection: duckdb.DuckDBPyConnection, source: Source, name: str) -> list[Problem]:
    """Cells that do not have their type, and keys that stand twice."""
    released = schema.tables().get(source.table)
    required = released.required - set(source.pending) if released else frozenset()
    key = ", ".join(f'"{column}"' for column in source.key)
    said = " || '/' || ".join(f"coalesce(\"{column}\", '')" for column in source.key)
    checks = [
        f"select max(row) as row, 'repeated-key', '{source.key[0]}', any_value({said}), '' from staged_table group by {key} having count(*) > 1"
    ]
    for column, kind in source.columns.items():
        if kind.lower() != "varchar":
            meant = KINDS[kind.lower()]
            wrong = f'"{column}" is not null and try_cast("{column}" as {kind}) is null'
            checks.append(f"select row, 'not-a-value', '{column}', \"{column}\", '{meant}' from staged_table where {wrong}")
        if column in required:
            checks.append(f"select row, 'value-required', '{column}', '', '' from staged_table where \"{column}\" is null")
    found = connection.execute(" union all ".join(checks) + " order by all").fetchall()
    return [Problem(rule, name, row, column, value, meant) for row, rule, column, value, meant in found]


KINDS = {"integer": "whole number", "bigint": "whole number", "double": "number", "date": "date (like 2019-06-30)", "boolean": "1 or 0"}


REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("activity", "objective", "objective"),
    ("activity", "same_as", "activity"),
    ("region", "parent", "region"),
    ("period", "parent", "period"),
    ("institution", "reports_to", "institution"),
    ("indicator", "activity", "activity"),
    ("indicator", "objective", "objective"),
    ("indicator_change", "indicator", "indicator"),
    ("indicator_change", "replaces", "indicator"),
    ("indicator_change", "from_period", "period"),
    ("indicator_change", "adopted_by", "institution"),
    ("series", "indicator", "indicator"),
    ("category", "breakdown", "breakdown"),
    ("series_breakdown", "series", "series"),
    ("series_breakdown", "breakdown", "breakdown"),
    ("target", "series", "series"),
    ("target", "region", "region"),
    ("baseline", "series", "series"),
    ("baseline", "region", "region"),
    ("duty", "institution", "institution"),
    ("duty", "series", "series"),
    ("duty", "source", "source"),
    ("calendar", "institution", "institution"),
    ("calendar", "period", "period"),
    ("closure", "period", "period"),
    ("release", "last_period", "period"),
    ("narrative", "activity", "activity"),
    ("narrative", "region", "region"),
    ("narrative", "period", "period"),
    ("narrative", "institution", "institution"),
    ("victim_table", "series", "series"),
    ("victim_table", "breakdown", "breakdown"),
    ("victim_table", "source", "source"),
    ("merged_category", "breakdown", "breakdown"),
    ("same_cell", "series", "series"),
    ("same_cell", "same_series", "series"),
    ("amount", "series", "series"),
    ("amount", "cases", "series"),
    ("nested", "part_series", "series"),
    ("nested", "whole_series", "series"),
    ("contribution", "institution", "institution"),
    ("contribution", "period", "period"),
    ("personnel", "institution", "institution"),
    ("personnel", "region", "region"),
    ("milestone", "institution", "institution"),
    ("explanation", "series", "series"),
    ("explanation", "region", "region"),
    ("sustainability", "activity", "activity"),
    ("sustainability", "payer", "institution"),
    ("evaluation_value", "series", "series"),
    ("evaluation_value", "region", "region"),
    ("evaluation_finding", "activity", "activity"),
    ("evaluation_finding", "owner", "institution"),
    ("quality_assessment", "indicator", "indicator"),
    ("contact_point", "institution", "institution"),
    ("contact_point", "clause", "clause"),
    ("authoritative_source", "series", "series"),
    ("authoritative_source", "source", "source"),
    ("indicator", "headline_series", "series"),
    ("cascade_step", "series", "series"),
    ("cascade_step", "objective", "objective"),
    ("series", "depends_on", "series"),
    ("meeting", "event", "event"),
    ("meeting_indicator", "meeting", "meeting"),
    ("meeting_indicator", "indicator", "indicator"),
    ("meeting_indicator", "series", "series"),
    ("meeting_indicator", "frozen_by", "institution"),
    ("discussion", "meeting", "meeting"),
    ("discussion", "indicator", "indicator"),
    ("discussion", "owner", "institution"),
)
"""Foreign keys: table, column, and the table whose code the value must be."""


def check_references(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise Refused with every code of framework and programme that its table does not have."""
    present = set(connection.execute("select schema_name, table_name from duckdb_tables()").fetchall())
    files = {("framework", one.table): one.file for one in (*FRAMEWORK_TABLES, *RECORD_TABLES)}
    files |= {("programme", one.table): one.file for one in PROGRAMME_TABLES}
    problems = find_wrong_addresses(connection, {at: file for at, file in files.items() if at in present})
    for table, column, target in REFERENCES:
        known = " union all ".join(f"select {target}::varchar as code from {place}.{target}" for place in AT if (place, target) in present)
        for place in AT:
            if (place, table) in present:
                rows = connection.execute(
                    f"select rowid + 2, {column}::varchar from {place}.{table} "
                    f"where {column} is not null and {column}::varchar not in (select code from ({known})) order by rowid"
                ).fetchall()
                problems += [Problem("unknown-code", files[place, table], row, column, value, target) for row, value in rows]
    if problems:
        raise Refused(problems)


def check_programme(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises Refused with each day before the signature, each word that is no choice, each list of a meeting changed without a trace."""
    found = connection.execute(sql.text("check_programme"), {"sides": [side.code for side in compact().sides]}).fetchall()
    if found:
        raise Refused([Problem(rule, file, row, column, value, detail or "") for file, row, rule, column, value, detail in found])


WORDS = {"all_sources": N_("All sources"), "not_broken_down": N_("Not broken down")}


def adopt(connection: duckdb.DuckDBPyConnection, demonstration: bool) -> None:
    """Put what the programme adds (institutions, sources, targets, calendar ...) beside the framework, in schema `framework`.

    Raises Refused with every code that its table does not have.
    """
    check_references(connection)
    check_programme(connection)
    for language, (name, text) in product(compact().languages, WORDS.items()):
        connection.execute(f"set variable {name}_{language} = $1", [catalogue(language).gettext(text)])
    connection.execute("create or replace table programme.ledger as select $1::boolean as demonstration", [demonstration])
    present = {row[0] for row in connection.execute("select table_name from duckdb_tables() where schema_name = 'framework'").fetchall()}
    for source in PROGRAMME_TABLES:
        if source.table not in present:
            connection.execute(f"create table framework.{source.table} as from programme.{source.table}")
        elif "enters_release" in source.extra:
            connection.execute(f"alter table framework.{source.table} add column enters_release integer default 1")
            connection.execute(f"insert into framework.{source.table} by name from programme.{source.table}")
    connection.execute(sql.text("adopt"))
