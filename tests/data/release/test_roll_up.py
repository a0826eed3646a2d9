"""Roll-ups: totals add totals, parts add parts, and only as far as the series allows. Tests 1, 2, 4, 11 and 12 of the
acceptance tests taken from real failures are here."""

import duckdb
import pytest

from data.release import steps
from tests.built.world import World, line


def test_undivided_and_divided_records_are_both_in_the_total(world: World) -> None:
    """Acceptance test 1: 714 records without breakdown and 42 with one are 756, not 42."""
    world.report(
        "A",
        "2018-H1",
        line("1.6-a.complaints", "DA", "LMA", 714),
        line("1.6-a.complaints", "DA", "LOR", 42),
        line("1.6-a.complaints", "DA", "LOR", 40, "offense/trafficking"),
        line("1.6-a.complaints", "DA", "LOR", 2, "offense/other"),
    )
    world.build()
    assert world.figure("1.6-a.complaints", "DA", "ALL", "2018-H1")[:1] == (756,)
    assert world.figure("1.6-a.complaints", "DA", "ALL", "2018-H1", "offense/trafficking")[:1] == (40,)
    assert world.figure("1.6-a.complaints", "DA", "ALL", "2018-H1", "offense/not-broken-down")[:1] == (714,)
    assert world.figure("1.6-a.complaints", "DA", "LOR", "2018-H1", "offense/not-broken-down") is None


def test_parts_that_do_not_reach_the_total_leave_it_alone(world: World) -> None:
    """Acceptance test 2: a sum of parts below the total is visible, and the total stands."""
    world.report(
        "A",
        "2018-H1",
        line("1.6-a.complaints", "DA", "LMA", 100),
        line("1.6-a.complaints", "DA", "LMA", 60, "offense/trafficking"),
        line("1.6-a.complaints", "DA", "LMA", 25, "offense/unknown"),
    )
    world.build()
    assert world.figure("1.6-a.complaints", "DA", "LMA", "2018-H1")[:1] == (100,)
    parts = world.ask(
        "select category, value from figure where series = '1.6-a.complaints' and region = 'LMA' and period = '2018-H1' and breakdown = 'offense' "
        "order by category"
    )
    assert parts == [("not-broken-down", 15), ("trafficking", 60), ("unknown", 25)]


def test_children_are_not_added_over_services(world: World) -> None:
    """Acceptance test 11: 30 children, 25 with medical and 20 with legal help, are 30 children."""
    world.report(
        "B",
        "2018-H1",
        line("2.3-b.children", "DB", "LMA", 30),
        line("2.3-b.children", "DB", "LMA", 25, "service/medical"),
        line("2.3-b.children", "DB", "LMA", 20, "service/legal"),
    )
    world.report("B", "2018-H2", line("2.3-b.children", "DB", "LMA", 14), line("2.3-b.children", "DB", "LMA", 12, "service/legal"), enters=2)
    world.build()
    assert world.figure("2.3-b.children", "DB", "ALL", "2018")[:1] == (44,)
    assert world.figure("2.3-b.children", "DB", "ALL", "2018", "service/legal")[:1] == (32,)
    assert world.figure("2.3-b.children", "DB", "ALL", "2018", "service/medical")[:1] == (25,)
    assert world.figure("2.3-b.children", "DB", "ALL", "2018", "service/not-broken-down") is None


def test_one_collection_of_data_under_two_activities_is_counted_once(world: World) -> None:
    """Acceptance test 12: 1.5 and 2.4 are one activity, with one national total."""
    world.report(
        "A",
        "2018-H1",
        line("1.5-a.entities", "DA", "LMA", n=6, of=10),
        line("1.5-a.entities", "DA", "LOR", n=2, of=5),
        line("1.5-a.entities", "DA", "MDD", missing="z"),
        line("1.5-a.entities", "DA", "NAT", missing="z"),
    )
    world.build()
    expected = (pytest.approx(100 * 8 / 15), 8, 15, None, "")
    assert world.figure("1.5-a.entities", "DA", "ALL", "2018-H1") == expected
    assert world.figure("2.4-a.entities", "DA", "ALL", "2018-H1") == expected


