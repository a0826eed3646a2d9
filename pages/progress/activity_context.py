"""What stands beside the figures of an activity: its clause, what institutions wrote, what happened, what others published."""

from collections.abc import Sequence
from html import escape

from pages.cards import side_by_side
from pages.cards.cell import Cell
from pages.cards.markup import write_cell
from pages.cards.reports import name_half
from pages.cards.years import concerns
from pages.view.framework import Row
from pages.view.view import View
from queries.rows import ActivitiesRow, ActivityRecordRow, EventsRow, NarrativesRow

KINDS = ("disruption", "break", "region")
"""Events that may explain a change in a line; meetings and dates of the term cannot."""


def write_twins(view: View, activity: ActivitiesRow) -> str:
    """That another activity says the same, and the way to it; empty for one that stands alone."""
    words, code, parts = view.words, activity.activity, []
    for twin in twins(view, activity):
        text = view.say("Activities {one} and {other} say the same: one data collection serves both, counted once.", one=code, other=twin.activity)
        path = f"/{view.framework.objectives[twin.objective].paradigm}"
        leads = view.say("See activity {activity}: {name}", activity=twin.activity, name=words.pick(twin))
        parts.append(f'<p class="notice">{escape(text)} <a href="{escape(view.link(path, activity=twin.activity))}">{escape(leads)}</a></p>')
    return "".join(parts)


def twins(view: View, activity: ActivitiesRow) -> list[ActivitiesRow]:
    """Activities that are word for word this one."""
    return [row for row in view.framework.activities.values() if activity.activity == row.same_as or row.activity == activity.same_as]


def write_strip(view: View, activity: ActivitiesRow) -> str:
    """What the activity is, narrative, events and public record, side by side; a part with nothing to say is left out."""
    parts = [_description(view, activity), _narrative(view, activity), _events(view, activity), _record(view, activity)]
    inside = "".join(f'<section tabindex="0">{part}</section>' for part in parts if part)
    return f'<div class="strip" role="region" aria-label="{escape(view.say("Beside the figures"))}">{inside}</div>'


def write_overlaps(view: View, sources: set[str]) -> str:
    """Why the counts of these systems are not added."""
    rows = side_by_side.overlaps(view, sources)
    names = {code: escape(view.words.pick(row)) for code, row in view.framework.sources.items()}
    reasons = "".join(f"<li>{names[row.source_a]} · {names[row.source_b]}: {escape(view.words.pick(row, 'reason'))}</li>" for row in rows)
    return f'<div class="notice"><p>{escape(view.say("These counts are never added."))}</p><ul>{reasons}</ul></div>'


def _description(view: View, activity: ActivitiesRow) -> str:
    clause = f'<a href="{escape(view.link("/methods"))}">{escape(view.say("clause {clause}", clause=activity.clause))}</a>'
    name = f"{activity.activity} {view.words.pick(activity)}"
    return f"<h2>{escape(name)}</h2><p>{escape(view.words.pick(activity, 'description'))} ({clause})</p>"


def _narrative(view: View, activity: ActivitiesRow) -> str:
    rows = [
        row
        for row in view.rows(NarrativesRow, activity=activity.activity, region="", objectives=(), first=None, last=None)
        if row.year in view.years and (not view.selection.region or row.region in view.selection.region)
    ]
    told = "".join(_told(view, row) for row in rows) or f"<p>{escape(view.say('No text has been released for these places and years.'))}</p>"
    return f"<h3>{escape(view.say('What institutions wrote'))}</h3>{told}"


def _told(view: View, row: Row) -> str:
    words, framework = view.words, view.framework
    text, note, lang = words.pick(row, "text"), "", ""
    if not text:
        other = "es" if words.language == "en" else "en"
        text, lang = getattr(row, f"text_{other}") or "", f' lang="{other}"'
        note = view.say("Only in Spanish.") if other == "es" else view.say("Only in English.")
    institution = framework.institutions.get(row.institution)
    head = f"{words.pick(framework.regions[row.region])} · {name_half(view, row.period)}"
    by = words.pick(institution) if institution else row.institution
    role = view.say("cleared by:")
    cleared = f'<span lang="en">{escape(row.cleared_by)}</span>' if words.language == "es" else escape(row.cleared_by)
    return (
        f'<div class="told"><p><strong>{escape(head)}</strong></p><blockquote data-cell="{escape(row.key)}"{lang}>{escape(text)}</blockquote>'
        f'<p class="source">{escape(by)} · {escape(role)} {cleared}{" · " + escape(note) if note else ""}</p></div>'
    )


def _events(view: View, activity: ActivitiesRow) -> str:
    rows = [row for row in view.rows(EventsRow) if row.kind in KINDS and _within(view, row) and concerns(row, activity.activity)]
    if not rows:
        return ""
    return f"<h3>{escape(view.say('Events that may explain a change'))}</h3><ul>{''.join(_event(view, row) for row in rows)}</ul>"


def _within(view: View, event: EventsRow) -> bool:
    years: Sequence[int] = view.years
    return bool(event.starts and years and event.starts.year <= years[-1] and (event.ends or event.starts).year >= years[0])


def _event(view: View, event: EventsRow) -> str:
    days = view.words.day(event.starts)
    if event.ends and event.ends != event.starts:
        days = f"{days} – {view.words.day(event.ends)}"
    source = ""
    if event.source_url:
        source = f" {write_cell(Cell(view.say('Source'), href=event.source_url))}"
    return f"<li><strong>{escape(view.words.pick(event))}</strong>, {escape(days)}. {escape(view.words.pick(event, 'note'))}{source}</li>"


def _record(view: View, activity: ActivitiesRow) -> str:
    rows = view.rows(ActivityRecordRow, activity=activity.activity)
    if not rows:
        return ""
    links = "".join(f'<li><a href="{escape(view.link("/public-record", record=row.series))}">{escape(view.words.pick(row))}</a></li>' for row in rows)
    lead = view.say("Real, cited figures that others counted. They stand apart from the figures of the program and are never mixed with them.")
    return f"<h3>{escape(view.say('What others published'))}</h3><p>{escape(lead)}</p><ul>{links}</ul>"
