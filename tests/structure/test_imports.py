"""Imports point one way, and a library is known only where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.structure.tree import PROJECT, SECTIONS, Tree, inside, lies_in, plant

BELOW = "words messages problems progress sql schema tables shapes days file_modes transient_errors kept_framework"
BASE = tuple(f"data.{name}" for name in BELOW.split())
"""What every part of the engine may use."""
COMPACT, UNAWARE = "data.compact", ("data/disclosure", "data/words", "data/messages.py")
"""What this Compact is called, and how it counts its days, everybody may know but those who count, protect and translate for any."""
ENGINE = ("data.build", "data.plan", "data.report", "data.ledger", "data.stewards", *BASE)
BELOW_PAGES = ("pages.screen", "pages.cards", "pages.card", "pages.charts.style", "pages.view", "queries.rows")
# What a file may import of the project: the first line that names it or a folder it lies in. From the top down.
MAY_IMPORT = (
    ("dashboard.py", ("pages.web", "pages.frame")),
    ("pages/web/redirect.py", ("pages.card", "pages.documents.kinds", "pages.frame")),
    ("pages/web/start.py", ("pages.web", "pages.frame", "pages.view", "data.page_api")),
    ("pages/web/preparing.py", ("pages.web", "pages.frame", "pages.view", "data.page_api", "data.progress")),
    ("pages/web/next_slides.py", ("pages.meeting", "pages.view", "queries")),
    ("pages/web/slide_file.py", ("pages.meeting", "pages.web", "pages.card", "pages.view")),
    ("pages/web/downloads.py", ("pages.web", "pages.frame", "pages.cards", "pages.card", "pages.view", "queries", "pages.documents.kinds")),
    ("pages/web/workers.py", ("data.job", "pages.view")),
    *(
        (f"pages/web/{name}.py", ("pages.web", "pages.card", "pages.view", "data.page_api", "data.release_api"))
        for name in ("inbox_release", "inbox_targets")
    ),
    ("pages/web/deck_refresh.py", ("pages.web", "pages.documents.kinds", "pages.view")),
    *(
        (f"pages/web/{name}.py", ("pages.web", "pages.frame", "pages.cards", "pages.card", "pages.view", "queries", "data.page_api"))
        for name in ("inbox", "report_changes", "report_upload", "meeting_log")
    ),
    ("pages/web/sdmx.py", ("pages.sdmx", "pages.web", "pages.view", "queries")),
    ("pages/web", ("pages.news", "pages.web", "pages.frame", "pages.screen", "pages.cards", "pages.card", "pages.view", "queries")),
    ("pages/frame/menu.py", (*(f"pages.{section}" for section in SECTIONS), "pages.view")),
    ("pages/frame/footer.py", ("pages.documents.kinds", "pages.view", "queries")),
    ("pages/frame", ("pages.frame", "pages.screen", "pages.card", "pages.view", "queries")),
    ("pages/partnership/live_states.py", ("pages.partnership", *BELOW_PAGES, "data.page_api")),
    ("pages/documents/worker.py", ("data.job", "pages.documents", "pages.view", "queries")),
    ("pages/documents", ("pages.documents", "pages.meeting", "pages.charts", "queries", *BELOW_PAGES)),
    ("pages/__main__.py", ("pages.documents", "pages.meeting", "pages.cards", "pages.view", "queries")),
    ("pages/sdmx", ("pages.sdmx", "pages.view", "queries.rows")),
    ("pages/news", ("pages.news", "pages.cards", "pages.card", "pages.view", "queries.rows")),
    *((f"pages/{section}", (f"pages.{section}", *BELOW_PAGES)) for section in SECTIONS),
    ("pages/screen", ("pages.screen", "pages.cards", "pages.card", "pages.charts", "pages.view", "queries")),
    ("pages/cards", ("pages.cards", "pages.card", "pages.charts", "pages.view", "queries")),
    ("pages/card", ("pages.card", "pages.charts", "pages.view", "queries")),
    ("pages/charts", ("pages.charts",)),
    ("pages/view/words.py", ("data.words",)),
    ("pages/view/server.py", ("data.page_api", "pages.view.store")),
    ("pages/view", ("pages.view", "queries")),
    ("pages/__init__.py", ()),
    ("queries", ("queries", "data.translated")),
    ("data/lake", ("data.lake",)),
    ("data/__main__.py", ("data.cli",)),
    ("data/cli", ("data.cli", "data.disclosure", "data.new_compact", "data.package", *ENGINE)),
    ("data/worker.py", ("data.page_api", "data.release_api", "data.job", *BASE)),
    ("data/release_api.py", ("data.page_api", "data.stewards", "data.ledger", *BASE)),
    ("data/job.py", ()),
    ("data/first_build.py", ("data.page_api", "data.job", *BASE)),
    ("data/page_api.py", ("data.package", *ENGINE)),
    ("data/package", ("data.package", *BASE)),
    ("data/stewards", ("data.stewards", "data.build", "data.release", "data.report", "data.ledger", *BASE)),
    ("data/build.py", ("data.release", "data.report", "data.ledger", "data.demonstration", *BASE)),
    ("data/plan", ("data.plan", "data.report", *BASE)),
    ("data/release", ("data.release", "data.disclosure", "data.ledger", *BASE)),
    ("data/report", ("data.report", "data.ledger", "data.delimited", *BASE)),
    ("data/ledger", ("data.ledger", "data.disclosure.threshold", *BASE)),
    # The attacker checks the protector: it shares no code with it.
    ("data/disclosure/attacker", ("data.disclosure.attacker",)),
    ("data/disclosure/protector", ("data.disclosure.protector", "data.disclosure.threshold")),
    ("data/disclosure", ("data.disclosure", "data.problems", "data.words", "data.delimited")),
    ("data/demonstration", ("data.demonstration", "data.problems")),
    ("data/tables.py", ("data.addresses", "data.delimited", "data.problems", "data.schema", "data.sql", "data.words")),
    ("data/sql", ("data.sql", "data.translated")),
    ("data/new_compact.py", BASE),
    ("data/words", ("data.words",)),
    ("data", ("data.messages", "data.problems", "data.sql", "data.words")),
    ("tests", PROJECT),
)
# The only files of the app that may know a library.
MAY_KNOW = {
    "streamlit": ("dashboard.py", "pages/web", "pages/frame", "pages/screen", *(f"pages/{section}" for section in SECTIONS)),
    "duckdb": ("queries/database.py", "data"),
    "plotly": ("pages/charts/drawing.py", "pages/web/delivery.py"),
    "openpyxl": ("pages/card/workbook.py", "pages/documents", "data"),
    "pandas": ("data",),
    "pptx": ("pages/documents",),
    "docx": ("pages/documents",),
    "icalendar": ("pages/news/calendar.py",),
    "xlsxwriter": ("pages/documents",),
    "babel": ("pages/view/words.py", "pages/charts/style.py", "data/words", "data/compact.py", "data/new_compact.py", "data/translated.py"),
}


def wrong_ways(tree: Tree) -> Iterator[str]:
    """Imports of the project that point the wrong way."""
    for name in tree.python():
        allowed = next(allowed for place, allowed in MAY_IMPORT if lies_in(name, place))
        for module in tree.imports(name):
            if inside(module, COMPACT) and not any(lies_in(name, place) for place in UNAWARE):
                continue
            if module.split(".")[0] in PROJECT and not any(inside(module, package) for package in allowed):
                yield f"{name} imports {module}"


def strayed_libraries(tree: Tree) -> Iterator[str]:
    """Imports of a library where it does not belong."""
    for name in tree.app():
        for module in tree.imports(name):
            known = [places for library, places in MAY_KNOW.items() if inside(module, library)]
            if inside(module, "plotly.express") or any(not any(lies_in(name, place) for place in places) for places in known):
                yield f"{name} imports {module}"


def circle(tree: Tree) -> list[str]:
    """Modules of the app that import one another in a circle; empty where there is none."""
    modules = {name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): name for name in tree.app()}
    arrows = {
        module: {known for each in tree.imports(name) for known in (each, each.rpartition(".")[0]) if known in modules} - {module}
        for module, name in modules.items()
    }
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_imports_point_one_way() -> None:
    assert list(wrong_ways(Tree())) == []


def test_no_modules_import_one_another() -> None:
    assert circle(Tree()) == []


def test_a_planted_circle_is_found(tmp_path: Path) -> None:
    tree = plant(tmp_path, {"data/words/one.py": "from data.words import two", "data/words/two.py": "def late() -> None:\n    import data.words.one"})
    assert set(circle(tree)) == {"data.words.one", "data.words.two"}


def test_each_library_stays_in_its_place() -> None:
    assert list(strayed_libraries(Tree())) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pages/progress/overview.py", "from data import page_api"),
        ("pages/view/view.py", "import data.release.steps"),
        ("pages/charts/lines.py", "from pages.view.view import View"),
        ("queries/database.py", "def late() -> None:\n    import pages.frame.app_frame"),
        ("data/release/steps.py", "from queries.database import Database"),
        ("data/ledger/store.py", "from data.release import steps"),
        ("data/report/checking.py", "from data.stewards import releasing"),
        ("data/stewards/meetings.py", "from data.cli import options"),
        ("pages/card/article.py", "from pages.cards.kinds import build_card"),
        ("data/disclosure/attacker/intervals.py", "from data.disclosure.protector import reach"),
        ("data/disclosure/protector/reach.py", "from data.disclosure.attacker import intervals"),
    ],
)
def test_a_planted_import_the_wrong_way_is_found(tmp_path: Path, name: str, text: str) -> None:
    assert [line.split(" imports ")[0] for line in wrong_ways(plant(tmp_path, {name: text}))] == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pages/cards/progress/trend.py", "import streamlit as st"),
        ("pages/view/view.py", "import duckdb"),
        ("pages/charts/lines.py", "import plotly.graph_objects as go"),
        ("pages/charts/drawing.py", "import plotly.express as px"),
        ("queries/database.py", "import pandas as pd"),
    ],
)
def test_a_planted_library_is_found(tmp_path: Path, name: str, text: str) -> None:
    assert [line.split(" imports ")[0] for line in strayed_libraries(plant(tmp_path, {name: text}))] == [name]
