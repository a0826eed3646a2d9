"""The folder of a Compact: read whole, or refused by file and entry."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.compact import COMPACTS, FACTS, INSTEAD, WORDS, NoCompact, compact, find_folder, read_compact
from data.words.extraction import read_translations
from tests.structure.tree import Tree

ROOT = Path(__file__).parents[2]
OWN = re.compile(r"""(?:words\.own|say_own|\{\{ own)\((?:views, )?f?["']([^"']+)["']""")
SAID = re.compile(r'OWN = \{.*?\}|Own\("([^"]+)"\)')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ours"
    made.mkdir()
    for name in (FACTS, WORDS):
        shutil.copy(compact().folder / name, made)
    return made


def test_what_is_read_is_what_the_files_say() -> None:
    own = read_compact(COMPACTS / "peru")
    assert own == compact()
    assert own.countries == {"US": "US", "PE": "PE"}
    assert [side.currency for side in own.sides] == ["USD", "PEN"]
    assert own.clock.key == "America/Lima"
    assert own.read_text("short", "es") == "Alianza CPC · Perú"
    assert own.read_text("no such key", "en") == ""
    assert {"quispe", "mamani"} <= set(" ".join(own.read_list("surnames.txt")).split())


@pytest.mark.parametrize(
    ("entry", "old", "new"),
    [
        ("slug", "slug =", "slugs ="),
        ("signed_on", "2017-06-15", '"soon"'),
        ("clock", "America/Lima", "America/Nowhere"),
        ("languages", '"es_PE"', '"xx_YY"'),
        ("languages", "es = ", "qq = "),
        ("sides", 'made = "P-1.disbursed"', 'given = "P-1.disbursed"'),
        ("sides", 'role = "tip-office"', 'role = "steward"'),
        ("units", 'marker = "circle"', 'symbol = "circle"'),
        ("map", "west = -82.2", "left = -82.2"),
    ],
)
def test_a_wrong_entry_is_refused_by_its_name(entry: str, old: str, new: str, folder: Path) -> None:
    text = (folder / FACTS).read_text(encoding="utf-8")
    assert old in text
    (folder / FACTS).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(NoCompact) as refused:
        read_compact(folder)
    assert (refused.value.rule, [value for _, value, _ in refused.value.faults]) == ("compact-entry", [entry])
    assert FACTS in refused.value.tell("es") and f"“{entry}”" in refused.value.tell("es")


def test_a_text_that_lacks_a_language_is_refused_by_its_key(folder: Path) -> None:
    text = (folder / WORDS).read_text(encoding="utf-8")
    (folder / WORDS).write_text(text.replace('es = "Alianza CPC · Perú"\n', ""), encoding="utf-8")
    with pytest.raises(NoCompact) as refused:
        read_compact(folder)
    assert (refused.value.rule, refused.value.faults) == ("compact-words", ((folder / WORDS, "short", "es"),))


def test_without_a_map_there_is_none(folder: Path) -> None:
    text = (folder / FACTS).read_text(encoding="utf-8")
    (folder / FACTS).write_text(text[: text.index("[map]")], encoding="utf-8")
    assert read_compact(folder).map is None


def test_which_compact_is_asked_for_where_several_could_be_meant(folder: Path, tmp_path: Path) -> None:
    assert find_folder("", tmp_path) == folder
    assert find_folder(str(folder), COMPACTS) == folder
    shutil.copytree(folder, tmp_path / "theirs")
    assert find_folder("theirs", tmp_path) == tmp_path / "theirs"
    for asked in ("", "nobody's"):
        with pytest.raises(NoCompact) as refused:
            find_folder(asked, tmp_path)
        rule = "no-such-compact" if asked else "which-compact"
        assert (refused.value.rule, refused.value.faults) == (rule, ((tmp_path, asked, "ours, theirs"),))


@pytest.mark.parametrize("command", [("-m", "data", "verify"), ("-c", "import dashboard")])
def test_a_process_without_a_compact_ends_with_the_names_of_those_there_are(command: tuple[str, ...]) -> None:
    ended = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env={**os.environ, "CPC_COMPACT": "atlantis"}, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert "“atlantis”" in ended.stderr and "peru" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_the_pages_say_of_the_compact_alone_has_its_words() -> None:
    tree = Tree()
    asked = {key for name in tree.files(".py", ".html", under="pages") for key in OWN.findall(tree.text(name))}
    asked |= {key for key in SAID.findall(tree.text("pages/evidence/method_texts.py")) if key} | {"title", "short", "nothing-found"}
    replaced = {key.removeprefix(INSTEAD) for key in compact().texts if key.startswith(INSTEAD)}
    assert {text for text in replaced if read_translations("es").get(text) is None} == set(), "no text of the program"
    known = {key for key in compact().texts if not key.startswith(INSTEAD)}
    assert {key for key in asked if "{" not in key} <= known
    beginnings = {key.partition("{")[0] for key in asked if "{" in key}
    assert {key for key in known if key not in asked and not any(key.startswith(each) for each in beginnings)} == set()
