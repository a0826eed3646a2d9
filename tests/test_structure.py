"""The shape of the code: imports point one way, SQL stands in .sql files, charts know no Streamlit, files stay short."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data import schema
from queries import database

ROOT = Path(__file__).parents[1]
PROJECT = ("dashboard", "pages", "queries", "data", "tests")
SCRIPTS = sorted(path for section in ("progress", "partnership", "meeting", "evidence") for path in (ROOT / "pages" / section).glob("*.py"))
QUESTIONS = sorted((ROOT / "queries").rglob("*.sql"))

# What a file may import of the project: the first line that names it or a folder it lies in.
MAY_IMPORT = (
    ("dashboard.py", ("pages.front",)),
    ("pages/front/start.py", ("pages.shared", "queries", "data.desk")),
    ("pages/front/downloads.py", ("pages.shared", "queries", "data.desk")),
    ("pages/front/reception.py", ("pages.front", "pages.shared", "queries", "data.desk")),
    ("pages/front", ("pages.front", "pages.shared", "queries")),
    ("pages/shared/words.py", ("data.words",)),
    ("pages/shared/charts", ("pages.shared.charts",)),
    ("pages/shared", ("pages.shared", "queries")),
    ("pages", ("pages.shared",)),
    ("queries", ("queries",)),
    # The attacker checks the protector: it shares no code with it.
    ("data/attack", ("data.attack", "data.schema", "data.sql")),
    ("data/protect", ("data.protect", "data.schema", "data.sql")),
    ("data", ("data",)),
    ("tests", PROJECT),
)
# The only files of the app that may know a library.
MAY_KNOW = {
    "streamlit": (
        "dashboard.py",
        "pages/front",
        "pages/progress",
        "pages/partnership",
        "pages/evidence",
        "pages/shared/frame.py",
        "pages/shared/filters.py",
        "pages/shared/choice.py",
    ),
    "duckdb": ("queries/database.py", "data"),
    "plotly": ("pages/shared/charts/drawing.py",),
    "openpyxl": ("pages/shared/export.py", "data"),
    "pandas": ("data",),
    "babel": ("pages/shared/words.py", "data/words"),
}
TOP = {"dashboard.py", "pages", "queries", "data", "tests", "requirements.txt", "README.md", "pyproject.toml"}
TEXT = (".py", ".sql", ".css", ".js", ".md", ".toml", ".sh")
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


def files(*endings: str, under: str = "") -> Iterator[Path]:
    """The project's own files with one of the endings, without hidden folders and caches."""
    for path in sorted((ROOT / under).rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.suffix in endings and path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, also inside functions, as `package.module.name` where a name is taken from it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name(path)}: a relative import hides where it points"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def inside(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def lies_in(file: str, place: str) -> bool:
    return file == place or file.startswith(place + "/")


PYTHON = [path for path in files(".py") if name(path).split("/")[0] in (*PROJECT, "dashboard.py")]
APP = [path for path in PYTHON if not lies_in(name(path), "tests")]


def test_imports_point_one_way() -> None:
    wrong = []
    for path in PYTHON:
        allowed = next(allowed for place, allowed in MAY_IMPORT if lies_in(name(path), place))
        for module in imports(path):
            if module.split(".")[0] in PROJECT and not any(inside(module, package) for package in allowed):
                wrong.append(f"{name(path)} imports {module}")
    assert not wrong


def test_each_library_stays_in_its_place() -> None:
    wrong = [
        f"{name(path)} imports {module}"
        for path in APP
        for module in imports(path)
        for library, places in MAY_KNOW.items()
        if inside(module, library) and not any(lies_in(name(path), place) for place in places)
    ]
    assert not wrong


def test_nothing_uses_plotly_express() -> None:
    assert [name(path) for path in PYTHON for module in imports(path) if inside(module, "plotly.express")] == []


def test_the_import_rules_bite() -> None:
    """The rules above would name these."""
    assert not any(inside("data.desk", package) for package in dict(MAY_IMPORT)["pages"])
    assert not any(inside("streamlit", package) for package in dict(MAY_IMPORT)["pages/shared/charts"])
    assert not any(inside("data.protect.reach", package) for package in dict(MAY_IMPORT)["data/attack"])
    assert not any(lies_in("pages/shared/cards/trend.py", place) for place in MAY_KNOW["streamlit"])
    assert not any(lies_in("pages/shared/view.py", place) for place in MAY_KNOW["streamlit"])


