"""What changed since the last release: the revised yearly totals of the places shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.card.cell import show_change
from pages.card.markup import plain
from pages.cards.kinds import build_card
from pages.cards.progress import changes
from pages.view.view import View

REVISED = """
    select 'revision/became/' || $release || replace(figure.key, 'figure/', '/'), revision.was, figure.value
    from figure
    join revision using (series, source, region, period, breakdown, category)
    join series using (series)
    where revision.release = $release and $release between figure.first_release and coalesce(figure.last_release, $release)
    and contains(figure.flags, 'r') and figure.breakdown = 'total' and figure.period similar to '[0-9]{4}'
    and figure.source = coalesce(series.shown_source, figure.source) and list_contains($regions, figure.region) and series.computed is null
    and $release between series.first_release and coalesce(series.last_release, $release)
"""


def test_it_lists_the_revised_yearly_totals_of_the_pilots(program: Path, view: Callable[..., View]) -> None:
    for release, day in ((2, "2022-06-15"), (3, "2024-10-15")):
        with duckdb.connect(str(program), read_only=True) as connection:
            rows = connection.execute(REVISED, {"release": release, "regions": ["LMA", "LOR", "CUS"]}).fetchall()
        expected = {key: (was, became) for key, was, became in rows}
        table = build_card(view(asof=day), "changes").table.rows
        found = {row[3].key: (row[2].facts["value"], row[3].facts["value"]) for row in table}
        assert found.items() <= expected.items() and len(found) == min(changes.MOST, len(expected)) > 2
        shares = [abs(row[2].facts["change_per_cent"]) for row in table if row[2].facts["change_per_cent"] is not None]
        assert shares == sorted(shares, reverse=True), "the largest change first"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_has_its_change_and_its_reason_in_the_language_of_the_reader(view: Callable[..., View], lang: str) -> None:
    rows = build_card(view(lang=lang), "changes").table.rows
    assert rows and all(row[6].text and not row[6].lang for row in rows)
    by_region = {(row[2].facts["series"], row[2].facts["region"]): row[4].text for row in rows}
    assert by_region["1.6-a.complaints", "LMA"] == {"en": "+6 (+7.1%)", "es": "+6 (+7.1\xa0%)"}[lang]


def test_a_revision_of_less_than_a_tenth_of_a_point_is_not_said_to_be_nothing(view: Callable[..., View]) -> None:
    shown = view()
    assert show_change(shown.words, shown.framework.series["2.5-b.referred"], 0.03) == "+0.03 percentage points"


def test_the_filters_narrow_it(view: Callable[..., View]) -> None:
    rows = [row for row in build_card(view(region="LOR", objective="1", from_=2020), "changes").table.rows if len(row) > 1]
    told = {(row[3].facts["region"], row[3].facts["series"][0], row[3].facts["period"]) for row in rows}
    assert told <= {("LOR", "1", str(year)) for year in (2020, 2021, 2022, 2023, 2024)} and len(told) > 0


def test_a_digest_says_where_the_rest_is(view: Callable[..., View], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 2)
    card = build_card(view(from_=2018), "changes")
    assert len(card.table.rows) == 2
    assert card.notes[-1] == "The 2 largest changes; the list of all revised figures has the rest."


def test_it_quotes_the_note_of_the_release_and_leads_to_the_whole_list(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        ((note,),) = connection.execute("select note_es from release where release = 3").fetchall()
    card = build_card(view(lang="es", region="LOR"), "changes")
    assert card.subtitle == note
    assert card.links[0][1] == "/?region=LOR&lang=es&show=figures-revised"


def test_the_first_release_changed_nothing(view: Callable[..., View]) -> None:
    card = build_card(view(asof="2020-04-30"), "changes")
    assert plain(card.sentence) == "This is the first release: nothing before it was changed."
    assert card.table.rows == () and card.links == ()
