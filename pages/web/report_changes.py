"""What agreeing to a received report changes: figure by figure, was and will be, totals and large changes first. For its sender and stewards."""

from __future__ import annotations

from markupsafe import Markup

from data import page_api
from pages.card.cell import Cell, Table
from pages.card.markup import write_table
from pages.view.store import released, released_path
from pages.view.templates import fill
from pages.view.view import View, open_view
from pages.view.words import Words
from pages.web.workers import WORKERS, Held
from queries.database import Unusable

MOST_ROWS = 500
"""Figures on the page; `python -m data changes` lists them all."""


async def compare(name: str, words: Words) -> Markup:
    """The figures of a received report that agreeing to it changes, in a table, as a process apart says. Raises NotTaken, NotDone, Stopping."""
    with Held() as folder:
        answer = await WORKERS.carry_out("compare", folder, report=name, language=words.language, program=str(released_path()))
    if "refused" in answer:
        raise page_api.NotTaken([page_api.Finding(**each) for each in answer["refused"]])
    return write_changes([page_api.Change(**each) for each in answer["changes"]], name, words)


def write_changes(changes: list[page_api.Change], name: str, words: Words) -> Markup:
    """The changed figures in a table."""
    said = words.count("Agreeing to it changes {n} figure.", "Agreeing to it changes {n} figures.", len(changes))
    if not changes:
        return fill("web/changes.html", words, table="")
    view = view_of_names(words)
    heads = (words.say("Figure"), words.say("Place"), words.say("Breakdown"), words.say("Was"), words.say("Will be"), words.say("Row"))
    rows = tuple(tuple(Cell(text) for text in _row(each, view, words)) for each in sorted(changes, key=_by_size)[:MOST_ROWS])
    left = len(changes) - len(rows)
    more = words.say("{count} more; python -m data changes {report} lists them all.", count=words.number(left), report=name) if left else ""
    return fill("web/changes.html", words, table=write_table(Table(said, heads, rows)), more=more)


def _by_size(change: page_api.Change) -> tuple[bool, float, str, str, str, str]:
    """Totals before their parts, then by how much the figure changes; what was not reported before counts from nothing."""
    size = abs(_read(change.becomes) - _read(change.was))
    return change.breakdown != "total", -size, change.series, change.region, change.breakdown, change.category


def _read(text: str | None) -> float:
    """A figure as it was reported: a number, or a percentage as numerator and denominator; 0 for a code or nothing."""
    above, _, below = (text or "").partition("/")
    try:
        return 100 * float(above) / float(below) if below else float(above)
    except (ValueError, ZeroDivisionError):
        return 0.0


def view_of_names(words: Words) -> View | None:
    """Where names are looked up; None while no figures can be shown, and codes stand for them."""
    try:
        return open_view(released().current(), {"lang": [words.language]})
    except Unusable:
        return None


def _row(change: page_api.Change, view: View | None, words: Words) -> tuple[str, ...]:
    framework = view.framework if view else None
    series = framework.series.get(change.series) if framework else None
    place = framework.regions.get(change.region) if framework else None
    part = framework.categories.get((change.breakdown, change.category)) if framework else None
    kept_by = framework.sources.get(change.source) if framework else None
    source = words.pick(kept_by) if kept_by else change.source
    part_code = words.say("Total") if change.breakdown == "total" else f"{change.breakdown}/{change.category}"
    return (
        f"{words.pick(series) if series else change.series} ({source})",
        words.pick(place) if place else change.region,
        words.pick(part) if part else part_code,
        change.was or words.say("nothing"),
        change.becomes or words.say("nothing"),
        str(change.row or ""),
    )
