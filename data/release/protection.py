"""The protection of child victims in a release: new years are frozen, every new row is decided on once and for good, and both audits look
at all releases together before anything leaves.

The rows of earlier releases stand as they are. Makes work.safe from work.valued; the design is that of the reference on safe releases.
"""

import random
from collections.abc import Collection, Mapping
from typing import Any

import duckdb

from data import sql
from data.disclosure.audit import audit
from data.disclosure.banner import swallow_banner
from data.disclosure.cells import Cells, Table, find_limits, make_cells
from data.disclosure.leaf_audit import Told, audit_leaves
from data.disclosure.leaves import TERM_CATEGORY, TOTAL, Agreed, Counts, Leaf, Listed, Nested, Pair, Places, SeriesBreakdown, find_finer
from data.disclosure.protector.linked import Cell, Linked, Row, make_linked
from data.disclosure.protector.pattern import find_pattern
from data.disclosure.protector.sensitivity import protection_interval
from data.ledger.store import read_seed
from data.problems import Problem, Refused
from data.progress import Work
from data.words import N_

PILOT_YEAR, ROLL_UP, OTHER_TOTAL, CATEGORY = 20.0, 3.0, 2.0, 1.0
"""What withholding a row costs: the total of a pilot in a year most, a category least."""
UNEQUAL = N_("{series} {source} {region} {year}: the parts of “{breakdown}” are more than their whole; taken as not reported, correct the reports")
AUDITS = N_("release {release}: both audits look for what could be worked out")
SPREAD = 0.01
"""By how much costs differ from row to row, so that there is one cheapest pattern."""
At = tuple[str, str, str, int | None, str, str, int]
"""A row as the ledger keeps it: series, source, region, year (None for the term), breakdown, category, the release that decided on it."""


def protect(connection: duckdb.DuckDBPyConnection, work: Work) -> None:
    """Decide on the rows of the release that is being made, and leave in work.safe what it may show.

    Raises Refused when an audit finds a count of child victims that could be worked out from all releases together.
    """
    swallow_banner()
    agreed = read_agreed(connection)
    connection.execute(sql.text("release/new_leaves"))
    for series, source, region, year, breakdown in connection.execute("from work.unequal order by all").fetchall():
        work.note(UNEQUAL, series=series, source=source, region=region, year=year, breakdown=breakdown)
    question = "select getvariable('release'), max(release), getvariable('threshold') from framework.release"
    ((release, last, threshold),) = connection.execute(question).fetchall()
    leaves = read_leaves(connection)
    closing = next((row[0] for row in connection.execute("from work.closing").fetchall()), None)
    before = read_before(connection)
    decided: dict[At, bool] = {}
    audited = False
    fine: set[SeriesBreakdown] = set()  # what needs finer sums: where the second audit finds more than the first list of sums says
    while True:
        cells = make_cells(leaves, agreed, closing, fine)
        decided = decide(cells, agreed, before, read_seed(connection), threshold, withheld={at for at, shown in decided.items() if not shown})
        _keep(connection, cells, decided, release)
        connection.execute(sql.text("release/victim_rows"))
        # in a batch build, audit only the last release, against all earlier ones
        if release == last and not audited:
            work.begin(name_audits(release), AUDITS, release=release)
            audited = True
        exposed = _find_exposed(cells, leaves, agreed, before | _read_rows(connection, "shown_now"), threshold) if release == last else []
        if not exposed:
            break
        finer = find_finer(exposed, agreed)
        if fine >= finer:
            work.note(N_("release {release}: an audit found a count exposed"), release=release)
            raise Refused([Problem("exposed", "", value=series, detail=breakdown) for series, breakdown in exposed])
        fine |= finer
        work.note(N_("release {release}: an audit found a count exposed, protecting with finer sums"), release=release)
    connection.execute(sql.text("release/protection"))


def _find_exposed(cells: Cells, leaves: list[Leaf], agreed: Agreed, shown: Mapping[At, Counts | None], threshold: int) -> list[SeriesBreakdown]:
    """Series and breakdown of each count that either audit finds exposed; `shown` is what all releases say, as it leaves."""
    told = {row.key: counts for row in cells.rows if (counts := shown.get(name_row(row))) is not None}
    found = {(each.key.series, each.key.breakdown) for each in audit(cells, told, agreed, threshold).exposed}
    if not found:
        rows = [Told(*row.key[:3], row.year, row.release, *row.key[4:], told.get(row.key)) for row in cells.rows]
        found = {(each.row.series, each.row.breakdown) for each in audit_leaves(leaves, rows, agreed, threshold)[1]}
    return sorted(found)


