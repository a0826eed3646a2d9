"""What changed since an earlier release: statuses, figures and targets, worked out anew from the rows of both releases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.markup import plain
from pages.cards.kinds import build_card
from pages.cards.progress import since
from pages.view.view import View
from queries.rows import TargetsSinceRow

STATUSES = """
    select status.series, status.region, status.status from status join series using (series)
    join indicator on indicator.headline_series = status.series
    where $release between status.first_release and coalesce(status.last_release, $release)
    and $release between series.first_release and coalesce(series.last_release, $release)
    and $release between indicator.first_release and coalesce(indicator.last_release, $release)
    and year = $year and list_contains($regions, region) and status.source = coalesce(series.shown_source, status.source)
"""


def statuses(program: Path, release: int, year: int, regions: tuple[str, ...]) -> dict[tuple[str, str], str]:
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute(STATUSES, {"release": release, "year": year, "regions": list(regions)}).fetchall()
    return {(series, region): status for series, region, status in rows}


@pytest.mark.parametrize("filters", [{}, {"region": "LOR"}, {"region": "LOR", "objective": "2"}, {"indicator": "1.6-c"}])
def test_statuses_that_changed_are_those_of_both_releases_that_differ(program: Path, view: Callable[..., View], filters: dict[str, str]) -> None:
    shown = view("/what-changed", **filters)
    then = shown.in_release(2)
    assert shown.status_year and then.status_year and shown.status_year > then.status_year
    regions = shown.shown_regions
    before = statuses(program, 2, then.status_year, regions)
    wanted = set()
    for year in (shown.status_year, then.status_year):
        now = statuses(program, 3, year, regions)
        wanted |= {
            (series, region, year, now[series, region])
            for series, region in now.keys() & before.keys()
            if now[series, region] != before[series, region]
        }
    framework = shown.framework
    wanted = {
        each
        for each in wanted
        if filters.get("objective", framework.series[each[0]].objective) == framework.series[each[0]].objective
        and filters.get("indicator", framework.series[each[0]].indicator) == framework.series[each[0]].indicator
    }
    found = since.list_statuses(shown)
    assert {(row.series, row.region, row.year, row.status) for row in found} == wanted and len(found) == len(wanted) > 0
    steps = [since._step(row) for row in found]
    assert steps == sorted(steps, key=lambda step: (step is None, step or 0)), "what is further from its target comes first"


def test_what_is_further_from_its_target_is_told_as_that_and_of_no_figure_that_it_is_worse(view: Callable[..., View]) -> None:
    shown = view("/what-changed", region="LOR")
    table = build_card(shown, "since-statuses").table.rows
    told = {(row[0].text, row[3].parts[1].text): row[4].text for row in table}
    assert told["1.2-b Time from complaint to first-instance decision", "(2023)"] == "further from its target"
    assert told["1.6-c Prosecutions started", "(2023)"] == "closer to its target"
    lines = [plain(line) for line in since.tell(shown)]
    worse = next(line for line in lines if line.startswith("Further from the target of the year: "))
    assert "1.2-b Time from complaint to first-instance decision in Loreto: target met (2019), now target not met (2023)" in worse
    assert "1.6-c" not in worse


@pytest.mark.parametrize(("against", "releases"), [("", {3}), ("2", {3}), ("1", {2, 3}), ("3", {3})])
def test_figures_are_those_that_releases_since_changed_each_with_its_reason(view: Callable[..., View], against: str, releases: set[int]) -> None:
    """A release that is not earlier is no release to compare with: the one before is taken."""
    shown = view("/what-changed", against=against)
    found = since.list_revisions(shown)
    assert {row.release for row in found} == releases
    assert {row.region for row in found} <= {"LMA", "LOR", "CUS"} and len({row.revision_key for row in found}) == len(found)
    rows = build_card(shown, "since-figures").table.rows
    assert len(rows) == len(found) and all(row[6].text for row in rows)
    of_one = since.list_revisions(view("/what-changed", against=against, institution="DEM-A"))
    assert of_one and all("DEM-A" in row.institution.split(";") for row in of_one)


def test_targets_that_are_new_are_all_that_the_earlier_release_did_not_have(program: Path, view: Callable[..., View]) -> None:
    shown = view("/what-changed", asof="2022-06-30")
    with duckdb.connect(str(program), read_only=True) as connection:
        question = "select series, region, year, value, adopted_on from target where $1 between first_release and coalesce(last_release, $1)"
        one, two = (set(connection.execute(question, [release]).fetchall()) for release in (1, 2))
    expected = {row[:4] for row in two - one if row[1] in shown.shown_regions}
    assert {(row.series, row.region, row.year, row.value) for row in since.list_targets(shown)} == expected
    assert expected and "New targets: " in "\n".join(plain(line) for line in since.tell(shown))
    assert shown.rows(TargetsSinceRow, since=2, regions=shown.shown_regions) == ()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_text_names_what_is_compared_and_is_short(view: Callable[..., View], lang: str) -> None:
    lines = [plain(line) for line in since.tell(view("/what-changed", lang=lang, region="LOR"))]
    title = {"en": "Loreto: what changed since release 2 of Jun 15, 2022", "es": "Loreto: qué cambió desde la publicación 2 del 15 jun. 2022"}[lang]
    assert lines[0] == title and len(lines) < 10 and sum(map(len, lines)) < 3000
    assert all(line.rstrip()[-1] in ".)" for line in lines[1:]), lines


def test_the_first_release_has_nothing_before_it(view: Callable[..., View]) -> None:
    shown = view("/what-changed", asof="2020-04-30")
    assert plain(since.tell(shown)[0]).endswith("this is the first release, and nothing before it was changed.")
    assert all(build_card(shown, address).table.rows == () for address in ("since-statuses", "since-figures", "since-targets"))
