"""The harvest itself: what is planted is found, and only that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from pages.card.card import Card
from pages.card.cell import Cell
from pages.card.tidy import tabulate
from pages.cards.kinds import BUILDERS, build_card
from pages.charts.drawing import Drawing
from pages.view.view import View
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen
from tests.harvest.rendering import render
from tests.harvest.states import covered, every, pairwise

SERIES = "1.6-d.cases"
KEY = f"figure/{SERIES}/DS-COURT/LMA/2023/total/total"


@pytest.fixture
def screen_of(view: Callable[..., View], judge: Callable[[int], Judge]) -> Callable[..., list[str]]:
    """What is wrong on a page now and was not before anything was planted."""

    def look() -> list[str]:
        screen = render(view("/prosecution", activity="1.6"))
        for html in screen.html:
            screen.add_html(html)
        assert screen.cells
        return judge(3).screen(screen)

    before = look()
    return lambda: [problem for problem in look() if problem not in before]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch, view: Callable[..., View]) -> Iterator[Callable[[Callable[[Card], Card]], None]]:
    """Has every trend card changed before it is shown."""
    forget = view("/").edition.forget

    def change_all(change: Callable[[Card], Card]) -> None:
        build = BUILDERS["trend"]
        monkeypatch.setitem(BUILDERS, "trend", lambda *arguments: change(build(*arguments)))
        forget()

    yield change_all
    forget()


def test_a_planted_wrong_value_is_found(screen_of: Callable[..., list[str]], plant: Callable[..., None]) -> None:
    """A cell of the table says one more than its row."""

    def change(card: Card) -> Card:
        def raised(cell: Cell) -> Cell:
            return replace(cell, text=cell.text.replace("28", "29", 1)) if cell.key == KEY else cell

        return replace(card, table=replace(card.table, rows=tuple(tuple(raised(cell) for cell in row) for row in card.table.rows)))

    plant(change)
    wrong = screen_of()
    assert len(wrong) >= 1
    assert all(KEY in problem and "29" in problem for problem in wrong)


def test_a_planted_number_without_a_row_is_found(screen_of: Callable[..., list[str]], plant: Callable[..., None]) -> None:
    """A sentence holds a sum that no release has."""
    plant(lambda card: replace(card, sentence=(*card.sentence, "All together: 4,711.")))
    wrong = screen_of()
    assert len(wrong) >= 1
    assert all("4,711" in problem for problem in wrong)


def test_a_planted_key_of_no_row_is_found(screen_of: Callable[..., list[str]], plant: Callable[..., None]) -> None:
    planted = Cell("45", KEY.replace("2023", "1999"))
    plant(lambda card: replace(card, sentence=(*card.sentence, planted)))
    wrong = screen_of()
    assert len(wrong) >= 1
    assert all("no released row has this key" in problem for problem in wrong)


@pytest.fixture
def drawing(view: Callable[..., View]) -> Drawing:
    found = build_card(view("/"), f"trend:{SERIES}").figure
    assert found is not None
    return found


def test_a_chart_as_it_is_has_nothing_wrong(drawing: Drawing, judge: Callable[[int], Judge]) -> None:
    assert judge(3).chart(drawing.to_dict()) == []


def plant_value(chart: dict[str, Any]) -> None:
    place = next(place for place, value in enumerate(chart["data"][0]["y"]) if value is not None)
    chart["data"][0]["y"][place] += 1


def plant_key(chart: dict[str, Any]) -> None:
    chart["data"][0]["customdata"][1] = ["", ""]


def plant_text(chart: dict[str, Any]) -> None:
    chart["data"][0]["text"][0] += " 4,711"


def plant_note(chart: dict[str, Any]) -> None:
    chart["layout"]["annotations"].append({"text": "4,711"})


@pytest.mark.parametrize("spoil", [plant_value, plant_key, plant_text, plant_note])
def test_what_is_planted_in_a_chart_is_found(drawing: Drawing, judge: Callable[[int], Judge], spoil: Callable[[dict[str, Any]], None]) -> None:
    chart = deepcopy(drawing.to_dict())
    spoil(chart)
    assert len(judge(3).chart(chart)) == 1


def test_what_is_planted_in_a_file_is_found(view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
    heads, rows = tabulate(view("/"), build_card(view("/"), f"trend:{SERIES}"))
    facts = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [problem for fact in facts for problem in judge(3).fact(fact)] == []
    number = next(place for place, fact in enumerate(facts) if isinstance(fact["value"], int))
    for change in ({"value": facts[number]["value"] + 1}, {"value": None}, {"key": "figure/none"}, {"share": 4711}, {"release": 2}):
        assert len(judge(3).fact(facts[number] | change)) == 1, change


@pytest.mark.parametrize(
    "text",
    [
        *("Jun 30, 2020", "30 jun. 2020", "as known on 2020-06-30", "2019-H2", "2017–2024", "2018, 2019 and 2020"),
        *("1.6-d.cases", "IV.1.1", "release 3", "Objective 1", "R0001: 2018"),
    ],
)
def test_labels_are_no_numbers(judge: Callable[[int], Judge], text: str) -> None:
    assert judge(3).text(text) == []


@pytest.mark.parametrize("text", ["4,711", "all 12 cases", "5.5 %", "2,019", "20191", "S/ 300", "12 of 36", "the 3 pilots: 45", "release of 45"])
def test_numbers_are_no_labels(judge: Callable[[int], Judge], text: str) -> None:
    assert judge(3).text(text) != []


def test_what_a_cell_must_show(judge: Callable[[int], Judge]) -> None:
    key = KEY
    row = judge(3).knowledge.row(key)
    assert row is not None
    (value,) = row.required()
    flags = "".join(f" [{letter}]" for letter in row.flags)
    assert judge(3).cell(key, value + flags) == []
    for false in (f"{value} of 900{flags}", f"9{value}{flags}", f"[c]{flags}", f"confidential{flags}", f"{value}{flags} [b]"):
        assert judge(3).cell(key, false) != [], false
    assert judge(1).cell(key, value) != [], "the first release does not know 2023"


def test_html_is_read_as_cells_and_texts() -> None:
    screen = Screen()
    screen.add_html('<p class="sentence">Loreto: <span data-cell="k"><a href="/x">12</a></span> in 2020.</p><div title="9">a<br>b</div>')
    assert screen.cells == [("k", "12")]
    assert screen.texts == ["Loreto: ", " in 2020.", "9", "a", "b"]
    assert screen.sentences == ["Loreto: 12 in 2020."]


def test_a_pairwise_sample_holds_every_pair() -> None:
    offered = {"a": range(7), "b": range(4), "c": range(4), "d": range(3)}
    sample = pairwise(offered)
    found = set().union(*(covered([state[name] for name in offered]) for state in sample))
    wanted = {(one, first, other, second) for (one, a), (other, b) in combinations(enumerate(offered.values()), 2) for first in a for second in b}
    assert found == wanted
    assert len(sample) < 60
    assert len(list(every(offered))) == 7 * 4 * 4 * 3
