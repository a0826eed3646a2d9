"""Imports point one way, and a library is known only where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import PROJECT, SECTIONS, Tree, inside, lies_in, plant

# What a file may import of the project: the first line that names it or a folder it lies in.
MAY_IMPORT = (
    ("dashboard.py", ("pages.front",)),
    ("pages/front/start.py", ("pages.front", "pages.view", "data.page_api")),
    ("pages/front/preparing.py", ("pages.front", "pages.view", "data.page_api", "data.progress")),
    ("pages/front/downloads.py", ("pages.front", "pages.cards", "pages.view", "queries", "data.page_api")),
    ("pages/front/report_changes.py", ("pages.front", "pages.cards", "pages.view", "queries", "data.page_api")),
    ("pages/front/workers.py", ("data.worker", "pages.view")),
    ("pages/front/meeting_log.py", ("pages.front", "pages.view", "data.page_api")),
    ("pages/front/report_upload.py", ("pages.front", "pages.cards", "pages.view", "queries", "data.page_api")),
    ("pages/front/menu.py", (*(f"pages.{section}" for section in SECTIONS), "pages.view")),
    ("pages/front", ("pages.front", "pages.screen", "pages.cards", "pages.view", "queries")),
    ("pages/charts", ("pages.charts",)),
    ("pages/view/words.py", ("data.words",)),
    ("pages/view/server.py", ("data.page_api",)),
    ("pages/view", ("pages.view", "queries")),
    ("pages/cards", ("pages.cards", "pages.charts", "pages.view", "queries")),
    ("pages/screen", ("pages.screen", "pages.cards", "pages.charts", "pages.view", "queries")),
    ("pages/progress", ("pages.progress", "pages.screen", "pages.cards", "pages.view", "queries.rows")),
    ("pages/partnership", ("pages.partnership", "pages.screen", "pages.cards", "pages.view", "queries.rows")),
    ("pages/meeting", ("pages.meeting", "pages.screen", "pages.cards", "pages.view", "queries.rows")),
    ("pages/evidence", ("pages.evidence", "pages.screen", "pages.cards", "pages.view", "queries.rows")),
    ("pages/__init__.py", ()),
    ("queries", ("queries",)),
    # The attacker checks the protector: it shares no code with it.
    ("data/disclosure/attacker", ("data.disclosure.attacker",)),
    ("data/disclosure/protector", ("data.disclosure.protector", "data.disclosure.threshold")),
    ("data/disclosure/commands.py", ("data.disclosure", "data.problems", "data.words", "data.command_parser")),
    ("data/disclosure", ("data.disclosure", "data.problems", "data.delimited", "data.words")),
    ("data/demonstration", ("data.demonstration", "data.problems")),
    ("data", ("data",)),
    ("tests", PROJECT),
)
# The only files of the app that may know a library.
MAY_KNOW = {
    "streamlit": ("dashboard.py", "pages/front", "pages/progress", "pages/partnership", "pages/meeting", "pages/evidence", "pages/screen"),
    "duckdb": ("queries/database.py", "data"),
    "plotly": ("pages/charts/drawing.py", "pages/front/delivery.py"),
    "openpyxl": ("pages/cards/workbook.py", "data"),
    "pandas": ("data",),
    "babel": ("pages/view/words.py", "data/words"),
}


def wrong_ways(tree: Tree) -> Iterator[str]:
    """Imports of the project that point the wrong way."""
    for name in tree.python():
        allowed = next(allowed for place, allowed in MAY_IMPORT if lies_in(name, place))
        for module in tree.imports(name):
            if module.split(".")[0] in PROJECT and not any(inside(module, package) for package in allowed):
                yield f"{name} imports {module}"


def strayed_libraries(tree: Tree) -> Iterator[str]:
    """Imports of a library where it does not belong."""
    for name in tree.app():
        for module in tree.imports(name):
            known = [places for library, places in MAY_KNOW.items() if inside(module, library)]
            if inside(module, "plotly.express") or any(not any(lies_in(name, place) for place in places) for places in known):
                yield f"{name} imports {module}"


def test_imports_point_one_way() -> None:
    assert list(wrong_ways(Tree())) == []


def test_each_library_stays_in_its_place() -> None:
    assert list(strayed_libraries(Tree())) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pages/progress/overview.py", "from data import page_api"),
        ("pages/view/view.py", "import data.release.steps"),
        ("pages/charts/lines.py", "from pages.view.view import View"),
        ("queries/database.py", "def late() -> None:\n    import pages.front.app_frame"),
        ("data/release/steps.py", "from queries.database import Database"),
        ("data/disclosure/attacker/intervals.py", "from data.disclosure.protector import reach"),
        ("data/disclosure/protector/reach.py", "from data.disclosure.attacker import intervals"),
    ],
)
def test_a_planted_import_the_wrong_way_is_found(tmp_path: Path, name: str, text: str) -> None:
    assert [line.split(" imports ")[0] for line in wrong_ways(plant(tmp_path, {name: text}))] == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pages/cards/trend.py", "import streamlit as st"),
        ("pages/view/view.py", "import duckdb"),
        ("pages/charts/lines.py", "import plotly.graph_objects as go"),
        ("pages/charts/drawing.py", "import plotly.express as px"),
        ("queries/database.py", "import pandas as pd"),
    ],
)
def test_a_planted_library_is_found(tmp_path: Path, name: str, text: str) -> None:
    assert [line.split(" imports ")[0] for line in strayed_libraries(plant(tmp_path, {name: text}))] == [name]
