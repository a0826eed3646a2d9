"""Cards of regions: the map and its links, a region against its own targets, places side by side."""

from collections.abc import Callable
from typing import Any

import pytest

from pages.card.card import Card
from pages.card.cell import Cell
from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.progress import region
from pages.charts.style import OTHER, PLACES
from pages.view.view import View
from queries.database import Edition
from queries.rows import NarrativesRow, ResultsRow, StatusesRow, TargetsRow

Make = Callable[..., View]


def cells(card: Card) -> dict[str, Cell]:
    """Every cell of the table that has a key."""
    return {part.key: part for row in card.table.rows for cell in row for part in (cell, *cell.parts) if part.key}


def traces(card: Card) -> list[dict[str, Any]]:
    """The traces of the chart, which Plotly knows."""
    assert card.figure is not None
    card.figure.check()
    return card.figure.to_dict()["data"]


def test_the_map_fills_our_places_in_their_colours_and_all_others_grey(view: Make) -> None:
    filled = [trace for trace in traces(build_card(view("/regions"), "map")) if trace["mode"] == "lines"]
    colours = {trace["customdata"][0][0].removeprefix("region/"): trace["fillcolor"] for trace in filled if trace["customdata"][0][0]}
    assert colours == {**PLACES, "MDD": OTHER, "PUN": OTHER}
    others = [trace for trace in filled if not trace["customdata"][0][0]]
    assert len(others) == 20
    assert len({trace["fillcolor"] for trace in others}) == 1
    assert {trace["customdata"][0][1] for trace in others} == {""}


def test_metropolitan_lima_is_the_province_and_not_the_rest_of_the_department(view: Make) -> None:
    card = build_card(view("/regions"), "map")
    names = {trace["name"]: trace["customdata"][0][0] for trace in traces(card)}
    assert names["Metropolitan Lima"] == "region/LMA"
    assert names["Región Lima (sin la provincia)"] == ""
    assert cells(card)["region/LMA"].facts["ubigeo"] == "15"
    assert ("1501 · PE-LMA") in [row[-1].text for row in card.table.rows]
    assert any("not the department of Lima (15)" in note for note in card.notes)
    assert any("four different things" in note for note in card.notes)


@pytest.mark.parametrize(
    ("chosen", "clicked", "leads"),
    [
        ((), "LOR", "/regions?region=LOR&from=2019"),
        (("LOR",), "LOR", "/regions?from=2019"),
        (("LOR",), "CUS", "/regions?region=CUS&from=2019"),
        (("LOR", "CUS"), "LOR", "/regions?region=CUS&from=2019"),
    ],
)
def test_a_click_chooses_a_place_and_a_click_on_a_chosen_one_sets_it_free(view: Make, chosen: tuple[str, ...], clicked: str, leads: str) -> None:
    card = build_card(view("/regions", region=chosen, from_=2019), "map")
    on_map = {trace["customdata"][0][0]: trace["customdata"][0][1] for trace in traces(card)}
    assert on_map[f"region/{clicked}"] == leads
    assert cells(card)[f"region/{clicked}"].href == leads


def test_the_map_tells_since_when_places_of_mutual_consent_count(view: Make) -> None:
    text = plain(build_card(view("/regions"), "map").sentence)
    assert "Metropolitan Lima, Loreto and Cusco" in text
    assert "Madre de Dios (from Oct 1, 2020) and Puno (from Oct 1, 2020)" in text


def test_a_profile_shows_every_indicator_by_its_headline_series_with_its_own_target(edition: Edition, view: Make) -> None:
    shown = view("/regions", region="LOR")
    card = build_card(shown, "profile:LOR")
    found = cells(card)
    rows = [
        row
        for row in edition.rows(ResultsRow, release=3, year=2023, series="", regions=("LOR",), objectives=())
        if row.series in {each.headline_series for each in shown.framework.indicators.values() if each.objective}
    ]
    assert {shown.framework.series[row.series].indicator for row in rows} == {
        code for code, row in shown.framework.indicators.items() if row.objective
    }
    # a cumulative figure is shown as what its target is compared with
    assert {row.key for row in rows if row.basis != "cumulative"} <= set(found)
    aimed = [row for row in rows if row.target_key]
    assert len(aimed) > 10
    assert {row.target_key: row.target for row in aimed} == {row.target_key: found[row.target_key].facts["value"] for row in aimed}
    assert {row.status_key for row in rows if row.status} <= set(found)
    assert {cell.facts["region"] for cell in found.values() if cell.facts} == {"LOR"}


