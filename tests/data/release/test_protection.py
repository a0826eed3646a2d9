"""The protection of child victims over releases: new years are frozen once, nothing unlisted leaves, nothing can be worked out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data import sql
from data.build import ledger_of
from data.disclosure.attacker.intervals import find_exposed
from data.disclosure.audit import audit
from data.disclosure.banner import swallow_banner
from data.disclosure.cells import find_limits, make_cells
from data.disclosure.leaf_audit import Told, audit_leaves
from data.ledger import store
from data.problems import Refused
from data.release import protection
from data.stewards import verification
from tests.built.world import World, line
from tests.data.release.reading import Made, open_made

HALVES = ("2017-H2", "2018-H1", "2018-H2", "2019-H1", "2019-H2")


def send(world: World, values: dict[str, dict[str, int]], enters: dict[str, int]) -> None:
    """Children in care by half-year and place."""
    for half, places in values.items():
        lines = [line("2.3-b.children", "DB", place, count) for place, count in places.items()]
        world.report("B", half, *lines, enters=enters[half])


@pytest.fixture
def two_releases(world: World) -> World:
    """Release 1 knows 2017 and half of 2018, release 2 everything."""
    values = {half: {"LMA": 20 + number, "LOR": 12 + number, "MDD": 14 if half > "2018-H1" else 0, "NAT": 15} for number, half in enumerate(HALVES)}
    del values["2017-H2"]["MDD"], values["2018-H1"]["MDD"]
    send(world, values, {half: 1 if half < "2018-H2" else 2 for half in HALVES})
    world.build()
    return world


def figure(world: World, region: str, period: str, release: int) -> tuple[float | None, str | None]:
    value, _, _, missing, _ = world.figure("2.3-b.children", "DB", region, period, release=release) or (None, None, None, "absent", "")
    return value, missing


def test_a_year_waits_until_it_is_complete_and_then_stands_for_good(two_releases: World) -> None:
    assert figure(two_releases, "LMA", "2017", 1) == (20, None) and figure(two_releases, "LMA", "2018", 1) == (None, "x")
    assert figure(two_releases, "LMA", "2018", 2) == (43, None)
    assert figure(two_releases, "LMA", "TERM", 1) == (20, None), "the term is the years released so far"
    assert figure(two_releases, "LMA", "TERM", 2) == (20 + 43 + 47, None)
    frozen = "select distinct year, release from victim_leaf order by all"
    with duckdb.connect(str(ledger_of(two_releases.out)), read_only=True) as ledger:
        assert ledger.execute(frozen).fetchall() == [(2017, 1), (2018, 2), (2019, 2)]
    assert two_releases.ask("select region from figure where series = '2.3-b.children' and region = 'NAT' and period <> 'TERM'") == []


def test_a_full_grid_says_nothing_by_what_is_absent(two_releases: World) -> None:
    """Every category of a listed breakdown has its row, though nobody reported it by category."""
    rows = two_releases.ask(
        "select category from figure where series = '2.3-b.children' and period = '2018' and breakdown = 'gender' and last_release is null"
    )
    assert sorted(rows) == [("boys",), ("girls",), ("unknown",)]


def test_a_release_that_would_show_what_was_to_be_withheld_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The audits look at the rows as they leave, not at what was decided: a total that follows is found, and nothing is stored."""
    send(world, {"2017-H2": {"LMA": 9, "LOR": 30, "NAT": 40}}, {"2017-H2": 1})
    text = sql.text
    leak = "; update work.safe set value = 39, missing = null where (series, region, period) = ('2.3-b.children', 'PILOTS', '2017')"
    monkeypatch.setattr(protection.sql, "text", lambda name: text(name) + (leak if name == "release/victim_rows" else ""))
    with pytest.raises(Refused) as refused:
        world.build_anew()
    assert {(problem.rule, problem.value) for problem in refused.value.problems} == {("exposed", "2.3-b.children")}
    assert not world.out.exists()


