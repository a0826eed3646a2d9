"""Acceptance tests of the reference that come from failures of other tools: percentages that hide their base, years of two kinds, currencies."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.problems import Refused
from pages.cards.kinds import build_card
from pages.view.view import View, open_view
from queries.database import Database
from tests.built.world import World, line


def look(world: World, **parameters: str) -> View:
    return open_view(Database(world.out).current(), {name: [value] for name, value in parameters.items()}, "/explore")


@pytest.mark.parametrize(
    ("lang", "texts"),
    [("en", ("245", "62.2% of 394", "73.4% of 334")), ("es", ("245", "62.2 % de 394", "73.4 % de 334"))],
)
def test_a_percentage_with_unknowns_shows_both_bases(world: World, lang: str, texts: tuple[str, ...]) -> None:
    """245 of 394 were sexual exploitation, printed elsewhere as 73.4 %: a share of about 334, with the unknown left out of the base."""
    parts = {"other": 245, "trafficking": 89, "unknown": 60}
    rows = [line("1.6-a.cases", "DA", "LMA", 394), *(line("1.6-a.cases", "DA", "LMA", value, f"offense/{code}") for code, value in parts.items())]
    world.report("A", "2018-H1", *rows)
    world.report("A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 0))
    world.build()
    card = build_card(look(world, lang=lang, region="LMA", to="2018"), "shares:1.6-a.cases:offense")
    cells = {row[0].text: " | ".join(cell.text for cell in row[1:]) for row in card.table.rows}
    names = dict(world.ask(f"select category, name_{lang} from category where breakdown = 'offense' and last_release is null"))
    assert cells[names["other"]].replace("\xa0", " ") == " | ".join(texts)
    assert cells[names["unknown"]].endswith("| –"), "unknown is a category of its own, and no part of what is known"
    assert world.ask("select known, total from share where category = 'trafficking' and region = 'LMA'") == [(334, 394)]


def test_no_share_where_a_part_is_missing_or_about_child_victims(world: World) -> None:
    rows = [line("1.6-a.cases", "DA", "LMA", 40), line("1.6-a.cases", "DA", "LMA", 30, "offense/other")]
    world.report("A", "2018-H1", *rows, line("1.6-a.cases", "DA", "LMA", None, "offense/unknown", missing="x"))
    world.report("A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 0))
    world.report("B", "2018-H1", line("2.3-b.children", "DB", "LMA", 40), line("2.3-b.children", "DB", "LMA", 40, "gender/girls"))
    world.build()
    assert world.ask("select series, category from share where series like '2.3%'") == []


def rewrite_periods(world: World, *, mixed: bool = False) -> None:
    """Years of the Partnership, from 15 June; `mixed` leaves one of them a calendar year."""
    path = world.folder / "framework" / "periods.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if row["kind"] == "half":
            year, half = int(row["period"][:4]), row["period"][-1]
            first = date(year, 6, 15) if half == "1" else date(year, 12, 15)
            row["starts"], row["ends"] = str(first), str(date(year, 12, 14) if half == "1" else date(year + 1, 6, 14))
        elif row["kind"] == "year" and not (mixed and row["period"] == "2018"):
            year = int(row["period"])
            first = date(year, 12, 15) if year == int(rows[0]["year"]) else date(year, 6, 15)
            row["starts"], row["ends"] = str(first), str(date(year + 1, 6, 15) - timedelta(days=1))
        else:
            row["starts"], row["ends"] = (row["starts"], row["ends"]) if row["kind"] == "year" else (str(date(2017, 12, 15)), str(date(2020, 6, 14)))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(("lang", "words"), [("en", "years that begin on Jun 15"), ("es", "años que empiezan el 15 jun")])
def test_years_of_the_partnership_say_so_on_every_chart(world: World, lang: str, words: str) -> None:
    rewrite_periods(world)
    for half, value in (("2018-H1", 20), ("2018-H2", 30)):
        world.report("A", half, line("1.6-a.cases", "DA", "LMA", value))
    world.build()
    view = look(world, lang=lang, region="LMA")
    for address in ("trend:1.6-a.cases", "categories:1.6-a.cases:offense", "compare:1.6-a.cases"):
        assert words in build_card(view, address).subtitle, address
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018") == (50, None, None, None, ""), "a whole year, from 15 June to 14 June"


def test_years_of_two_kinds_are_never_mixed(world: World) -> None:
    rewrite_periods(world, mixed=True)
    with pytest.raises(Refused) as refused:
        world.build()
    assert {(Path(problem.file).name, problem.rule) for problem in refused.value.problems} == {("periods.csv", "year-mixed")}


def test_a_half_year_that_overlaps_another_is_refused(world: World) -> None:
    path = world.folder / "framework" / "periods.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2018-07-01", "2018-06-15", 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        world.build()
    assert {(problem.rule, problem.value, problem.detail) for problem in refused.value.problems} == {("half-year-gap", "2018-06-15", "2018-07-01")}


def test_a_half_year_of_another_kind_of_year_is_no_half_year_here(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 20) | {"period": "PY2018-1"})
    assert {(problem.rule, problem.value) for problem in world.check()} >= {("unknown-period", "PY2018-1")}
