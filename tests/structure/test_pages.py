"""Pages are short tables of contents, each in the menu; every chart has a text alternative; the front asks no other host."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.frame.menu import PAGES
from tests.structure.tree import MENU, SECTIONS, Tree, inside, plant

MOST_LINES = 45
SQL = re.compile(r"\bselect\b.*\bfrom\b", re.IGNORECASE | re.DOTALL)
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")
# What Streamlit draws in other ways has no text alternative that could be checked.
WITHOUT_ALTERNATIVE = ("line_chart", "bar_chart", "area_chart", "map", "pyplot", "altair_chart", "metric", "dataframe", "image")


def swollen_pages(tree: Tree) -> Iterator[str]:
    """Pages that are more than a table of contents."""
    for name in tree.pages():
        if (count := len(tree.text(name).splitlines())) > MOST_LINES:
            yield f"{name}: {count} lines"
        if not ast.get_docstring(tree.parse(name)):
            yield f"{name}: no docstring"
        yield from (f"{name}: SQL" for _, text in tree.strings(name) if SQL.search(text))


def charts_without_alternative(tree: Tree) -> Iterator[str]:
    """Charts that a reader who cannot see them gets nothing of."""
    for name, node in tree.walk(*tree.app()):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "plotly_chart" and "alt" not in {word.arg for word in node.keywords}:
                yield f"{name}: plotly_chart"
            elif node.func.attr in WITHOUT_ALTERNATIVE and isinstance(node.func.value, ast.Name) and node.func.value.id == "st":
                yield f"{name}: st.{node.func.attr}"


def other_hosts(tree: Tree) -> Iterator[str]:
    """Addresses of other hosts in what the browser loads."""
    for name in tree.files(".js", ".css", under="pages/web"):
        text = tree.text(name)
        for namespace in NAMESPACES:
            text = text.replace(namespace, "")
        found = re.findall(r"(?:https?:|wss?:)?//[\w-]+\.[\w.-]+", text) + re.findall(r"@import[^;]*", text)
        found += [each for each in re.findall(r"url\(([^)]*)\)", text) if not each.strip("'\"").startswith(("data:", "${"))]
        yield from (f"{name}: {each}" for each in found)


def test_a_page_is_a_short_table_of_contents() -> None:
    assert list(swollen_pages(Tree())) == []


@pytest.mark.parametrize("text", ['"""Page."""\n' + "x = 1\n" * 45, "x = 1\n", '"""Page."""\nquestion = """select value\nfrom figure"""\n'])
def test_a_planted_swollen_page_is_found(tmp_path: Path, text: str) -> None:
    assert len(list(swollen_pages(plant(tmp_path, {"pages/progress/overview.py": text, MENU: "from pages.progress import overview"})))) == 1


def test_every_chart_has_a_text_alternative() -> None:
    assert list(charts_without_alternative(Tree())) == []


@pytest.mark.parametrize("call", ["st.plotly_chart(figure)", "st.line_chart(rows)", "column.plotly_chart(figure, key='a')"])
def test_a_planted_chart_without_alternative_is_found(tmp_path: Path, call: str) -> None:
    assert len(list(charts_without_alternative(plant(tmp_path, {"pages/screen/frame.py": call})))) == 1


def test_the_front_asks_no_other_host() -> None:
    assert list(other_hosts(Tree())) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("front.js", "fetch('https://cdn.example.org/plotly.js')"),
        ("front.js", "new WebSocket('wss://live.example.org/')"),
        ("front.css", "@import 'fonts.css';"),
        ("front.css", "body { background: url(/elsewhere.png); }"),
    ],
)
def test_a_planted_address_of_another_host_is_found(tmp_path: Path, name: str, text: str) -> None:
    assert len(list(other_hosts(plant(tmp_path, {f"pages/web/{name}": text})))) == 1


def test_only_the_package_file_stands_directly_in_pages() -> None:
    # Streamlit would run any other without the app frame.
    assert [name for name in Tree().files(".py", under="pages") if name.count("/") == 1] == ["pages/__init__.py", "pages/__main__.py"]


def test_every_page_of_the_menu_is_there_and_every_other_file_is_beside_a_page() -> None:
    tree = Tree()
    assert {page.draw.__module__ for page in PAGES} == {name.removesuffix(".py").replace("/", ".") for name in tree.pages()}
    imported = {module for name in tree.app() for module in tree.imports(name)}
    beside = [
        name
        for section in SECTIONS
        for name in tree.files(".py", under=f"pages/{section}")
        if name not in tree.pages() and not name.endswith("__init__.py")
    ]
    dotted = {name: name.removesuffix(".py").replace("/", ".") for name in beside}
    assert [name for name, module in dotted.items() if not any(inside(each, module) for each in imported)] == [], "a page that no menu lists?"