def test_the_ledger_seals_what_protection_keeps(two_releases: World) -> None:
    assert verification.verify(two_releases.out) == []
    with duckdb.connect(str(ledger_of(two_releases.out))) as ledger:
        ledger.execute("update victim_leaf set value = value + 1 where region = 'LMA' and year = 2017 and breakdown = 'total'")
        ledger.execute("update victim_row set shown = not shown where region = 'LOR' and year = 2018")
    found = verification.verify(two_releases.out)
    assert [each for each in found if "victim_leaf" in each or "victim_row" in each] == [
        "release 1: table victim_leaf is not as it was released",
        "release 2: table victim_row is not as it was released",
    ]


@pytest.fixture(scope="module")
def made(program: Path) -> Iterator[Made]:
    """The ledger of the demonstration, with the cells of all its releases."""
    swallow_banner()
    with open_made(program) as found:
        yield found


@pytest.mark.slow
def test_nothing_of_all_releases_together_can_be_worked_out(made: Made) -> None:
    told = made.told()
    looked = audit(made.cells, told, made.agreed, 11)
    assert looked.primary > 650 and looked.exposed == []
    count, exposed = audit_leaves(made.leaves, made.rows(), made.agreed, 11)
    assert count > 400 and exposed == []


FEWEST = 5
"""Whole numbers that each withheld small count can be at least, whatever a reader knows of the rule."""


@pytest.mark.slow
def test_no_withheld_small_count_is_exact_or_one_of_few(made: Made) -> None:
    """Apart from the doubt that the audits ask for, and absolutely: with all sums, all releases and what the rule itself tells."""
    cells, told = made.cells, made.told()
    published = {str(cell): cells.values[cell] for cell in cells.known}
    for row in cells.rows:
        published |= dict(zip(map(str, row.cells), told.get(row.key, ()), strict=False))
    small = [str(cell) for cell, value in enumerate(cells.values) if 1 <= value < 11 and cell not in cells.known and cell not in cells.silent]
    sums = [(str(total), tuple(map(str, parts))) for total, parts in cells.sums]
    limits = {str(cell): limit for cell, limit in find_limits(cells, made.agreed, 11).items()}
    found = find_exposed(published, sums, dict.fromkeys(small, (0, 1_000_000)), limits)
    few = {cells.names[int(name)]: interval for name, interval in found.items() if interval[1] is not None and interval[1] - interval[0] + 1 < FEWEST}
    assert len(small) > 650 and few == {}


@pytest.mark.slow
def test_a_withheld_total_that_is_told_once_is_found(made: Made) -> None:
    """A row taken back at random, or a withheld one shown in one release only, exposes something most of the time; never nothing at all."""
    cells, told = made.cells, made.told()
    withheld = [row for row in cells.rows if row.key not in told and all(not 1 <= cells.values[cell] < 11 for cell in row.cells)]
    draw = random.Random(7)
    found = 0
    for row in draw.sample(withheld, 12):
        found += bool(audit(cells, told | {row.key: tuple(cells.values[cell] for cell in row.cells)}, made.agreed, 11).exposed)
    assert found >= 9


@pytest.mark.slow
def test_a_first_release_is_the_same_again_and_every_row_it_withholds_is_needed(made: Made) -> None:
    first = [leaf for leaf in made.leaves if leaf.release == 1]
    cells = make_cells(first, made.agreed)
    decided = protection.decide(cells, made.agreed, {}, store.read_seed(made.connection), 11)
    kept = made.connection.execute(
        "select series, source, region, year, breakdown, category, release, shown from ledger.victim_row where release = 1"
    )
    assert decided == {(*row[:6], row[6]): row[7] for row in kept.fetchall()}
    told = {row.key: tuple(cells.values[cell] for cell in row.cells) for row in cells.rows if decided[protection.name_row(row)]}
    assert audit(cells, told, made.agreed, 11).exposed == []
    further = [row for row in cells.rows if row.key not in told and all(not 1 <= cells.values[cell] < 11 for cell in row.cells)]
    needless = [
        row.key for row in further if not audit(cells, told | {row.key: tuple(cells.values[cell] for cell in row.cells)}, made.agreed, 11).exposed
    ]
    assert len(further) > 70 and needless == []