def test_a_profile_is_about_the_last_complete_year_of_the_range(view: Make) -> None:
    assert build_card(view("/regions"), "profile:CUS").title == "Cusco against its own targets, 2023"
    # Reports of 2020 and 2021 are missing for good, so these years are never complete.
    assert build_card(view("/regions", to=2021), "profile:CUS").title == "Cusco against its own targets, 2019"


def test_a_profile_stands_by_objective_and_follows_the_filter(view: Make) -> None:
    heads = [row[0].text for row in build_card(view("/regions"), "profile:LMA").table.rows if len(row) == 1]
    assert [head for head in heads if head][:3] == ["Prosecution", "Protection", "Prevention"]
    heads = [row[0].text for row in build_card(view("/regions", objective="2"), "profile:LMA").table.rows if len(row) == 1]
    assert [head for head in heads if head] == ["Protection"]


def test_before_its_consent_a_place_has_no_figures(view: Make) -> None:
    card = build_card(view("/regions", to=2019), "profile:MDD")
    found = [cell for key, cell in cells(card).items() if key.startswith("figure/")]
    assert len(found) > 40
    assert {cell.text.split(": ")[-1].split()[0] for cell in found} == {"[z]"}
    said = {cell.text for key, cell in cells(card).items() if key.startswith("status/") and cell.tone == "rating"}
    assert said <= {"– not rated: not begun here", "– not rated: no target by design", "– no information"}
    assert "from Oct 1, 2020" in card.subtitle
    assert "[z] not applicable" in card.notes


def test_a_confidential_figure_is_not_rated_and_says_so(edition: Edition) -> None:
    rows = [
        row
        for place in ("LMA", "LOR", "CUS", "MDD", "PUN")
        for row in edition.rows(ResultsRow, release=3, year=2023, series="", regions=(place,), objectives=("1", "2", "3"))
    ]
    hidden = [row for row in rows if row.missing == "c"]
    assert hidden
    assert {(row.status, row.value) for row in hidden} == {("unrated", None)}
    assert {row.reason for row in hidden} <= {"confidential", "no-target", "by-design"}
    assert {(row.direction, row.change) for row in hidden} == {("", None)}


def test_trends_of_a_region_are_series_that_have_a_target_there(edition: Edition, view: Make) -> None:
    shown = view("/regions", region="LOR")
    keys = region.key_series(shown, "LOR")
    assert len(keys) == 6
    assert [shown.framework.series[code].objective for code in keys] == ["1", "1", "2", "2", "3", "3"]
    assert all(any(row.region == "LOR" for row in edition.rows(TargetsRow, release=3, series=code)) for code in keys)


def test_the_narrative_of_a_region_is_its_own_the_newest_first(edition: Edition, view: Make) -> None:
    card = build_card(view("/regions"), "region-narrative:LOR")
    found = [row[2] for row in card.table.rows]
    assert found
    assert all(cell.key.split("/")[2] == "LOR" for cell in found)
    periods = [row[1].text for row in card.table.rows]
    assert periods == sorted(periods, reverse=True)
    expected = edition.rows(NarrativesRow, release=3, activity="", region="LOR", objectives=("1", "2", "3"), first=2017, last=2024)
    assert [cell.text for cell in found] == [row.text_in[0] for row in expected]
    spanish = build_card(view("/regions", lang="es"), "region-narrative:LOR")
    assert [row[2].text for row in spanish.table.rows] == [row.text_in[1] for row in expected]


