"""What the Partnership agreed, as a release knew it: places, objectives, activities, indicators, series, breakdowns."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from queries.database import Edition, R
from queries.kept import kept
from queries.rows import (
    ActivitiesRow,
    BreakdownsRow,
    CategoriesRow,
    IndicatorsRow,
    InstitutionsRow,
    ObjectivesRow,
    PeriodsRow,
    RegionsRow,
    SeriesBreakdownsRow,
    SeriesRow,
    SourcesRow,
    StatusWordsRow,
)

WHOLE = 2
"""Half-years of a complete year."""
Row = Any  # a named tuple with the columns of its query


@dataclass(frozen=True, eq=False)
class Framework:
    """The dimensions of one release, each a mapping from code to row, in the order in which people list them."""

    regions: dict[str, RegionsRow]
    objectives: dict[str, ObjectivesRow]
    activities: dict[str, ActivitiesRow]
    indicators: dict[str, IndicatorsRow]
    series: dict[str, SeriesRow]
    breakdowns: dict[str, BreakdownsRow]
    categories: dict[tuple[str, str], CategoriesRow]
    sources: dict[str, SourcesRow]
    institutions: dict[str, InstitutionsRow]
    periods: dict[str, PeriodsRow]
    splits: dict[str, list[SeriesBreakdownsRow]]
    status_words: dict[tuple[str, str], StatusWordsRow]

    @cached_property
    def pilots(self) -> tuple[str, ...]:
        """The three pilot regions, in their order."""
        return tuple(code for code, row in self.regions.items() if row.kind == "pilot")

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Every place one can filter by: pilots, places added by consent, not attributable."""
        return tuple(code for code, row in self.regions.items() if row.kind not in ("total", "pilots"))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the term, as the table of periods has them."""
        return tuple(sorted(int(row.year) for row in self.periods.values() if row.kind == "year"))

    @cached_property
    def year_begins(self) -> date | None:
        """The first day of the first whole year: which year is meant; None where every year is a calendar year."""
        whole = [row.starts for row in self.periods.values() if row.kind == "year" and row.halves == WHOLE]
        return min(whole) if whole and (min(whole).month, min(whole).day) != (1, 1) else None

    def series_of(self, activity: str) -> list[str]:
        """The series of an activity's indicators, in order."""
        return [code for code, row in self.series.items() if row.activity == activity]

    def activities_of(self, objective: str) -> list[str]:
        """The activities of an objective, in order."""
        return [code for code, row in self.activities.items() if row.objective == objective]

    def categories_of(self, breakdown: str) -> list[str]:
        """The categories of a breakdown, in order, what was not broken down last."""
        return [category for (owner, category) in self.categories if owner == breakdown]


@kept(8)
def read_framework(edition: Edition, release: int) -> Framework:
    """The framework as release number `release` knew it; empty mappings for a release that is not there."""

    def mapping(row: type[R], *keys: str) -> dict[Any, R]:
        return {_key(found, keys): found for found in edition.rows(row, release=release)}

    splits: dict[str, list[SeriesBreakdownsRow]] = {}
    for row in edition.rows(SeriesBreakdownsRow, release=release):
        splits.setdefault(row.series, []).append(row)
    return Framework(
        regions=mapping(RegionsRow, "region"),
        objectives=mapping(ObjectivesRow, "objective"),
        activities=mapping(ActivitiesRow, "activity"),
        indicators=mapping(IndicatorsRow, "indicator"),
        series=mapping(SeriesRow, "series"),
        breakdowns=mapping(BreakdownsRow, "breakdown"),
        categories=mapping(CategoriesRow, "breakdown", "category"),
        sources=mapping(SourcesRow, "source"),
        institutions=mapping(InstitutionsRow, "institution"),
        periods=mapping(PeriodsRow, "period"),
        splits=splits,
        status_words=mapping(StatusWordsRow, "kind", "code"),
    )


def _key(row: Row, keys: tuple[str, ...]) -> Any:
    values = tuple(getattr(row, key) for key in keys)
    return values[0] if len(values) == 1 else values
