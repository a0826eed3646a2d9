"""Every number that a page or a download shows is a released row, over every combination of filters and every choice of a page."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from pages.card import article
from pages.card.card import Card
from pages.card.export import FORMATS
from pages.card.tidy import tabulate
from pages.cards.kinds import build_card
from pages.frame.menu import BY_PATH
from pages.view.view import View
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen
from tests.harvest.released import Released
from tests.harvest.rendering import Recorder, render
from tests.harvest.states import State, every, pairwise

REGIONS: tuple[tuple[str, ...], ...] = ((), ("LMA",), ("LOR",), ("CUS",), ("MDD",), ("PUN",), ("NAT",), ("LOR", "MDD"))
OBJECTIVES: tuple[tuple[str, ...], ...] = ((), ("1",), ("2",), ("3",))
RANGES = ((), (2019, 2021), (2020, 2020), (2024, 2024))
FILTERS = ("region", "objective", "from", "to", "asof", "lang")


def choices(released: Released) -> dict[str, tuple[Any, ...]]:
    """What the filter bar offers; a day before the first release is among the days."""
    days = ("", *(day for _, day in released.releases[:-1]), "2018-01-01")
    return {"region": REGIONS, "objective": OBJECTIVES, "range": RANGES, "asof": days, "lang": ("en", "es")}


def parameters(state: State) -> dict[str, Any]:
    """The parameters of the link of a state."""
    told = {name: value for name, value in state.items() if name != "range" and value}
    first, last = state.get("range") or (None, None)
    return told | ({"from": str(first), "to": str(last)} if first else {})


class Harvest:
    """Renders states and judges what is new on them; remembers what was fine."""

    def __init__(self, view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
        self._view, self._judge = view, judge
        self._fine: set[tuple[int, str]] = set()
        self.wrong: list[str] = []
        self.seen: Counter[str] = Counter()

    def look(self, path: str, state: State) -> Recorder:
        """What the page shows in this state; what is wrong with it goes to `wrong`."""
        view = self._view(path, **parameters(state))
        screen, judge = render(view), self._judge(view.number)
        part = Screen(texts=screen.texts, charts=screen.charts, alternatives=screen.alternatives)
        for html in screen.html:
            if (view.number, html) not in self._fine:
                part.add_html(html)
            elif 'class="sentence"' in html:
                known = Screen()
                known.add_html(html)
                part.sentences += known.sentences
        problems = judge.screen(part) + [problem for pair in screen.pairs for problem in self._look_at(*pair)]
        problems += [problem for card in screen.cards for fact in card.facts() for problem in judge.fact(fact)]
        if problems:
            self.wrong += [f"{path} {parameters(state)}: {problem}" for problem in problems]
        else:
            self._fine |= {(view.number, html) for html in screen.html}
        self.seen.update(states=1, cells=len(part.cells), charts=len(screen.charts), cards=len(screen.cards))
        return screen

    def _look_at(self, view: View, card: Card) -> list[str]:
        """What is wrong with a card that another release may know otherwise."""
        part, judge = Screen(), self._judge(view.number)
        html = article.write_card(view, card)
        part.add_html(html)
        part.add_figures(html)
        self.seen.update(pairs=1)
        return judge.screen(part) + [problem for fact in card.facts() for problem in judge.fact(fact)]

    def tell(self) -> None:
        """Fail with one line of each kind of problem."""
        kinds = {line.split(": ", 1)[1]: line for line in reversed(self.wrong)}
        assert not kinds, f"{len(self.wrong)} wrong, of these kinds:\n" + "\n".join(sorted(kinds.values())[:25])


@pytest.fixture
def harvest(view: Callable[..., View], judge: Callable[[int], Judge]) -> Harvest:
    return Harvest(view, judge)


@pytest.mark.slow
@pytest.mark.parametrize("path", BY_PATH)
def test_every_number_on_a_page_is_a_released_row(path: str, harvest: Harvest, released: Released, long: bool) -> None:
    """A sample in which every two values of two filters occur together, the language among them; with --long every combination."""
    offered = choices(released)
    states = list(every(offered)) if long else pairwise(offered)
    for state in states:
        harvest.look(path, state)
    harvest.tell()
    assert harvest.seen["states"] == len(states)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_number_of_a_page_as_it_opens_is_a_released_row(lang: str, harvest: Harvest) -> None:
    for path in BY_PATH:
        harvest.look(path, {"lang": lang})
    harvest.tell()


@pytest.mark.slow
@pytest.mark.parametrize("path", BY_PATH)
def test_every_choice_of_a_page_shows_released_rows(path: str, harvest: Harvest, released: Released) -> None:
    """Each activity, series, breakdown, sheet or line that a page offers, with three sets of filters."""
    filters: tuple[State, ...] = (
        {"lang": "en"},
        {"lang": "es", "region": ("LOR",), "range": (2019, 2021)},
        {"lang": "en", "region": ("LMA", "CUS"), "asof": released.releases[0][1]},
    )
    for state in chosen(harvest, path, filters[0]):
        for others in filters[1:]:
            harvest.look(path, {**state, **others})
    harvest.tell()


def chosen(harvest: Harvest, path: str, state: State) -> Iterator[State]:
    """The state itself and, for each choice still open in it, every value there is; choices that open with them likewise."""
    yield state
    for name, options in harvest.look(path, state).choices.items():
        if name not in FILTERS and not name.startswith("shown-") and name not in state:
            for option in options:
                yield from chosen_below(harvest, path, {**state, name: option}, name)


def chosen_below(harvest: Harvest, path: str, state: State, above: str) -> Iterator[State]:
    yield state
    before = harvest.look(path, {name: value for name, value in state.items() if name != above}).choices
    for name, options in harvest.look(path, state).choices.items():
        if name not in FILTERS and not name.startswith("shown-") and name not in state and options != before.get(name):
            for option in options:
                harvest.look(path, {**state, name: option})


SHOWN: tuple[dict[str, Any], ...] = (
    {"lang": "en"},
    {"lang": "es", "region": "LOR", "from": 2019, "to": 2021},
    {"lang": "en", "asof": "2022-06-30", "objective": "2"},
)


@pytest.mark.parametrize("path", BY_PATH)
def test_a_page_shows_in_streamlit_what_was_judged(path: str, view: Callable[..., View], open_page: Callable[..., AppTest]) -> None:
    """The recorder stands for the screen: the same HTML comes out of a real run through the app frame."""
    for filters in SHOWN:
        screen = render(view(path, **filters))
        page = open_page(path, **filters)
        bodies = [element.proto.body for element in page.get("html")]
        assert [html for html in screen.html if html not in bodies] == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_frame_of_the_page_shows_labels_only(lang: str, judge: Callable[[int], Judge], open_page: Callable[..., AppTest]) -> None:
    """Filter bar, ribbon, stamp and menu."""
    page = open_page("/methods", lang=lang, region="LOR")
    screen = Screen()
    for element in page.get("html"):
        screen.add_html(element.proto.body)
    screen.texts += [element.label for kind in ("selectbox", "multiselect", "button_group") for element in page.get(kind)]
    assert judge(3).screen(screen) == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("path", BY_PATH)
def test_files_hold_what_the_card_shows(path: str, lang: str, view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
    shown = view(path, lang=lang, from_=2019)
    for card in render(shown).cards:
        told = tabulate(shown, build_card(shown, card.address))
        assert len(told[1]) == len({cell.key for cell in cells(card.table.rows) if cell.key and cell.facts})
        keys = {fact["key"] for fact in card.facts()}
        for kind, read in READERS.items():
            stamp, facts = read(FORMATS[kind].write(shown, card, "https://example.org"))
            assert {fact["key"] for fact in facts} == keys, (card.address, kind)
            assert judge_file(judge(shown.number), stamp, facts) == [], (card.address, kind)


def test_every_format_of_a_download_is_read_and_judged() -> None:
    """A format without a reader here would be judged by nothing: what it holds must be read back and compared."""
    assert set(FORMATS) == set(READERS)


def cells(rows: Any) -> Iterator[Any]:
    for row in rows:
        for cell in row:
            yield cell
            yield from cell.parts


def judge_file(judge: Judge, stamp: list[str], facts: list[dict[str, Any]]) -> list[str]:
    return [problem for line in stamp for problem in judge.text(line)] + [problem for fact in facts for problem in judge.fact(fact)]


def read_csv(body: bytes) -> tuple[list[str], list[dict[str, Any]]]:
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    gap = rows.index([])
    heads, *lines = rows[:gap] or [[]]
    assert all(row[0].startswith("# ") for row in rows[gap + 1 :])
    return [row[0] for row in rows[gap + 1 :]], [dict(zip(heads, line, strict=True)) for line in lines]


def read_xlsx(body: bytes) -> tuple[list[str], list[dict[str, Any]]]:
    _, data, about = load_workbook(io.BytesIO(body)).worksheets
    heads, *lines = [list(row) for row in data.iter_rows(values_only=True)] or [[]]
    assert all(any(line) for line in lines), "an empty row among the figures"
    stamp = [" ".join(str(each) for each in row if each is not None) for row in about.iter_rows(values_only=True)]
    return stamp, [dict(zip(heads, line, strict=True)) for line in lines]


READERS = {"csv": read_csv, "xlsx": read_xlsx}
