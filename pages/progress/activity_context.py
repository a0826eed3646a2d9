"""Context of an activity beside its figures: clause, narrative of institutions, events, public statements."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from pages.card.cell import Cell
from pages.card.markup import write_cell
from pages.card.years import concerns
from pages.cards.partnership.reports import name_half
from pages.cards.progress import side_by_side
from pages.view.templates import fill, join
from pages.view.view import View
from queries.rows import ActivitiesRow, ActivityRecordRow, EventsRow, NarrativesRow

KINDS = ("disruption", "break", "region")
"""Events that may explain a change in a line; meetings and dates of the term cannot."""
TEXTS, LINES = 2, 5
"""Texts of institutions and lines of the public record that stand open."""


def write_twins(view: View, activity: ActivitiesRow) -> Markup:
    """That another activity says the same, and the way to it; empty for one that stands alone."""
    parts = []
    for twin in twins(view, activity):
        path = f"/{view.framework.objectives[twin.objective].paradigm}"
        href = view.link(path, activity=twin.activity)
        parts.append(fill("progress/twin.html", view, code=activity.activity, twin=twin, name=view.words.pick(twin), href=href))
    return join(*parts)


def twins(view: View, activity: ActivitiesRow) -> list[ActivitiesRow]:
    """Activities that are word for word this one."""
    return [row for row in view.framework.activities.values() if activity.activity == row.same_as or row.activity == activity.same_as]


class Narrative(NamedTuple):
    """A text of an institution as it is shown; `lang` and `note` of one that is in the other language only."""

    head: str
    key: str
    text: str
    lang: str
    note: str
    institution: str
    cleared_by: str


def write_strip(view: View, activity: ActivitiesRow) -> Markup:
    """What the activity is, narrative, events and public record, side by side; a part with nothing to say is left out."""
    words = view.words
    record = view.rows(ActivityRecordRow, activity=activity.activity)
    narratives = _narratives(view, activity)
    return fill(
        "progress/activity_context.html",
        view,
        name=f"{activity.activity} {words.pick(activity)}",
        description=words.pick(activity, "description"),
        clause=activity.clause,
        methods=view.link("/methods"),
        language=words.language,
        narratives=narratives,
        shown=TEXTS,
        listed=LINES,
        events=_events(view, activity),
        record=[(words.pick(row), view.link("/public-record", record=row.series)) for row in record],
    )


def write_overlaps(view: View, sources: set[str]) -> Markup:
    """Why the counts of these systems are not added."""
    rows = side_by_side.overlaps(view, sources)
    names = {code: view.words.pick(row) for code, row in view.framework.sources.items()}
    reasons = [(names[row.source_a], names[row.source_b], view.words.pick(row, "reason")) for row in rows]
    return fill("progress/overlaps.html", view, reasons=reasons)


def _narratives(view: View, activity: ActivitiesRow) -> list[Narrative]:
    rows = view.rows(NarrativesRow, activity=activity.activity, region="", objectives=(), first=None, last=None)
    places = view.selection.region
    return [_narrative(view, row) for row in rows if row.year in view.years and (not places or row.region in places)]


def _narrative(view: View, row: NarrativesRow) -> Narrative:
    words, framework = view.words, view.framework
    text, lang = words.pick_any(row, "text")
    note = view.say("Only in {language}.", language=words.language_name(lang)) if lang else ""
    institution = framework.institutions.get(row.institution)
    head = f"{words.pick(framework.regions[row.region])} · {name_half(view, row.period)}"
    return Narrative(head, row.key, text, lang, note, words.pick(institution) if institution else row.institution, row.cleared_by)


def _events(view: View, activity: ActivitiesRow) -> list[tuple[str, str, str, Markup | None]]:
    """Name, days, note and source of each event that may explain a change."""
    rows = [row for row in view.rows(EventsRow) if row.kind in KINDS and _within(view, row) and concerns(row, activity.activity)]
    return [(view.words.pick(row), _days(view, row), view.words.pick(row, "note"), _source(view, row)) for row in rows]


def _within(view: View, event: EventsRow) -> bool:
    years: Sequence[int] = view.years
    return bool(event.starts and years and event.starts.year <= years[-1] and (event.ends or event.starts).year >= years[0])


def _days(view: View, event: EventsRow) -> str:
    days = view.words.day(event.starts)
    return f"{days} – {view.words.day(event.ends)}" if event.ends and event.ends != event.starts else days


def _source(view: View, event: EventsRow) -> Markup | None:
    return write_cell(Cell(view.say("Source"), href=event.source_url)) if event.source_url else None
