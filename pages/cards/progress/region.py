"""One region against its own targets, and what was written about it."""

from dataclasses import replace

from data.compact import compact
from pages.card import figures, ratings, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose, show_amount, show_change
from pages.card.facts import describe
from pages.card.ratings import direction_cell
from pages.cards.partnership import reports
from pages.cards.progress import places
from pages.view.view import View
from pages.view.words import mark
from queries.rows import CompletenessRow, NarrativesRow, RegionsRow, ResultsRow

TRENDS = 2
"""Trend cards an objective on a region's page."""


def build_narrative(view: View, region: str) -> Card:
    """What the reports say in words about the region, cleared for release, the newest first. Raises KeyError."""
    name = view.words.pick(view.framework.regions[region])
    span = {"first": min(view.years, default=0), "last": max(view.years, default=0)}
    rows = view.rows(NarrativesRow, activity="", region=region, objectives=view.selection.objective, **span)
    title = view.say("{place} in the words of the reports", place=name)
    heads = (view.say("Activity"), view.say("Half-year"), view.say("Text"), view.say("Written by"))
    return Card(
        address=f"region-narrative:{region}",
        title=title,
        subtitle=view.say("the qualitative part of the half-yearly reports, cleared for release"),
        sentence=() if rows else (view.say("No text is released for these filters."),),
        table=Table(title, heads, tuple(_tell(view, row) for row in rows)),
        sources=view.say("half-yearly reports"),
        table_first=True,
    )


def profile(view: View, region: str) -> tuple[ResultsRow, ...]:
    """The rows of the profile; of all objectives when none is chosen, and then what the Partnership as a whole counts here."""
    rows = view.rows(ResultsRow, year=status_year(view), series="", regions=(region,), objectives=view.selection.objective)
    return tuple(row for row in rows if view.framework.series[row.series].objective or row.missing != "z")


def with_profile(view: View) -> list[str]:
    """The chosen places that have a profile: what belongs to no place has no targets of its own."""
    return [place for place in view.selection.region if view.framework.regions[place].kind != "unattributed"]


def key_series(view: View, region: str) -> list[str]:
    """The first series of each shown objective that have a target in the region: what its trend cards show."""
    found: list[str] = []
    for objective in view.shown_objectives:
        own = [row.series for row in profile(view, region) if row.target is not None and view.framework.series[row.series].objective == objective]
        found += list(dict.fromkeys(own))[:TRENDS]
    return found


def status_year(view: View) -> int:
    """The last complete year of the range; where there is none, the last year."""
    return view.status_year or max(view.years, default=0)


def describe_place(view: View, place: RegionsRow) -> list[str]:
    if place.kind == "consent":
        return [
            places.describe(view, place),
            view.say("before that day [z], not applicable"),
            view.words.pick(place, "consent_scope"),
        ]
    return [places.describe(view, place), view.say("the last complete year of the range"), years.name_years(view)]


def tell_delivery(view: View, region: str, year: int) -> Sentence:
    """How much of the data sets of 1.6 and 2.6 the reports delivered."""
    parts: list[str | Cell] = []
    for row in view.rows(CompletenessRow, activity="", year=year):
        if row.region == region and row.required and row.activity in compact().data_sets:
            activity = view.framework.activities.get(row.activity)
            if activity is None or activity.objective not in view.shown_objectives:
                continue
            share = view.say("{n} of {total}", n=view.words.number(row.delivered), total=view.words.number(row.required))
            facts = describe(view, row, "completeness", year, delivered=row.delivered, required=row.required)
            text = view.say("Data set of activity {activity}: {share} parts delivered. ")
            parts += compose(text, activity=Cell(row.activity), share=Cell(share, row.key, "", facts))
    return tuple(parts)


def actual_cell(view: View, row: ResultsRow) -> Cell:
    """The value shown beside the target, counted as the target is: beside a cumulative one the value since the start, the year's after it."""
    own = figures.cell(view, row)
    direction = direction_cell(view, row, row.status_key) if row.status else None
    change = (direction,) if direction else ()
    if row.basis != "cumulative":
        return Cell("", tone="result", parts=(own, *change)) if change else own
    return Cell("", tone="result", parts=(since_cell(view, row), replace(own, tone="line quiet", text=f"{row.period}: {own.text}"), *change))


def _difference(view: View, row: ResultsRow, difference: float | None, message: str) -> tuple[Cell, ...]:
    """A difference below the figure it is of; nothing where the two cannot be compared."""
    if difference is None:
        return ()
    change = show_change(view.words, view.framework.series[row.series], difference)
    said = view.say(message, change=change, year=int(row.period) - 1)
    facts = describe(view, row, "status", counted=True, change=row.change, distance=row.distance)
    return (Cell(said, row.status_key, "", facts, "line quiet"),)