def read_agreed(connection: duckdb.DuckDBPyConnection) -> Agreed:
    """What the framework says of places, series and listed tables."""
    connection.execute(sql.text("release/victim_category"))
    regions = connection.execute("select kind, region from framework.region order by position, region").fetchall()
    of = lambda *kinds: tuple(region for kind, region in regions if kind in kinds)  # noqa: E731
    pilots, total = of("pilots"), of("total")
    places = Places(total[0], pilots[0] if pilots else "", of("pilot"), of("consent", "other"), of("unattributed"))
    categories: dict[str, tuple[str, ...]] = {}
    for breakdown, category in connection.execute("select breakdown, category from work.victim_category order by all").fetchall():
        categories[breakdown] = (*categories.get(breakdown, ()), category)
    listed = "select series, coalesce(source, ''), breakdown, table_kind, closing from framework.victim_table order by all"
    series = connection.execute("select series, tier, add_periods and kind <> 'stock' from framework.series").fetchall()
    nested = _read_nested(connection)
    return Agreed(
        places,
        tuple(Listed(*row) for row in connection.execute(listed).fetchall()),
        tuple(Pair(*row) for row in connection.execute("select series, part, same_series, same_part from framework.same_cell").fetchall()),
        nested,
        court=frozenset(name for name, tier, _ in series if tier == "court"),
        open=frozenset(each.whole[0] for each in nested) & {name for name, tier, _ in series if tier == "open"},
        stock=frozenset(name for name, _, added in series if not added),
        partition=frozenset(row[0] for row in connection.execute("select breakdown from framework.breakdown where partition").fetchall()),
        attribute=frozenset(row[0] for row in connection.execute("select breakdown from framework.breakdown where victim_attribute").fetchall()),
        rest=frozenset(connection.execute("select breakdown, category from work.victim_category where rest").fetchall()),
        categories=categories,
    )


def _read_nested(connection: duckdb.DuckDBPyConnection) -> tuple[Nested, ...]:
    parts: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    question = "select together, whole_series, whole_part, part_series, part from framework.nested order by all"
    for together, series, part, *own in connection.execute(question).fetchall():
        parts.setdefault((together, series, part), []).append((own[0], own[1]))
    return tuple(Nested(tuple(own), (series, part)) for (_, series, part), own in parts.items())


def read_leaves(connection: duckdb.DuckDBPyConnection) -> list[Leaf]:
    """The frozen counts of all releases and those that work.new_leaf adds."""
    said = "series, source, region, year, breakdown, category, value, numerator, denominator"
    question = f"select {said}, release from ledger.victim_leaf union all select {said}, getvariable('release') from work.new_leaf order by all"
    return [
        Leaf(series, source, region, year, breakdown, category, read_counts(value, n, whole), release)
        for series, source, region, year, breakdown, category, value, n, whole, release in connection.execute(question).fetchall()
    ]


def read_counts(value: Any, numerator: Any, denominator: Any) -> Counts:
    """One count, or n, N - n and N of a percentage."""
    return (int(value),) if denominator is None else (int(numerator), int(denominator) - int(numerator), int(denominator))


def name_audits(release: int) -> str:
    """What the audits of a release are called among the steps of the work."""
    return f"{release} audits"


NOBODY = (0, 0, 0)
"""A percentage of nobody: it is shown as not applicable."""


def read_before(connection: duckdb.DuckDBPyConnection) -> dict[At, Counts | None]:
    """What earlier releases said of each row they decided on; None where they withheld it."""
    return _read_rows(connection, "shown_before")


def _read_rows(connection: duckdb.DuckDBPyConnection, question: str) -> dict[At, Counts | None]:
    found: dict[At, Counts | None] = {}
    for series, source, region, year, release, breakdown, category, _, shown, *counts in connection.execute(
        sql.text(f"release/{question}")
    ).fetchall():
        told = read_counts(*counts) if any(each is not None for each in counts) else NOBODY
        found[series, source, region, year, breakdown, category, release] = told if shown else None
    return found


def name_row(row: Table) -> At:
    """The row as the ledger names it."""
    key = row.key
    return key.series, key.source, key.region, row.year, key.breakdown, key.category, row.release


