"""The results framework: every series once, with the released actual, status, target and baseline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pages.card.card import Card
from pages.card.cell import Cell
from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View

GROUPS = ("1", "2", "3", "P")


def parts(card: Card) -> list[Cell]:
    return [part for row in card.table.rows for cell in row[1:] for part in cell.parts if part.key]


def asked(program: Path, sql: str, *values: Any) -> dict[str, Any]:
    with duckdb.connect(str(program), read_only=True) as connection:
        return dict(connection.execute(sql, list(values)).fetchall())


def test_every_series_stands_in_one_group(program: Path, view: Callable[..., View]) -> None:
    expected = asked(program, "select series, indicator from series where last_release is null")
    found: dict[str, str] = {}
    for group in GROUPS:
        own = {part.facts["series"] for part in parts(build_card(view(), f"results:{group}"))}
        assert own.isdisjoint(found)
        found |= dict.fromkeys(own, group)
    assert found == {series: code[0] for series, code in expected.items()}


@pytest.mark.parametrize("group", GROUPS)
def test_the_numbers_are_those_of_the_last_complete_year(program: Path, view: Callable[..., View], group: str) -> None:
    shown = parts(build_card(view(), f"results:{group}"))
    places = ["LMA", "LOR", "CUS", "ALL" if group == "P" else "PILOTS"]
    pattern = f"{group}%"
    figures = asked(
        program,
        "select figure.key, figure.value from figure join series using (series) where series like $1 and period = '2023' and breakdown = 'total' "
        "and source = coalesce(shown_source, source) and list_contains($2, region) "
        "and 3 between figure.first_release and coalesce(figure.last_release, 3) "
        "and series.last_release is null",
        pattern,
        places,
    )
    targets = asked(
        program,
        "select key, value from target where series like $1 and year = 2023 and last_release is null and list_contains($2, region)",
        pattern,
        places,
    )
    baselines = asked(
        program, "select key, value from baseline where series like $1 and last_release is null and list_contains($2, region)", pattern, places
    )
    statuses = asked(
        program,
        "select status.key, status.status from status join series using (series) where series like $1 and year = 2023 and list_contains($2, region) "
        "and source = coalesce(shown_source, source) "
        "and 3 between status.first_release and coalesce(status.last_release, 3) and series.last_release is null",
        pattern,
        places,
    )
    assert {part.key: part.facts["value"] for part in shown if part.facts["what"] == "figure"} == figures
    assert {part.key: part.facts["value"] for part in shown if part.facts["what"] == "target"} == targets
    assert {part.key: part.facts["value"] for part in shown if part.facts["what"] == "baseline"} == baselines
    assert {part.key: part.facts["status"] for part in shown if "status" in part.facts} == statuses
    sums = asked(
        program,
        "select status.key, target from status join series using (series) where series like $1 and year = 2023 "
        "and list_contains($2, region) and summed and 3 between status.first_release and coalesce(status.last_release, 3) "
        "and series.last_release is null",
        pattern,
        places,
    )
    assert {part.key: part.facts["target"] for part in shown if part.facts["what"] == "status" and "status" not in part.facts} == sums
    assert len(figures) > 20


def test_a_confidential_figure_is_not_rated_and_says_so(view: Callable[..., View]) -> None:
    hidden = [cell for row in build_card(view(), "results:2").table.rows for cell in row[1:] if cell.parts and cell.parts[0].text == "[c]"]
    assert len(hidden) > 0
    told = {part.text for cell in hidden for part in cell.parts if part.facts.get("what") == "status"}
    assert told <= {"– confidential", "– no target"} and told
    assert build_card(view(), "results:2").subtitle.endswith("– not rated, with the reason")


def test_a_cumulative_status_says_what_was_compared(program: Path, view: Callable[..., View]) -> None:
    compared = asked(
        program,
        "select key, value from status where series = '1.2-a.trained' and source = 'ALL' and year = 2023 and target is not null "
        "and last_release is null",
    )
    cells = [cell for row in build_card(view(), "results:1").table.rows for cell in row[1:] if cell.parts]
    bold = {part.key: part.text for cell in cells for part in cell.parts if part.tone == "strong"}
    assert len(compared) == 4, "the three pilots, and all three by the sum of their targets"
    assert [bold[key] for key in compared] == [f"{value:,.0f} since 2017" for value in compared.values()]
    signs = {part.key: (part.text, part.spoken) for cell in cells for part in cell.parts if part.tone == "sign"}
    assert {signs[key] for key in compared} == {("▽", "target not met")}
    shown = {part.key: part.text for cell in cells for part in cell.parts}
    assert "cumulative target" in shown["target/1.2-a.trained/LOR/2023"]


def test_the_region_filter_sets_the_columns(view: Callable[..., View]) -> None:
    assert build_card(view(), "results:1").table.heads == ("Indicator", "Metropolitan Lima", "Loreto", "Cusco", "The three pilot regions")
    assert build_card(view(region=["PUN", "LOR"]), "results:1").table.heads == ("Indicator", "Loreto", "Puno")
    assert build_card(view(region="LOR"), "results:P").table.heads == ("Indicator", "Loreto", "All places")


def test_a_row_leads_to_the_reference_sheet_and_names_the_unit(view: Callable[..., View]) -> None:
    rows = {row[0].parts[1].text: row[0] for row in build_card(view(region="LOR"), "results:1").table.rows if len(row) > 1}
    head = rows["Prosecutions of child trafficking started, defendants"]
    assert [part.text for part in head.parts] == ["1.6-c", "Prosecutions of child trafficking started, defendants", "· defendants"]
    assert head.parts[0].href == "/indicators?region=LOR&indicator=1.6-c"


def test_counting_systems_that_may_not_be_added_stand_apart(view: Callable[..., View]) -> None:
    units = [row[0].parts[2].text for row in build_card(view(), "results:2").table.rows if len(row) > 1 and row[0].parts[0].text == "2.5-a"]
    assert units == ["· children · Demonstration police register", "· children · Demonstration prosecution register"]


def test_without_a_complete_year_it_says_so(view: Callable[..., View]) -> None:
    card = build_card(view(from_=2024), "results:1")
    assert card.sentence == ("No year of the chosen range is complete, so none has a status.",) and card.facts() == []


def test_an_unknown_group_is_no_card(view: Callable[..., View]) -> None:
    with pytest.raises(UnknownCard):
        build_card(view(), "results:4")


@pytest.mark.parametrize(("lang", "words"), [("", "target: at most 595"), ("es", "meta: como máximo 595")])
def test_a_ceiling_is_printed_as_one(view: Callable[..., View], lang: str, words: str) -> None:
    texts = [part.text for row in build_card(view("/indicators", lang=lang), "results:1").table.rows for cell in row for part in cell.parts]
    assert words in texts
    said = plain(build_card(view("/prosecution", lang=lang), "trend:1.2-b.days").sentence)
    assert f"{words.split(': ')[1]};" in said, said
