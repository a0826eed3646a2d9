"""How much of what an activity asks for was delivered, by place and year: the cells of a data set the instrument names, or the totals due."""

from data.compact import compact
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.card.facts import describe
from pages.view.view import View
from queries.rows import CompletenessRow


def build(view: View, activity: str = "") -> Card:
    """The table of one activity by place, or of all activities at the one chosen place or all together. Raises KeyError for an unknown activity."""
    if not activity:
        return _build_all(view)
    name = view.words.pick(view.framework.activities[activity])
    found = _found(view, activity)
    title = view.say("Completeness of the data of activity {activity}", activity=activity)
    names = view.framework.regions
    return Card(
        address=f"completeness:{activity}",
        title=title,
        subtitle=view.say("cells (measure × breakdown) delivered in every half-year of the year, of those the instrument names")
        if activity in compact().data_sets
        else view.say("{name}: half-yearly totals that came in, of those due", name=name),
        sentence=() if found else (view.say("Nothing of it was due for these places and years."),),
        table=_table(view, title, view.say("Place"), {view.words.pick(names[code]): _by_year(found, region=code) for code in view.listed_regions}),
        table_first=True,
    )


def _build_all(view: View) -> Card:
    place = view.selection.region[0] if len(view.selection.region) == 1 else "ALL"
    title = view.say("Completeness by activity: {place}", place=view.words.pick(view.framework.regions[place]))
    activities = {code: row for code, row in view.framework.activities.items() if row.objective in view.shown_objectives}
    rows = {f"{code} {view.words.pick(row)}": _by_year(_found(view, code), region=place) for code, row in activities.items()}
    return Card(
        address="completeness",
        title=title,
        subtitle=view.say("what came in, of what was due: cells of the data set for 1.6 and 2.6, half-yearly totals for the others"),
        sentence=(),
        table=_table(view, title, view.say("Activity"), rows),
        table_first=True,
    )


def _found(view: View, activity: str) -> list[CompletenessRow]:
    rows = view.rows(CompletenessRow, activity=activity, year=None)
    return [row for row in rows if row.year in view.years and (row.region in view.listed_regions or row.region == "ALL")]


def _by_year(rows: list[CompletenessRow], region: str) -> dict[int, CompletenessRow]:
    return {row.year: row for row in rows if row.region == region}


def _table(view: View, title: str, head: str, rows: dict[str, dict[int, CompletenessRow]]) -> Table:
    years = sorted({year for own in rows.values() for year in own})
    lines = tuple((Cell(name), *(_cell(view, own.get(year)) for year in years)) for name, own in rows.items() if own)
    return Table(title, (head, *map(str, years)), lines)


def _cell(view: View, row: CompletenessRow | None) -> Cell:
    if row is None:
        return Cell("–")
    text = view.say("{n} of {total}", n=view.words.number(row.delivered), total=view.words.number(row.required))
    facts = describe(view, row, "completeness", row.year, delivered=row.delivered, required=row.required)
    return Cell(text, row.key, "", facts, "number")
