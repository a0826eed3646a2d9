"""The table of activities: status counts and completeness of the last complete year, each linked to its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.card import Card
from pages.card.cell import Cell
from pages.cards.kinds import build_card
from pages.cards.progress.activities import ORDER
from pages.view.view import View

PILOTS = ("LMA", "LOR", "CUS")


def found(card: Card) -> dict[tuple[str, str], Cell]:
    """The cells by activity and place; places in the order of the columns."""
    cells = {}
    for row in card.table.rows:
        if len(row) > 1:
            for cell in row[1:]:
                region = cell.href.split("region=")[1].split("&")[0]
                cells[row[0].parts[0].text, region] = cell
    return cells


def test_every_status_count_is_the_released_one(program: Path, view: Callable[..., View]) -> None:
    shown = view()
    assert shown.status_year == 2023
    with duckdb.connect(str(program), read_only=True) as connection:
        expected = connection.execute(
            "select key, status, indicators, of_indicators from activity_status where year = 2023 and region in ('LMA', 'LOR', 'CUS') "
            "and last_release is null order by key"
        ).fetchall()
    parts = [part for cell in found(build_card(shown, "activities")).values() for part in cell.parts if part.key.startswith("activity_status/")]
    assert sorted((part.key, part.facts["status"], part.facts["indicators"], part.facts["of_indicators"]) for part in parts) == expected
    assert all(part.text.split()[1] == str(part.facts["indicators"]) for part in parts)


def test_the_counts_of_a_cell_add_up_to_its_indicators(view: Callable[..., View]) -> None:
    for cell in found(build_card(view(), "activities")).values():
        counts = [part.facts for part in cell.parts if part.key.startswith("activity_status/")]
        assert sum(each["indicators"] for each in counts) == counts[0]["of_indicators"]


def test_a_status_is_told_by_sign_and_word(view: Callable[..., View]) -> None:
    parts = [part for cell in found(build_card(view(), "activities")).values() for part in cell.parts if "status" in part.facts]
    signs = {part.facts["status"]: part.text[0] for part in parts}
    assert {status: signs[status] for status in ("met", "close", "not-met")} == {"met": "●", "close": "◐", "not-met": "▽"}
    for cell in found(build_card(view(), "activities")).values():
        ranks = [ORDER.index(part.facts["status"]) for part in cell.parts if "status" in part.facts]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize("year", [2022, 2023])
@pytest.mark.parametrize("activity", ["1.6", "2.6"])
def test_completeness_stands_first_in_the_two_data_activities(program: Path, view: Callable[..., View], activity: str, year: int) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        expected = dict(
            connection.execute(
                "select region, delivered || ' of ' || required || ' data required' from completeness where activity = $1 and year = $2 "
                "and 3 between first_release and coalesce(last_release, 3) and region in ('LMA', 'LOR', 'CUS')",
                [activity, year],
            ).fetchall()
        )
    cells = found(build_card(view(to=year), "activities"))
    assert {place: cells[activity, place].parts[0].text for place in PILOTS} == expected
    assert [key for key, cell in cells.items() if key[0] != activity and key[0] not in ("1.6", "2.6") and "data required" in cell.parts[0].text] == []


def test_each_cell_leads_to_the_activity_in_its_place(view: Callable[..., View]) -> None:
    cells = found(build_card(view(from_=2019), "activities"))
    assert cells["1.6", "LOR"].href == "/prosecution?region=LOR&from=2019&activity=1.6"
    assert cells["2.3", "CUS"].href == "/protection?region=CUS&from=2019&activity=2.3"
    assert cells["3.1", "LMA"].href == "/prevention?region=LMA&from=2019&activity=3.1"


def test_all_fifteen_activities_grouped_by_objective(view: Callable[..., View]) -> None:
    rows = build_card(view(), "activities").table.rows
    assert [row[0].text for row in rows if len(row) == 1] == ["Objective 1: Prosecution", "Objective 2: Protection", "Objective 3: Prevention"]
    numbers = [row[0].parts[0].text for row in rows if len(row) > 1]
    assert numbers == [f"1.{n}" for n in range(1, 7)] + [f"2.{n}" for n in range(1, 7)] + [f"3.{n}" for n in range(1, 4)]


def test_the_filters_leave_what_is_chosen(view: Callable[..., View]) -> None:
    card = build_card(view(objective="2", region=["LOR", "MDD"]), "activities")
    assert card.table.heads == ("Activity", "Loreto", "Madre de Dios")
    assert [row[0].parts[0].text for row in card.table.rows if len(row) > 1] == [f"2.{n}" for n in range(1, 7)]


def test_the_twin_activities_say_that_they_are_one(view: Callable[..., View]) -> None:
    names = {row[0].parts[0].text: row[0].parts[1].text for row in build_card(view(), "activities").table.rows if len(row) > 1}
    assert names["1.5"].endswith("(one activity with 2.4)") and names["2.4"].endswith("(one activity with 1.5)")
    assert [code for code, name in names.items() if "one activity" in name] == ["1.5", "2.4"]


def test_a_reason_stands_beside_each_count_that_is_not_rated(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        aimed = {
            row[0]
            for row in connection.execute(
                "select indicator.activity from target join series using (series) join indicator using (indicator) "
                "where target.region = 'LOR' and target.year = 2023 and target.last_release is null"
            ).fetchall()
        }
    cells = found(build_card(view(), "activities"))
    unaimed = {activity for activity, _ in cells} - aimed
    assert unaimed
    for activity in unaimed:
        assert {part.facts["reason"] for part in cells[activity, "LOR"].parts if "reason" in part.facts} <= {"no-target", "by-design"}
    unrated = [part for cell in cells.values() for part in cell.parts if part.facts.get("status") == "unrated"]
    assert {part.text.split(" ", 2)[2] for part in unrated} == {
        "no target", "no target by design", "confidential", "too few cases", "incomplete", "definition changed"
    }  # fmt: skip


def test_a_range_without_a_complete_year_has_no_status(view: Callable[..., View]) -> None:
    card = build_card(view(from_=2024), "activities")
    assert card.title == "No year of the chosen range is complete, so no activity has a status"
    assert {cell.parts[0].text for cell in found(card).values()} == {"no complete year"}
    assert card.facts() == []
