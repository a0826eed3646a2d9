"""Breakdown cards: one year by category and place, and the categories over the years."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.figures import short_place
from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.progress.breakdown import gather
from pages.view.view import View

LATEST = "3 between first_release and coalesce(last_release, 3)"


@pytest.fixture(scope="module")
def known(program: Path) -> Callable[[str], dict[str, float | None]]:
    """Key and value of the current figures that a condition chooses."""

    def rows(condition: str) -> dict[str, float | None]:
        with duckdb.connect(str(program), read_only=True) as connection:
            return dict(connection.execute(f"select key, value from figure where {condition} and {LATEST}").fetchall())

    return rows


def test_it_draws_the_categories_of_the_last_year_of_the_range(view: Callable[..., View], known: Callable[[str], dict[str, float | None]]) -> None:
    card = build_card(view(to=2023), "breakdown:1.6-c.cases:offense")
    expected = known("series = '1.6-c.cases' and breakdown = 'offense' and period = '2023' and region in ('LMA', 'LOR', 'CUS')")
    assert expected
    assert card.figure is not None
    card.figure.check()
    drawn = {key: value for trace in card.figure.to_dict()["data"] for (key, _), value in zip(trace["customdata"], trace["x"], strict=True) if key}
    assert drawn == expected
    by = view().framework.breakdowns["offense"].name_in[0].lower()
    assert card.title == f"Prosecutions of child trafficking started, cases by {by}: the pilot regions, 2023"


def test_child_victims_of_a_place_are_broken_down_for_the_whole_term_and_it_says_so(
    view: Callable[..., View], known: Callable[[str], dict[str, float | None]]
) -> None:
    card = build_card(view(region="LOR", to=2023), "breakdown:2.6-a.children:age")
    assert card.figure is not None and "the whole term, whatever years are chosen" in card.subtitle
    assert card.title.endswith("Loreto, 2017–2024")
    expected = known("series = '2.6-a.children' and breakdown in ('age', 'total') and period = 'TERM' and region in ('LOR', 'ALL')")
    assert expected and {cell.key for row in card.table.rows for cell in row if cell.key} <= set(expected)


def test_where_no_place_has_a_table_all_places_are_drawn_and_it_says_so(view: Callable[..., View]) -> None:
    card = build_card(view(region="LOR", to=2023), "breakdown:2.3-b.children:gender")
    assert card.figure is not None
    (trace,) = card.figure.to_dict()["data"]
    assert {key.split("/")[3] for key, _ in trace["customdata"]} == {"ALL"}
    assert any("the chart draws all places together" in note for note in card.notes)


def test_a_code_has_no_bar(view: Callable[..., View], known: Callable[[str], dict[str, float | None]]) -> None:
    hidden = list(known("series = '2.6-a.children' and period = 'TERM' and region in ('LMA', 'LOR', 'CUS') and missing = 'c'"))
    splits = ("age", "gender", "origin", "exploitation")
    found = 0
    for split in splits:
        figure = build_card(view(to=2023), f"breakdown:2.6-a.children:{split}").figure
        assert figure is not None
        for trace in figure.to_dict()["data"]:
            bars = dict(zip((key for key, _ in trace["customdata"]), trace["x"], strict=True))
            found += sum(key in bars for key in hidden)
            assert [bars[key] for key in hidden if key in bars] == [None] * sum(key in bars for key in hidden)
    assert found


def test_the_total_stands_with_the_parts(view: Callable[..., View], known: Callable[[str], dict[str, float | None]]) -> None:
    card = build_card(view(to=2023), "breakdown:1.6-c.cases:defendants")
    totals = known("series = '1.6-c.cases' and breakdown = 'total' and period = '2023'")
    assert {cell.key for cell in card.table.rows[-1][1:]} == set(totals)


def test_a_crossed_breakdown_is_a_table_of_its_two_parts(view: Callable[..., View]) -> None:
    card = build_card(view(), "breakdown:2.6-b.children:service+age")
    assert card.figure is None
    assert card.table_first
    assert card.table.heads == ("Service", "0–11 years", "12–14 years", "15–17 years", "Age unknown")
    told = {(row[0].text, head): cell.key for row in card.table.rows for head, cell in zip(card.table.heads[1:], row[1:], strict=True)}
    assert len(told) == 36 and told["Legal assistance", "12–14 years"] == "figure/2.6-b.children/DS-SHELTER/ALL/TERM/service+age/legal+12-14"


def test_categories_that_overlap_say_so(view: Callable[..., View]) -> None:
    assert any("do not add up to the total" in note for note in build_card(view(), "breakdown:2.3-b.children:service").notes)


def test_few_categories_are_lines_over_the_years_at_one_place(view: Callable[..., View], known: Callable[[str], dict[str, float | None]]) -> None:
    card = build_card(view(region="LMA"), "categories:1.1-a.cases:protocol")
    assert card.figure is not None
    card.figure.check()
    drawn = {key: value for trace in card.figure.to_dict()["data"] for (key, _), value in zip(trace["customdata"], trace["y"], strict=True) if key}
    expected = known("series = '1.1-a.cases' and breakdown = 'protocol' and region = 'LMA' and period similar to '[0-9]{4}'")
    assert expected
    codes_of_a_part_of_a_year = {key for key, value in expected.items() if value is None and key.split("/")[4] in ("2017", "2024")}
    assert drawn == {key: value for key, value in expected.items() if key not in codes_of_a_part_of_a_year}


def test_more_than_four_categories_over_the_years_are_a_table(view: Callable[..., View]) -> None:
    card = build_card(view(), "categories:1.6-c.cases:offense")
    assert card.figure is None
    assert card.table_first
    assert card.title.endswith(": all places, 2017–2024")


def test_each_system_has_its_own_breakdown(view: Callable[..., View]) -> None:
    card = build_card(view(to=2023), "breakdown:2.5-a.children:exploitation:DS-PROSECUTION")
    assert {fact["source"] for fact in card.facts()} == {"DS-PROSECUTION"}
    assert card.address == "breakdown:2.5-a.children:exploitation:DS-PROSECUTION"


def test_before_the_first_release_there_is_nothing_and_it_says_so(view: Callable[..., View]) -> None:
    for kind in ("breakdown", "categories"):
        card = build_card(view(asof="2019-01-01"), f"{kind}:1.6-c.cases:offense")
        assert card.figure is None
        assert card.facts() == []
        assert plain(card.sentence).strip() == "No value is released for these places and years."


@pytest.mark.parametrize("address", ["breakdown:1.6-c.cases", "breakdown:1.6-c.cases:nothing", "categories:nothing:age", "completeness:7.1"])
def test_an_unknown_breakdown_is_no_card(view: Callable[..., View], address: str) -> None:
    with pytest.raises(UnknownCard):
        build_card(view(), address)


def test_completeness_of_all_activities_stands_in_one_table(view: Callable[..., View], program: Path) -> None:
    card = build_card(view(region="LOR"), "completeness")
    with duckdb.connect(str(program), read_only=True) as connection:
        question = f"select key, delivered, required from completeness where region = 'LOR' and {LATEST}"
        known = {key: f"{delivered:,} of {required:,}" for key, delivered, required in connection.execute(question).fetchall()}
    assert {cell.key: cell.text for row in card.table.rows for cell in row if cell.key} == known
    told = [code for code in view().framework.activities if any(f"/{code}/" in key for key in known)]
    assert [row[0].text.split()[0] for row in card.table.rows] == told


def test_completeness_prints_delivered_of_required(view: Callable[..., View], program: Path) -> None:
    card = build_card(view(), "completeness:1.6")
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute(f"select key, delivered, required from completeness where activity = '1.6' and {LATEST}").fetchall()
    shown = {cell.key: cell.text for row in card.table.rows for cell in row if cell.key}
    assert rows
    assert shown == {key: f"{delivered} of {required}" for key, delivered, required in rows}


def test_what_is_not_shown_is_said_first_and_what_is_mostly_hidden_draws_no_ranking(view: Callable[..., View], program: Path) -> None:
    """Every breakdown of a place: recomputed from the released rows of the period that the card shows."""
    shown = {place: view(region=place, to=2023) for place in ("LMA", "LOR", "CUS")}
    said = bare = 0
    with duckdb.connect(str(program), read_only=True) as connection:
        found = connection.execute(
            """
            select region, parts.series, parts.source, parts.breakdown, period, total.value, coalesce(sum(parts.value), 0)
            from figure as parts join figure as total using (series, source, region, period)
            join breakdown on breakdown.breakdown = parts.breakdown and breakdown.partition and breakdown.last_release is null
            where region in ('LMA', 'LOR', 'CUS') and total.breakdown = 'total' and parts.breakdown <> 'total' and total.value is not null
            and parts.last_release is null and total.last_release is null
            group by all having count(*) filter (parts.missing = 'c') > 0 and coalesce(sum(parts.value), 0) < total.value
            """
        ).fetchall()
    for place, series, source, breakdown, period, total, seen in found:
        split = gather(shown[place], series, breakdown, source)
        if split.series.kind == "percentage" or split.drawn != (place,) or period != (str(split.year) if split.year else "TERM"):
            continue
        card = build_card(shown[place], f"breakdown:{series}:{breakdown}:{source}")
        words = "".join(part if isinstance(part, str) else part.text for part in card.sentence)
        assert f": {total - seen:,.0f} of {total:,.0f}" in words and "are not shown" in words, (series, breakdown, words)
        lead = "".join(part if isinstance(part, str) else part.text for part in card.lead)
        expected = f"Not shown, because confidential: {short_place(shown[place], place)} {total - seen:,.0f} of {total:,.0f}"
        assert lead == (expected if card.figure is not None else ""), "in sight, on a card with a chart too"
        said += 1
        if total - seen > total / 2:
            assert card.figure is None, (series, breakdown)
            bare += 1
    assert said > 1 and bare


def test_half_a_year_is_never_the_default(view: Callable[..., View]) -> None:
    assert build_card(view(), "breakdown:1.6-c.cases:offense").title.endswith("2023")
    assert "2024" in build_card(view(**{"from": 2024, "to": 2024}), "breakdown:1.6-c.cases:offense").title