def test_only_the_package_file_stands_directly_in_pages() -> None:
    # Streamlit would run any other without the front door.
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_page_is_a_short_table_of_contents(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    strings = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [each for each in strings if re.search(r"\bselect\b.*\bfrom\b", each, re.IGNORECASE | re.DOTALL)] == []
    assert ast.get_docstring(ast.parse(text))


def test_every_page_is_in_the_menu_and_no_other() -> None:
    door = ast.parse((ROOT / "pages/front/door.py").read_text(encoding="utf-8"))
    listed = {node.value for node in ast.walk(door) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    scripts = {path.relative_to(ROOT / "pages").with_suffix("").as_posix() for path in SCRIPTS if path.name != "__init__.py"}
    assert len(scripts) >= 9
    assert scripts <= listed
    assert {each for each in listed if re.fullmatch(r"(progress|partnership|meeting|evidence)/\w+", each)} == scripts


def header(text: str) -> str:
    lines = text.splitlines()
    return " ".join(line.removeprefix("--").strip() for line in lines[: next((n for n, line in enumerate(lines) if not line.startswith("--")), 0)])


def stated(text: str) -> set[str]:
    """The parameters a header names: what follows `Parameters:`, brackets and their explanations left out."""
    listed = re.sub(r"\([^)]*\)", "", header(text).split("Parameters:")[1])
    names = {part.split()[0].strip(".;") for part in re.split(r",|\band\b", listed) if part.split()}
    return names - {"none"}


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_says_what_it_answers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- "), "a question begins with a comment that says what it answers"
    assert "Grain:" in header(text)
    assert "Parameters:" in header(text)
    statements = duckdb.extract_statements(text)
    assert len(statements) == 1
    assert stated(text) == set(statements[0].named_parameters)
    body = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    assert re.search(r"\border by\b", body), "rows come in a stated order"
    assert re.sub(r"'[^']*'", "", body) == re.sub(r"'[^']*'", "", body).lower(), "lower-case"
    assert not re.search(r"select\s+\*|\.\*", body), "columns are named"


def test_the_header_rule_bites() -> None:
    text = "-- What.\n-- Grain: one row. Parameters: release, source ('' = all, or one), first and last year.\nselect 1"
    assert stated(text) == {"release", "source", "first", "last"}
    assert stated("-- What. Parameters: none.\nselect 1") == set()


def test_every_question_is_asked() -> None:
    asked = {
        node.value
        for path in PYTHON
        if lies_in(name(path), "pages") or lies_in(name(path), "queries")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    questions = {path.relative_to(ROOT / "queries").with_suffix("").as_posix() for path in QUESTIONS}
    assert questions - asked == set()


def test_every_chart_has_a_text_alternative() -> None:
    calls = [
        (name(path), node)
        for path in APP
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "plotly_chart"
    ]
    assert calls
    assert [where for where, call in calls if "alt" not in {word.arg for word in call.keywords}] == []
    # What Streamlit draws in other ways has no text alternative we could check.
    others = ("line_chart", "bar_chart", "area_chart", "map", "pyplot", "altair_chart", "metric", "dataframe", "image")
    found = [
        f"{name(path)}: st.{node.func.attr}"
        for path in APP
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in others
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "st"
    ]
    assert found == []


def test_files_stay_short() -> None:
    assert [(name(path), count) for path in files(*TEXT) if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400] == []


def test_the_top_level_holds_what_was_agreed() -> None:
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name != "__pycache__"} == TOP


def test_both_sides_mean_the_same_layout_of_the_released_file() -> None:
    assert str(schema.SCHEMA) == str(database.SCHEMA)


@pytest.mark.parametrize("file", ["front.js", "front.css"])
def test_the_front_asks_no_other_host(file: str) -> None:
    text = (ROOT / "pages" / "front" / file).read_text(encoding="utf-8")
    for namespace in NAMESPACES:
        text = text.replace(namespace, "")
    assert re.findall(r"(?:https?:|wss?:)?//[\w-]+\.[\w.-]+", text) == []
    assert [each for each in re.findall(r"url\(([^)]*)\)", text) if not each.strip("'\"").startswith(("data:", "${"))] == []
    assert "@import" not in text


PERSONAL = {
    "an e-mail address": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE),
    "an identity number": re.compile(r"\b(?:DNI|C\.?E\.?|passport|pasaporte)\s*(?:n[.º°o]*\s*)?:?\s*\d{8,9}\b", re.IGNORECASE),
    "a telephone number": re.compile(r"(?:\+51[\s-]?9?\d{2}[\s-]?\d{3}[\s-]?\d{3}\b|\+1[\s-]\d{3}[\s-]\d{3}[\s-]\d{4}\b)"),
}


def test_no_file_holds_personal_data() -> None:
    found = [
        f"{name(path)}: {kind}: {match}"
        for path in files(*TEXT, ".csv", ".po", ".txt", ".json", ".geojson")
        if path != Path(__file__)
        for kind, pattern in PERSONAL.items()
        for match in pattern.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("text", ["write to ana.perez@example.pe", "DNI 12345678", "DNI N° 12345678", "call +51 987 654 321"])
def test_the_personal_data_rule_bites(text: str) -> None:
    assert any(pattern.search(text) for pattern in PERSONAL.values())


def test_the_instrument_makes_commitments() -> None:
    """It is not binding: what a reader sees never says obligation."""
    places = [*files(".po", under="data"), *files(".csv", under="data/framework"), *SCRIPTS, *files(".py", under="pages/shared")]
    word = re.compile(r"\bobligations?\b|\bobligación(?:es)?\b", re.IGNORECASE)
    assert [name(path) for path in places if word.search(path.read_text(encoding="utf-8"))] == []