def since_cell(view: View, row: ResultsRow) -> Cell:
    """`939 since 2017`: what a cumulative target is compared with, or that it is not known."""
    if row.compared is None:
        return Cell(view.say("since the start: not known"), tone="line")
    series = view.framework.series[row.series]
    message = mark("at least {value} since {year}") if row.at_least else mark("{value} since {year}")
    text = view.say(message, value=show_amount(view.words, series, row.compared), year=min(view.framework.years))
    facts = describe(view, row, "compared with the target", counted=True, value=row.compared)
    return Cell(text, row.status_key, "", facts, "line strong")


def baseline_cell(view: View, row: ResultsRow) -> Cell:
    """The baseline beside a figure, with its year; a dash where there is none."""
    if row.baseline is None:
        return Cell("–")
    series = view.framework.series[row.series]
    text = f"{show_amount(view.words, series, row.baseline)} ({row.baseline_year})"
    facts = describe(view, row, "baseline", row.baseline_year, value=row.baseline)
    return Cell(text, row.baseline_key, "", facts, "number")


def target_cell(view: View, row: ResultsRow) -> Cell:
    """The target beside a figure, saying when it is cumulative or came late; a dash where there is none."""
    if row.target is None:
        return Cell("–")
    series = view.framework.series[row.series]
    marks = [view.say("cumulative")] if row.basis == "cumulative" else []
    marks += [view.say("adopted after its period began")] if row.late else []
    amount = show_amount(view.words, series, row.target)
    if series.direction == "down":
        amount = view.say("at most {amount}", amount=amount)
    text = amount + (f" ({', '.join(marks)})" if marks else "")
    facts = target_facts(view, row)
    target = Cell(text, row.target_key, "", facts, "number")
    distance = _difference(view, row, row.distance, mark("actual {change}"))
    more = tuple(Cell(text, row.status_key, tone="line quiet") for text in _say_more(view, row))
    return Cell("", tone="result", parts=(target, *distance, *more)) if distance or more else target


def target_facts(view: View, row: ResultsRow) -> dict[str, object]:
    """What a download says of the target beside a figure: a row of its own, or for a sum of regional targets that of the status."""
    if row.summed:
        return describe(view, row, "status", counted=True, target=row.target, basis=row.basis)
    return describe(view, row, "target", row.target_year, value=row.target, basis=row.basis)


def _say_more(view: View, row: ResultsRow) -> list[str]:
    """What else there is to know of a target: that it is a sum, that it was revised, that it should be reviewed."""
    series, told = view.framework.series[row.series], []
    if row.summed:
        told.append(view.say("sum of regional targets"))
    if row.revised_target is not None:
        revised = show_amount(view.words, series, row.revised_target)
        day = view.words.day(row.revised_on) if row.revised_on else view.say("an unknown day")
        by = ratings.say_word(view, "status", row.revised_status) if row.revised_status else ""
        message = mark("revised to {target} on {day}; by that: {status}") if by else mark("revised to {target} on {day}")
        told.append(view.say(message, target=revised, day=day, status=by))
    if row.end_year is not None:
        told.append(say_end(view, row))
    if row.far_above:
        told.append(ratings.say_word(view, "note", "far-above"))
    return told


MISSING_TO_END = {
    "up": (
        mark("by {year}: {target} (reached)"),
        mark("by {year}: {target} ({gap} to go)"),
        mark("by {year}: {target} ({gap} to go, {pace} a year)"),
    ),
    "down": (
        mark("by {year}: at most {target} (reached)"),
        mark("by {year}: at most {target} ({gap} above)"),
        mark("by {year}: at most {target} ({gap} above, {pace} a year)"),
    ),
}
"""How the target of the last year is said: reached, with what is missing, with what that is a year."""


def say_end(view: View, row: ResultsRow) -> str:
    """`by 2024: 1,200 (420 to go, 210 a year)`: the last target and the arithmetic of what is missing. Raises KeyError without a direction."""
    series = view.framework.series[row.series]
    amount = lambda value: show_change(view.words, series, value, brief=True).lstrip("+±")  # noqa: E731
    message = MISSING_TO_END[series.direction][0 if not row.end_gap else 1 if row.end_pace is None else 2]
    target = show_amount(view.words, series, row.end_target)
    return view.say(message, year=row.end_year, target=target, gap=amount(row.end_gap), pace=amount(row.end_pace or 0))


def status_cell(view: View, row: ResultsRow) -> Cell:
    """The status beside a figure, or why it is not rated; a dash where the region is not concerned."""
    if not row.status:
        return Cell("–")
    facts = describe(view, row, "status", counted=True, status=row.status, reason=row.reason)
    return Cell(ratings.rating_words(view, row), row.status_key, "", facts, "rating")


def _tell(view: View, row: NarrativesRow) -> tuple[Cell, ...]:
    activity = view.framework.activities[row.activity]
    author = view.framework.institutions.get(row.institution)
    facts = describe(view, row, "narrative", text=view.words.pick(row, "text"))
    return (
        Cell(f"{row.activity} {view.words.pick(activity)}"),
        Cell(reports.name_half(view, row.period)),
        Cell(view.words.pick(row, "text"), row.key, "", facts),
        Cell(view.words.pick(author) if author else row.institution),
    )