def decide(
    cells: Cells, agreed: Agreed, before: Mapping[At, Counts | None], seed: str, threshold: int, withheld: Collection[At] = ()
) -> dict[At, bool]:
    """Whether each row is shown: those of earlier releases as they were, the new ones as the pattern says.

    `withheld` are the rows that a first look at coarser sums withheld: they stay so, and what they lack is added.
    """
    settled = {at: counts is not None for at, counts in before.items()}
    linked = _link(cells, agreed, dict.fromkeys(withheld, False) | settled, seed, threshold)
    wished = frozenset(
        place
        for place, row in enumerate(cells.rows)
        if name_row(row) not in settled
        and name_row(row) not in withheld
        and _is_pilot_year(row, agreed)
        and all(cell not in cells.nobody and not 1 <= cells.values[cell] < threshold for cell in row.cells)
    )
    chosen = find_pattern(linked, wished).withheld
    return {name_row(row): settled.get(name_row(row), place not in chosen) for place, row in enumerate(cells.rows)}


def _link(cells: Cells, agreed: Agreed, settled: Mapping[At, bool], seed: str, threshold: int) -> Linked:
    """The cells as the protector takes them; a total of the courts is a row of its own that is always shown."""
    rows = [
        Row(_cost(row, agreed, seed), shown=settled.get(name_row(row)) is True, withheld=settled.get(name_row(row)) is False) for row in cells.rows
    ]
    own: list[list[int]] = [[] for _ in cells.values]
    for place, row in enumerate(cells.rows):
        for cell in row.cells:
            own[cell].append(place)
    for cell in sorted(cells.known):
        own[cell].append(len(rows))
        rows.append(Row(0.0, shown=True))
    unprotected, limits = cells.known | cells.silent, find_limits(cells, agreed, threshold)
    made = []
    for cell, value in enumerate(cells.values):
        low, high = limits.get(cell, (0, None))
        asked = (0, 1) if cell in cells.nobody else None if cell in unprotected else protection_interval(value, threshold)
        if asked is not None:
            asked = (min(asked[0], value - low), asked[1] if high is None else min(asked[1], high - value))
        made.append(Cell(value, tuple(own[cell]), asked, low, high))
    return make_linked(made, rows, cells.sums, threshold)


def _is_pilot_year(row: Table, agreed: Agreed) -> bool:
    return row.key.breakdown == TOTAL and row.key.region in agreed.places.pilot and row.year is not None


def _cost(row: Table, agreed: Agreed, seed: str) -> float:
    if row.key.breakdown != TOTAL:
        cost = OTHER_TOTAL if row.kind == TERM_CATEGORY else CATEGORY
    elif _is_pilot_year(row, agreed):
        cost = PILOT_YEAR
    else:
        cost = ROLL_UP if row.year is None or row.key.region in (agreed.places.total, agreed.places.pilots) else OTHER_TOTAL
    return cost * (1 + SPREAD * random.Random(f"{seed}/{'/'.join(row.key)}").random())


def _keep(connection: duckdb.DuckDBPyConnection, cells: Cells, decided: Mapping[At, bool], release: int) -> None:
    """Leave the rows that this release decides on, with their counts, in work.decided."""
    ((term,),) = connection.execute("select period from framework.period where kind = 'term'").fetchall()
    connection.execute(
        "create or replace table work.decided (series varchar, source varchar, region varchar, period varchar, year integer, breakdown varchar, "
        "category varchar, table_kind varchar, shown boolean, value bigint, numerator bigint, denominator bigint)"
    )
    rows: list[tuple[object, ...]] = []
    for row in cells.rows:
        if row.release == release:
            key, counts = row.key, [cells.values[cell] for cell in row.cells]
            amounts = (counts[0], None, None) if len(counts) == 1 else (None, counts[0], counts[2])
            period = term if row.year is None else key.period
            rows.append((*key[:3], period, row.year, key.breakdown, key.category, row.kind, decided[name_row(row)], *amounts))
    if rows:  # a column a parameter: a statement a row takes half a second for a thousand of them
        types = ("varchar",) * 4 + ("integer",) + ("varchar",) * 3 + ("boolean",) + ("bigint",) * 3
        columns = ", ".join(f"unnest(${place}::{kind}[])" for place, kind in enumerate(types, start=1))
        connection.execute(f"insert into work.decided select {columns}", [list(column) for column in zip(*rows, strict=True)])
