"""Explore: any series, any of its breakdowns, by region and year, with its link."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.cards.kinds import build_card
from pages.view.view import View


def written(page: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in page.get("html"))


def headings(page: AppTest) -> list[str]:
    """The titles of the page's cards."""
    return [html.unescape(text) for text in re.findall(r"<h\d class=\"title\">(.*?)</h\d>", written(page))]


def offered(page: AppTest, name: str) -> list[str]:
    """What the list that people see offers."""
    (box,) = [box for box in page.selectbox if box.key == f"shown-{name}"]
    return list(box.options)


def test_it_begins_with_the_convictions(open_page: Callable[..., AppTest]) -> None:
    assert headings(open_page("/explore")) == ["Convictions for child trafficking, cases: the pilot regions"]


def test_the_map_takes_the_place_of_the_chart_by_a_link_and_gives_it_back(open_page: Callable[..., AppTest]) -> None:
    assert 'href="/explore?show=map"' in written(open_page("/explore"))
    page = open_page("/explore", show="map")
    assert headings(page) == [
        "Convictions for child trafficking, cases on the map, 2023",
        "Convictions for child trafficking, cases: places side by side, 2023",
    ]
    assert re.search(r'<a class="other" href="/explore">', written(page))


def test_places_are_added_and_taken_away_by_one_link_each(open_page: Callable[..., AppTest]) -> None:
    def offers(page: AppTest) -> dict[str, str]:
        nav = re.search(r'<nav class="offered".*?</nav>', written(page))
        assert nav is not None
        return {name: html.unescape(href) for href, name in re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', nav[0])}

    every = offers(open_page("/explore", series="1.6-c.cases"))
    assert every["+ Puno"] == "/explore?region=LMA&region=LOR&region=CUS&region=PUN&series=1.6-c.cases"
    assert every["✕ Loreto"] == "/explore?region=LMA&region=CUS&series=1.6-c.cases"
    one = offers(open_page("/explore", series="1.6-c.cases", region="CUS"))
    assert one["+ Puno"] == "/explore?region=CUS&region=PUN&series=1.6-c.cases" and not any(name.endswith("Cusco") for name in one)
    assert offers(open_page("/explore", region=["LMA", "LOR", "CUS", "PUN"]))["✕ Puno"] == "/explore", "the pilots are what an empty choice draws"


def test_it_offers_every_series_and_the_objective_narrows_them(open_page: Callable[..., AppTest], view: Callable[..., View]) -> None:
    series = view().framework.series
    assert len(offered(open_page("/explore"), "series")) == len(series)
    page = open_page("/explore", objective="3")
    own = [row for row in series.values() if row.objective == "3"]
    assert len(offered(page, "series")) == len(own)
    assert all(option.startswith("Prevention · 3.") for option in offered(page, "series"))
    assert headings(page)[0].startswith(own[0].name_in[0])


def test_the_breakdowns_offered_are_those_of_the_series(open_page: Callable[..., AppTest]) -> None:
    assert offered(open_page("/explore", series="3.2-a.operations"), "breakdown") == ["Facilitating act"]
    assert offered(open_page("/explore", series="P-1.awarded"), "breakdown") == []


def test_a_breakdown_shows_the_last_year_and_all_years(open_page: Callable[..., AppTest], view: Callable[..., View]) -> None:
    chosen = {"series": "1.6-c.cases", "breakdown": "defendants", "region": "LMA", "to": 2023}
    page, shown = open_page("/explore", **chosen), view("/explore", **chosen)
    assert headings(page) == [
        "Prosecutions of child trafficking started, cases by number of defendants: Metropolitan Lima, 2023",
        "Prosecutions of child trafficking started, cases by number of defendants: Metropolitan Lima, 2017–2023",
        "Prosecutions of child trafficking started, cases: parts by number of defendants: Metropolitan Lima, 2023",
    ]
    keys = set(re.findall(r'data-cell="([^"]+)"', written(page)))
    for kind in ("breakdown", "categories"):
        told = {fact["key"] for fact in build_card(shown, f"{kind}:1.6-c.cases:defendants").facts()}
        assert told
        assert told <= keys


def test_a_breakdown_the_series_does_not_have_is_no_choice(open_page: Callable[..., AppTest]) -> None:
    (first, *_) = headings(open_page("/explore", series="3.2-a.operations", breakdown="age"))
    assert first == "Operations and inspections against acts that facilitate child trafficking: the pilot regions"


def test_systems_that_may_not_be_added_stand_side_by_side(open_page: Callable[..., AppTest]) -> None:
    titles = headings(open_page("/explore", series="2.5-a.children"))
    assert len(titles) == 3
    assert titles[0].startswith("Child victims identified: all places")
    assert {"Demonstration police register", "Demonstration prosecution register"} == {title.split("(")[1].split(")")[0] for title in titles[1:]}


@pytest.mark.parametrize(("asked", "day"), [({}, "2024-10-15"), ({"asof": "2022-06-30"}, "2022-06-30")])
def test_the_link_pins_the_day_and_opens_the_same_view(open_page: Callable[..., AppTest], asked: dict[str, str], day: str) -> None:
    page = open_page("/explore", series="1.6-c.cases", region="LOR", **asked)
    (link,) = re.findall(r'data-copy="([^"]+)"', written(page))
    assert html.unescape(link) == f"/explore?region=LOR&asof={day}&series=1.6-c.cases"
    again = open_page("/explore", series="1.6-c.cases", region="LOR", asof=day)
    keyed = re.compile(r'data-cell="[^"]+"[^>]*>[^<]*')
    assert keyed.findall(written(again)) == keyed.findall(written(page))
    assert keyed.findall(written(page))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_two_releases_stand_side_by_side_on_equal_scales(open_page: Callable[..., AppTest], lang: str) -> None:
    page = open_page("/explore", series="1.6-c.cases", against="2", lang=lang)
    titles = headings(page)
    said = {"en": " – as release {} knows it", "es": ": lo que sabe la publicación {}"}[lang]
    assert [title.endswith(said.format(number)) for title, number in zip(titles, (2, 3), strict=True)] == [True, True]
    figures = [json.loads(html.unescape(each)) for each in re.findall(r"data-figure='([^']+)'", written(page))]
    ranges = [figure["layout"]["yaxis"]["range"] for figure in figures]
    assert len(ranges) == 2 and ranges[0] == ranges[1]
    drawn = [[value for trace in figure["data"] for value in trace["y"]] for figure in figures]
    assert drawn[0] != drawn[1], "the later release knows more"


def test_a_release_is_not_compared_with_itself(open_page: Callable[..., AppTest]) -> None:
    assert not any("as release" in title for title in headings(open_page("/explore", series="1.6-c.cases", against="3")))


def test_a_day_before_the_first_release_shows_no_figure(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/explore", asof="2019-01-01", series="1.6-c.cases")
    assert "No release had been made by this day" in written(page)
    assert "data-cell" not in written(page)
