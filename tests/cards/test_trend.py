"""The trend card: figures, targets and status as the rows say, and nothing where the rows have a code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.card import Card
from pages.card.cell import Cell
from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View

LATEST = "3 between first_release and coalesce(last_release, 3)"


@pytest.fixture(scope="module")
def ask(program: Path) -> Callable[..., list[tuple[object, ...]]]:
    """Rows of the released file."""

    def rows(sql: str, *parameters: object) -> list[tuple[object, ...]]:
        with duckdb.connect(str(program), read_only=True) as connection:
            return connection.execute(sql, list(parameters)).fetchall()

    return rows


def drawn(card: Card) -> dict[str, float | None]:
    """Key and height of every mark of the chart."""
    assert card.figure is not None
    card.figure.check()
    data = card.figure.to_dict()["data"]
    return {key: value for trace in data for (key, _), value in zip(trace["customdata"], trace["y"], strict=True) if key}


def cells(card: Card) -> list[Cell]:
    """The cells of the table that carry a key."""
    return [cell for row in card.table.rows for cell in row if cell.key]


def test_it_draws_the_rows_of_the_pilots_and_their_targets(view: Callable[..., View], ask: Callable[..., list[tuple[object, ...]]]) -> None:
    heights = drawn(build_card(view(), "trend:1.6-c.cases"))
    figures = ask(
        f"select key, value from figure where series = '1.6-c.cases' and source = 'DS-PROSECUTION' and breakdown = 'total' "
        f"and region in ('LMA', 'LOR', 'CUS') and period similar to '[0-9]{{4}}' and {LATEST}"
    )
    targets = ask(f"select key, value from target where series = '1.6-c.cases' and region in ('LMA', 'LOR', 'CUS') and {LATEST}")
    assert len(figures) == 24
    assert len(targets) == 21
    assert heights == dict(figures) | dict(targets)


@pytest.mark.parametrize("series", ["1.3-a.children", "2.6-a.children", "2.3-b.children"])
def test_a_confidential_figure_has_no_height_no_status_and_no_number(
    view: Callable[..., View], ask: Callable[..., list[tuple[object, ...]]], series: str
) -> None:
    card = build_card(view(region=["LOR", "MDD"]), f"trend:{series}")
    hidden = ask(
        f"select key, region, period from figure where series = $1 and breakdown = 'total' and missing = 'c' "
        f"and region in ('LOR', 'MDD') and period similar to '[0-9]{{4}}' and {LATEST}",
        series,
    )
    assert hidden
    heights = drawn(card) if card.figure else {}
    shown = {cell.key: cell.text for cell in cells(card)}
    for key, region, year in hidden:
        assert heights.get(str(key)) is None
        assert shown[str(key)] == "[c]"
        said = [text for name, text in shown.items() if name.startswith("status/") and name.endswith(f"/{region}/{year}")]
        assert said in ([], ["– not rated: confidential"])
    assert "Confidential: " in plain(card.sentence)


def test_status_words_and_reasons_are_the_released_ones(view: Callable[..., View], ask: Callable[..., list[tuple[object, ...]]]) -> None:
    card = build_card(view(), "trend:1.6-c.cases")
    shown = {cell.key: cell.text for cell in cells(card) if cell.key.startswith("status/")}
    words = {"met": "● target met", "close": "◐ close to target", "not-met": "▽ target not met"}
    reasons = {"incomplete": "– not rated: incomplete", "confidential": "– not rated: confidential", "few": "– not rated: too few cases"}
    known = ask(f"select key, status, reason from status where series = '1.6-c.cases' and target is not null and {LATEST}")
    assert known
    assert shown == {key: words.get(str(status)) or reasons[str(reason)] for key, status, reason in known}
    captions = " ".join(note["text"] for note in card.figure.to_dict()["layout"]["annotations"]).replace("<br>", " ")  # type: ignore[union-attr]
    brief = {"● target met": "● met", "◐ close to target": "◐ close", "▽ target not met": "▽ not met"}
    assert all(brief[shown[f"status/1.6-c.cases/DS-PROSECUTION/{place}/2023"]] in captions for place in ("LMA", "LOR", "CUS"))
    assert card.subtitle.endswith(" · status of 2023")


def test_codes_and_halves_that_are_missing_are_said_in_words_below_the_title(view: Callable[..., View]) -> None:
    assert build_card(view(lang="es"), "trend:2.6-b.services").subtitle.endswith("estado de 2023 · [x] no informado · ○ falta un semestre")
    assert "[c] confidential" in build_card(view(), "trend:1.3-a.children").subtitle
    assert "[" not in build_card(view(), "trend:1.6-c.cases").subtitle


def test_a_milestone_is_a_checklist_and_no_line(view: Callable[..., View]) -> None:
    card = build_card(view(), "trend:P-6.evaluation")
    (row,) = card.table.rows
    assert card.figure is None and [cell.text for cell in row[1:]] == ["○ due"] * 7 + ["✓ done"]
    assert [row[0].text for row in build_card(view(), "checklist:P-6").table.rows] == [
        *("Partnership Implementation Plan adopted", "Sustainability plan adopted", "Evaluation of the Partnership delivered"),
    ]
    with pytest.raises(UnknownCard):
        build_card(view(), "checklist:1.6-c")


def test_a_cumulative_target_is_drawn_beside_what_is_counted_like_it(view: Callable[..., View], ask: Callable[..., list[tuple[object, ...]]]) -> None:
    card = build_card(view(region="LOR"), "trend:1.2-a.trained")
    status = ask(f"select key, value, target from status where series = '1.2-a.trained' and source = 'ALL' and region = 'LOR' and {LATEST}")
    heights = drawn(card)
    assert status
    assert {key: heights[str(key)] for key, _, _ in status} == {key: value for key, value, _ in status}
    assert {value for key, value in heights.items() if key.startswith("figure/")} <= {None}
    assert "cumulative since 2017" in card.subtitle
    assert any("Targets count from the start of the term" in note for note in card.notes)


def test_a_target_adopted_late_says_so(view: Callable[..., View], ask: Callable[..., list[tuple[object, ...]]]) -> None:
    late = {str(key) for (key,) in ask(f"select key from target where series = '2.1-b.visits' and late and {LATEST}")}
    card = build_card(view(), "trend:2.1-b.visits")
    assert late
    assert {cell.key for cell in cells(card) if "adopted after its period began" in cell.text} == late
    assert "A target adopted after its period began says so." in card.notes


def test_a_series_without_direction_has_no_target_and_says_why(view: Callable[..., View]) -> None:
    card = build_card(view(), "trend:1.6-a.complaints")
    assert not [key for key in drawn(card) if key.startswith("target/")]
    assert card.subtitle.endswith("no target: more or fewer is not better by itself")


def test_percentages_print_n_of_total_in_the_table_and_not_in_the_drawing(view: Callable[..., View]) -> None:
    card = build_card(view(region="LMA"), "trend:1.1-a.cases")
    (cell,) = [cell for cell in cells(card) if cell.key == "figure/1.1-a.cases/DS-PROSECUTION/LMA/2023/total/total"]
    assert re.fullmatch(r"[\d.]+% \(\d+ of \d+\)", cell.text)
    labels = [note["text"] for note in card.figure.to_dict()["layout"]["annotations"]]  # type: ignore[union-attr]
    assert any(re.fullmatch(r"M\. Lima \d+%", label) for label in labels)


def test_fewer_than_three_years_are_a_table(view: Callable[..., View]) -> None:
    card = build_card(view(from_=2022, to=2023), "trend:1.6-c.cases")
    assert card.figure is None
    assert card.table_first


def test_half_years_of_the_term_and_breaks_are_marked(view: Callable[..., View]) -> None:
    card = build_card(view(region="LOR"), "trend:1.1-b.meetings")
    assert card.table.heads[1] == "2017, Jun–Dec"
    assert card.table.heads[-1] == "2024, Jan–Jun"
    assert card.table.heads[2] == "2018"
    layout = card.figure.to_dict()["layout"]  # type: ignore[union-attr]
    assert "new protocol 2023" in [note["text"] for note in layout["annotations"]]
    assert any("[b]" in note for note in card.notes)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_drawn_segment_touches_a_year_that_is_not_complete(view: Callable[..., View], lang: str) -> None:
    """Over all trend cards: what is joined are the figures of complete years, whatever the kind of series."""
    shown = view(lang=lang)
    looked = 0
    for series in shown.framework.series:
        card = build_card(shown, f"trend:{series}")
        for trace in card.figure.to_dict()["data"] if card.figure else ():
            if "lines" in trace["mode"]:
                looked += 1
                assert not {year for year, value in zip(trace["x"], trace["y"], strict=True) if value is not None} & {"2017", "2024"}, series
    assert looked > 100


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("to", [2024, 2023, 2021])
def test_label_sentence_and_status_speak_of_the_same_year(view: Callable[..., View], lang: str, to: int) -> None:
    """Over all trend cards: each value at the end of a line is that of the year of the status, and so is the last of each sentence."""
    shown = view(lang=lang, to=to)
    year = str(shown.status_year)
    spoken = 0
    for series in shown.framework.series:
        card = build_card(shown, f"trend:{series}")
        if card.figure is None:
            continue
        notes = [note["text"].replace("<br>", " ") for note in card.figure.to_dict()["layout"]["annotations"]]
        assert all(f"({year})" in note for note in notes if re.search(r"\(20\d\d\)$", note)), series
        shared = [cell for cell in card.sentence if isinstance(cell, Cell) and cell.key.startswith("figure/") and "[p]" not in cell.text]
        told = {cell.key.split("/")[4] for cell in shared} - {"2017", "2024"}
        assert max(told, default=year) == year, series
        spoken += year in told
    assert spoken > 40


def test_every_cumulative_target_stands_beside_a_cumulative_actual(view: Callable[..., View], ask: Callable[..., list[tuple[object, ...]]]) -> None:
    """On the trends and on the profiles: where a target counts from the start, the row beside it does."""
    aimed = {str(series) for (series,) in ask(f"select distinct series from target where basis = 'cumulative' and {LATEST}")}
    assert aimed
    for series in aimed:
        card = build_card(view(region="LOR"), f"trend:{series}")
        if any(cell.key.startswith("target/") for cell in cells(card)):
            assert [row for row in card.table.rows if row[0].text == "Loreto: since the start"], series
    for row in build_card(view(region="LOR"), "profile:LOR").table.rows:
        if len(row) > 5 and row[4].facts.get("basis") == "cumulative":
            assert row[5].parts[0].facts.get("what") == "compared with the target" or row[5].parts[0].text == "since the start: not known"


def test_systems_that_may_not_be_added_are_lines_of_their_own(view: Callable[..., View]) -> None:
    card = build_card(view(), "trend:2.5-a.children")
    traces = list(card.figure.to_dict()["data"])  # type: ignore[union-attr]
    assert list(dict.fromkeys(trace["name"] for trace in traces)) == ["Demonstration police register", "Demonstration prosecution register"]
    assert {key.split("/")[2] for trace in traces for key, _ in trace["customdata"] if key} == {"DS-POLICE", "DS-PROSECUTION"}
    one = build_card(view(), "trend:2.5-a.children:DS-POLICE")
    assert {key.split("/")[2] for key in drawn(one)} == {"DS-POLICE"}
    assert "(Demonstration police register)" in one.title


def test_what_is_counted_for_the_country_alone_is_drawn_for_the_country(view: Callable[..., View]) -> None:
    card = build_card(view(), "trend:3.3-b.reports")
    assert {key.split("/")[3] for key in drawn(card)} == {"ALL"}
    assert "Counted for the country as a whole, not by place." in card.notes


def test_the_roll_up_over_systems_names_who_counted(view: Callable[..., View]) -> None:
    assert build_card(view(), "trend:1.2-a.trained").sources == (
        "Demonstration partner 1 monitoring, Demonstration partner 2 monitoring, Demonstration prosecution register"
    )


def test_the_download_holds_the_table(view: Callable[..., View]) -> None:
    card = build_card(view(region="LOR"), "trend:1.6-c.cases")
    facts = {fact["key"]: fact for fact in card.facts()}
    assert facts["figure/1.6-c.cases/DS-PROSECUTION/LOR/2023/total/total"]["value"] == 17
    assert set(facts) == {cell.key for cell in cells(card)}


def test_before_the_first_release_there_is_nothing_and_it_says_so(view: Callable[..., View]) -> None:
    card = build_card(view(asof="2019-01-01"), "trend:1.6-c.cases")
    assert card.figure is None
    assert card.facts() == []
    assert plain(card.sentence).strip() == "No value is released for these places and years."


@pytest.mark.parametrize("address", ["trend", "trend:9.9-z.nothing", "trend:1.6-c.cases:a:b:c"])
def test_an_unknown_series_is_no_card(view: Callable[..., View], address: str) -> None:
    with pytest.raises(UnknownCard):
        build_card(view(), address)
