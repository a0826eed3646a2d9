"""The Spanish catalogue is complete, up to date with the code and true to it; every bilingual column has both languages."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter
from html import unescape
from pathlib import Path

import duckdb
import pytest
from babel.messages.catalog import Catalog, Message

from data.compact import compact
from data.words import LANGUAGES, catalogue, extraction
from pages.frame.menu import PAGES
from pages.view.words import FLAG_WORDS, MISSING_WORDS, words_in
from pages.web.header import write_header

ROOT = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"\{[^}]*\}")
# English words of the instrument with the Spanish an official uses, wherever they occur in a text.
TERMS = (
    (r"\bbaselines?\b", r"líneas? de base"),
    (r"\btargets?\b", r"\bmetas?\b"),
    (r"\bhalf-yearly reports?\b", r"\binformes? semestral(es)?\b"),
    (r"\bbreakdowns?\b", r"\bdesagregaci(ón|ones)\b"),
    (r"\bbroken down\b", r"\bdesglosar\b"),
    (r"\bPartnership\b", r"\bAlianza\b"),
    (r"\bcommitments?\b", r"\bcompromisos?\b"),
    (r"\bMultisectoral Commission\b", r"\bComisión Multisectorial\b"),
    (r"\bTIP Office\b", r"\bOficina TIP\b"),
    (r"\bImplementation Plan\b", r"\bPlan de Implementación\b"),
    (r"\bmutual consent\b", r"\bconsentimiento mutuo\b"),
    (r"\bcounting systems?\b", r"\bsistemas? de registro\b"),
    (r"\breference sheet\b", r"\bficha técnica\b"),
    (r"\b(?:release|releases)(?= \{|\.|$)", r"\bpublicaci(ón|ones)\b"),
    (r"\bconfidential\b", r"\bconfidencial(es)?\b"),
    (r"\bindicators?\b", r"\bindicador(es)?\b"),
)
# A term of the glossary and the word that stands for it on the pages.
GLOSSARY = {
    "confidential": MISSING_WORDS["c"],
    "not-reported": MISSING_WORDS["x"],
    "not-applicable": MISSING_WORDS["z"],
    "provisional": FLAG_WORDS["p"],
    "break": FLAG_WORDS["b"],
    "baseline": "baseline",
    "target": "target",
    "breakdown": "Breakdown",
    "half-year": "Half-year",
    "milestone": "milestone",
    "indicator": "Indicator",
    "counting-system": "Counting system",
    "public-record": "Public record",
    "release": "Release",
    "series": "Series",
    "year": "Year",
}


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    return extraction.read_translations("es")


def messages(spanish: Catalog) -> list[Message]:
    return [message for message in spanish if message.id]


def pairs(spanish: Catalog) -> list[tuple[str, str]]:
    """English and Spanish of every form of every text."""
    return [pair for message in messages(spanish) for pair in zip(extraction.forms(message.id), extraction.forms(message.string), strict=True)]


def test_the_catalogue_holds_the_texts_of_the_code_and_no_others(spanish: Catalog) -> None:
    code = {message.id for message in extraction.extract() if message.id}
    known = {tuple(message.id) if message.pluralizable else message.id for message in messages(spanish)}
    assert len(code) > 400
    assert code - known == set(), "bring it up to date: python -m data.words.extraction"
    assert known - code == set()
    assert not spanish.obsolete


def test_every_text_is_translated_in_every_form(spanish: Catalog) -> None:
    assert [message.id for message in messages(spanish) if not all(form.strip() for form in extraction.forms(message.string))] == []
    plurals = [message for message in messages(spanish) if message.pluralizable]
    assert [message.id for message in plurals if len(extraction.forms(message.string)) != spanish.num_plurals] == []
    assert [message.id for message in messages(spanish) if message.fuzzy] == []
    assert spanish.num_plurals == 2


def test_the_placeholders_are_those_of_the_english(spanish: Catalog) -> None:
    assert [pair for pair in pairs(spanish) if Counter(PLACEHOLDER.findall(pair[0])) != Counter(PLACEHOLDER.findall(pair[1]))] == []


def test_blanks_and_closing_signs_are_those_of_the_english(spanish: Catalog) -> None:
    edges = re.compile(r"^\s*|[.:?!…,;)”]*\s*$")
    sentences = [pair for pair in pairs(spanish) if len(PLACEHOLDER.sub("", pair[0]).split()) > 2]
    named = {"A blank workbook"}  # its Spanish name says which program opens it
    assert [pair for pair in sentences if edges.findall(pair[0]) != edges.findall(pair[1]) and pair[0] not in named] == []
    assert [pair for pair in pairs(spanish) if blanks(pair[0]) != blanks(pair[1])] == []


def blanks(text: str) -> tuple[int, int]:
    """How many blanks stand before and after a text."""
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def test_questions_open_with_their_sign(spanish: Catalog) -> None:
    assert [pair for pair in pairs(spanish) if pair[1].count("¿") != pair[1].count("?")] == []


@pytest.mark.parametrize(("english", "term"), TERMS)
def test_the_terms_are_those_of_the_instrument(english: str, term: str, spanish: Catalog) -> None:
    own = [(said["en"], said["es"]) for said in compact().texts.values()]
    found = [pair for pair in [*pairs(spanish), *own] if re.search(english, PLACEHOLDER.sub("{", pair[0]), re.IGNORECASE)]
    assert found
    assert [pair for pair in found if not re.search(term, pair[1], re.IGNORECASE)] == []


@pytest.mark.parametrize("term", GLOSSARY)
def test_pages_and_glossary_use_the_same_word(term: str) -> None:
    with (ROOT / "data/compacts/peru/framework/glossary.csv").open(encoding="utf-8", newline="") as source:
        row = next(row for row in csv.DictReader(source) if row["term"] == term)
    assert re.sub(r" \[\w\]", "", row["term_es"]).lower() == words_in("es").say(GLOSSARY[term]).lower()


def test_completeness_is_called_what_the_glossary_calls_it() -> None:
    with (ROOT / "data/compacts/peru/framework/glossary.csv").open(encoding="utf-8", newline="") as source:
        row = next(row for row in csv.DictReader(source) if row["term"] == "completeness")
    title = words_in("es").say("Completeness of the data of activity {activity}", activity="1.6")
    assert title.lower().startswith(row["term_es"].lower())


def test_a_plural_is_chosen_by_the_number() -> None:
    one, many = "{count} indicator has no target", "{count} indicators have no target"
    say = words_in("es").count
    assert say(one, many, 1, count="1") == "1 indicador no tiene meta"
    assert say(one, many, 0, count="0") == "0 indicadores no tienen meta"
    assert say(one, many, 10, count="10") == "10 indicadores no tienen meta"


def test_the_catalogue_is_what_the_pages_speak(spanish: Catalog) -> None:
    """The compiled catalogue, asked as a page asks it."""
    message = next(each for each in messages(spanish) if each.id == "as known on {day} · release {number}")
    assert catalogue("es").gettext(str(message.id)) == message.string == "información al {day} · publicación {number}"
    assert catalogue("en").gettext(str(message.id)) == message.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_header_says_everything_in_every_language(lang: str) -> None:
    """What front.js shows when the language changes stands beside what is shown, and is the catalogue's."""
    header = write_header("/regions", {"lang": [lang], "region": ["LOR"]})
    shown = re.findall(r'data-en="([^"]*)" data-es="([^"]*)">([^<]+)<', header)
    assert len(shown) > len(PAGES)
    assert [text for english, spanish, text in shown if text != (english if lang == "en" else spanish)] == []
    assert [text for english, spanish, _ in shown for text in [english] if _in_spanish(unescape(text)) != unescape(spanish)] == []
    assert re.findall(r'<a href="([^"]*)" data-page="/regions" aria-current="page">', header)[0].startswith("/regions?region=LOR")


