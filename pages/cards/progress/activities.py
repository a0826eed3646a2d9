"""All activities by place: how many of their indicators have which status in the last complete year."""

from collections.abc import Mapping
from typing import Any

from data.compact import compact
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.card.facts import describe
from pages.card.ratings import RATED, UNRATED, rating_words, say_word, word, write_legend
from pages.view.view import View
from queries.rows import ActivityStatusRow, CompletenessRow

ORDER = (*RATED, *UNRATED)
"""In which they are listed."""

Found = Mapping[tuple[str, str], Any]


def build(view: View) -> Card:
    """The table of activities, grouped by objective; the chosen objectives and places, or all and the pilots."""
    year = view.status_year
    counts, cells = _read(view, year)
    places = view.shown_regions
    rows: list[tuple[Cell, ...]] = []
    for objective in view.shown_objectives:
        aim = view.framework.objectives[objective]
        name = view.say("Objective {number}: {name}", number=objective, name=view.words.pick(aim))
        rows.append((Cell(name, href=view.link(f"/{aim.paradigm}")),))
        for activity in view.framework.activities_of(objective):
            head = _head(view, activity, f"/{aim.paradigm}")
            rows.append((head, *(_standing(view, activity, place, f"/{aim.paradigm}", counts, cells) for place in places)))
    heads = (view.say("Activity"), *(view.words.pick(view.framework.regions[place]) for place in places))
    title = (
        view.say("How many indicators of each activity have which status, {year} (the last complete year)", year=year)
        if year
        else view.say("No year of the chosen range is complete, so no activity has a status")
    )
    return Card(
        address="activities",
        title=title,
        subtitle=write_legend(view) + " · – " + view.say("not rated, with the reason"),
        sentence=(),
        table=Table(title, heads, tuple(rows)),
        notes=(
            view.say("Close: short of the target by at most 10 %, of a percentage by at most 5 points, unless the series sets another tolerance."),
            view.say("An indicator counts once, by the series its reference sheet names; the counts of a cell add up to its indicators."),
            view.say("Data required: how many of the breakdowns that the instrument names for 1.6 and 2.6 were delivered in the whole year."),
        ),
        table_first=True,
    )


def _read(view: View, year: int | None) -> tuple[Found, Found]:
    """Status counts and completeness by (activity, place)."""
    if year is None:
        return {}, {}
    counts: dict[tuple[str, str], list[ActivityStatusRow]] = {}
    for row in view.rows(ActivityStatusRow, year=year):
        counts.setdefault((row.activity, row.region), []).append(row)
    return counts, {
        (row.activity, row.region): row for row in view.rows(CompletenessRow, activity="", year=year) if row.activity in compact().data_sets
    }


def _head(view: View, activity: str, path: str) -> Cell:
    row = view.framework.activities[activity]
    twin = row.same_as or next((code for code, other in view.framework.activities.items() if other.same_as == activity), "")
    name = view.words.pick(row)
    if twin:
        name = view.say("{name} (one activity with {other})", name=name, other=twin)
    return Cell("", href=view.link(path, activity=activity), parts=(Cell(activity, tone="strong"), Cell(name)))


def _standing(view: View, activity: str, place: str, path: str, counts: Found, cells: Found) -> Cell:
    """The status counts of one activity in one place, and its completeness where it has one."""
    parts: list[Cell] = []
    if done := cells.get((activity, place)):
        text = view.say(
            "{delivered} of {required} data required", delivered=view.words.number(done.delivered), required=view.words.number(done.required)
        )
        facts = describe(view, done, "completeness", done.year, delivered=done.delivered, required=done.required)
        parts.append(Cell(text, done.key, "", facts, "chip"))
    for row in sorted(counts.get((activity, place), ()), key=lambda row: (ORDER.index(row.status), row.reason)):
        own = {"status": row.status, "reason": row.reason, "status_name": rating_words(view, row)}
        own |= {"indicators": row.indicators, "of_indicators": row.of_indicators}
        facts = describe(view, row, "activity_status", row.year, **own)
        parts.append(
            Cell(
                _count(view, row),
                row.key,
                "",
                facts,
                "chip quiet" if row.reason else "chip",
                spoken=say_word(view, "status", row.status) if row.status in RATED else "",
            )
        )
    if not parts:
        parts.append(Cell(view.say("no complete year") if view.status_year is None else view.say("no indicator here"), tone="quiet"))
    return Cell("", href=view.link(path, activity=activity, region=(place,)), parts=tuple(parts), tone="standing")


def _count(view: View, row: ActivityStatusRow) -> str:
    """`▲ 1`, the words of the rating being in the legend; `– 1 no target`, because a reason has no sign."""
    message = say_word(view, "reason", row.reason) if row.reason else "" if row.status in RATED else say_word(view, "status", row.status, short=True)
    return f"{word(view, 'status', row.status).symbol} {view.words.number(row.indicators)} {message}".strip()