def test_places_stand_side_by_side_with_their_targets_on_one_scale(edition: Edition, view: Make) -> None:
    card = build_card(view("/regions"), "compare:1.6-d.cases")
    bars, targets = traces(card)
    rows = edition.rows(ResultsRow, release=3, year=2023, series="1.6-d.cases", regions=("LMA", "LOR", "CUS"), objectives=())
    assert [told[0] for told in bars["customdata"]] == [row.key for row in rows]
    assert bars["x"] == [row.value for row in rows]
    assert bars["marker"]["color"] == [PLACES["LMA"], PLACES["LOR"], PLACES["CUS"]]
    assert targets["x"] == [row.target for row in rows]
    assert [told[0] for told in targets["customdata"]] == [row.target_key for row in rows]


def test_a_cumulative_target_is_drawn_beside_what_is_counted_like_it(edition: Edition, view: Make) -> None:
    shown = view("/regions")
    code = next(
        code
        for code in shown.framework.series
        if any(row.region == "LMA" and row.year == 2023 and row.basis == "cumulative" for row in edition.rows(TargetsRow, release=3, series=code))
    )
    card = build_card(shown, f"compare:{code}")
    bars, targets = traces(card)
    since = {row.region: row.value for row in edition.rows(StatusesRow, release=3, series=code) if row.year == 2023 and row.source == "ALL"}
    assert bars["x"] == [since[place] for place in ("LMA", "LOR", "CUS")]
    assert [key.split("/")[0] for key, _ in bars["customdata"]] == ["status"] * 3 and len(targets["x"]) == 3
    assert "(cumulative)" in card.table.rows[0][2].parts[0].text and " since 2017" in card.table.rows[0][3].parts[0].text


def test_systems_that_may_not_be_added_are_panels_of_their_own(view: Make) -> None:
    shown = view("/regions")
    apart = next(code for code, row in shown.framework.series.items() if row.shown_source is None and row.objective)
    card = build_card(shown, f"compare:{apart}")
    assert len({trace["xaxis"] for trace in traces(card)}) == len({row[1].text for row in card.table.rows}) >= 2


@pytest.mark.parametrize("address", ["profile:XXX", "region-narrative:XXX", "compare:nothing"])
def test_an_unknown_card_is_said_to_be_unknown(view: Make, address: str) -> None:
    with pytest.raises(UnknownCard):
        build_card(view("/regions"), address)


def test_before_the_first_release_there_is_nothing_but_places(view: Make) -> None:
    shown = view("/regions", asof="2018-01-01")
    assert not any(key.startswith("figure/") for key in cells(build_card(shown, "profile:LOR")))
    assert build_card(shown, "compare:1.6-d.cases").figure is None


def test_a_change_stands_in_the_row_of_its_figure_in_words(view: Make) -> None:
    """In counts, with their signs; of what is not rated only a change that can be compared."""
    shown = view("/regions", region="LOR")
    rows = {row[0].parts[-1].text: row for row in build_card(shown, "profile:LOR").table.rows if row[0].parts and len(row) > 1}
    assert [rows[code][5].text for code in ("1.2-b", "1.2-a", "1.6-a", "1.6-d", "1.5-b")] == [
        *("worse: +44", "+140 in 2023", "+11", "not comparable: too few", "–"),
    ]


@pytest.mark.parametrize(
    ("to", "code", "words"),
    [
        (2023, "1.2-a", "by 2024: 1,200 (420 to go)"),
        (2022, "1.2-a", "by 2024: 1,200 (560 to go, 280 a year)"),
        (2022, "1.2-b", "by 2024: at most 675 (191 above)"),
        (2023, "1.6-d", ""),
        (2023, "2.3-b", ""),
    ],
)
def test_the_target_of_the_last_year_stands_with_what_is_missing(view: Make, to: int, code: str, words: str) -> None:
    """Of what adds up over the years or is a level: not of a yearly count, never of child victims."""
    rows = {row[0].parts[-1].text: row for row in build_card(view("/regions", to=to), "profile:LOR").table.rows if row[0].parts and len(row) > 1}
    assert [part.text for part in rows[code][3].parts if part.text.startswith("by 2024")] == ([words] if words else [])


def test_the_distance_stands_beside_the_target_in_a_list(view: Make) -> None:
    shown = view("/regions", region="LOR")
    for row in region.profile(shown, "LOR"):
        texts = [part.text for part in region.target_cell(shown, row).parts]
        assert any(text.startswith("actual ") for text in texts) == (row.distance is not None)
