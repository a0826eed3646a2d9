"""What holds of the pages of another Compact, in a process of its own (`test_another.py` begins it)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from data.build import ledger_of
from data.cli import main as commands
from data.compact import compact
from pages.frame.menu import BY_PATH
from pages.view.view import View
from pages.web import whole_page
from pages.web.header import write_header
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen
from tests.harvest.rendering import render
from tests.harvest.test_links import faults

OBJECTIVES = ("/prosecution", "/protection", "/prevention", "/partnership")
FOREIGN = re.compile(r"\b(?:Peru|Perú|Lima|Loreto|Cusco|soles|PEN|ubigeo)\b")
ENGLISH = re.compile(r"\b(?:the|and|which|every|report|reports|place|places|without|against|series of)\b")
STATES: tuple[dict[str, str | int], ...] = ({}, {"region": "SEX", "from_": 2018, "to": 2019}, {"asof": "2019-07-01", "objective": "4"})


def read_text(html: str) -> str:
    """What a reader sees of a page, without what is marked as of another language."""
    return re.sub(r"<[^>]+>", " ", re.sub(r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', " ", html, flags=re.DOTALL))


def test_the_compact_is_the_one_of_the_folder() -> None:
    assert list(compact().languages) == ["es"] and compact().map is None
    assert [path for path in BY_PATH if path in OBJECTIVES] == list(OBJECTIVES)


@pytest.mark.parametrize("path", BY_PATH)
def test_each_page_shows_its_rows_in_its_language_and_leads_somewhere(path: str, view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
    for state in STATES:
        shown = view(path, **state)
        drawn = render(shown)
        assert judge(shown.number).screen(drawn) == [], state
        assert faults(shown, drawn.html) == [], state
        text = read_text("\n".join(drawn.html))
        assert FOREIGN.findall(text) == []
        first = Screen()
        answer = whole_page.write_first(path, {name: [value] for name, value in shown.selection.parameters()})
        first.add_html(answer)
        assert judge(shown.number).screen(first) == [], state


# The dictionary shows comments of the released file, which are English.
@pytest.mark.parametrize("path", [path for path in BY_PATH if path != "/dictionary"])
def test_no_page_speaks_english(path: str, view: Callable[..., View]) -> None:
    text = read_text("\n".join(render(view(path)).html))
    assert ENGLISH.findall(text) == []
    assert ENGLISH.findall(read_text(write_header(path, {}))) == []


def test_its_units_are_called_what_they_are(view: Callable[..., View]) -> None:
    header, page = read_text(write_header("/", {})), read_text("\n".join(render(view("/regions")).html))
    assert "Delitos" in header and "Regiones" not in header
    assert "Delitos principales: Explotación sexual y Trabajo forzoso." in page
    assert "delito principal, desde el inicio" in page


def test_what_it_lacks_is_left_out(view: Callable[..., View]) -> None:
    regions = "\n".join(render(view("/regions")).html)
    assert "mapped:" not in regions and "<svg" not in regions[regions.index('data-card="map"') :]
    assert "/public-record" not in write_header("/", {})


def test_what_people_write_has_the_one_language_of_the_compact(capsys: pytest.CaptureFixture[str]) -> None:
    """A meeting is set with options of one language; commands offer none of another one."""
    out = ["--out", os.environ["CPC_PROGRAM"]]
    assert commands.main(["meeting", "set", "2030", "--name", "Reunión", "--held-on", "2030-05-01", "--place", "Bogotá", *out]) == 0
    with duckdb.connect(str(ledger_of(Path(os.environ["CPC_PROGRAM"]))), read_only=True) as ledger:
        assert ledger.execute("select name_es, place_es from meeting where meeting = '2030'").fetchall() == [("Reunión", "Bogotá")]
    for command in (["meeting", "set", "-h"], ["decide", "-h"], ["clear", "-h"], ["accept", "-h"], ["target", "propose", "-h"], ["note", "-h"]):
        with pytest.raises(SystemExit):
            commands.main(command)
        offered = capsys.readouterr().out
        assert not re.findall(r"--[a-z-]+-(?:en|es)\b|--translation", offered), offered


def test_a_workbook_is_made_offers_the_crimes_and_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = tmp_path / "A.xlsx"
    assert commands.main(["template", str(blank), "--institution", "A", "--period", "2019-H2", "--lang", "es"]) == 0
    book = load_workbook(blank)
    listed = [rule.formula1 for page in book for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert any("SEX,LAB,SRV,NAT" in each for each in listed)
    assert any("COP,USD" in each for each in listed)
    assert commands.main(["check", str(blank), "--lang", "es"]) == 1
    assert "no puede ser aceptado" in capsys.readouterr().out
