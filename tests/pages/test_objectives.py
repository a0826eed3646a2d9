"""The pages of the three objectives: all activities, one activity, and what stands beside its figures."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from pages.view.view import View
from tests.pages.reading import count_charts

LATEST = "3 between first_release and coalesce(last_release, 3)"
PATHS = {"1": "/prosecution", "2": "/protection", "3": "/prevention"}


def written(page: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in page.get("html"))


def headings(page: AppTest) -> list[str]:
    """The titles of the page's cards and of the parts beside them."""
    return [html.unescape(text) for text in re.findall(r"<h\d(?: class=\"title\")?>(.*?)</h\d>", written(page))]


@pytest.mark.parametrize("objective", PATHS)
def test_it_names_its_objective_and_shows_a_trend_of_each_activity(
    open_page: Callable[..., AppTest], view: Callable[..., View], objective: str
) -> None:
    page, framework = open_page(PATHS[objective]), view().framework
    body = written(page)
    assert f"<h1>{framework.objectives[objective].name_in[0]}</h1>" in body
    assert html.escape(framework.objectives[objective].statement_in[0]) in body
    activities = framework.activities_of(objective)
    assert count_charts(page) == len(activities)
    for activity in activities:
        assert f'href="{PATHS[objective]}?activity={activity}"' in body


@pytest.mark.parametrize("activity", ["1.1", "1.2", "1.6", "2.2", "2.6", "3.1"])
def test_an_activity_shows_all_its_series(open_page: Callable[..., AppTest], view: Callable[..., View], activity: str) -> None:
    framework = view().framework
    page = open_page(PATHS[activity[0]], activity=activity)
    titles = headings(page)
    series = framework.series_of(activity)
    assert len(series) >= 2
    for code in series:
        name = f"Completeness of the data of activity {activity}" if code.endswith(".completeness") else framework.series[code].name_in[0]
        assert sum(title.startswith(name) for title in titles) >= 1, code
    assert sum(title.startswith("Completeness") for title in titles) == 1, "said once"
    assert html.escape(framework.activities[activity].description_in[0]) in written(page)


@pytest.mark.parametrize(
    ("activity", "series", "splits"),
    [
        ("1.6", "1.6-c.cases", ("defendants", "offense", "exploitation", "age", "gender", "origin")),
        ("1.6", "1.6-f.persons", ("sentence",)),
        ("2.6", "2.6-b.services", ("age", "gender", "origin", "exploitation", "service")),
        ("3.1", "3.1-a.schools", ("language", "culture")),
        ("3.2", "3.2-a.operations", ("act",)),
    ],
)
def test_every_breakdown_the_instrument_names_is_there(
    open_page: Callable[..., AppTest], view: Callable[..., View], activity: str, series: str, splits: tuple[str, ...]
) -> None:
    titles, framework = headings(open_page(PATHS[activity[0]], activity=activity, series=series)), view().framework
    for split in splits:
        begins = f"{framework.series[series].name_in[0]} by {framework.breakdowns[split].name_in[0].lower()}"
        assert any(title.startswith(begins) for title in titles), (split, titles)


