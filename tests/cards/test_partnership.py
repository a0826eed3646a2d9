"""Commitments and contributions: days as the instrument dates them, money by stage and currency, statements as they were made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.card import Card
from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View

Make = Callable[..., View]
STAGES = {"PEN": ("P-2.opening", "P-2.amended", "P-2.executed"), "USD": ("P-1.awarded", "P-1.disbursed")}
PLEDGE = {"PEN": (8_000_000, "commitment/C13"), "USD": (5_000_000, "commitment/C12")}


def keys(card: Card) -> set[str]:
    return {cell.key for row in card.table.rows for cell in row if cell.key}


@pytest.mark.parametrize("currency", STAGES)
def test_money_never_mixes_currencies_or_stages(program: Path, view: Make, currency: str) -> None:
    card = build_card(view("/contributions"), f"pledge:{currency}")
    with duckdb.connect(str(program), read_only=True) as released:
        question = (
            "select key, value from figure where series = $1 and source = 'ALL' and region = 'ALL' and breakdown = 'total' "
            "and period = 'TERM' and last_release is null"
        )
        expected = dict(row for series in STAGES[currency] for row in released.execute(question, [series]).fetchall())
    assert card.figure is not None and len(expected) == len(STAGES[currency])
    bars, aims = card.figure.to_dict()["data"]
    pledged, key = PLEDGE[currency]
    assert {name: value for (name, _), value in zip(bars["customdata"], bars["x"], strict=True)} == expected | {key: pledged}
    assert {(value, key[0]) for value, key in zip(aims["x"], aims["customdata"], strict=True)} == {(pledged, key)}
    columns = [
        {cell.key.split("/")[1] for row in card.table.rows for cell in row[place : place + 1] if cell.key.startswith("figure/")} for place in (1, 2)
    ]
    assert columns == [{STAGES[currency][0]}, {STAGES[currency][1]}], "a column is one stage"
    others = {"PEN": "USD", "USD": "PEN"}[currency]
    assert others not in plain(card.sentence) + " ".join(cell.text for row in card.table.rows for cell in row)


def test_a_currency_nobody_pledged_is_no_card(view: Make) -> None:
    with pytest.raises(UnknownCard):
        build_card(view("/contributions"), "pledge:EUR")


def test_published_amounts_stand_as_they_were_stated_and_a_fall_is_said(view: Make) -> None:
    card = build_card(view("/contributions"), "published-totals")
    told = [" ".join(part.text for part in (row[1].parts or (row[1],))) for row in card.table.rows]
    assert told[:6] == [
        "USD\xa05,000,000",
        "USD\xa01,700,000 in addition",
        "USD\xa07,200,000",
        "more than USD\xa011,000,000",
        "more than USD\xa010,000,000 lower than stated before",
        "more than USD\xa09,800,000 lower than stated before",
    ]
    assert card.real and all(row[3].href.startswith("http") for row in card.table.rows)


def test_every_commitment_has_its_clause_and_the_days_since(program: Path, view: Make) -> None:
    card = build_card(view("/commitments"), "commitments:list")
    assert len(card.table.rows) == 21
    with duckdb.connect(str(program), read_only=True) as released:
        question = "select commitment, days_past, date '2024-10-15' - due_on from commitment where days_past is not null and last_release is null"
        past = {code: days for code, days, counted in released.execute(question).fetchall() if days == counted}
    assert set(past) == {"C3", "C5", "C7"}
    states = {row[0].parts[0].text: row[3].text for row in card.table.rows}
    assert states["C5"] == "○ no public information; was due on Dec 15, 2017" and states["C2"] == "◐ extended"
    assert states["C8"] == "○ no public information"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_both_clocks_of_clause_seven_are_told(view: Make, lang: str) -> None:
    told = plain(build_card(view("/commitments", lang=lang), "commitments").sentence)
    assert {"en": ("Jun 15, 2021", "Dec 31, 2021"), "es": ("15 jun. 2021", "31 dic. 2021")}[lang] == tuple(
        day for day in ("Jun 15, 2021", "Dec 31, 2021", "15 jun. 2021", "31 dic. 2021") if day in told
    )


def test_changes_of_the_term_and_consents_are_dated(view: Make) -> None:
    shown = view("/commitments")
    assert [row[0].text for row in build_card(shown, "term").table.rows][:2] == ["Partnership signed", "First extension: one year"]
    assert [row[1].text for row in build_card(shown, "consents").table.rows] == ["Oct 1, 2020"] * 2


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "small-scale gold mining (activity 3.2)"), ("es", "minería aurífera en pequeña escala (actividad 3.2)")]
)
def test_the_programmes_of_the_preamble_are_named_where_results_could_be_theirs(view: Make, lang: str, words: str) -> None:
    assert any(words in note and "USAID" in note for note in build_card(view("/contributions", lang=lang), "partners").notes)


@pytest.mark.parametrize(
    ("filters", "institutions"), [({}, {"DEM-A", "DEM-C", "DEM-P1"}), ({"region": "LMA"}, {"DEM-A"}), ({"objective": "2"}, {"DEM-C"})]
)
def test_amounts_and_posts_follow_the_chosen_place_and_objective(view: Make, filters: dict[str, str], institutions: set[str]) -> None:
    card = build_card(view("/contributions", **filters), "contributions")
    assert {key.split("/")[1] for key in keys(card)} == institutions
    assert bool(card.notes) == bool(filters), "what a choice leaves out is said"
    posts = build_card(view("/contributions", **filters), "personnel")
    places = {row[1].text for row in posts.table.rows}
    assert places == ({"Metropolitan Lima"} if "region" in filters else {"Metropolitan Lima", "Loreto", "Cusco"})


def test_a_sub_award_names_who_gave_it(view: Make) -> None:
    rows = {row[0].text: [part.text for part in row[1].parts] for row in build_card(view("/contributions"), "partners").table.rows}
    (sub,) = (parts for name, parts in rows.items() if "Capital Humano" in name)
    assert sub == ["sub-recipient", "award from International Labour Organization, reports to it"]
    assert rows["International Labour Organization"][1].startswith("reports to Office to Monitor and Combat")


def test_a_conversion_names_its_rate_and_day_or_says_that_none_was_named(view: Make) -> None:
    """Nothing is converted here; the one amount that was quoted in the other currency says so."""
    told = [row[2].text for row in build_card(view("/contributions"), "published-totals").table.rows if "dollars" in row[2].text]
    assert told == ["Peru: quoted at the second dialogue as 2.4 million US dollars, without a rate or its day; what of it was provided was not said"]