def _in_spanish(text: str) -> str:
    own = next((said["es"] for said in (*compact().texts.values(), *compact().objectives.values()) if said["en"] == text), "")
    return own or words_in("es").say(text)


def test_no_text_is_asked_for_inside_an_f_string() -> None:
    """Where Python 3.11 reads an f-string as one piece, Babel finds no text in it."""
    asked = {
        (path.relative_to(ROOT).as_posix(), call.lineno)
        for folder, keywords in extraction.KEYWORDS.items()
        for path in (ROOT / folder).rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and (name := getattr(call.func, "attr", getattr(call.func, "id", ""))) in keywords
        if len(call.args) >= len(keywords[name] or "1") and isinstance(call.args[0], ast.Constant)
    }
    assert asked == set()


def test_no_text_is_put_together_before_it_is_translated() -> None:
    """What the catalogue is asked for is a text of the code or a name for one, never a sum or a filled text."""
    asked = [
        (path.relative_to(ROOT).as_posix(), node.lineno, node.args[0])
        for path in sorted((ROOT / "pages").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("say", "count")
    ]
    assert len(asked) > 300
    assert [place[:2] for place in asked if isinstance(place[2], (ast.JoinedStr, ast.BinOp, ast.IfExp))] == []


def test_both_languages_of_a_column_are_filled_or_both_empty(program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        columns = set(connection.execute("select table_name, column_name from duckdb_columns()").fetchall())
        twins = [(table, name, f"{name[:-3]}_es") for table, name in sorted(columns) if name.endswith("_en")]
        assert len(twins) > 40
        assert [twin for twin in twins if (twin[0], twin[2]) not in columns] == []
        assert [(table, name) for table, name in sorted(columns) if name.endswith("_es") and (table, f"{name[:-3]}_en") not in columns] == []
        lone = "select count(*) from \"{}\" where (coalesce(trim({}), '') = '') <> (coalesce(trim({}), '') = '')"
        assert [twin for twin in twins if connection.execute(lone.format(*twin)).fetchone() != (0,)] == []
