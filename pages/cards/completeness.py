"""How much of the data set that an activity names was delivered, by place and year: n of the 36 or 8 cells a region."""

from pages.cards.card import Card
from pages.cards.cell import Cell, Table
from pages.cards.facts import describe
from pages.view.view import View
from queries.rows import CompletenessRow

ACTIVITIES = ("1.6", "2.6")
"""The activities whose text names each measure and each breakdown."""


def build(view: View, activity: str) -> Card:
    """The table of cells delivered of cells required. Raises KeyError for an activity that names no data set."""
    if activity not in ACTIVITIES:
        raise KeyError(activity)
    found = [row for row in view.rows(CompletenessRow, activity=activity, year=None) if row.year in view.years and row.region in view.listed_regions]
    years = sorted({row.year for row in found})
    by_place: dict[str, dict[int, CompletenessRow]] = {}
    for row in found:
        by_place.setdefault(row.region, {})[row.year] = row
    title = view.say("Completeness of the data of activity {activity}", activity=activity)
    names = view.framework.regions
    lines = tuple(
        (Cell(view.words.pick(names[place])), *(_cell(view, by_place[place].get(year)) for year in years)) for place in names if place in by_place
    )
    return Card(
        address=f"completeness:{activity}",
        title=title,
        subtitle=view.say("cells (measure × breakdown) delivered in every half-year of the year, of those the instrument names"),
        sentence=(),
        table=Table(title, (view.say("Place"), *map(str, years)), lines),
        table_first=True,
    )


def _cell(view: View, row: CompletenessRow | None) -> Cell:
    if row is None:
        return Cell("–")
    text = view.say("{n} of {total}", n=view.words.number(row.delivered), total=view.words.number(row.required))
    told = describe(view, row, "completeness", row.year, delivered=row.delivered, required=row.required)
    return Cell(text, row.key, "", told, "number")
