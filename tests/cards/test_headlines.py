"""The line of headline counts: each number is the released count, each link opens what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.cell import Cell, compose
from pages.card.markup import plain
from pages.cards.progress.headlines import say_contribution, say_count, write_trust
from pages.view.headlines import HEADLINES
from pages.view.view import View

DAYS = {1: "2020-04-30", 2: "2022-06-15", 3: "2024-10-15"}


@pytest.mark.parametrize("release", DAYS)
@pytest.mark.parametrize("code", HEADLINES)
def test_a_count_is_the_released_one(program: Path, view: Callable[..., View], release: int, code: str) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        ((value,),) = connection.execute(
            "select value from headline where code = $1 and $2 between first_release and coalesce(last_release, $2)", [code, release]
        ).fetchall()
    cells = [part for part in say_count(view(asof=DAYS[release]), code) if isinstance(part, Cell)]
    if code.startswith("figures-") and release == 1:
        assert cells == [], "nothing is changed in the first release"
        return
    assert [(cell.text, cell.key) for cell in cells] == [(f"{value:,}", f"headline/{code}")]


def test_the_sentence_names_the_release_before(view: Callable[..., View]) -> None:
    assert plain(say_count(view(asof=DAYS[2]), "figures-revised")).endswith("were revised since release 1")
    assert plain(say_count(view(), "figures-revised")).endswith("were revised since release 2")


def test_each_link_keeps_the_filters_and_opens_its_list(view: Callable[..., View]) -> None:
    html = write_trust(view("/indicators", region="LOR", indicator="1.6-c"))
    links = re.findall(r'<a href="([^"]+)"', html)
    sheets = [f"/indicators?region=LOR&amp;indicator={code}" for code in ("P-1", "P-2")]
    assert sorted(links) == sorted([*(f"/?region=LOR&amp;show={code}" for code in HEADLINES), *sheets])


def test_the_first_say_what_they_are_a_part_of(program: Path, view: Callable[..., View]) -> None:
    """`111 of 118 reports due are agreed, 3 in progress, 4 missing`, `10 of 48 indicators have no target`: all numbers are released."""
    with duckdb.connect(str(program), read_only=True) as connection:
        counts = dict(connection.execute("select code, value from headline where last_release is null").fetchall())
    items = [re.sub("<[^>]+>", "", item) for item in re.findall(r"<li>(.*?)</li>", write_trust(view()))]
    agreed, progress, missing = (counts[f"reports-{state}"] for state in ("agreed", "in-progress", "missing"))
    assert items[0] == f"{agreed} of {counts['reports-due']} reports due are agreed, {progress} in progress, {missing} missing"
    assert agreed + progress + missing == counts["reports-due"]
    assert [item for item in items if item.startswith(f"{counts['no-target']} of {counts['indicators']} ")]
    assert [("PEN" in item, "USD" in item) for item in items[1:3]] == [(True, False), (False, True)], "both sides' money, or neither"


def test_the_open_list_is_marked(view: Callable[..., View]) -> None:
    html = write_trust(view(show="no-data"))
    assert re.findall(r'<a href="[^"]*show=([\w-]+)" aria-current="true"', html) == ["no-data"]


def test_the_contribution_is_what_was_executed_of_the_amount_of_the_instrument(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        ((executed, flags),) = connection.execute(
            "select value, flags from figure where series = 'P-2.executed' and source = 'ALL' and region = 'ALL' and period = 'TERM' "
            "and breakdown = 'total' and last_release is null"
        ).fetchall()
    said = say_contribution(view(), "P-2.executed")
    cells = [part for part in said if isinstance(part, Cell)]
    assert [cell.key for cell in cells] == ["figure/P-2.executed/ALL/ALL/TERM/total/total", "commitment/C13"]
    assert f"{executed:,.0f}" in cells[0].text and [f"[{flag}]" in cells[0].text for flag in flags] == [True] * len(flags)
    assert "8,000,000" in cells[1].text
    assert "at least" in plain(said)


def test_before_the_first_release_there_is_a_sentence_and_no_link(view: Callable[..., View]) -> None:
    html = write_trust(view(asof="2018-01-01"))
    assert html.startswith("<p>Nothing was released by this day.") and "href" not in html


def test_a_sentence_keeps_its_words_around_its_cells() -> None:
    cell = Cell("7", "headline/x")
    assert compose("{n} of all", n=cell) == (cell, " of all")
    assert compose("of {all}, {n}.", n=cell, all=Cell("9")) == ("of ", Cell("9"), ", ", cell, ".")
    with pytest.raises(KeyError):
        compose("{other}", n=cell)
