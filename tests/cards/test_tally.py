"""The tally: each count is the released one and equals the list that its link opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.cell import Cell
from pages.card.markup import plain
from pages.card.ratings import RATED, UNRATED
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.progress import tally
from pages.view.headlines import STANDINGS
from pages.view.view import View

PLACES = ("LMA", "LOR", "CUS")


def counts(program: Path, objective: str, year: int) -> dict[tuple[str, str], int]:
    """Counted anew from the status of each series, without the tables of the tally."""
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute(
            """
            select region, status.status, count(distinct indicator.indicator)
            from status
            join series on series.series = status.series and series.last_release is null
            join indicator on indicator.headline_series = series.series and indicator.last_release is null
            where status.last_release is null and status.year = $1
            and indicator.objective is not null and ($2 = 'all' or indicator.objective::varchar = $2)
            group by region, status.status
            """,
            [year, objective],
        ).fetchall()
    return {(region, status): count for region, status, count in rows}


@pytest.mark.parametrize("objective", ["all", "1", "2", "3"])
@pytest.mark.parametrize("year", [2019, 2023])
def test_every_count_is_what_the_series_say_and_equals_its_list(program: Path, view: Callable[..., View], objective: str, year: int) -> None:
    chosen = {} if objective == "all" else {"objective": objective}
    shown = view("/", to=year, **chosen)
    expected = counts(program, objective, year)
    card = build_card(shown, "tally")
    named = [row[0].text for row in card.table.rows]
    assert named[:3] == ["Metropolitan Lima", "Loreto", "Cusco"] and named[3:] in ([], ["All three together"])
    widest = max(sum(count for (region, _), count in expected.items() if region == place) for place in PLACES)
    for place, row in zip((*PLACES, "PILOTS"), card.table.rows, strict=False):
        own = {status: expected.get((place, status), 0) for status in (*RATED, *UNRATED)}
        assert [cell.text for cell in row[1:4]] == [str(own[status]) for status in RATED]
        assert [cell.weight for cell in row[1:6]] == list(own.values()), "a part of the bar is as long as its count"
        assert sum(own.values()) + (row[7].weight or 0) == widest, "all bars are on one scale"
        rated = sum(own[status] for status in RATED)
        told = [f"{own['met']} met", f"{own['close']} close", f"{own['not-met']} not met", f"{sum(own.values()) - rated} not rated"]
        assert [part.text for part in row[6].parts] == told
        for status in (*RATED, "rated", "unrated"):
            count = {"rated": rated, "unrated": sum(own.values()) - rated}.get(status, own.get(status, 0))
            assert len(build_card(shown, f"standing:{place}:{status}").table.rows) == count
        ways = [len(build_card(shown, f"standing:{place}:{way}").table.rows) for way in ("got-better", "got-worse", "unchanged", "incomparable")]
        assert sum(ways) == rated


def test_every_list_that_a_link_may_name_has_its_title() -> None:
    assert set(tally.TITLES) == set(STANDINGS)


def test_the_sentence_says_the_counts_of_the_bars(program: Path, view: Callable[..., View]) -> None:
    expected = counts(program, "all", 2023)
    said = tally.tell(view("/", region=["LOR"]))
    met, close, missed = (expected["LOR", status] for status in RATED)
    assert plain(said).startswith(f"Of 39 indicators in Loreto, {met + close + missed} could be rated for 2023: {met} met their target, ")
    assert f"{close} came close, {missed} did not;" in plain(said) and "got worse since 2022" in plain(said) and "Cusco" not in plain(said)
    assert {cell.key.split("/")[4] for cell in said if isinstance(cell, Cell) and cell.key} == {"all", "rated", *RATED, "got-worse", "incomparable"}


def test_a_place_in_which_nothing_is_rated_is_a_sentence_and_no_bar(view: Callable[..., View]) -> None:
    card = build_card(view("/", region=["LOR", "MDD"]), "tally")
    assert [row[0].text for row in card.table.rows] == ["Loreto"]
    assert plain(card.sentence) == "Madre de Dios: no indicator could be rated."


def test_where_no_year_is_complete_nothing_is_rated(view: Callable[..., View]) -> None:
    shown = view("/", from_=2024, to=2024)
    assert tally.tell(shown) == () and build_card(shown, "tally").table.rows == ()


@pytest.mark.parametrize("address", ["standing:LOR:splendid", "standing:XXX:met", "standing:LOR"])
def test_an_unknown_list_is_no_card(address: str, view: Callable[..., View]) -> None:
    with pytest.raises(UnknownCard):
        build_card(view("/"), address)
    assert view("/", show=address).selection.show == ""