def test_regions_periods_and_sources_are_added_where_the_series_allows_it(world: World) -> None:
    for period, enters in (("2018-H1", 1), ("2018-H2", 2)):
        world.report(
            "B",
            period,
            *[line("2.3-c.trained", "DB", region, value) for region, value in (("LMA", 10), ("LOR", 20), ("NAT", 3))],
            line("2.3-c.trained", "DB", "MDD", *((None,) if enters == 1 else (4,)), missing="z" if enters == 1 else ""),
            *[line("1.6-a.complaints", "DB", region, 5) for region in ("LMA", "LOR", "NAT")],
            enters=enters,
        )
        world.report("P", period, *[line("2.3-c.trained", "DP", region, 100) for region in ("LMA", "LOR", "NAT")], enters=enters)
    world.build()
    assert world.figure("2.3-c.trained", "DB", "PILOTS", "2018-H1") == (30, None, None, None, "")
    assert world.figure("2.3-c.trained", "DB", "ALL", "2018-H1") == (33, None, None, None, "")
    assert world.figure("2.3-c.trained", "DB", "ALL", "2018") == (70, None, None, None, "")
    assert world.figure("2.3-c.trained", "ALL", "PILOTS", "2018")[:1] == (460,)
    assert world.figure("2.3-c.trained", "ALL", "NAT", "2018-H2")[:1] == (103,)
    assert world.figure("1.6-a.complaints", "ALL", "PILOTS", "2018") is None  # two systems that overlap by an unknown amount
    assert world.figure("1.6-a.complaints", "DB", "PILOTS", "2018")[:1] == (20,)
    assert world.ask("select series, shown_source from series where series in ('1.6-a.complaints', '2.3-c.trained', '1.6-a.cases') order by 1") == [
        ("1.6-a.cases", "DA"),
        ("1.6-a.complaints", None),
        ("2.3-c.trained", "ALL"),
    ]


def test_a_stock_takes_the_last_half_year_in(world: World) -> None:
    def places(*values: int) -> list[dict[str, object]]:
        return [line("2.3-b.places", "DB", region, value) for region, value in zip(("LMA", "LOR"), values, strict=False)]

    world.report("B", "2018-H1", *places(40, 10))
    world.report("B", "2018-H2", *places(44), enters=2)  # Loreto is not in
    world.report("B", "2019-H1", *places(50, 12), enters=2)
    world.build()
    assert world.figure("2.3-b.places", "DB", "LMA", "2018") == (44, None, None, None, "")
    assert world.figure("2.3-b.places", "DB", "LOR", "2018") == (10, None, None, None, "p")
    assert world.figure("2.3-b.places", "DB", "PILOTS", "2018") == (54, None, None, None, "p")
    assert world.figure("2.3-b.places", "DB", "PILOTS", "TERM") == (62, None, None, None, "p")


def test_a_percentage_is_recomputed_from_n_and_n_of_all(world: World) -> None:
    world.report("B", "2018-H1", line("2.3-a.plans", "DB", "LMA", n=30, of=60), line("2.3-a.plans", "DB", "LOR", n=15, of=90))
    world.report("B", "2018-H2", line("2.3-a.plans", "DB", "LMA", n=20, of=50), line("2.3-a.plans", "DB", "LOR", n=0, of=0), enters=2)
    world.build()
    assert world.figure("2.3-a.plans", "DB", "PILOTS", "2018") == (pytest.approx(32.5), 65, 200, None, "")
    assert world.figure("2.3-a.plans", "DB", "LMA", "2018") == (pytest.approx(100 * 50 / 110), 50, 110, None, "")


def test_nothing_of_nothing_is_not_applicable(world: World) -> None:
    world.report("A", "2018-H1", line("1.5-a.entities", "DA", "LMA", n=0, of=0))
    world.build()
    assert world.figure("1.5-a.entities", "DA", "LMA", "2018-H1") == (None, None, None, "z", "")