def test_without_a_choice_every_series_leads_to_its_breakdowns_and_a_choice_leaves_that_series(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/prosecution", activity="1.6")
    assert not any(" by " in title and title.startswith("Complaints of child trafficking") for title in headings(page))
    text = "".join(each.proto.body for each in page.get("html"))
    assert "/prosecution?activity=1.6&amp;series=1.6-a.complaints" in text
    titles = headings(open_page("/prosecution", activity="1.6", series="1.6-a.complaints"))
    assert any(title.startswith("Complaints of child trafficking by ") for title in titles)
    assert not any(title.startswith("Convictions") for title in titles)


def test_systems_that_may_not_be_added_stand_side_by_side_with_the_reason(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/protection", activity="2.5")
    assert [title for title in headings(page) if title.startswith("Child victims identified (")] == [
        "Child victims identified (Demonstration police register): the pilot regions",
        "Child victims identified (Demonstration prosecution register): the pilot regions",
    ]
    assert "These counts are never added." in written(page)
    assert "the two registers share no identifier" in written(page)


@pytest.mark.parametrize(("activity", "twin", "path"), [("1.5", "2.4", "/protection"), ("2.4", "1.5", "/prosecution")])
def test_the_activity_that_stands_twice_says_so_and_leads_to_the_other(
    open_page: Callable[..., AppTest], activity: str, twin: str, path: str
) -> None:
    body = written(open_page(PATHS[activity[0]], activity=activity))
    assert "counted once" in body
    assert f'href="{path}?activity={twin}"' in body


def test_narrative_stands_beside_its_figures_and_follows_the_filters(open_page: Callable[..., AppTest], program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute(f"select key, text_en, region, period, cleared_by from narrative where activity = '1.1' and {LATEST}").fetchall()
    assert len(rows) >= 3
    body = written(open_page("/prosecution", activity="1.1"))
    for key, text, _, _, role in rows:
        assert f'data-cell="{key}">{html.escape(text)}</blockquote>' in body
        assert html.escape(role) in body
    narrowed = written(open_page("/prosecution", activity="1.1", region="LMA", from_=2020))
    kept = {key for key, _, region, period, _ in rows if region == "LMA" and period >= "2020"}
    assert kept
    assert set(re.findall(r'data-cell="(narrative/[^"]+)"', narrowed)) == kept


def test_the_narrative_is_in_the_language_of_the_page(open_page: Callable[..., AppTest], program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        key, text = connection.execute(f"select key, text_es from narrative where activity = '1.1' and region = 'LOR' and {LATEST}").fetchall()[0]
    assert f'data-cell="{key}">{html.escape(text)}</blockquote>' in written(open_page("/prosecution", activity="1.1", lang="es"))


def test_events_that_explain_a_bend_are_told_with_their_source(open_page: Callable[..., AppTest]) -> None:
    body = written(open_page("/prosecution", activity="1.1"))
    assert "Intersectoral protocol replaced" in body
    assert "COVID-19: national emergency" in body
    assert "First annual dialogue" not in body
    other = written(open_page("/prosecution", activity="1.2"))
    assert "Intersectoral protocol replaced" not in other
    assert "COVID-19" not in written(open_page("/prosecution", activity="1.2", from_=2022)).split("What institutions wrote")[1].split("Breakdowns")[0]


def test_the_public_record_is_linked_apart_and_never_mixed(open_page: Callable[..., AppTest]) -> None:
    body = written(open_page("/protection", activity="2.6", region="LOR"))
    assert 'href="/public-record?region=LOR&amp;record=victims-prosecutors"' in body
    assert "never mixed" in body
    assert 'data-cell="record/' not in body


@pytest.mark.parametrize("activity", ["1.6", "2.6", "1.2", "3.3"])
def test_every_activity_shows_its_completeness(open_page: Callable[..., AppTest], activity: str) -> None:
    page = open_page(PATHS[activity[0]], activity=activity)
    assert f"Completeness of the data of activity {activity}" in headings(page)
    assert ("half-yearly totals that came in" in written(page)) == (activity not in ("1.6", "2.6"))


def test_the_filter_of_objectives_is_not_offered_and_kept_for_other_pages(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/prosecution", objective="3")
    assert [group.key for group in page.get("button_group") if str(group.key).startswith("shown-objective")] == []
    assert "/methods?objective=3" in written(page)
    assert "<h1>Prosecution</h1>" in written(page)
    assert count_charts(page) == 6


def test_a_day_before_the_first_release_shows_no_figure(open_page: Callable[..., AppTest]) -> None:
    page = open_page("/prevention", asof="2019-01-01", activity="3.1")
    assert "No release had been made by this day" in written(page)
    assert "data-cell" not in written(page)


def test_an_activity_of_another_objective_or_an_unknown_one_is_no_choice(open_page: Callable[..., AppTest]) -> None:
    for activity in ("2.1", "9.9"):
        assert count_charts(open_page("/prosecution", activity=activity)) == 6


def test_a_series_chosen_on_another_page_does_not_stay_chosen_where_it_does_not_belong(open_page: Callable[..., AppTest]) -> None:
    titles = headings(open_page("/prosecution", activity="1.6", series="3.1-a.schools"))
    assert any(title.startswith("Convictions") for title in titles)
    assert not any(title.startswith("Schools") for title in titles)
