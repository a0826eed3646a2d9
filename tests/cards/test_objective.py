"""The small card of an objective: its headline series under its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View


@pytest.mark.parametrize(
    ("objective", "name", "series"),
    [("1", "Prosecution", "1.6-d.cases"), ("2", "Protection", "2.6-a.children"), ("3", "Prevention", "3.1-a.schools")],
)
def test_it_shows_the_headline_series_of_the_objective(program: Path, view: Callable[..., View], objective: str, name: str, series: str) -> None:
    card = build_card(view(), f"objective:{objective}")
    assert card.title == name
    with duckdb.connect(str(program), read_only=True) as connection:
        expected = connection.execute(
            "select figure.key, figure.value from figure join series using (series) where figure.series = $1 and figure.source = shown_source "
            "and figure.breakdown = 'total' and figure.period similar to '[0-9]{4}' "
            "and 3 between figure.first_release and coalesce(figure.last_release, 3) "
            "and region in ('LMA', 'LOR', 'CUS') and series.last_release is null",
            [series],
        ).fetchall()
    assert len(expected) == 24
    facts = {fact["key"]: fact["value"] for fact in card.facts() if fact["what"] == "figure"}
    assert {key: facts[key] for key, _ in expected} == dict(expected)


def test_victims_have_no_target_and_it_says_why(view: Callable[..., View]) -> None:
    assert build_card(view(), "objective:2").subtitle.endswith("No target: more is neither better nor worse")
    assert "No target" not in build_card(view(), "objective:1").subtitle


def test_an_unknown_objective_is_no_card(view: Callable[..., View]) -> None:
    with pytest.raises(UnknownCard):
        build_card(view(), "objective:4")
