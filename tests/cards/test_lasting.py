"""What is to last, what the evaluation found, how good data are and who is written to: every row on its card, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.card import Card
from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View

Make = Callable[..., View]


def keys(card: Card) -> set[str]:
    return {part.key for row in card.table.rows for cell in row for part in (cell, *cell.parts) if part.key}


def texts(card: Card) -> list[list[str]]:
    return [[" ".join(part.text for part in (cell.parts or (cell,))) for cell in row] for row in card.table.rows]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("address", "table"),
    [
        ("sustainability", "sustainability"),
        ("evaluation", "evaluation_value"),
        ("findings", "evaluation_finding"),
        ("contact-points", "contact_point"),
    ],
)
@pytest.mark.parametrize("number", [2, 3])
def test_a_card_has_every_row_its_release_knows(program: Path, view: Make, address: str, table: str, lang: str, number: int) -> None:
    with duckdb.connect(str(program), read_only=True) as released:
        known = {
            key
            for (key,) in released.execute(
                f"select key from {table} where $1 between first_release and coalesce(last_release, $1)", [number]
            ).fetchall()
        }
        ((day,),) = released.execute("select released_on from release where release = $1 and last_release is null", [number]).fetchall()
    shown = build_card(view("/commitments", lang=lang, asof=str(day)), address)
    assert {key for key in keys(shown) if key.startswith(f"{table}/")} == known and known
    assert all(any(row) for row in texts(shown))


def test_a_value_of_the_evaluation_stands_beside_what_was_reported_that_year(view: Make) -> None:
    card = build_card(view("/indicators"), "evaluation:3.1-c")
    row = next(row for row in texts(card) if row[0] == "Metropolitan Lima")
    assert row[1].startswith("52.0% (312 of 600) 48.0% to 56.0% Sep 30, 2018 reported 2018: ")
    assert "reported 2024, Jan–Jun: " in row[3], "half a year says so"
    assert not build_card(view("/indicators"), "evaluation:1.6-c").table.rows


def test_activities_without_a_measure_are_named(view: Make) -> None:
    card = build_card(view("/commitments"), "sustainability")
    assert card.notes == ("No measure is recorded for 1.1, 1.4, 2.1, 2.3, 2.4, 2.5 and 3.3.",)


def test_five_standards_one_never_assessed_one_overdue(view: Make) -> None:
    card = build_card(view("/indicators"), "assessment:3.1-b")
    assert [(row[0].split()[0], row[1]) for row in texts(card)] == [
        ("Validity", "met"), ("Integrity", "met in part"), ("Precision", "met"), ("Reliability", "met"), ("Timeliness", "never assessed"),
    ]  # fmt: skip
    assert card.notes == ("The quality of these data should have been assessed again by Mar 5, 2023.",)
    assert build_card(view("/indicators"), "assessment:1.6-c").notes == ()
    assert build_card(view("/indicators"), "assessment:1.4-a").sentence == ("The data of this indicator were never assessed.",)
    with pytest.raises(UnknownCard):
        build_card(view("/indicators"), "assessment:9.9-z")


@pytest.mark.parametrize(("lang", "told"), [("en", "assessed again by Mar 5, 2023"), ("es", "a más tardar el 5 mar. 2023")])
def test_a_chart_warns_of_an_overdue_assessment(view: Make, lang: str, told: str) -> None:
    assert any(told in note for note in build_card(view("/prevention", lang=lang), "trend:3.1-b.persons").notes)
    assert not any("assessed" in note for note in build_card(view("/prosecution"), "trend:1.6-c.cases").notes)
    assert not any("assessed" in note for note in build_card(view("/prevention", asof="2022-06-30"), "trend:3.1-b.persons").notes), "not yet due then"


def test_the_thirty_days_of_a_change_of_contact_point(view: Make) -> None:
    rows = [row for row in texts(build_card(view("/commitments"), "contact-points")) if len(row) > 1]
    demonstration = [(row[1], row[2], row[3]) for row in rows if "demonstration" in row[0]]
    assert demonstration == [
        ("Jan 16, 2023", "–", "within 30 days Feb 3, 2023"),
        ("Aug 2, 2021", "Jan 15, 2023", "later than 30 days Oct 11, 2021"),
        ("Jun 15, 2017", "Aug 1, 2021", "–"),
    ]
    assert [row[3] for row in rows if "demonstration" not in row[0]] == ["named in the instrument"] * 2
