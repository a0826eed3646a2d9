"""The list behind a headline holds exactly what the headline counts, found here by another way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.card import Card
from pages.cards.kinds import UnknownCard, build_card
from pages.view.headlines import HEADLINES
from pages.view.view import View

DAYS = {1: "2020-04-30", 2: "2022-06-15", 3: "2024-10-15"}

# What each headline means, asked of the tables themselves and not of headline_item.
MEANING = {
    "no-target": """
        select distinct 'indicator/' || indicator from series where direction <> 'none' and indicator not in (
            select series.indicator from target join series using (series)
            where $1 between target.first_release and coalesce(target.last_release, $1))
    """,
    "no-baseline": """
        select 'indicator/' || indicator from indicator where indicator not in (
            select split_part(series, '.', 1) || '.' || split_part(series, '.', 2) from baseline where series not like 'P%'
            and $1 between first_release and coalesce(last_release, $1)
            union all select split_part(series, '.', 1) from baseline where series like 'P%'
            and $1 between first_release and coalesce(last_release, $1))
    """,
    "no-data": """
        select 'indicator/' || indicator from indicator where indicator not in (
            select series.indicator from figure join series using (series) where coalesce(missing, 'c') = 'c'
            and $1 between figure.first_release and coalesce(figure.last_release, $1))
    """,
    "reports-agreed": """
        select key from report where $1 between first_release and coalesce(last_release, $1) and state = 'agreed'
    """,
    "reports-in-progress": """
        select key from report where $1 between first_release and coalesce(last_release, $1) and state in ('received', 'verified', 'returned')
    """,
    "reports-missing": """
        select key from report join release on release.release = $1
        where $1 between report.first_release and coalesce(report.last_release, $1) and report.version is null and due_on < released_on
    """,
    "explanations-missing": """
        with asked as (
            select distinct concat_ws('/', 'explanation', rated.indicator, rated.region, rated.year) as key, rated.year
            from indicator_status as rated join status using (series, region, year) join region using (region)
            where $1 between rated.first_release and coalesce(rated.last_release, $1)
            and $1 between status.first_release and coalesce(status.last_release, $1)
            and $1 between region.first_release and coalesce(region.last_release, $1)
            and (region.kind in ('pilot', 'consent') or (region.kind = 'unattributed' and status.target is not null))
            and (status.status = 'not-met' or status.direction = 'got-worse' or status.far_above)
        )
        select key from asked where year = (select max(year) from asked) and key not in (
            select key from explanation where cause_en is not null and $1 between first_release and coalesce(last_release, $1))
    """,
    "figures-revised": """
        select figure.key from figure join series using (series)
        where $1 between figure.first_release and coalesce(figure.last_release, $1) and contains(flags, 'r') and breakdown = 'total'
        and $1 between series.first_release and coalesce(series.last_release, $1) and series.computed is null
        and figure.source = coalesce(series.shown_source, figure.source)
        and period similar to '[0-9]{4}' and region not in ('ALL', 'PILOTS')
    """,
    "figures-completed": """
        select concat_ws('/', 'figure', now.series, now.source, now.region, now.period, 'total/total')
        from figure as now join series using (series)
        join figure as before using (series, source, region, period, breakdown, category)
        where $1 between now.first_release and coalesce(now.last_release, $1) and $1 - 1 between before.first_release and before.last_release
        and $1 between series.first_release and coalesce(series.last_release, $1) and series.computed is null
        and now.source = coalesce(series.shown_source, now.source) and breakdown = 'total' and period similar to '[0-9]{4}'
        and region not in ('ALL', 'PILOTS') and not contains(now.flags, 'r') and series.tier <> 'victim'
        and coalesce(now.missing, '') <> 'c' and coalesce(before.missing, '') <> 'c'
        and period <= (select left(last_period, 4) from release where release = $1 - 1)
        and (now.value, now.numerator, now.denominator, now.missing)
            is distinct from (before.value, before.numerator, before.denominator, before.missing)
    """,
}


def listed(card: Card) -> list[str]:
    """The keys of what the list counts; what a figure was before is told beside it."""
    keys = [cell.key for row in card.table.rows for cell in row if cell.key]
    changed = [re.sub(r"revision/became/\d+", "figure", key) for key in keys if key.startswith("revision/became/")]
    return changed or [key for key in keys if not key.startswith("revision/")]


@pytest.mark.parametrize("release", DAYS)
@pytest.mark.parametrize("code", HEADLINES)
def test_the_list_is_what_is_counted(program: Path, view: Callable[..., View], release: int, code: str) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        meant = sorted(row[0] for row in connection.execute(MEANING[code], [release]).fetchall())
        ((value,),) = connection.execute(
            "select value from headline where code = $1 and $2 between first_release and coalesce(last_release, $2)", [code, release]
        ).fetchall()
    keys = listed(build_card(view(asof=DAYS[release]), f"counted:{code}"))
    assert sorted(keys) == meant
    assert len(keys) == value


@pytest.mark.parametrize("code", HEADLINES)
def test_no_filter_narrows_the_list(view: Callable[..., View], code: str) -> None:
    whole = listed(build_card(view(), f"counted:{code}"))
    assert listed(build_card(view(region="LOR", objective="3", from_=2019, to=2019), f"counted:{code}")) == whole


def test_a_revised_figure_stands_beside_what_it_was(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        changes = connection.execute(
            "select 'figure/' || concat_ws('/', series, source, region, period, breakdown, category), was, became from revision "
            "where release = 3 and was is not null and became is not null"
        ).fetchall()
    expected = {f"revision/became/3/{key.removeprefix('figure/')}": (was, became) for key, was, became in changes}
    rows = build_card(view(), "counted:figures-revised").table.rows
    found = {row[3].key: (row[2].facts["value"], row[3].facts["value"]) for row in rows}
    assert found and found == {key: expected[key] for key in found}


def test_a_report_not_yet_due_is_never_listed(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        waiting = {row[0] for row in connection.execute("select key from report where state = 'not-due' and last_release is null").fetchall()}
    assert len(waiting) > 0
    assert waiting.isdisjoint(listed(build_card(view(), "counted:reports-missing")))


def test_an_indicator_leads_to_its_sheet(view: Callable[..., View]) -> None:
    card = build_card(view(lang="es", region="CUS"), "counted:no-target")
    heads = [row[0] for row in card.table.rows if len(row) > 1]
    assert [head.href for head in heads] == [f"/indicators?region=CUS&lang=es&indicator={head.facts['indicator']}" for head in heads]
    assert card.links[0][1] == "/?region=CUS&lang=es", "the list can be closed"


def test_an_unknown_count_is_no_card(view: Callable[..., View]) -> None:
    with pytest.raises(UnknownCard):
        build_card(view(), "counted:nothing")
