"""What cards say of a figure, against its verdict worked out anew from the released figures (`tests/data/release/test_verdicts.py`)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from pages.card import ratings
from pages.card.card import Card
from pages.card.cell import Cell
from pages.card.export import write_csv
from pages.cards.kinds import build_card
from pages.cards.progress import tally
from pages.meeting.layouts.kinds import lay_out
from pages.view.presentation import Slide
from pages.view.view import View
from tests.data.release.test_verdicts import Known, aim, judge, read, turn

Make = Callable[..., View]
DAYS = {1: "2020-04-30", 2: "2022-06-15", 3: "2024-10-15"}
CARDS = ("scorecard", "scorecard:1", "scorecard:2", "scorecard:3", "scorecard:all", "profile:LMA", "profile:LOR", "profile:CUS")
WAYS = ("got-better", "got-worse", "unchanged", "incomparable")


@lru_cache(maxsize=3)
def known_in(program: Path, release: int) -> Known:
    return read(program, release)[0]


def cells(card: Card) -> Iterator[Cell]:
    """Every cell of a card's table and sentence, parts of cells too."""
    for cell in [each for row in card.table.rows for each in row] + [each for each in card.sentence if isinstance(each, Cell)]:
        yield cell
        yield from cell.parts


def wrong_words(view: View, card: Card, known: Known) -> list[str]:
    """Each cell that says another status, reason or direction than the rule, or a target where there is none."""
    wrong = []
    for cell in cells(card):
        table, *rest = cell.key.split("/")
        if table != "status" or len(rest) != 4 or not cell.text:
            continue
        at = (rest[0], rest[1], rest[2], int(rest[3]))
        status, reason = judge(known, at)
        direction, change = turn(known, at)
        word = ratings.word(view, "status", status)
        if "rating" in cell.tone.split():
            no_target = reason in ratings.NO_TARGET and ratings.say_word(view, "reason", reason) in cell.text
            named = any(view.words.pick(word, column) in cell.text for column in ("name", "short"))
            because = not reason or any(view.words.pick(ratings.word(view, "reason", reason), column) in cell.text for column in ("name", "short"))
            if not (no_target or (named and because)):
                wrong.append(f"{card.address} {cell.key}: {cell.text!r}, the rule says {status} {reason}")
        if "direction" in cell.tone.split():
            said = [way for way in WAYS if re.match(rf"{re.escape(ratings.say_word(view, 'direction', way, short=True))}\b", cell.text)]
            if said != [direction] * bool(direction) or (said and said[0] != "incomparable" and change is None):
                wrong.append(f"{card.address} {cell.key}: {cell.text!r}, the rule says {direction} {change}")
        if re.match(r"(target|meta)\b", cell.text) and aim(known, at[0], at[2], at[3]) is None:
            wrong.append(f"{card.address} {cell.key}: {cell.text!r}, there is no target")
    return wrong


@pytest.mark.parametrize("lang", ["", "es"])
@pytest.mark.parametrize("release", DAYS)
def test_every_verdict_a_card_says_is_that_of_the_rule(program: Path, view: Make, release: int, lang: str) -> None:
    """All scorecards and profiles of each release, for the last complete year of the whole range and of shorter ones."""
    known, seen, wrong = known_in(program, release), 0, []
    for last in (2018, 2019, 2022, None):
        shown = view(asof=DAYS[release], lang=lang, **({"to": last} if last else {}))
        for address in CARDS:
            card = build_card(shown, address)
            seen += sum("rating" in cell.tone.split() for cell in cells(card))
            wrong += wrong_words(shown, card, known)
    assert wrong[:10] == [] and seen > 200


def test_a_word_that_is_not_the_rules_is_found(program: Path, view: Make) -> None:
    shown = view()
    card = build_card(shown, "profile:LOR")
    swapped = {"▽ target not met": "● target met", "worse: +44": "better: +44"}
    rows = tuple(
        tuple(cell if cell.text not in swapped else cell.__class__(**{**vars(cell), "text": swapped[cell.text]}) for cell in row)
        for row in card.table.rows
    )
    planted = card.__class__(**{**vars(card), "table": card.table.__class__(card.table.caption, card.table.heads, rows)})
    assert len(wrong_words(shown, planted, known_in(program, 3))) >= 5


@pytest.mark.parametrize("release", DAYS)
def test_a_lead_says_the_counts_of_its_tally_and_its_lists(view: Make, release: int) -> None:
    """Every number of every sentence is as many rows as the list that it opens has."""
    shown = view(asof=DAYS[release])
    said = [cell for cell in tally.tell(shown) if isinstance(cell, Cell) and cell.href]
    assert len(said) == (18 if release > 1 else 0), "in the first release every indicator is in its first complete year"
    for cell in said:
        address = re.search(r"show=([^&]+)", cell.href)
        assert address is not None
        assert len(build_card(shown, address[1].replace("%3A", ":")).table.rows) == int(cell.text)


NAMED = {
    ("1.1-a", "LMA"): ("– not rated: definition changed", None),
    ("1.5-a", "LMA"): ("– not rated: definition changed", None),
    ("1.6-c", "LMA"): ("▽ target not met", "worse: −5"),
    ("3.1-b", "LMA"): ("▽ target not met", "worse: −2,389"),
    ("3.2-b", "LMA"): ("▽ target not met", "worse: −8.9 points"),
    ("1.2-b", "LOR"): ("▽ target not met", "worse: +44"),
    ("2.3-b", "LOR"): ("▽ target not met", "−14"),
    ("3.1-a", "CUS"): ("● target met", "+142 in 2023"),
}
"""What was said to be improved and got worse, with what rule 4 says of it: direction "none" for a count that depends on another."""


@pytest.mark.parametrize(("code", "place"), NAMED)
def test_what_was_called_improved_says_what_the_rule_says(view: Make, code: str, place: str) -> None:
    """The same on the list of all, the objective, the slide, the region and in their files."""
    shown, objective = view(), code[0]
    status, change = NAMED[code, place]
    brief = status.replace("target ", "")
    column = {"LMA": 1, "LOR": 2, "CUS": 3}[place]
    for address in ("scorecard:all", f"scorecard:{objective}"):
        card = build_card(shown, address)
        (row,) = [row for row in card.table.rows if row[0].parts and row[0].parts[-1].text == code]
        texts = [part.text for part in row[column].parts]
        assert brief in texts and (change in texts if change else not any("worse" in text or "better" in text for text in texts))
        lines = [line for line in write_csv(shown, card).decode("utf-8-sig").splitlines() if line and not line.startswith(("#", '"#'))]
        rows = [each for each in csv.DictReader(io.StringIO("\n".join(lines))) if each["region"] == place]
        told = {(each["series"], each["status"], each["reason"]) for each in rows if each.get("status")}
        series = shown.framework.indicators[code].headline_series
        assert [each[1:] for each in told if each[0] == series] == [_code(shown, status)]
    slide = view("/annual-meeting", region=place)
    standing = re.sub(r"<[^>]+>", "", lay_out(slide, [Slide(f"trend:{series}")])[0].aside)
    assert status in standing and (change or "") in standing
    (row,) = [row for row in build_card(shown, f"profile:{place}").table.rows if row[0].parts and row[0].parts[-1].text == code]
    assert (row[4].text, row[5].text) == (status, change or "–")


def _code(view: View, status: str) -> tuple[str, str]:
    """The codes of a status in words."""
    name, _, reason = status[2:].partition(": ")
    codes = {(kind, row.name_in[0]): code for (kind, code), row in view.framework.status_words.items()}
    return codes["status", name], codes["reason", reason] if reason else ""
