"""No page, download or column of the released file holds a text of the other language that is not marked as such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from pages.card.provenance import stamp
from pages.frame import errors
from pages.frame.menu import BY_PATH
from pages.view.headlines import HEADLINES
from pages.view.view import View
from pages.view.words import words_in
from queries.database import Unusable
from tests.harvest.rendering import Recorder, render
from tests.words.foreign import Finder, make_finder
from tests.words.visible import Text, read_chart, read_html

LANGUAGES = ("en", "es")
STATES: tuple[dict[str, Any], ...] = (
    {},
    {"region": "LOR", "from_": 2019, "to": 2021},
    {"region": ("LMA", "MDD"), "asof": "2020-06-30"},
    {"objective": "2", "from_": 2024},
    {"asof": "2018-01-01"},
)
SAMPLE = 7
"""Of the options of a choice, one in so many is looked at in the short run."""
NAMES = (
    "Natural Earth",
    "Language · Idioma",
    "Centro Yanapanakusun",
    "Capital Humano y Social Alternativo",
    "Instituto de Defensa Legal",
    "Sistema de Gestión Fiscal",
    "Registro y Estadística del Delito de Trata de Personas y Afines",
    "Sistema de Información Estratégica sobre Trata de Personas",
)
# What stands in the released file in one language only and is shown as it is, in an element that says so.
VERBATIM = (
    "select stated_in from record",
    "select note from record",
    "select breakdown_text from record",
    "select breakdown_rest from record",
    "select period_text from record",
    "select stated_in from record_overlap",
    "select cleared_by from narrative",
    "select text_en from narrative",
    "select text_es from narrative",
    "select table_name || ': ' || coalesce(comment, '') from duckdb_tables()",
    "select column_name from duckdb_columns()",
    "select data_type from duckdb_columns()",
    "select comment from duckdb_columns()",
)
PLACES = (
    "select name from shape",
    "select place from record where place_kind <> 'several'",
    "select name_en from region where kind in ('pilot', 'consent')",
)
CITED = ("select stated_in from record", "select period_text from record where period_start is null")


@pytest.fixture(scope="session")
def ask(program: Path) -> Callable[[Sequence[str]], set[str]]:
    """The distinct texts that some queries find in the released file."""

    def texts(queries: Sequence[str]) -> set[str]:
        with duckdb.connect(str(program), read_only=True) as connection:
            return {str(row[0]) for query in queries for row in connection.execute(query).fetchall() if row[0]}

    return texts


@pytest.fixture(scope="session")
def verbatim(ask: Callable[[Sequence[str]], set[str]]) -> set[str]:
    """What is shown as it is."""
    return ask(VERBATIM)


@pytest.fixture(scope="session")
def names(ask: Callable[[Sequence[str]], set[str]]) -> set[str]:
    """Proper names, the same in both languages."""
    return ask(PLACES) | set(NAMES)


@pytest.fixture(scope="session")
def finders(names: set[str]) -> dict[str, Finder]:
    return {lang: make_finder(lang, names) for lang in LANGUAGES}


class Reading:
    """Reads states in one language; keeps what is wrong and how often a text was marked as of another language."""

    def __init__(self, lang: str, view: Callable[..., View], names: set[str], cited: set[str], verbatim: set[str]) -> None:
        self._lang, self._view, self._verbatim = lang, view, {" ".join(text.split()) for text in verbatim}
        self._find = make_finder(lang, names)
        self._find_spoken = make_finder(lang, names | cited)  # an attribute cannot mark the title of a source
        self._seen: set[str] = set()
        self.wrong: dict[str, str] = {}
        self.marked: Counter[str] = Counter()
        self.texts = 0

    def look(self, path: str, **state: Any) -> Recorder:
        shown = self._view(path, lang=self._lang, **state)
        screen = render(shown)
        where = f"{path} {state}"
        for html in screen.html:
            if html not in self._seen:
                self._seen.add(html)
                self.read(read_html(html), where)
        for chart in screen.charts:
            self.read(read_chart(chart), where)
        codes = {code for name, options in screen.choices.items() if not name.startswith("shown-") for code in (name, *options)}
        self.read([Text(text) for text in screen.texts if text and text not in codes], where)
        # Where a figure was stated is the title of a source: it stands in its own language, in a file as on the screen.
        verbatim = shown.say("Stated in")
        lines = [(name, value) for card in screen.cards for name, value in stamp(shown, card) if name != verbatim]
        self.read([Text(f"{name}: {value}") for name, value in lines], where)
        for text in screen.alternatives:
            self._note(text, self._find_spoken(text), where)
        return screen

    def read(self, texts: list[Text], where: str) -> None:
        for text in texts:
            if not text.lang:
                self._note(text.words, self._find(text.words), where)
                continue
            self.marked[text.lang[:2]] += 1
            if " ".join(text.words.split()) not in self._verbatim:
                self._note(text.words, [f"marked as {text.lang}, yet no text of the file"], where)

    def _note(self, words: str, found: list[str], where: str) -> None:
        self.texts += 1
        if found:
            self.wrong.setdefault(words, f"{where}: {', '.join(sorted(set(found)))} in: {words[:200]}")

    def tell(self) -> None:
        assert not self.wrong, f"{len(self.wrong)} texts:\n" + "\n".join(sorted(self.wrong.values())[:40])


@pytest.fixture
def read(view: Callable[..., View], names: set[str], ask: Callable[[Sequence[str]], set[str]], verbatim: set[str]) -> Callable[[str], Reading]:
    return lambda lang: Reading(lang, view, names, ask(CITED), verbatim)


def chosen(screen: Recorder, step: int) -> Iterator[dict[str, str]]:
    """Every `step`th option of every choice that a page offers."""
    for name, options in screen.choices.items():
        if not name.startswith("shown-"):
            yield from ({name: option} for option in options[::step])


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", BY_PATH)
def test_a_page_speaks_one_language(path: str, lang: str, read: Callable[[str], Reading], long: bool) -> None:
    reading = read(lang)
    for state in STATES:
        reading.look(path, **state)
    for choice in chosen(reading.look(path), 1 if long else SAMPLE):
        reading.look(path, **choice)
    for code in HEADLINES if path == "/" else ():
        reading.look(path, show=code)
    reading.tell()
    assert reading.texts > 100


def test_what_stands_in_another_language_is_marked(read: Callable[[str], Reading]) -> None:
    spanish, english = read("es"), read("en")
    spanish.look("/public-record", subject="victims")
    assert spanish.marked["en"] > 100, "titles of sources and notes of the collection"
    english.look("/regions", region="LOR")
    spanish.tell()
    english.tell()


def test_the_title_of_a_source_that_is_not_marked_is_found(view: Callable[..., View], finders: dict[str, Finder]) -> None:
    html = "".join(render(view("/public-record", lang="es", subject="victims")).html)
    assert [text for text in read_html(html) if not text.lang and finders["es"](text.words)] == []
    bare = [text for text in read_html(html.replace(' lang="en"', "")) if finders["es"](text.words)]
    assert len([text for text in bare if "Trafficking in Persons Report" in text.words]) > 10


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", BY_PATH)
def test_the_frame_of_a_page_speaks_one_language(
    path: str, lang: str, open_page: Callable[..., AppTest], finders: dict[str, Finder], verbatim: set[str]
) -> None:
    """What a run through the app frame adds: ribbon, title, filter bar, arrivals."""
    page = open_page(path, lang=lang, region="LOR")
    texts = [text for element in page.get("html") for text in read_html(element.proto.body)]
    assert [text for text in texts if text.lang and text.words not in verbatim] == []
    shown = [text.words for text in texts if not text.lang]
    for kind in ("selectbox", "multiselect", "button_group"):
        for element in page.get(kind):
            if str(element.key).startswith("shown-"):
                options = [getattr(option, "content", option) for option in element.proto.options]
                shown += [element.proto.label, getattr(element.proto, "placeholder", ""), *options]
    assert "Datos de demostración – no reales" in " ".join(shown) if lang == "es" else "Demonstration data – not real" in " ".join(shown)
    assert {text: found for text in shown if text and (found := finders[lang](text))} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_read_when_nothing_can_be_shown(lang: str, finders: dict[str, Finder], monkeypatch: pytest.MonkeyPatch) -> None:
    bodies: list[str] = []
    monkeypatch.setattr(streamlit, "html", bodies.append)
    monkeypatch.setattr(streamlit, "query_params", {"lang": lang})
    for reason in errors.REASONS:
        problem = Unusable(reason, Path("program.duckdb"))
        errors.show_unusable(problem, words_in(lang))
        bodies.append(errors.explain_swap(problem, words_in(lang)).replace("python -m data build", ""))
    errors.show_failure(RuntimeError("planted"))
    monkeypatch.setenv("CPC_PROGRAM", "ducklake:postgres:host=db")
    errors.show_unusable(Unusable("missing", Path("lake.duckdb")), words_in(lang))
    assert "lake.duckdb" not in bodies[-1], "the file is none that the operator could bring"
    assert len(bodies) == 2 * len(errors.REASONS) + 2
    shown = [text.words.replace("python -m data build", "") for body in bodies for text in read_html(body)]
    assert {text: found for text in shown if (found := finders[lang](text))} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_column_of_the_released_file_speaks_its_language(lang: str, program: Path, finders: dict[str, Finder]) -> None:
    wrong = []
    with duckdb.connect(str(program), read_only=True) as connection:
        columns = connection.execute("select table_name, column_name from duckdb_columns()").fetchall()
        columns = [(table, column) for table, column in columns if column.endswith(f"_{lang}")]
        for table, column in columns:
            values = connection.execute(f'select distinct "{column}" from "{table}" where "{column}" is not null').fetchall()
            wrong += [f"{table}.{column}: {found} in: {text[:200]}" for (text,) in values if (found := small_words(finders[lang], text))]
    assert len(columns) > 40
    assert wrong == []


def small_words(find: Finder, text: str) -> list[str]:
    """What a finder says of a text of the data, whose words the catalogue does not have."""
    return [each for each in find(text) if not each.endswith("of the catalogue")]


PLANTED = (
    ("es", '<p class="sentence">Loreto: <span>22</span> in <span>2018</span>. </p>'),
    ("es", "<h3>Sentencias condenatorias: the pilot regions, 2018–2023</h3>"),
    ("es", "<table><tr><th>Place</th></tr></table>"),
    ("es", "<p>conocido al Oct 15, 2024 · publicación 3</p>"),
    ("es", "<td>2019-H1</td>"),
    ("es", '<div class="table" aria-label="Status"></div>'),
    ("es", '<button data-stamp="Fuente: x\nno filter: all places, objectives and years">PNG</button>'),
    ("es", "<summary>View as table</summary>"),
    ("en", "<summary>Ver como tabla</summary>"),
    ("en", '<p class="sentence">Loreto: <span>22</span> en <span>2018</span>. </p>'),
    ("en", "<td>Meta</td>"),
    ("en", "<p>as known on 15 oct. 2024 · release 3</p>"),
)


@pytest.mark.parametrize(("lang", "html"), PLANTED)
def test_a_planted_left_over_is_found(lang: str, html: str, finders: dict[str, Finder]) -> None:
    assert [found for text in read_html(html) for found in finders[lang](text.words)] != []


def test_a_left_over_planted_in_a_page_is_found(view: Callable[..., View], finders: dict[str, Finder]) -> None:
    screen = render(view("/prosecution", lang="es"))
    body = next(html for html in screen.html if ">Tabla<" in html)
    assert [text for text in read_html(body) if not text.lang and finders["es"](text.words)] == []
    planted = body.replace(">Tabla<", ">View as table<", 1)
    assert [text.words for text in read_html(planted) if finders["es"](text.words)] == ["View as table"]


def test_a_left_over_planted_in_a_chart_is_found(view: Callable[..., View], finders: dict[str, Finder]) -> None:
    chart = render(view("/regions", lang="es", region="LOR")).charts[0]
    assert [text for text in read_chart(chart) if finders["es"](text.words)] == []
    chart = {**chart, "layout": {**chart["layout"], "annotations": [*chart["layout"]["annotations"], {"text": "<b>Baseline</b>"}]}}
    assert [text.words for text in read_chart(chart) if finders["es"](text.words)] == ["Baseline"]


def test_a_text_marked_to_hide_it_is_found(read: Callable[[str], Reading]) -> None:
    reading = read("es")
    reading.read(read_html('<p lang="en">Nobody translated this.</p>'), "planted")
    assert re.search("marked as en", "".join(reading.wrong.values()))
