"""What is due: exactly the reports that are missing, returned or to come, for the chosen places and institution, with their workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from pages.cards.kinds import build_card
from pages.cards.partnership.due import list_due
from pages.view.view import View


def expected(program: Path, where: str = "true") -> list[tuple[str, str]]:
    with duckdb.connect(str(program), read_only=True) as connection:
        return connection.execute(
            "select institution, period from report where last_release is null and state in ('missing', 'returned', 'not-due') "
            f"and {where} order by state = 'not-due', case when state = 'not-due' then due_on end, due_on desc"
        ).fetchall()


def test_it_lists_what_somebody_still_has_to_send(program: Path, view: Callable[..., View]) -> None:
    found = [(row.institution, row.period) for row in list_due(view("/reports"))]
    assert found == expected(program) and len(found) >= 5


def test_a_place_leaves_the_institutions_that_report_for_it(program: Path, view: Callable[..., View]) -> None:
    reporting = "institution in (select institution from figure_report where region = 'CUS' and last_release is null)"
    found = [(row.institution, row.period) for row in list_due(view("/reports", region="CUS"))]
    assert found == expected(program, reporting) and found
    assert build_card(view("/reports", region="CUS", lang="es"), "due").title == "Informes pendientes de Cusco"


def test_each_has_its_workbook_in_the_language_of_the_page(view: Callable[..., View]) -> None:
    shown = view("/reports", lang="es", institution="DEM-F")
    rows = build_card(shown, "due").table.rows
    assert {row[0].text for row in rows} == {"Ministerio de demostración F"}
    assert rows[0][-1].href == "/download/workbook?institution=DEM-F&half=2024-H1&lang=es"
    assert [row[3].facts["state"] for row in rows] == ["missing", "returned", "missing"]


def test_where_nothing_is_due_it_says_so(view: Callable[..., View]) -> None:
    card = build_card(view("/reports", institution="DEM-A"), "due")
    assert card.table.rows == () and card.sentence == ("Nothing is due.",)
