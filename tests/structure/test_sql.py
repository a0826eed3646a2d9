"""SQL stands in .sql files: a question says what it answers, and nothing but the ledger module writes to the ledger."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data import schema
from data.translated import spread
from queries import database, row_name
from tests.structure.tree import Tree, inside, plant

LEDGER = "data/ledger/store.py"
KEEPERS = (LEDGER, "data/ledger/chain.py", "data/ledger/seals.py")
"""The modules that write to the ledger: the store, and the chain and the seals that it calls inside its transactions."""
WRITES = re.compile(
    r"""\b(?:insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from|merge\s+into|truncate|copy
    |(?:create|drop|alter)\s+(?:or\s+replace\s+)?(?:table|schema|view|sequence|index)(?:\s+if\s+(?:not\s+)?exists)?)\s+"?ledger"?\b""",
    re.IGNORECASE | re.VERBOSE,
)


def statement(name: str) -> str:
    """What the engine calls an SQL file: data/ledger/sql/decide.sql is `ledger/decide`."""
    return name.removeprefix("data/").replace("sql/", "", 1).removesuffix(".sql")


def strayed_writes(tree: Tree) -> Iterator[str]:
    """Statements that write to the ledger, or run one of its own that does, anywhere but in the ledger module."""
    writing = [name for name in tree.files(".sql", under="data") if WRITES.search(tree.text(name))]
    yield from (f"{name} writes to the ledger" for name in writing if not name.startswith("data/ledger/sql/"))
    strings = sorted({*tree.strings(*(name for name in tree.app() if name not in KEEPERS))})
    yield from dict.fromkeys(f"{name} writes to the ledger" for name, text in strings if WRITES.search(text))
    yield from (f"{name} runs {text}" for name, text in strings if text in {*map(statement, writing)})


def header(text: str) -> str:
    lines = text.splitlines()
    return " ".join(line.removeprefix("--").strip() for line in lines[: next((n for n, line in enumerate(lines) if not line.startswith("--")), 0)])


def stated(text: str) -> set[str]:
    """The parameters a header names: what follows `Parameters:`, brackets and their explanations left out."""
    listed = re.sub(r"\([^)]*\)", "", header(text).partition("Parameters:")[2])
    names = {part.split()[0].strip(".;") for part in re.split(r",|\band\b", listed) if part.split()}
    return names - {"none"}


def ill_formed_questions(tree: Tree) -> Iterator[str]:
    """What is wrong with the form of the questions in `queries/`."""
    for name in tree.files(".sql", under="queries"):
        text = tree.text(name)
        body = re.sub(r"'[^']*'", "", "\n".join(line for line in text.splitlines() if not line.startswith("--")))
        statements = duckdb.extract_statements(spread(text, ("en",)))
        faults = {
            "begins without saying what it answers": not text.startswith("-- "),
            "names no grain": "Grain:" not in header(text),
            "names no parameters": "Parameters:" not in header(text),
            "is not one statement": len(statements) != 1,
            "names other parameters than it takes": stated(text) != {each for statement in statements for each in statement.named_parameters},
            "has rows in no stated order": not re.search(r"\border by\b", body),
            "is not in lower case": body != body.lower(),
            "repeats the window of a release, which is a macro (`figure_in`)": "first_release" in body and "$history" not in body,
        }
        yield from (f"{name} {fault}" for fault, there in faults.items() if there)


def test_nothing_but_the_ledger_module_writes_to_it() -> None:
    assert list(strayed_writes(Tree())) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data/stewards/stewardship.py", 'connection.execute("delete from ledger.report_row")'),
        ("data/stewards/stewardship.py", 'connection.execute(f"update  ledger.{table} set value = 0")'),
        ("data/stewards/trace.py", 'connection.execute("INSERT OR REPLACE INTO ledger.act values (1)")'),
        ("pages/web/report_upload.py", 'run("drop table if exists ledger.report")'),
        ("data/release/sql/flags.sql", "-- Flags.\ninsert\n    into ledger.seal\nselect 1"),
        ("data/report/sql/line.sql", "alter table ledger.report add column note varchar"),
    ],
)
def test_a_planted_write_past_the_ledger_module_is_found(tmp_path: Path, name: str, text: str) -> None:
    assert list(strayed_writes(plant(tmp_path, {name: text}))) == [f"{name} writes to the ledger"]


def test_the_ledgers_own_statements_run_from_elsewhere_are_found(tmp_path: Path) -> None:
    own = {"data/ledger/sql/decide.sql": "insert into ledger.report_event select 1", "data/ledger/sql/states.sql": "select 1 from ledger.report"}
    code = 'sql.text("ledger/decide"), sql.text("stewards/states")'
    assert list(strayed_writes(plant(tmp_path, own | {LEDGER: code}))) == []
    assert list(strayed_writes(plant(tmp_path, own | {"data/stewards/trace.py": code}))) == ["data/stewards/trace.py runs ledger/decide"]


def test_a_question_says_what_it_answers() -> None:
    assert list(ill_formed_questions(Tree())) == []


@pytest.mark.parametrize(
    "text",
    [
        "select 1 as n order by n",
        "-- What. Parameters: none.\nselect 1 as n order by n",
        "-- What. Grain: one row. Parameters: none.\nselect $year as n order by n",
        "-- What. Grain: one row. Parameters: none.\nselect 1 as n",
        "-- What. Grain: one row. Parameters: none.\nSELECT 1 as n order by n",
        "-- What. Grain: one row. Parameters: none.\nselect 1 as n order by n; select 2 as n order by n",
        "-- What. Grain: one row. Parameters: none.\nselect key from figure where 3 between first_release and last_release order by key",
    ],
)
def test_a_planted_ill_formed_question_is_found(tmp_path: Path, text: str) -> None:
    assert list(ill_formed_questions(plant(tmp_path, {"queries/new.sql": text})))


def test_a_header_names_parameters_and_explains_them() -> None:
    text = "-- What.\n-- Grain: one row. Parameters: release, source ('' = all, or one), first and last year.\nselect 1"
    assert stated(text) == {"release", "source", "first", "last"}
    assert stated("-- What. Parameters: none.\nselect 1") == set()


def test_every_question_is_asked() -> None:
    tree = Tree()
    asked = {node.id for name, node in tree.walk(*tree.app()) if isinstance(node, ast.Name) and name.startswith("pages/")}
    questions = {row_name(name.removeprefix("queries/").removesuffix(".sql")) for name in tree.files(".sql", under="queries")}
    assert questions and questions - asked == set()


def test_sql_is_run_only_where_databases_are_opened() -> None:
    tree = Tree()
    knowing = {name for name in tree.app() if any(inside(module, "duckdb") for module in tree.imports(name))}
    running = {
        name
        for name, node in tree.walk(*tree.app())
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute" and name.startswith("pages/")
    }
    assert "queries/database.py" in knowing and running == set()


def test_both_sides_mean_the_same_layout_of_the_released_file() -> None:
    assert str(schema.SCHEMA) == str(database.SCHEMA)
