"""Cells, sums and the two audits on a tiny country: two pilots, one other place, two years, ages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.disclosure.audit import audit
from data.disclosure.banner import swallow_banner
from data.disclosure.cells import Cells, Key, find_limits, make_cells
from data.disclosure.leaf_audit import Told, audit_leaves
from data.disclosure.leaves import Agreed, Counts, Leaf, Listed, Nested, Pair, Places
from data.release.protection import decide, name_row

K = 11
PLACES = Places("ALL", "PILOTS", ("LMA", "LOR"), ("MDD",), ("NAT",))
TABLES = (
    Listed("s", "", "total", "region-year", False),
    Listed("s", "", "total", "region-term", False),
    Listed("s", "", "age", "year-category", False),
    Listed("s", "", "age", "term-category", False),
    Listed("s", "", "age", "region-category", True),
)
AGREED = Agreed(PLACES, TABLES, partition=frozenset({"age"}), categories={"age": ("child", "teen")})


def leaf(region: str, year: int, child: int, teen: int, release: int = 1, series: str = "s") -> list[Leaf]:
    """A place in a year: its total and both ages."""
    counts = {("total", "total"): child + teen, ("age", "child"): child, ("age", "teen"): teen}
    return [Leaf(series, "S", region, year, *what, (count,), release) for what, count in counts.items()]


def key(region: str, period: str, breakdown: str = "total", category: str = "total", series: str = "s") -> Key:
    return Key(series, "S", region, period, breakdown, category)


def everything(cells: Cells) -> dict[Key, Counts]:
    return {row.key: tuple(cells.values[cell] for cell in row.cells) for row in cells.rows}


def without(cells: Cells, *withheld: Key) -> dict[Key, Counts]:
    assert set(withheld) <= {row.key for row in cells.rows}
    return {name: counts for name, counts in everything(cells).items() if name not in withheld}


def told(cells: Cells, shown: dict[Key, Counts]) -> list[Told]:
    return [Told(*row.key[:3], row.year, row.release, *row.key[4:], shown.get(row.key)) for row in cells.rows]


@pytest.fixture(autouse=True)
def quiet() -> None:
    swallow_banner()


def test_roll_ups_years_and_what_a_release_added_are_cells_and_only_listed_tables_are_rows() -> None:
    leaves = [*leaf("LMA", 2018, 20, 30), *leaf("MDD", 2018, 12, 13), *leaf("LMA", 2019, 15, 16, release=2)]
    cells = make_cells(leaves, AGREED)
    value = {name: cells.values[place] for (name, _), place in cells.place.items()}
    assert value[key("ALL", "2018")] == 75 and value[key("PILOTS", "2018")] == 50 and value[key("ALL", "term 2")] == 106
    assert value[key("ALL", "new 2", "age", "child")] == 15
    rows = {row.key: (row.kind, row.release) for row in cells.rows}
    assert rows[key("LMA", "term 2")] == ("region-term", 2) and rows[key("ALL", "2018", "age", "teen")] == ("year-category", 1)
    assert not {name for name in rows if name.period.startswith("new") or name.region in ("others", "NAT")}
    assert not {name for name in rows if name.breakdown == "age" and name.region != "ALL"}, "by place only in the release that closes the term"
    closed = {row.key: row.release for row in make_cells(leaves, AGREED, closing=2).rows}
    assert closed[key("LMA", "term 2", "age", "child")] == 2


def test_the_sums_hold() -> None:
    cells = make_cells([*leaf("LMA", 2018, 20, 30), *leaf("LOR", 2018, 1, 2), *leaf("NAT", 2019, 5, 0, release=2)], AGREED, closing=2)
    assert len(cells.sums) > 20
    for whole, parts in cells.sums:
        assert cells.values[whole] == sum(cells.values[part] for part in parts), cells.names[whole]


def test_what_does_not_add_up_is_an_error() -> None:
    wrong = [each._replace(counts=(7,)) if each.category == "teen" else each for each in leaf("LMA", 2018, 20, 30)]
    with pytest.raises(ValueError, match="do not add up"):
        make_cells(wrong, AGREED)


def test_both_audits_find_a_count_that_follows_from_a_total() -> None:
    leaves = [*leaf("LMA", 2018, 40, 50), *leaf("LOR", 2018, 3, 40), *leaf("MDD", 2018, 30, 30)]
    cells = make_cells(leaves, AGREED)
    small = leaf("LOR", 2018, 3, 4)
    assert audit(cells, everything(cells), AGREED, K).exposed == []  # 73 children of all places: nothing small is told
    cells = make_cells([*leaf("LMA", 2018, 40, 50), *small], AGREED)
    shown = without(cells, key("LOR", "2018"), key("LOR", "term 1"))  # 97 of the pilots less 90
    found = audit(cells, shown, AGREED, K)
    assert {(each.key, each.interval) for each in found.exposed} == {(key("LOR", "2018"), (7, 7)), (key("LOR", "term 1"), (7, 7))}
    assert {each.row.region for each in audit_leaves([*leaf("LMA", 2018, 40, 50), *small], told(cells, shown), AGREED, K)[1]} == {"LOR"}


def test_a_term_total_that_grew_by_one_place_gives_it_away() -> None:
    leaves = [*leaf("LMA", 2018, 40, 50), *leaf("LOR", 2018, 40, 41), *leaf("LOR", 2019, 2, 3, release=2)]
    cells = make_cells(leaves, AGREED)
    hidden = {name for name in everything(cells) if name.period == "2019"}
    shown = {name: counts for name, counts in everything(cells).items() if name not in hidden}
    assert (5, 5) in {each.interval for each in audit(cells, shown, AGREED, K).exposed}
    assert (5, 5) in {each.interval for each in audit_leaves(leaves, told(cells, shown), AGREED, K)[1]}


def test_the_same_count_under_another_name_gives_it_away() -> None:
    both = replace(AGREED, listed=(*TABLES, *(each._replace(series="t") for each in TABLES)), same=(Pair("t", "value", "s", "value"),))
    leaves = [each for series in "st" for each in [*leaf("LMA", 2018, 40, 50, series=series), *leaf("LOR", 2018, 3, 4, series=series)]]
    cells = make_cells(leaves, both)
    hidden = [name for name in everything(cells) if name.series == "s" and name.region != "LMA"]
    shown = without(cells, *hidden)
    assert {each.interval for each in audit(cells, shown, AGREED, K).exposed} >= {(7, 7)}
    assert {each.interval for each in audit_leaves(leaves, told(cells, shown), both, K)[1]} >= {(7, 7)}


def test_a_nested_measure_limits_the_other_but_where_a_report_breaks_the_pair() -> None:
    both = replace(AGREED, listed=(*TABLES, *(each._replace(series="t") for each in TABLES)), nested=(Nested((("t", "value"),), ("s", "value")),))
    whole, part = [*leaf("LMA", 2018, 0, 50), *leaf("LOR", 2018, 0, 5)], [*leaf("LMA", 2018, 0, 40, series="t"), *leaf("LOR", 2018, 0, 4, series="t")]
    cells = make_cells([*whole, *part], both)
    names = [name for name in everything(cells) if name.region in ("LOR", "ALL", "PILOTS") and name.breakdown == "total" and name.series == "s"]
    names += [name for name in everything(cells) if name.region == "LOR" and name.series == "t"]
    shown = without(cells, *names, *[name for name in everything(cells) if name.breakdown == "age"])
    exposed = {each.key for each in audit(cells, shown, AGREED, K).exposed}
    assert key("LOR", "2018", series="t") in exposed, "44 of all pilots less 40"
    broken = make_cells([*whole, *leaf("LMA", 2018, 0, 40, series="t"), *leaf("LOR", 2018, 0, 9, series="t")], both)
    limited = {(broken.names[total][0].region, broken.names[total][0].period) for total, parts in broken.sums if parts[-1] in broken.silent}
    assert ("LMA", "2018") in limited and ("LOR", "2018") not in limited, "a report breaks the pair for its own place and year alone"


def test_an_exact_total_of_a_court_leaves_less_doubt_and_that_is_no_exposure() -> None:
    court = replace(AGREED, court=frozenset({"s"}), listed=(Listed("s", "", "age", "year-category", False),))
    leaves = leaf("LMA", 2018, 2, 3)
    cells = make_cells(leaves, court)
    found = audit(cells, {}, AGREED, K)
    assert (found.primary, found.less, found.exposed) == (2, 2, [])
    assert audit_leaves(leaves, told(cells, {}), court, K) == (2, [])


def test_an_absent_row_is_no_row_to_the_audit_but_a_published_one_is_told() -> None:
    leaves = [*leaf("LMA", 2018, 40, 50), *leaf("LOR", 2018, 3, 4)]
    cells = make_cells(leaves, AGREED)
    shown = {name: counts for name, counts in everything(cells).items() if name == key("LOR", "2018")}
    assert [each.interval for each in audit(cells, shown, AGREED, K).exposed if each.key == key("LOR", "2018")] == [(7, 7)]


def ratio(series: str, place: str, n: int, of: int) -> Leaf:
    return Leaf(series, "S", place, 2018, "total", "total", (n, of - n, of), 1)


TWO_PARTS = Nested((("s", "numerator"), ("t", "numerator")), ("s", "denominator"))
ONE_PART = Nested((("t", "value"),), ("s", "value"))


def single(series: str, place: str, count: int) -> Leaf:
    return Leaf(series, "S", place, 2018, "total", "total", (count,), 1)


@pytest.mark.parametrize(
    ("nested", "known", "leaves", "interval"),
    [
        # of 20 in both places at most 15 are in LOR, whose 60 have 45 others
        (
            TWO_PARTS,
            set(),
            [ratio("s", "LMA", 40, 60), ratio("s", "LOR", 45, 60), ratio("t", "LMA", 8, 60), ratio("t", "LOR", 12, 60)],
            (5, 20),
        ),
        # of 44 places that are taken LOR, which has 40, has no more than those
        (ONE_PART, {"s"}, [single("s", "LMA", 30), single("s", "LOR", 40), single("t", "LMA", 9), single("t", "LOR", 35)], (4, 10)),
        # the same where the larger count is one of children too
        (ONE_PART, set(), [single("s", "LMA", 30), single("s", "LOR", 40), single("t", "LMA", 9), single("t", "LOR", 35)], (4, 10)),
    ],
    ids=["parts of one whole", "places that are open", "part of another series"],
)
def test_limits_that_everybody_knows_are_in_both_audits(nested: Nested, known: set[str], leaves: list[Leaf], interval: tuple[int, int]) -> None:
    tables = tuple(Listed(series, "", "total", "region-year", False) for series in sorted({"s", "t"} - known))
    without_limit = Agreed(PLACES, tables, same=(Pair("t", "denominator", "s", "denominator"),), open=frozenset(known))
    for agreed, expected in ((without_limit, []), (replace(without_limit, nested=(nested,)), [interval])):
        cells = make_cells(leaves, agreed)
        shown = without(cells, key("LMA", "2018", series="t"), key("LOR", "2018", series="t"))
        assert [each.interval for each in audit(cells, shown, agreed, K).exposed if each.key.period == "2018"] == expected
        assert [each.interval for each in audit_leaves(leaves, told(cells, shown), agreed, K)[1]] == expected


def test_that_a_total_of_a_pilot_and_year_is_withheld_tells_that_it_is_small() -> None:
    """15 in both pilots, neither of them published: each has at least 5, because the other has at most 10. What is shown leaves more doubt."""
    leaves = [single("s", "LMA", 9), single("s", "LOR", 6)]
    cells = make_cells(leaves, replace(AGREED, listed=TABLES[:1]))
    shown = without(cells, key("LMA", "2018"), key("LOR", "2018"))
    assert {each.interval for each in audit(cells, shown, AGREED, K).exposed} == {(5, 10)}
    assert [each.interval for each in audit_leaves(leaves, told(cells, shown), AGREED, K)[1]] == [(5, 10), (5, 10)]
    decided = decide(cells, AGREED, {}, "", K)
    assert {row.key.region for row in cells.rows if decided[name_row(row)]} <= {"NAT", "MDD"}
    assert audit(cells, {}, AGREED, K).exposed == []


def test_a_count_of_two_rows_is_known_by_what_either_tells() -> None:
    """The count of LMA, 6, is N of a percentage too, which tells only that it is not 0."""
    tables = tuple(Listed(series, "", "total", "region-year", False) for series in ("s", "t"))
    agreed = Agreed(PLACES, tables, same=(Pair("t", "denominator", "s", "value"),))
    cells = make_cells([single("s", "LMA", 6), ratio("t", "LMA", 3, 6)], agreed)
    assert find_limits(cells, agreed, K) == {cells.place[key("LMA", "2018"), "value"]: (1, 10)}


def test_the_others_make_up_the_whole_where_no_pilot_reported() -> None:
    cells = make_cells([single("s", "MDD", 25), single("s", "NAT", 5)], AGREED)
    shown = without(cells)
    assert {each.interval for each in audit(cells, shown, AGREED, K).exposed} == {(5, 5)}


CHILDREN = replace(AGREED, attribute=frozenset({"age"}), rest=frozenset({("age", "teen")}))
ALL_PLACED = [ratio("s", "LMA", 26, 26), ratio("s", "LOR", 12, 40)]
ALL_CHILDREN = [*leaf("LMA", 2018, 30, 0), *leaf("LOR", 2018, 20, 20)]


@pytest.mark.parametrize(
    ("leaves", "withheld", "exposed"),
    [
        (ALL_PLACED, [], True),
        (ALL_PLACED, [key("LMA", "2018")], True),  # both pilots less LOR leave LMA: 26 of 26
        (ALL_PLACED, [key("LMA", "2018"), key("LOR", "2018")], False),
        ([ratio("s", "LMA", 0, 26), ratio("s", "LOR", 12, 40)], [key("LMA", "2018")], True),
        (ALL_CHILDREN, [], True),
        # of LMA the category alone: its total and the zero beside it tell the same
        (ALL_CHILDREN, [key("LMA", "term 1", "age", "child"), key("LOR", "term 1", "age", "child")], True),
    ],
    ids=["all", "all by subtraction", "in doubt", "none by subtraction", "one category has all", "by its zero"],
)
def test_what_would_be_told_of_a_whole_group_is_exposed(leaves: list[Leaf], withheld: list[Key], exposed: bool) -> None:
    cells = make_cells(leaves, CHILDREN, 1)
    hidden = {name for name in everything(cells) if any(name[2:] == each[2:] for each in withheld)}
    hidden |= {name._replace(period="term 1") for name in hidden if name.breakdown == "total"}
    shown = without(cells, *hidden)
    groups = {cells.names[cell] for cell in cells.nobody}
    found = [each for each in audit(cells, shown, CHILDREN, K).exposed if each.interval == (0, 0)]
    assert bool(found) == exposed and groups
    assert bool([each for each in audit_leaves(leaves, told(cells, shown), CHILDREN, K)[1] if each.interval == (0, 0)]) == exposed


@pytest.mark.parametrize("leaves", [ALL_PLACED, ALL_CHILDREN, [ratio("s", "LMA", 0, 26), ratio("s", "LOR", 12, 40)]])
def test_a_group_is_protected(leaves: list[Leaf]) -> None:
    """A category that has all is withheld with a zero beside it; a percentage of 0 or 100 with what it could be worked out from."""
    cells = make_cells(leaves, CHILDREN, 1)
    decided = decide(cells, CHILDREN, {}, "", K)
    shown = {row.key: tuple(cells.values[cell] for cell in row.cells) for row in cells.rows if decided[name_row(row)]}
    assert shown and audit(cells, shown, CHILDREN, K).exposed == []
    assert audit_leaves(leaves, told(cells, shown), CHILDREN, K)[1] == []
    zeros = [row.key for row in cells.rows if row.key.region == "LMA" and row.key.category == "teen" and row.key not in shown]
    assert bool(zeros) == (leaves is ALL_CHILDREN)
