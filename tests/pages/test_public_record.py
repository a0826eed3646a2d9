"""The page of the public record through the app frame."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.reading import titles

Open = Callable[..., AppTest]
ROOT = Path(__file__).parents[2]


def html(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def shown(page: AppTest) -> dict[str, str]:
    """Key and text of every cell of the page."""
    return {key: re.sub("<[^>]*>", "", text) for key, text in re.findall(r'data-cell="([^"]*)"[^>]*>(.*?)</(?:td|th|span)>', html(page))}


def headings(page: AppTest, level: int) -> list[str]:
    return re.findall(rf"<h{level}>(.*?)</h{level}>", html(page))


def test_the_page_begins_with_the_systems_side_by_side(open_page: Open) -> None:
    page = open_page("/public-record")
    assert headings(page, 1) == ["Public record"]
    assert titles(page) == [
        "Presumed victims identified, rescued or recorded, by counting system",
        "Complaints of trafficking by department, National Police, 2017–2023 cumulative",
        "Complaints of trafficking by prosecutors' district, Public Ministry, January 2007 to April 2014 cumulative",
        "Presumed victims identified, rescued or recorded: why the systems are not added",
        "All subjects of the public record",
    ]
    found = shown(page)
    assert (found["record/R0728"], found["record/R0729"]) == ("882", "1,189")
    assert (found["record/R0724"], found["record/R0704"]) == ("765", "1,054")
    assert "1,819" not in html(page)
    assert "published by others" in html(page)


def test_the_page_as_known_on_a_day(open_page: Open) -> None:
    page = open_page("/public-record", record="victims-prosecutors", asof="2020-06-30")
    found = shown(page)
    assert found["record/R0728"] == "882"
    assert "record/R0729" not in found
    assert "1,189" not in html(page)
    assert "as known on Jun 30, 2020" in html(page)


def test_a_line_and_a_subject_are_in_the_link(open_page: Open) -> None:
    page = open_page("/public-record", record="complaints-police-inei", subject="victims-assisted")
    assert titles(page)[:2] == [
        "Complaints of trafficking, National Police (INEI), 2018–2022",
        "Victims assisted: every statement, by who counted",
    ]
    assert (shown(page)["record/R0488"], shown(page)["record/R0489"]) == ("394", "372")


def test_unknown_choices_are_dropped(open_page: Open) -> None:
    page = open_page("/public-record", record="nothing", subject="nothing", region="NOWHERE")
    assert titles(page)[-1] == "All subjects of the public record"


def test_a_region_comes_first_with_what_truly_is_about_it(open_page: Open) -> None:
    page = open_page("/public-record", region="PUN")
    assert titles(page)[0] == "What others have published about Puno"
    assert shown(page)["record/R0579"] != ""


def test_cards_of_the_record_carry_no_demonstration_mark(open_page: Open) -> None:
    bodies = [element.proto.body for element in open_page("/public-record").get("html")]
    feet = re.findall(r'<footer class="foot">.*?</footer>', "".join(bodies), flags=re.DOTALL)
    assert len(feet) == 5
    assert [body for body in feet if "not real" in body] == []


def test_no_figure_of_a_single_event_is_on_the_page(open_page: Open) -> None:
    with (ROOT / "data" / "compacts" / "peru" / "record" / "record.csv").open(encoding="utf-8", newline="") as file:
        single = [row for row in csv.DictReader(file) if row["single_event"] == "1"]
    assert len(single) == 15
    pages = [{"region": row["region"]} for row in single if row["region"]] + [{"subject": row["subject"]} for row in single]
    for parameters in {tuple(each.items()) for each in pages}:
        assert not {f"record/{row['record']}" for row in single} & set(shown(open_page("/public-record", **dict(parameters))))
