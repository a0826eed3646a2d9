"""One indicator in full: reference sheet, targets and baselines, revisions, what came in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pages.card.cell import Cell
from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.progress.sheet import PARTS
from pages.view.view import View


def asked(program: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(program), read_only=True) as connection:
        return connection.execute(sql, list(values)).fetchall()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_sheet_has_every_field(program: Path, view: Callable[..., View], lang: str) -> None:
    columns = [f"{name}_{lang}" for name in ("definition", "unit", "formula", "method", "limitations", "quality")]
    (texts,) = asked(program, f"select {', '.join(columns)}, clause from indicator where indicator = '2.5-a' and last_release is null")
    card = build_card(view("/indicators", lang=lang), "sheet:2.5-a")
    shown = [row[1].text for row in card.table.rows]
    assert [text for text in texts if text not in shown] == []
    assert card.title.startswith("2.5-a ")


def test_the_sheet_describes_each_series(program: Path, view: Callable[..., View]) -> None:
    names = asked(program, "select series, name_en, unit_en from series where indicator = '1.6-e' and last_release is null order by position")
    rows = {row[0].text: row[1].text for row in build_card(view(), "sheet:1.6-e").table.rows}
    assert [rows[f"Series {series}"].startswith(f"{name} · {unit} · ") for series, name, unit in names] == [True] * 3


def test_every_indicator_has_all_its_cards(view: Callable[..., View]) -> None:
    shown = view("/indicators", region="LOR")
    built = [build_card(shown, f"{kind}:{indicator}").address for indicator in shown.framework.indicators for kind in PARTS]
    assert len(set(built)) == len(shown.framework.indicators) * len(PARTS) > 0


def test_targets_and_baselines_are_the_released_ones(program: Path, view: Callable[..., View]) -> None:
    rows = asked(
        program,
        "select key, value, adopted_on::varchar from target where series like '1.6-c.%' and year between 2019 and 2021 and last_release is null",
    )
    rows += asked(program, "select key, value, '' from baseline where series like '1.6-c.%' and last_release is null")
    facts = {fact["key"]: (fact["value"], fact.get("adopted_on", "")) for fact in build_card(view(from_=2019, to=2021), "targets:1.6-c").facts()}
    assert facts == {key: (value, day) for key, value, day in rows} and len(facts) == 24


def test_a_late_target_says_so(program: Path, view: Callable[..., View]) -> None:
    ((key, indicator), *_) = asked(
        program, "select target.key, indicator from target join series using (series) where late and target.last_release is null order by 1"
    )
    rows = [row for row in build_card(view(), f"targets:{indicator}").table.rows if len(row) > 1 and row[3].key == key]
    assert len(rows) == 1 and "Adopted after its period began." in rows[0][7].text


def test_the_history_is_every_revision_up_to_the_release(program: Path, view: Callable[..., View]) -> None:
    for release, day in ((2, "2022-06-15"), (3, "2024-10-15")):
        expected = asked(
            program,
            "select concat_ws('/', revision.release::varchar, series, source, region, period, breakdown, category), was, became from revision "
            "where series in ('1.6-a.complaints', '1.6-c.cases', '1.6-c.defendants') and revision.release <= $1",
            release,
        )
        found: dict[str, dict[str, Any]] = {}
        for indicator in ("1.6-a", "1.6-c"):
            for fact in build_card(view(asof=day), f"history:{indicator}").facts():
                _, which, rest = fact["key"].split("/", 2)
                found.setdefault(rest, {})[which] = fact["value"]
        assert found == {key: {"was": was, "became": became} for key, was, became in expected} and len(found) > 10


def test_the_history_never_lists_a_protected_figure(view: Callable[..., View]) -> None:
    shown = view()
    cells = [cell for code in shown.framework.indicators for row in build_card(shown, f"history:{code}").table.rows for cell in row]
    assert len(cells) > 1000 and "[c]" not in {cell.text for cell in cells}


def test_an_indicator_without_revisions_says_so(view: Callable[..., View]) -> None:
    card = build_card(view(), "history:P-7")
    assert plain(card.sentence) == "No figure of this indicator was revised for these places." and card.table.rows == ()


def test_data_quality_shows_half_years_with_what_is_missing(program: Path, view: Callable[..., View]) -> None:
    expected = asked(
        program,
        "select figure.key, coalesce(missing, '') from figure where series = '1.6-d.cases' and breakdown = 'total' "
        "and length(period) = 7 and region = 'LOR' and 3 between first_release and coalesce(last_release, 3)",
    )
    card = build_card(view(region="LOR"), "quality:1.6-d")
    facts = {fact["key"]: fact["code"] for fact in card.facts() if fact["series"] == "1.6-d.cases"}
    assert facts == dict(expected) and "x" in facts.values()
    assert card.table.heads[:3] == ("Place", "2017 H2", "2018 H1")


def test_victims_are_shown_by_year_only(view: Callable[..., View]) -> None:
    card = build_card(view(), "quality:2.6-a")
    assert card.table.heads == ("Place", *(str(year) for year in range(2017, 2025)))
    assert {fact["period"] for fact in card.facts()} == {str(year) for year in range(2017, 2025)}


def test_data_quality_names_the_version_of_the_definition(view: Callable[..., View]) -> None:
    sentence = build_card(view(), "quality:1.6-c").sentence
    assert plain(sentence).startswith("Version 1 of the definition. Controls: Defendants are never fewer than cases.")
    assert [part.key for part in sentence if isinstance(part, Cell) and part.key] == ["indicator/1.6-c"]


@pytest.mark.parametrize("kind", PARTS)
def test_an_unknown_indicator_is_no_card(view: Callable[..., View], kind: str) -> None:
    with pytest.raises(UnknownCard):
        build_card(view(), f"{kind}:9.9-z")
