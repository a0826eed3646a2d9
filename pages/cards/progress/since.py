"""What changed since an earlier release: statuses, corrected and completed figures, targets; and all of it in a few lines to pass on."""

from collections.abc import Iterable
from itertools import islice

from pages.card import revised
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose, show_amount
from pages.card.ratings import rating_cell, say_word, word
from pages.cards.partnership.due import list_due
from pages.cards.partnership.reports import name_half
from pages.view.view import View
from pages.view.words import mark
from queries.rows import RevisionsSinceRow, StatusChangesRow, TargetsSinceRow

RANK = {"not-met": 0, "close": 1, "met": 2}
"""How close to its target a figure is, by status. The target of another year may be another: that says nothing of the figure itself."""
MOST_LINES = 4
"""Of each kind in the text to pass on."""
MOST_ROWS = 400
"""Of a table on the page."""


def choose_before(view: View) -> int:
    """The release to compare with: the chosen one where it is earlier, else the one before; 0 where there is none."""
    earlier = [int(row.release) for row in view.releases if int(row.release) < view.number]
    asked = int(view.selection.against or 0)
    return asked if asked in earlier else max(earlier, default=0)


def name_scope(view: View) -> str:
    """For whom: the chosen indicator, institution and places, or the pilots."""
    chosen, framework, pick = view.selection, view.framework, view.words.pick
    parts = []
    if chosen.indicator in framework.indicators:
        parts.append(f"{chosen.indicator} {pick(framework.indicators[chosen.indicator])}")
    parts += [pick(framework.objectives[code]) for code in chosen.objective]
    if chosen.institution in framework.institutions:
        parts.append(pick(framework.institutions[chosen.institution]))
    parts.append(view.words.join([pick(framework.regions[code]) for code in view.shown_regions]))
    return " · ".join(parts)


def _wanted(view: View, series: str) -> bool:
    """Whether a series is of the chosen indicator and objectives."""
    row, chosen = view.framework.series.get(series), view.selection
    return row is not None and chosen.indicator in ("", row.indicator) and (not chosen.objective or row.objective in chosen.objective)


def _answers_for(view: View, series: str) -> bool:
    """Whether the chosen institution is responsible for the indicator of a series."""
    responsible = view.framework.indicators[view.framework.series[series].indicator].responsible or ""
    return view.selection.institution in ("", *responsible.split(";"))


def list_statuses(view: View) -> list[StatusChangesRow]:
    """The indicators whose status is another one now; those that are further from their target first."""
    before = choose_before(view)
    if not before or view.status_year is None:
        return []
    then = view.in_release(before).status_year
    found = view.rows(StatusChangesRow, since=before, newest=view.status_year, earlier=then or 0, regions=view.shown_regions)
    return sorted(
        (row for row in found if _wanted(view, row.series) and _answers_for(view, row.series)), key=lambda row: (_step(row) is None, _step(row) or 0)
    )


def _step(row: StatusChangesRow) -> int | None:
    """How far the status went, below zero for further from the target; None where one of the two compares nothing with a target."""
    return RANK[row.status] - RANK[row.status_before] if row.status in RANK and row.status_before in RANK else None


def list_revisions(view: View) -> list[RevisionsSinceRow]:
    """The yearly totals that a release since then changed."""
    before = choose_before(view)
    if not before:
        return []
    found = view.rows(RevisionsSinceRow, since=before, regions=view.shown_regions, listed_series=(), institution=view.selection.institution)
    return [row for row in found if _wanted(view, row.series)]


def list_targets(view: View) -> list[TargetsSinceRow]:
    """The targets that are new since then, or another number."""
    before = choose_before(view)
    found = view.rows(TargetsSinceRow, since=before, regions=view.shown_regions) if before else ()
    return [row for row in found if _wanted(view, row.series) and _answers_for(view, row.series)]


def list_complete(view: View) -> list[str]:
    """The years that are complete now and were not then."""
    before = choose_before(view)
    if not before:
        return []
    then = view.in_release(before).framework.periods
    return [
        row.period
        for row in view.framework.periods.values()
        if row.kind == "year" and row.closed and not (row.period in then and then[row.period].closed)
    ]


