"""Contributions: by year and form against what was intended, by sector, single amounts folded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.article import write_card
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.partnership import spent
from pages.view.view import View

Make = Callable[..., View]
OF = "region = 'ALL' and source = 'ALL'"


def read(program: Path, sql: str) -> dict[str, float | None]:
    with duckdb.connect(str(program), read_only=True) as connection:
        return dict(connection.execute(sql).fetchall())


def bars(card_view: View, address: str) -> dict[str, float]:
    figure = build_card(card_view, address).figure
    assert figure is not None
    return {
        key: value
        for trace in figure.to_dict()["data"]
        if trace["type"] == "bar"
        for (key, _), value in zip(trace["customdata"], trace["x"], strict=True)
    }


def test_the_executed_contribution_is_drawn_by_form_for_the_term_and_each_year(view: Make, program: Path) -> None:
    years = "(period = 'TERM' or regexp_matches(period, '^[0-9]{4}$'))"
    parts = read(
        program, f"select key, value from figure_in(3) where series = 'P-2.executed' and breakdown = 'form' and {OF} and {years} and value > 0"
    )
    assert bars(view("/contributions"), "spent:PEN") == parts and len(parts) == 27
    whole = read(
        program, f"select key, value from figure_in(3) where series = 'P-1.disbursed' and breakdown = 'total' and {OF} and {years} and value > 0"
    )
    assert bars(view("/contributions"), "spent:USD") == whole and len(whole) == 9


def test_the_whole_term_comes_first_and_alone_carries_what_was_intended(view: Make) -> None:
    card = build_card(view("/contributions"), "spent:PEN")
    assert card.figure is not None
    (aims,) = [trace for trace in card.figure.to_dict()["data"] if trace["name"].startswith("Intended")]
    assert (aims["x"], aims["y"], aims["customdata"]) == ([8_000_000], [0], [["commitment/C13", ""]])
    assert [row[0].text for row in card.table.rows][:2] == ["Whole term", "2017, Jun–Dec"]
    assert "no amount for a year" in card.notes[0]


def test_what_is_withheld_in_one_part_is_never_told_by_a_stack(view: Make) -> None:
    shown = view("/contributions")
    series = shown.framework.series["P-2.executed"]
    totals, parts = spent._read(shown, series)
    hidden = parts[2023]["cash"]._replace(value=None, missing="c")
    known = {**parts, 2023: {**parts[2023], "cash": hidden}}
    drawing = spent._draw(shown, series, totals, known, ["cash", "in-kind", "unknown"], None)
    assert drawing is not None
    keys = {key for trace in drawing.to_dict()["data"] for key, _ in trace["customdata"]}
    assert keys == {row.key for row in totals.values()}, "one bar a year, no part"


def test_a_currency_nobody_gives_is_no_card(view: Make) -> None:
    with pytest.raises(UnknownCard):
        build_card(view("/contributions"), "spent:EUR")


def test_sectors_stand_with_the_term_the_year_and_their_posts(view: Make, program: Path) -> None:
    card = build_card(view("/contributions"), "sectors:P-2.executed:P-3.personnel")
    assert card.table.heads == ("Sector", "Executed, whole term so far", "Executed, 2023", "Personnel, 2023")
    wanted = read(
        program,
        f"select key, value from figure_in(3) where {OF} and breakdown in ('institution', 'total')"
        " and ((series = 'P-2.executed' and period in ('TERM', '2023')) or (series = 'P-3.personnel' and period = '2023'))",
    )
    assert {fact["key"]: fact["value"] for fact in card.facts()} == wanted and len(wanted) == 45
    assert card.table.rows[-1][0].text == "Total"
    own = build_card(view("/contributions", region="LOR"), "sectors:P-2.executed:P-3.personnel")
    assert own.title.endswith("Loreto") and {fact["region"] for fact in own.facts()} == {"LOR"}


def test_single_amounts_are_folded_with_a_field_to_search_and_open_in_a_file(view: Make) -> None:
    shown = view("/contributions")
    card = build_card(shown, "contributions")
    rows = len([row for row in card.table.rows if len(row) > 1])
    live, still, file = (str(write_card(shown, card, medium=medium)) for medium in ("live", "still", "file"))
    assert "<summary>Open the list</summary>" in live and "data-sift" in live
    assert "<summary>Open the list</summary>" in still and still.count('<th scope="row"') == rows and "data-sift" not in still
    assert "Open the list" not in file and file.count('<th scope="row"') == rows
