"""The page of regions through the app frame."""

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.reading import count_charts, titles

Open = Callable[..., AppTest]


def html(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def headings(page: AppTest, level: int) -> list[str]:
    return re.findall(rf"<h{level}>(.*?)</h{level}>", html(page))


def test_without_a_choice_the_map_and_the_pilots_side_by_side(open_page: Open) -> None:
    page = open_page("/regions")
    assert headings(page, 1) == ["Regions"]
    assert titles(page) == [
        "Convictions for child trafficking, cases on the map, 2023",
        "Convictions for child trafficking, cases: places side by side, 2023",
        "Convictions for child trafficking, cases: the pilot regions",
        "Where the Partnership works",
    ]
    assert count_charts(page) == 4


def test_one_place_has_its_profile_narrative_trends_and_the_map(open_page: Open) -> None:
    page = open_page("/regions", region="LOR")
    cards = titles(page)
    assert cards[:4] == [
        "Indicators by status, 2023",
        "Reports due for Loreto",
        "Loreto against its own targets, 2023",
        "Loreto in the words of the reports",
    ]
    assert cards[-1] == "Where the Partnership works"
    assert len(cards) == 11
    assert "Loreto (chosen: show all)" in html(page)


def test_several_places_stand_side_by_side_and_have_a_profile_each(open_page: Open) -> None:
    page = open_page("/regions", region=["LOR", "MDD"], series="1.6-c.cases")
    cards = titles(page)
    assert cards[1] == "Prosecutions of child trafficking started, cases: places side by side, 2023"
    assert [title for title in cards if title.endswith("against its own targets, 2023")] == [
        "Loreto against its own targets, 2023",
        "Madre de Dios against its own targets, 2023",
    ]


def test_the_series_is_in_the_link_and_an_unknown_one_is_dropped(open_page: Open) -> None:
    assert "Complaints of child trafficking: places side by side, 2023" in titles(open_page("/regions", series="1.6-a.complaints"))
    assert "Convictions for child trafficking, cases: places side by side, 2023" in titles(open_page("/regions", series="nothing"))


def test_a_place_without_targets_has_no_empty_section(open_page: Open) -> None:
    page = open_page("/regions", region="MDD", to=2019)
    assert "Key trends" not in headings(page, 2)
    assert titles(page)[1:3] == ["Reports due for Madre de Dios", "Madre de Dios against its own targets, 2019"]


def test_what_belongs_to_no_place_has_no_profile(open_page: Open) -> None:
    assert not any("against its own targets" in title for title in titles(open_page("/regions", region="NAT")))
    assert len([title for title in titles(open_page("/regions", region=["NAT", "LOR"])) if "against its own targets" in title]) == 1


def test_in_spanish_the_same_rows_have_spanish_names(open_page: Open) -> None:
    english, spanish = open_page("/regions", region="CUS"), open_page("/regions", region="CUS", lang="es")
    keys = [re.findall(r'data-cell="(figure/[^"]*)"', html(page)) for page in (english, spanish)]
    assert keys[0] == keys[1] != []
    assert "Condenas, casos" in html(spanish)
