"""A folder for another Compact: heads and comments, and what is still missing said by file."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from data import tables
from data.cli import compact_commands
from data.cli import main as commands
from data.compact import FACTS, WORDS, NoCompact, compact, read_compact
from data.new_compact import make_folder, spell
from data.problems import Refused

GIVEN = {
    "signed_on = …": "signed_on = 2019-01-31",
    'zone = "…"': 'zone = "Africa/Accra"',
    'currency = "…"': 'currency = "GHS"',
    "# XYZ = []": 'GHS = ["cedi"]',
}


def test_every_table_has_its_head_and_every_text_its_place(tmp_path: Path) -> None:
    folder = make_folder("ghana", "GH", ["en"], tmp_path)
    for place, sources in (("framework", tables.FRAMEWORK_TABLES), ("record", tables.RECORD_TABLES), ("demonstration", tables.PROGRAMME_TABLES)):
        assert {path.name for path in (folder / place).iterdir()} == {source.file for source in sources}
    with (folder / "framework" / "objectives.csv").open(encoding="utf-8", newline="") as lines:
        assert list(csv.reader(lines)) == [["objective", "paradigm", "name_en", "statement_en", "headline_series", "axis_en", "clause"]]
    words = tomllib.loads((folder / WORDS).read_text(encoding="utf-8"))
    assert set(words) == {key for key in compact().texts if not key.startswith("=") and "." not in key}
    assert all(said == {"en": ""} for said in words.values())


def test_what_is_not_filled_in_is_told_and_what_is_can_be_read(tmp_path: Path) -> None:
    folder = make_folder("ghana", "GH", ["en", "es"], tmp_path)
    with pytest.raises(NoCompact) as missing:
        read_compact(folder)
    assert FACTS in missing.value.tell("en")
    text = (folder / FACTS).read_text(encoding="utf-8")
    for blank, filled in GIVEN.items():
        assert blank in text
        text = text.replace(blank, filled)
    (folder / FACTS).write_text(text, encoding="utf-8")
    made = read_compact(folder)
    assert (made.slug, made.clock.key, dict(made.languages)) == ("cpc-ghana", "Africa/Accra", {"en": "en_GH", "es": "es"})
    assert made.map is None and not made.has_record


def test_columns_are_spelled_for_other_languages() -> None:
    assert spell(["code", "name_en", "name_es", "position", "note_en", "note_es"], ["fr", "en", "ro"]) == [
        "code", "name_fr", "name_en", "name_ro", "position", "note_fr", "note_en", "note_ro",
    ]  # fmt: skip


def test_a_folder_that_is_there_and_a_language_nobody_translated_are_refused(tmp_path: Path) -> None:
    make_folder("ghana", "GH", ["en"], tmp_path)
    for name, languages, rule in (("ghana", ["en"], "compact-there"), ("romania", ["ro"], "no-catalogue")):
        with pytest.raises(Refused) as refused:
            make_folder(name, "XX", languages, tmp_path)
        assert [each.rule for each in refused.value.problems] == [rule]
    assert not (tmp_path / "romania").exists()


def test_the_compact_that_is_served_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["check-compact"]) == 0
    assert "3 objectives, 75 series, 8 places" in capsys.readouterr().out


def test_an_empty_text_is_reported_with_its_key(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    emptied = replace(compact(), texts={**compact().texts, "title": {"en": "Child Protection Compact", "es": " "}})
    monkeypatch.setattr(compact_commands, "compact", lambda: emptied)
    assert commands.main(["check-compact"]) == 1
    assert "“title” is empty in language “es”" in capsys.readouterr().out
