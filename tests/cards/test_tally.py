"""The tally: each count is the released one and equals the list that its link opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.cards import tally
from pages.cards.cell import Cell
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.markup import plain
from pages.cards.ratings import SYMBOLS
from pages.view.headlines import STANDINGS
from pages.view.view import View

PLACES = ("LMA", "LOR", "CUS")


def counts(program: Path, objective: str, year: int) -> dict[tuple[str, str], int]:
    """Counted anew from the status of each series, without the tables of the tally."""
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute(
            """
            select region, status, count(*)
            from (
                select distinct on (series.indicator, status.region) series.indicator, status.region, status.status
                from status
                join series on series.series = status.series and series.last_release is null
                join indicator on indicator.indicator = series.indicator and indicator.last_release is null
                where status.last_release is null and status.year = $1 and status.source = coalesce(series.shown_source, status.source)
                and indicator.objective is not null and ($2 = 'all' or indicator.objective::varchar = $2)
                order by series.indicator, status.region, status.status = 'unrated', series.position, series.series, status.source
            )
            group by region, status
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
    assert [row[0].text for row in card.table.rows] == ["Metropolitan Lima", "Loreto", "Cusco"]
    for place, row in zip(PLACES, card.table.rows, strict=True):
        for status, cell in zip(SYMBOLS, row[1:5], strict=True):
            count = expected.get((place, status), 0)
            assert cell.text == f"{SYMBOLS[status]} {count}" and cell.weight == count
            opened = view("/", to=year, show=f"standing:{place}:{status}", **chosen)
            assert len(build_card(opened, opened.selection.show).table.rows) == count
        rated = sum(expected.get((place, status), 0) for status in SYMBOLS)
        everything = sum(count for (region, _), count in expected.items() if region == place)
        assert row[5].parts[0].text == f"{rated} rated of {everything}"
        assert [part.href.rsplit("%3A", 1)[1] for part in row[5].parts] == ["rated", "unrated"]
        assert len(build_card(shown, f"standing:{place}:rated").table.rows) == rated
        assert len(build_card(shown, f"standing:{place}:unrated").table.rows) == everything - rated
        assert sum(cell.facts["indicators"] for cell in row[6].parts) == everything - rated


def test_every_list_that_a_link_may_name_has_its_title() -> None:
    assert set(tally.TITLES) == set(STANDINGS)


def test_the_sentence_says_the_counts_of_the_bars(program: Path, view: Callable[..., View]) -> None:
    expected = counts(program, "all", 2023)
    said = tally.tell(view("/", region=["LOR"]))
    assert plain(said).startswith("In 2023, the last complete year,")
    assert f"{expected['LOR', 'missed']} of " in plain(said) and "in Loreto" in plain(said) and "Cusco" not in plain(said)
    assert all(cell.key in ("tally/LOR/all/2023/missed/", "tally/LOR/all/2023/rated/") for cell in said if isinstance(cell, Cell) and cell.key)


def test_where_no_year_is_complete_nothing_is_rated(view: Callable[..., View]) -> None:
    shown = view("/", from_=2024, to=2024)
    assert tally.tell(shown) == () and build_card(shown, "tally").table.rows == ()


@pytest.mark.parametrize("address", ["standing:LOR:splendid", "standing:XXX:missed", "standing:LOR"])
def test_an_unknown_list_is_no_card(address: str, view: Callable[..., View]) -> None:
    with pytest.raises(UnknownCard):
        build_card(view("/"), address)
    assert view("/", show=address).selection.show == ""