def build_statuses(view: View, most: int = MOST_ROWS) -> Card:
    """A row an indicator and place, at most so many: the status then and now."""
    found = list_statuses(view)
    title = view.say("Statuses that changed")
    heads = tuple(map(view.say, (mark("Indicator"), mark("Place"), mark("Was"), mark("Is"), mark("Which way"))))
    return Card(
        address="since-statuses",
        title=title,
        subtitle=view.say("Of the newest rated year of each release, each against the target of its own year; what is further from it comes first."),
        sentence=() if found else (_nothing(view),),
        table=Table(title, heads, tuple(_status_row(view, row) for row in found[:most])),
        table_first=bool(found),
    )


def _status_row(view: View, row: StatusChangesRow) -> tuple[Cell, ...]:
    series = view.framework.series[row.series]
    indicator = view.framework.indicators[series.indicator]
    now = rating_cell(view, row)
    return (
        Cell(f"{series.indicator} {view.words.pick(indicator)}", href=view.link("/indicators", indicator=series.indicator)),
        Cell(view.words.pick(view.framework.regions[row.region])),
        Cell(f"{_say_status(view, row.status_before, row.reason_before)} ({row.year_before})"),
        Cell("", parts=(now, Cell(f"({row.year})", tone="quiet"))),
        Cell(_say_step(view, row)),
    )


def _say_status(view: View, status: str, reason: str) -> str:
    text = f"{word(view, 'status', status).symbol or ''} {say_word(view, 'status', status)}".strip()
    return view.say("{status}: {reason}", status=text, reason=say_word(view, "reason", reason)) if reason else text


def _say_step(view: View, row: StatusChangesRow) -> str:
    step = _step(row)
    if step is None:
        return view.say("rated now") if row.status in RANK else view.say("not rated now") if row.status_before in RANK else "–"
    return view.say("closer to its target") if step > 0 else view.say("further from its target")


def build_revisions(view: View, most: int = MOST_ROWS) -> Card:
    """A row a figure and release, at most so many: what it was and became, who reported it and why it changed."""
    found = list_revisions(view)
    title = view.say("Figures that were corrected or completed")
    rows = revised.rows(view, found[:most])
    return Card(
        address="since-figures",
        title=title,
        subtitle=view.say("Yearly totals, the newest release first; confidential figures are never among them."),
        sentence=() if found else (_nothing(view),),
        table=Table(title, revised.heads(view), rows),
        table_first=bool(found),
    )


def build_targets(view: View, most: int = MOST_ROWS) -> Card:
    """A row a measure, place and year, at most so many: the new target and who adopted it."""
    found = list_targets(view)
    title = view.say("New and changed targets")
    heads = tuple(map(view.say, (mark("Measure"), mark("Place"), mark("Year"), mark("Target"), mark("Adopted on"), mark("By"))))
    return Card(
        address="since-targets",
        title=title,
        subtitle="",
        sentence=() if found else (_nothing(view),),
        table=Table(title, heads, tuple(_target_row(view, row) for row in found[:most])),
        table_first=bool(found),
    )


def _target_row(view: View, row: TargetsSinceRow) -> tuple[Cell, ...]:
    series = view.framework.series[row.series]
    return (
        Cell(view.name_series(row.series), href=view.link("/indicators", indicator=series.indicator)),
        Cell(view.words.pick(view.framework.regions[row.region])),
        Cell(str(row.year)),
        Cell(show_amount(view.words, series, row.value), row.key, tone="number"),
        Cell(view.words.day(row.adopted_on)),
        Cell(revised.name_institutions(view, row.adopted_by)),
    )


def _nothing(view: View) -> str:
    return view.say("Nothing of this kind changed for {scope}.", scope=name_scope(view))


