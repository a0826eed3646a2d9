"""Explanations on the scorecard: below the row of their indicator, of the year that is rated, and what is missing is listed."""

from collections.abc import Callable

import pytest

from pages.card.cell import Cell
from pages.card.explanation import explained_cell
from pages.cards.kinds import build_card
from pages.view.view import View
from queries.rows import ExplanationsRow

Make = Callable[..., View]


def told(view: View, address: str = "scorecard:all") -> list[tuple[str, str]]:
    """The measure above each explanation, and its key."""
    found, above = [], ""
    for row in build_card(view, address).table.rows:
        if len(row) == 1 and row[0].tone == "told":
            found.append((above, next(part.key for part in row[0].parts if part.key)))
        else:
            above = row[0].parts[-1].text if row[0].parts else ""
    return found


@pytest.mark.parametrize(("last", "year"), [(None, 2023), (2022, 2022), (2019, 2019)])
def test_an_explanation_stands_below_the_row_of_its_indicator(view: Make, last: int | None, year: int) -> None:
    chosen = view(to=last) if last else view()
    given = [row for row in chosen.rows(ExplanationsRow, year=year) if row.explained and row.region in chosen.shown_regions]
    assert sorted(told(chosen)) == sorted((row.indicator, row.key) for row in given if not row.indicator.startswith("P"))
    assert bool(given) == (year > 2019)


def test_only_the_places_that_are_shown_are_explained(view: Make) -> None:
    assert [key for _, key in told(view(region="CUS"))] == []
    assert [key for _, key in told(view(region="LOR"))] == ["explanation/1.2-b/LOR/2023"]


def test_the_words_stand_with_the_day_in_the_language_of_the_view(view: Make) -> None:
    (row,) = [row for row in view().rows(ExplanationsRow, year=2023) if row.key == "explanation/1.2-b/LOR/2023"]
    texts = [part.text for part in explained_cell(view(lang="es"), row).parts]
    assert texts == ["Loreto, causa:", row.cause_in[1], "Acción:", row.action_in[1], "Hasta el 31 dic. 2024."]


def test_a_text_in_the_other_language_alone_is_shown_and_marked_as_that(view: Make) -> None:
    (row,) = [row for row in view().rows(ExplanationsRow, year=2023) if row.key == "explanation/1.2-b/LOR/2023"]
    parts = explained_cell(view(), row._replace(cause_in=(None, row.cause_in[1]), action_in=(None, row.action_in[1]))).parts
    assert [(part.text, part.lang) for part in parts if part.lang] == [(row.cause_in[1], "es"), (row.action_in[1], "es")]


def test_the_list_of_the_missing_says_whom_it_asks_for_what(view: Make) -> None:
    rows = {row[2].key: row for row in build_card(view(), "counted:explanations-missing").table.rows}
    place, indicator, asked, institutions = rows["explanation/2.3-b/CUS/2023"]
    assert (place.text, asked.text, institutions.text) == ("Cusco", "far above: review the target", "Demonstration ministry C")
    assert indicator.href == "/indicators?indicator=2.3-b"
    assert "explanation/1.2-b/LOR/2023" not in rows and isinstance(place, Cell)
