"""The matrix of an activity: every breakdown of every series, each a link with the form of what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qsl

import duckdb

from pages.card.cell import Cell
from pages.cards.kinds import build_card
from pages.cards.progress.matrix import is_mostly_hidden
from pages.progress.activity import say_unpublished
from pages.view.view import View


def read(program: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(program), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def cells(view: View, activity: str) -> dict[tuple[str, str], Cell]:
    """The cells of the matrix by series and breakdown, as their links name them."""
    found = {}
    for row in build_card(view, f"matrix:{activity}").table.rows:
        for cell in row[1:]:
            if cell.href:
                asked = dict(parse_qsl(cell.href.partition("?")[2]))
                found[asked["series"], asked["breakdown"]] = cell
    return found


def test_every_breakdown_that_is_released_has_a_cell_with_how_it_can_be_split(view: Callable[..., View], program: Path) -> None:
    wanted = {
        (series, breakdown): {(True, True): "by place and year", (True, False): "by place", (False, True): "by year"}.get(of, "whole term")
        for series, breakdown, *of in (
            (series, breakdown, place, year)
            for series, breakdown, place, year in read(
                program,
                "select series, breakdown, bool_or(region not in ('ALL', 'PILOTS')), bool_or(regexp_matches(period, '^[0-9]{4}$')) from figure_in(3)"
                " where breakdown <> 'total' and (series like '1.6-%' or series like '2.6-%') group by all",
            )
        )
        for of in [tuple(of)]
    }
    found = {**cells(view("/prosecution", activity="1.6"), "1.6"), **cells(view("/protection", activity="2.6"), "2.6")}
    assert {key: cell.text.partition(";")[0] for key, cell in found.items()} == wanted
    assert ("2.6-b.children", "service+age") in found, "crossed breakdowns too"


def test_a_file_of_it_holds_the_figures_that_the_pictures_draw(view: Callable[..., View], program: Path) -> None:
    shown = view("/prosecution", activity="1.6")
    facts = build_card(shown, "matrix:1.6").facts()
    offense = {fact["key"]: fact["value"] for fact in facts if fact["series"] == "1.6-d.cases" and fact["breakdown"] == "offense"}
    sql = "select key, value from figure_in(3) where series = '1.6-d.cases' and breakdown = 'offense' and region = 'ALL' and period = '2023'"
    assert offense == dict(read(program, sql)) and offense


def test_the_pictures_are_of_the_one_chosen_place_where_it_has_the_table(view: Callable[..., View]) -> None:
    facts = build_card(view("/prosecution", activity="1.6", region="LOR"), "matrix:1.6").facts()
    assert {fact["region"] for fact in facts if fact["series"] == "1.6-d.cases" and fact["breakdown"] == "offense"} == {"LOR"}
    assert {fact["region"] for fact in facts if fact["breakdown"] == "gender"} == {"ALL"}


def test_what_is_mostly_confidential_has_no_picture_and_says_so(view: Callable[..., View], program: Path) -> None:
    sql = "select series, breakdown from withheld_in(3) where region = 'ALL' and period = 'TERM' and 2 * hidden > total and series like '1.6-%'"
    hidden = set(read(program, sql))
    found = cells(view("/prosecution", activity="1.6"), "1.6")
    told = {key for key, cell in found.items() if cell.text.endswith("mostly confidential")}
    assert told and told == hidden & {key for key, cell in found.items() if not cell.picture}
    assert all(cell.picture for key, cell in found.items() if key not in told)


def test_why_a_breakdown_is_not_split_is_said_only_of_one_about_children(view: Callable[..., View]) -> None:
    shown = view("/prosecution", activity="1.6")
    (row,) = [row for row in shown.framework.splits["1.6-d.cases"] if row.breakdown == "exploitation"]
    assert row.tier == "victim" and "single child" in say_unpublished(shown, row)
    assert say_unpublished(shown, row._replace(tier="court")) == "It is published for all places and the whole term only, not by place or year."
    assert say_unpublished(shown, row._replace(by_place=True, by_year=True)) == ""


def test_half_is_not_more_than_half() -> None:
    assert not is_mostly_hidden([SimpleNamespace(hidden=20, total=40)])
    assert is_mostly_hidden([SimpleNamespace(hidden=21, total=40)])
    assert not is_mostly_hidden([SimpleNamespace(hidden=None, total=None)])
