"""HTML stands in templates, one module escapes, and Python, scripts and style sheets mean the same by a name."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, Tree, plant

TEMPLATES = "pages/view/templates.py"
FRONT = ROOT / "pages" / "web"
TAG = re.compile(
    r"</?(?:a|abbr|article|aside|blockquote|body|button|code|details|div|footer|form|h[1-6]|head|header|html|input|label|li|link|main|meta|nav|ol|p|path"
    r"|script|section|select|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|th|thead|title|tr|ul)(?:\s[^<]*)?>",
    re.IGNORECASE,
)
"""Of HTML and SVG; `<br>` and `<b>` are also Plotly's."""
COMPLETES = {"pages/web/delivery.py": "completes the page that Streamlit wrote", "pages/charts/picture.py": "takes Plotly's tags out of a text"}
NAME = re.compile(r"(?<![\w-])data-([a-z]+(?:-[a-z]+)*)")
DATASET = re.compile(r"dataset\.([a-zA-Z]+)")
DESTRUCTURED = re.compile(r"\{([^{}]*)\}\s*=\s*[\w.]+\.dataset")
STREAMLIT = re.compile(r"""\.(st[A-Z]\w+)|data-testid=["']?(\w+)|(data-test-[a-z-]+)""")


def html_in_python(tree: Tree) -> Iterator[str]:
    """Strings of the app with a tag in them, docstrings apart."""
    for name in tree.app():
        texts = {id(node.value) for _, node in tree.walk(name) if isinstance(node, ast.Expr)}
        for _, node in tree.walk(name):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts and name not in COMPLETES:
                yield from (f"{name}:{node.lineno}: {tag}" for tag in TAG.findall(node.value))


def escapes(tree: Tree) -> Iterator[str]:
    """Modules that escape by themselves, or call a text HTML that they put together."""
    for name, node in tree.walk(*tree.app()):
        if name == TEMPLATES or not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called == "escape" and not (isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "re"):
            yield f"{name}:{node.lineno}: escape"
        if called == "Markup" and node.args and not isinstance(node.args[0], (ast.Call, ast.Name)):
            made = node.args[0]
            if not (isinstance(made, ast.Constant) and not TAG.search(str(made.value))):
                yield f"{name}:{node.lineno}: Markup"


def listed(name: str) -> list[dict[str, str]]:
    with (FRONT / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def names_in(text: str) -> set[str]:
    """Names after `data-` in a source, also as JavaScript writes them."""
    written = DATASET.findall(text)
    for group in DESTRUCTURED.findall(text):
        written += [part.partition(":")[0].strip() for part in group.split(",")]
    return set(NAME.findall(text)) | {re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", each) for each in written}


def read_all(*suffixes: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "pages").rglob("*")) if path.suffix in suffixes)


def test_html_stands_in_templates() -> None:
    assert list(html_in_python(Tree())) == []


def test_one_module_escapes() -> None:
    assert list(escapes(Tree())) == []


@pytest.mark.parametrize(
    "text",
    ["x = f'<p>{text}'\n", "x = '<section class=\"a\">'\n", "x = escape(text)\n", "x = Markup(f'{text}')\n", "x = Markup('&' + text)\n"],
)
def test_planted_html_and_escapes_are_found(tmp_path: Path, text: str) -> None:
    tree = plant(tmp_path, {"pages/cards/planted.py": f'"""With <p> in a docstring."""\n{text}'})
    assert len([*html_in_python(tree), *escapes(tree)]) == 1


def test_names_are_those_that_pages_and_scripts_use() -> None:
    rows = {row["name"]: row for row in listed("attributes.csv")}
    own = {"testid", "test-script-state", "test-connection-state"}  # Streamlit's
    pages, scripts, styles = (names_in(read_all(*suffixes)) - own for suffixes in ((".html", ".py"), (".js",), (".css",)))
    assert set(rows) == pages | scripts | styles
    assert {name for name, row in rows.items() if row["written"] == "page"} == pages
    assert {name for name, row in rows.items() if row["read"] in ("script", "both") or row["written"] == "script"} == scripts - {"mark"}
    assert {name for name, row in rows.items() if row["read"] in ("style", "both")} <= styles | scripts
    assert all(row["meaning"] for row in rows.values())


def test_names_of_streamlit_are_those_that_scripts_and_styles_use() -> None:
    used = {next(filter(None, each)) for each in STREAMLIT.findall(read_all(".js", ".css"))}
    written = {next(filter(None, each)) for row in listed("streamlit_names.csv") for each in STREAMLIT.findall(row["selector"])}
    assert used | {"stApp"} == written