ROWS = """
    select distinct figure.series, figure.source, figure.region, period.year, figure.breakdown, figure.category, figure.missing,
        figure.value, figure.numerator, figure.denominator, case when period.kind = 'term' then release.release else 9 end as release
    from release
    join figure on release.release between figure.first_release and coalesce(figure.last_release, release.release)
    join period on period.period = figure.period and period.last_release is null and period.kind in ('year', 'term')
    join series_breakdown on series_breakdown.series = figure.series and series_breakdown.breakdown = figure.breakdown
        and series_breakdown.last_release is null and series_breakdown.tier = 'victim'
    where release.last_release is null and coalesce(figure.missing, '') in ('', 'c')
    and figure.series in (select series from victim_table where last_release is null)
    order by all
"""


def read_released(program: Path) -> list[Told]:
    """Every row about child victims that a reader of the file finds, in all releases."""
    with duckdb.connect(str(program), read_only=True) as released:
        rows = released.execute(ROWS).fetchall()
    return [Told(*row[:3], row[3], row[10], *row[4:6], None if row[6] else protection.read_counts(*row[7:10])) for row in rows]


@pytest.mark.slow
def test_the_released_file_as_a_reader_has_it_exposes_nothing(program: Path, made: Made) -> None:
    count, exposed = audit_leaves(made.leaves, read_released(program), made.agreed, 11)
    assert count > 400 and exposed == []


@pytest.mark.slow
def test_the_share_that_is_published(program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as released:
        shares = {
            kind: (listed, shown)
            for kind, listed, shown in released.execute("select table_kind, listed, shown from protection where last_release is null").fetchall()
        }
    assert shares["pilot-year"] == (194, 194)
    rows = [pair for kind, pair in shares.items() if kind not in ("pilot-year", "stale")]
    assert sum(shown for _, shown in rows) / sum(listed for listed, _ in rows) > 0.74


def test_a_year_that_waits_does_not_tell_nobody_from_somebody(world: World) -> None:
    """A percentage of nobody, a count of nobody, a reported z and a small count look the same; z is a place before its consent alone."""
    world.report(
        "B",
        "2018-H1",
        line("2.3-a.plans", "DB", "LMA", n=0, of=0),
        line("2.3-a.plans", "DB", "LOR", n=0, of=1),
        line("2.3-a.plans", "DB", "NAT", missing="z", reason="Every record has a region."),
        line("2.3-b.children", "DB", "LMA", 0),
        line("2.3-b.children", "DB", "LOR", 1),
    )
    world.build()
    told = world.ask(
        "select series, region, missing from figure where period = '2018' and breakdown = 'total' and first_release = 1 "
        "and series in ('2.3-a.plans', '2.3-b.children') and region in ('LMA', 'LOR', 'MDD', 'PILOTS') order by all"
    )
    expected = [("LMA", "x"), ("LOR", "x"), ("MDD", "z"), ("PILOTS", "x")]
    assert told == [(series, *each) for series in ("2.3-a.plans", "2.3-b.children") for each in expected]


def test_a_series_without_a_table_does_not_tell_nobody_from_somebody(world: World) -> None:
    tables = world.folder / "framework" / "victim_tables.csv"
    rows = tables.read_text(encoding="utf-8").splitlines()
    tables.write_text("\n".join(row for row in rows if not row.startswith("2.3-a.plans")) + "\n", encoding="utf-8")
    for half in ("2018-H1", "2018-H2"):
        world.report(
            "B", half, line("2.3-a.plans", "DB", "LMA", n=0, of=0), line("2.3-a.plans", "DB", "LOR", n=1, of=1), enters=1 if half == "2018-H1" else 2
        )
    world.build()
    told = """
        select region, missing from figure
        where series = '2.3-a.plans' and period = '2018' and last_release is null and region in ('LMA', 'LOR') order by all
    """
    assert world.ask(told) == [("LMA", "c"), ("LOR", "c")]
