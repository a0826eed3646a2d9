"""The table of half-yearly reports: received, late, returned, missing, not yet due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pages.card.cell import Cell
from pages.cards.kinds import build_card
from pages.view.view import View

DAYS = {1: "2020-04-30", 2: "2022-06-15", 3: "2024-10-15"}


@pytest.mark.parametrize("release", DAYS)
def test_every_report_has_its_state_in_a_word(program: Path, view: Callable[..., View], release: int) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute(
            "select key, due_on, received_on, state from report where $1 between first_release and coalesce(last_release, $1)", [release]
        ).fetchall()
    expected = {key: _word(date.fromisoformat(DAYS[release]), due, received, state) for key, due, received, state in rows}
    cells = [cell for row in build_card(view(asof=DAYS[release]), "reports").table.rows for cell in row[1:] if cell.key]
    assert {cell.key: cell.text[2:] for cell in cells} == expected
    assert len(cells) == len(expected)


def _word(released: date, due: date, received: date | None, state: str) -> str:
    """Whether it came is told by the dates; what became of it then is not."""
    if received is None:
        return "missing" if due < released else "not yet due"
    return "agreed, late" if received > due and state == "agreed" else state


def test_the_sentence_counts_by_the_released_headlines(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        counts = dict(connection.execute("select key, value from headline where last_release is null").fetchall())
    cells = [part for part in build_card(view(), "reports").sentence if isinstance(part, Cell)]
    keys = [f"headline/reports-{code}" for code in ("due", "missing", "late", "returned")]
    assert [(cell.key, cell.text) for cell in cells] == [(key, f"{counts[key]:,}") for key in keys]


def test_the_years_choose_the_half_years(view: Callable[..., View]) -> None:
    assert build_card(view(from_=2019, to=2020), "reports").table.heads == ("Institution", "2019 H1", "2019 H2", "2020 H1", "2020 H2")


def test_institutions_stand_under_whom_they_report_to(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        expected = dict(
            connection.execute(
                "select institution.name_en, above.name_en from institution join institution as above on above.institution = institution.reports_to"
            ).fetchall()
        )
    group, found = "", {}
    for row in build_card(view(), "reports").table.rows:
        if len(row) == 1:
            group = row[0].text.removeprefix("Reports to: ")
        else:
            found[row[0].text] = group
    assert found == {name: expected[name] for name in found} and len(found) == 9


def test_years_without_a_report_say_so(view: Callable[..., View]) -> None:
    card = build_card(view(from_=2023, asof=DAYS[1]), "reports")
    assert card.sentence == ("This release has no report for the chosen years.",) and card.table.rows == ()


def test_each_level_has_its_own_calendar_and_both_are_the_whole(view: Callable[..., View]) -> None:
    def names(level: str) -> set[str]:
        return {row[0].text for row in build_card(view(), f"reports{level}").table.rows if len(row) > 1}

    assert names(":members") | names(":office") == names("") and not names(":members") & names(":office")
    assert "Demonstration commission" in names(":office") and "Demonstration ministry A" in names(":members")
    row = next(row for row in build_card(view(lang="es"), "reports:members").table.rows if row[0].href)
    assert row[0].href == "/reports?lang=es&institution=DEM-A"


def test_the_story_of_an_institutions_reports(view: Callable[..., View]) -> None:
    card = build_card(view(from_=2019, to=2020), "institution-reports:DEM-C")
    assert card.title == "The reports of Demonstration ministry C"
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in card.table.rows}
    assert list(rows) == ["2020 H2", "2020 H1", "2019 H2", "2019 H1"]
    assert rows["2019 H2"][:6] == ["Feb 28, 2020", "Feb 27, 2020", "Nov 16, 2020", "on time", "agreed by both sides", "2"]
    assert rows["2020 H1"][3] == "late"
    missing = {row[0].text: row[5].text for row in build_card(view(), "institution-reports:DEM-F").table.rows}
    assert (missing["2018 H2"], missing["2021 H1"]) == ("did not come", "returned for correction")
    assert {row[0].text: row[5].text for row in build_card(view(), "institution-reports:DEM-C").table.rows}["2024 H1"] == "verified, not yet agreed"
    earlier = {row[0].text for row in build_card(view(asof=DAYS[1]), "institution-reports:DEM-C").table.rows}
    assert "2024 H1" not in earlier and "2019 H2" in earlier