def test_a_median_stands_for_its_year_and_region_alone(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-b.days", "DA", "LMA", missing="z"))
    world.report("A", "2018-H2", line("1.6-b.days", "DA", "LMA", "400.5"), line("1.6-b.days", "DA", "LOR", 300), enters=2)
    world.build()
    assert world.figure("1.6-b.days", "DA", "LMA", "2018") == (400.5, None, None, None, "")
    for region, period in (("ALL", "2018"), ("PILOTS", "2018"), ("LMA", "TERM"), ("LMA", "2018-H2")):
        assert world.figure("1.6-b.days", "DA", region, period) is None


def test_missing_parts_are_told_apart(world: World) -> None:
    """Not reported is x, before consent is z, and what lacks a part that was due is provisional."""
    world.report("A", "2017-H2", *[line("1.6-a.cases", "DA", region, 5) for region in ("LMA", "LOR", "NAT")])
    world.report("A", "2018-H1", *[line("1.6-a.cases", "DA", region, 6) for region in ("LMA", "LOR", "NAT")])
    world.report("A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7), line("1.6-a.cases", "DA", "LOR", missing="x"), enters=2)
    world.nothing_came("A", "2019-H1")
    world.build()
    assert world.figure("1.6-a.cases", "DA", "MDD", "2018-H1") == (None, None, None, "z", "")
    assert world.figure("1.6-a.cases", "DA", "MDD", "2018-H2") == (None, None, None, "x", "")
    assert world.figure("1.6-a.cases", "DA", "MDD", "2018") == (None, None, None, "x", "")
    assert world.figure("1.6-a.cases", "DA", "LOR", "2018-H2") == (None, None, None, "x", "")
    assert world.figure("1.6-a.cases", "DA", "LOR", "2018") == (6, None, None, None, "p")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018") == (13, None, None, None, "")
    assert world.figure("1.6-a.cases", "DA", "PILOTS", "2018") == (19, None, None, None, "p")
    assert world.figure("1.6-a.cases", "DA", "ALL", "2017") == (15, None, None, None, "")  # one half-year, and complete with it
    assert world.figure("1.6-a.cases", "DA", "LMA", "2019") == (None, None, None, "x", "")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018", release=1) == (6, None, None, None, "p")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H2", release=1) is None


def test_only_what_both_sides_agreed_to_enters_and_the_rest_is_awaited(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.report("A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7), state="verified")
    world.report("A", "2017-H2", line("1.6-a.cases", "DA", "LMA", 9), state="returned", enters="")
    world.build()
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H1") == (6, None, None, None, "")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H2") == (None, None, None, "x", "")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2017-H2") == (None, None, None, "x", "")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018") == (6, None, None, None, "p")


def test_a_year_that_a_steward_closed_is_final_from_that_day_on(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.nothing_came("A", "2018-H2")
    (world.folder / "programme" / "closures.csv").write_text(
        "period,closed_on,role,reason\n2018,2019-06-01,technical-secretary,The second report will not come.\n", encoding="utf-8"
    )
    world.build()
    days = world.ask("select released_on::varchar from release where last_release is null order by release")
    assert days[0][0] < "2019-06-01" <= days[1][0]
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018", release=1) == (6, None, None, None, "p")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018", release=2) == (6, None, None, None, "")
    assert world.ask("select period, closed from period where last_release is null and period like '2018%' order by 1") == [
        ("2018", True), ("2018-H1", True), ("2018-H2", True),
    ]  # fmt: skip


def test_every_series_source_region_and_period_has_a_row(world: World) -> None:
    world.build()
    rows = world.ask(
        "select series, source, count(*), count(distinct region), count(*) filter (where missing = 'x'), count(*) filter (where missing = 'z') "
        "from figure where breakdown = 'total' and series in ('1.6-a.complaints', '2.3-b.children', '1.6-b.days') and last_release is null "
        "group by all order by all"
    )
    # six places x (5 half-years, 3 years, the term); Madre de Dios is z in 2017-H2, 2018-H1 and 2017
    assert rows == [
        ("1.6-a.complaints", "DA", 54, 6, 51, 3),
        ("1.6-a.complaints", "DB", 54, 6, 51, 3),
        ("1.6-b.days", "DA", 12, 4, 11, 1),  # by year and place only
        ("2.3-b.children", "DB", 21, 6, 20, 1),  # the victim tier has no half-years, and not attributable in the term only
    ]


def test_completeness_counts_cells_delivered_in_every_half_year(world: World) -> None:
    """Measures 1.6-a and 1.6-b with the two breakdowns required of both: four cells a region."""

    def cells(region: str, *parts: str) -> list[dict[str, object]]:
        totals = [line("1.6-a.complaints", "DA", region, 20), line("1.6-b.paid", "DA", region, 20)]
        return totals + [line(part.split()[0], "DA", region, 4, part.split()[1]) for part in parts]

    full = ("1.6-a.complaints offense/other", "1.6-a.complaints gender/girls", "1.6-b.paid offense/other", "1.6-b.paid gender/girls")
    world.report("A", "2018-H1", *cells("LMA", *full), *cells("LOR", *full[:1]))
    world.report("A", "2018-H2", *cells("LMA", *full[:3]), *cells("LOR", *full), *cells("MDD", *full), enters=2)
    world.build()
    assert world.figure("1.6-g.completeness", "ALL", "LMA", "2018-H1") == (100, 4, 4, None, "")
    assert world.figure("1.6-g.completeness", "ALL", "LMA", "2018")[1:3] == (3, 4)
    assert world.figure("1.6-g.completeness", "ALL", "LOR", "2018")[1:3] == (1, 4)
    assert world.figure("1.6-g.completeness", "ALL", "MDD", "2018-H1") == (None, None, None, "z", "")
    assert world.ask(
        "select region, delivered, required from completeness where activity = '1.6' and year = 2018 and last_release is null order by 1"
    ) == [
        ("ALL", 8, 12),
        ("LMA", 3, 4),
        ("LOR", 1, 4),
        ("MDD", 4, 4),
        ("PILOTS", 4, 8),
    ]


def test_reports_on_time_and_indicators_with_a_baseline_are_counted(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.report("B", "2018-H1", line("2.3-b.places", "DB", "LMA", 6), received="2018-09-02")
    world.nothing_came("P", "2018-H1")
    world.build()
    assert world.figure("P-4.reports", "ALL", "ALL", "2018-H1") == (pytest.approx(100 / 3), 1, 3, None, "")
    assert world.figure("P-4.reports", "ALL", "LMA", "2018-H1") == (None, None, None, "z", "")
    assert world.figure("P-7.baseline", "ALL", "ALL", "2018")[1:3] == (1, 10)


def test_a_series_nobody_owes_stands_once_under_all_sources(world: World) -> None:
    """An indicator added before anybody has the duty to report it: one row, not reported, even where sources would be added up."""
    duties = world.folder / "programme" / "duties.csv"
    duties.write_text("".join(each for each in duties.read_text(encoding="utf-8").splitlines(True) if "2.3-c.trained" not in each), encoding="utf-8")
    world.build()
    assert world.ask("select add_sources from series where series = '2.3-c.trained'") == [(True,)]
    rows = world.ask("select source, missing from figure where series = '2.3-c.trained' and region = 'ALL' and period = '2018'")
    assert rows == [("ALL", "x")]


def test_completeness_of_other_activities_counts_the_totals_that_came_in_of_those_due(world: World) -> None:
    """1.5 has one series, due each half-year from each of three places; Madre de Dios joined later."""
    world.report("A", "2018-H1", line("1.5-a.entities", "DA", "LMA", n=1, of=2), line("1.5-a.entities", "DA", "LOR", None, missing="x"))
    world.report("A", "2018-H2", line("1.5-a.entities", "DA", "LMA", n=2, of=2), enters=2)
    world.build()
    question = (
        "select region, delivered, required from completeness where activity = '1.5' and year = 2018 and first_release <= $1 "
        "and coalesce(last_release, $1) >= $1 and region in ('LMA', 'LOR', 'PILOTS') order by 1"
    )
    with duckdb.connect(str(world.out), read_only=True) as released:
        assert released.execute(question, [1]).fetchall() == [("LMA", 1, 1), ("LOR", 0, 1), ("PILOTS", 1, 2)]
        assert released.execute(question, [2]).fetchall() == [("LMA", 2, 2), ("LOR", 0, 2), ("PILOTS", 2, 4)]


def test_sums_are_the_same_in_slices_of_a_few_series(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger of five million rows is summed some series at a time; here a slice for each series."""
    parts = line("2.3-b.children", "DB", "LMA", 25, "service/medical")
    world.report("A", "2018-H1", *(line("1.6-a.complaints", "DA", place, 10) for place in ("LMA", "LOR")))
    world.report("B", "2018-H1", line("2.3-b.children", "DB", "LMA", 30), parts)
    world.build()
    whole = world.ask("select * from figure order by all")
    monkeypatch.setattr(steps, "LINES_A_SLICE", 1)
    world.build()
    assert world.ask("select * from figure order by all") == whole
    assert world.figure("1.6-a.complaints", "DA", "ALL", "2018-H1")[:1] == (20,)
