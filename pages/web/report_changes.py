"""`POST /report/changes`: what agreeing to a received report changes, figure by figure, was and will be. For the steward alone, as sending is."""

from __future__ import annotations

from functools import partial
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from data import page_api
from pages.card.cell import Cell, Table
from pages.card.markup import write_table
from pages.view.store import released, released_path
from pages.view.templates import fill
from pages.view.view import View, open_view
from pages.view.words import Words, words_in
from pages.web.limits import HEAVY
from pages.web.upload_secret import may_send
from pages.web.workers import TOO_MUCH, WORKERS, Held, NotDone
from queries.database import Unusable

MOST_BYTES = 2_000
MOST_ROWS = 500
"""Figures on the page; `python -m data changes` lists them all."""


async def receive_changes(request: Request) -> Response:
    """The figures that change, as a piece of the page. 403 from elsewhere, 422 for a report that is not there."""
    words = words_in(request.query_params.get("lang", "en"))
    if not may_send(request):
        return _say(words.say("Received reports are read in the browser that opened the link which the server printed at its start."), 403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return _say(words.say("Write the report like {example}.", example=page_api.EXAMPLE), 422)
    (name,) = parse_qs(body.decode("utf-8", "replace")).get("report", [""])[:1]
    return await HEAVY.run(partial(_answer, name, words), words, request)


async def _answer(name: str, words: Words) -> Response:
    try:
        return HTMLResponse(await compare(name, words), headers={"cache-control": "no-store"})
    except page_api.NotTaken as refused:
        return _say(" ".join(each.sentence for each in refused.findings), 422)
    except NotDone as error:
        return _say(str(error) or words.say(TOO_MUCH), 503)


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
    view = _names(words)
    heads = (words.say("Figure"), words.say("Place"), words.say("Breakdown"), words.say("Was"), words.say("Will be"), words.say("Row"))
    rows = tuple(tuple(Cell(text) for text in _row(each, view, words)) for each in changes[:MOST_ROWS])
    left = len(changes) - len(rows)
    more = words.say("{count} more; python -m data changes {report} lists them all.", count=words.number(left), report=name) if left else ""
    return fill("web/changes.html", words, table=write_table(Table(said, heads, rows)), more=more)


def _names(words: Words) -> View | None:
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
    part_code = words.say("Total") if change.breakdown == "total" else f"{change.breakdown}/{change.category}"
    return (
        f"{words.pick(series)} ({change.source})" if series else f"{change.series} ({change.source})",
        words.pick(place) if place else change.region,
        words.pick(part) if part else part_code,
        change.was or words.say("nothing"),
        change.becomes or words.say("nothing"),
        str(change.row or ""),
    )


def _say(text: str, status: int) -> Response:
    return HTMLResponse(fill("web/answer.html", kind="warning", text=text, command=""), status_code=status)