def tell(view: View) -> list[Sentence]:
    """What changed in a few lines, the first naming what is compared: a text that is understood without the page."""
    before = choose_before(view)
    lines: list[Sentence] = [(_title(view, before),)]
    for row in view.releases:
        if before < int(row.release) <= view.number:
            note = view.words.pick(row, "note")
            lines.append((view.say("Release {number} of {day}: {note}", number=row.release, day=view.words.day(row.released_on), note=note),))
    if complete := list_complete(view):
        lines.append((view.say("Complete now: {years}.", years=view.words.join(complete)),))
    statuses = list_statuses(view)
    for text, rows in (
        (mark("Further from the target of the year: {what}"), [row for row in statuses if (_step(row) or 0) < 0]),
        (mark("Closer to the target of the year: {what}"), [row for row in statuses if (_step(row) or 0) > 0]),
    ):
        lines += _enumerate(view, text, [(_tell_status(view, row),) for row in rows])
    lines += _enumerate(view, mark("Corrected or completed: {what}"), [_tell_revision(view, row) for row in list_revisions(view)])
    lines += _enumerate(view, mark("New targets: {what}"), [_tell_target(view, row) for row in list_targets(view)])
    due = [
        view.say("{institution}, {half}, due on {day}", institution=view.words.pick(view.framework.institutions[row.institution]),
                 half=name_half(view, row.period), day=view.words.day(row.due_on))
        for row in list_due(view)
    ]  # fmt: skip
    lines += _enumerate(view, mark("Reports to send: {what}"), [(text,) for text in due])
    if len(lines) == 1 + sum(before < int(row.release) <= view.number for row in view.releases):
        lines.append((_nothing(view),))
    return lines


def _title(view: View, before: int) -> str:
    day = next((view.words.day(row.released_on) for row in view.releases if int(row.release) == before), "")
    if not before:
        return view.say("{scope}: this is the first release, and nothing before it was changed.", scope=name_scope(view))
    return view.say("{scope}: what changed since release {number} of {day}", scope=name_scope(view), number=before, day=day)


def _enumerate(view: View, text: str, items: Iterable[Sentence]) -> list[Sentence]:
    """A line of the first items; nothing where there is none."""
    listed = list(items)
    if not listed:
        return []
    parts: list[str | Cell] = []
    for item in islice(listed, MOST_LINES):
        parts += [*(("; ",) if parts else ()), *item]
    if len(listed) > MOST_LINES:
        parts.append(view.say("; and others"))
    head, _, tail = view.say(text).partition("{what}")
    return [(head, *parts, tail or ".")]


def _tell_status(view: View, row: StatusChangesRow) -> str:
    return view.say(
        "{indicator} in {place}: {was} ({before}), now {status} ({year})",
        indicator=_name(view, row.series),
        place=view.words.pick(view.framework.regions[row.region]),
        was=say_word(view, "status", row.status_before),
        before=row.year_before,
        status=say_word(view, "status", row.status),
        year=row.year,
    )


def _name(view: View, series: str) -> str:
    code = view.framework.series[series].indicator
    return f"{code} {view.words.pick(view.framework.indicators[code])}"


def _tell_revision(view: View, row: RevisionsSinceRow) -> Sentence:
    reason = revised.show_reason(view, row).text.rstrip(".")
    text = (
        view.say("{measure} in {place}, {year}: {was}, now {is} ({reason})") if reason else view.say("{measure} in {place}, {year}: {was}, now {is}")
    )
    return compose(
        text,
        measure=Cell(view.name_series(row.series)),
        place=Cell(view.words.pick(view.framework.regions[row.region])),
        year=Cell(row.period),
        was=revised.past_cell(view, row, "was", row.release),
        **{"is": revised.past_cell(view, row, "became", row.release)},
        reason=Cell(reason),
    )


def _tell_target(view: View, row: TargetsSinceRow) -> Sentence:
    return compose(
        view.say("{measure} in {place}, {year}: {target}"),
        measure=Cell(view.name_series(row.series)),
        place=Cell(view.words.pick(view.framework.regions[row.region])),
        year=Cell(str(row.year)),
        target=Cell(show_amount(view.words, view.framework.series[row.series], row.value), row.key),
    )
