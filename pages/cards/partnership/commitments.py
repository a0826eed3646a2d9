"""What the participants committed themselves to: by when, what is publicly known of it, and how the term was changed."""

from urllib.parse import urlsplit

from data.compact import compact
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose
from pages.charts.timeline import Day, Look, Point, Row, Span, draw_timeline
from pages.view.view import View
from pages.view.words import mark
from queries.rows import CommitmentsRow, EventsRow, RegionsRow

STATES = {
    "met": mark("met"),
    "open": mark("open"),
    "not-known": mark("no public information"),
    "continuous": mark("continuous"),
    "extended": mark("extended"),
}
SHAPES = {"met": "●", "extended": "◐", "open": "○", "not-known": "○", "continuous": "↻"}
"""The shape beside the words: filled for what is met, half for what was extended, hollow for what is open or not known."""
HEADS = (mark("Commitment"), mark("By whom"), mark("Due"), mark("State"), mark("What is publicly known"))
TERM_HEADS = (mark("Change"), mark("From"), mark("To"), mark("What is known"), mark("Source"))
PLACE_HEADS = (mark("Place"), mark("Since"), mark("Scope of the consent"), mark("Source"))


def build(view: View, form: str = "") -> Card:
    """All commitments of the instrument: those with a day on a time line, or with form `list` all of them as a table,
    with `open` those that fell or fall due and are not known to be met.

    Raises KeyError for another form.
    """
    rows = view.rows(CommitmentsRow)
    if form:
        return {"list": _list, "open": _open}[form](view, rows)
    title = view.say("Commitments of the instrument, by the day they fall due")
    released = [Day(view.say("release {number}", number=view.number), view.release.released_on)] if view.release else []
    return Card(
        address="commitments",
        title=title,
        subtitle=view.say("The instrument is not binding and subject to funds. What is known comes from public sources."),
        sentence=_tell(view, {row.commitment: row for row in rows}),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(_line(view, row) for row in rows)),
        figure=draw_timeline(_rows(view, rows), released, view.say("today"), compact().clock.key),
        notes=(
            view.say("A thin line runs from the signature to the day something falls due. Filled mark: met; hollow: not known, open, or extended."),
            view.say("Above: the term and its extensions as bars, the annual dialogues as diamonds."),
        ),
        real=True,
    )


def _rows(view: View, commitments: tuple[CommitmentsRow, ...]) -> list[Row]:
    """The term with its extensions, the dialogues, then each commitment that has a day."""
    events = [row for row in view.rows(EventsRow) if row.starts is not None]
    term = [row for row in events if row.kind == "term" and row.ends is not None]
    held = [row for row in events if row.kind == "meeting"]
    begins = min((row.starts for row in events if row.kind == "term"), default=None)
    rows = []
    if begins is not None and term:
        first = [Span(begins, min(row.starts for row in term), thick=True)]  # the signature tells no end: the first extension follows it
        names = [Point(row.starts, "hollow", view.words.pick(row), f"event/{row.event}") for row in term]
        rows.append(Row(view.say("The term and its extensions"), "", [*first, *(Span(row.starts, row.ends, thick=True) for row in term)], names))
    if held:
        points = [Point(row.starts, "diamond", view.words.pick(row), f"event/{row.event}") for row in held]
        rows.append(Row(view.say("Annual dialogues"), "", [], points))
    for row in commitments:
        if row.due_on is not None:
            look: Look = "filled" if row.state == "met" else "hollow"
            spans = [Span(begins, row.due_on)] if begins is not None and begins < row.due_on else []
            state = f"{SHAPES[row.state]} {view.say(STATES[row.state])}"
            rows.append(Row(_name(view, row), state, spans, [Point(row.due_on, look, _state(view, row), row.key)]))
    return rows


def _list(view: View, rows: tuple[CommitmentsRow, ...]) -> Card:
    title = view.say("Every commitment, with its clause and what is known of it")
    return Card(
        address="commitments:list",
        title=title,
        subtitle=view.say("Those without a date are at the end."),
        sentence=(),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(_line(view, row) for row in rows)),
        real=True,
        table_first=True,
        folded=True,
    )


OPEN_HEADS = (mark("Commitment"), mark("By whom"), mark("Due"), mark("State"))
OPEN = {"open": mark("open"), "not-known": mark("no public information")}
"""States of a commitment that is not known to be met."""


def _open(view: View, rows: tuple[CommitmentsRow, ...]) -> Card:
    title = view.say("Commitments with a date: no public information, or still open")
    listed = [row for row in rows if row.state in OPEN and row.due_on is not None]
    return Card(
        address="commitments:open",
        title=title,
        subtitle=view.say("The instrument is not binding and subject to funds. What is known comes from public sources."),
        sentence=() if listed else (view.say("Every commitment with a date is known to be met."),),
        table=Table(title, tuple(map(view.say, OPEN_HEADS)), tuple(_open_line(view, row) for row in listed)),
        real=True,
        table_first=True,
    )


def _open_line(view: View, row: CommitmentsRow) -> tuple[Cell, ...]:
    name, who, *_ = _line(view, row)
    due = Cell(view.words.day(row.due_on), row.key) if row.due_on else Cell("–")
    return name, who, due, Cell(f"{SHAPES[row.state]} {view.say(OPEN[row.state])}", row.key)


def build_term(view: View) -> Card:
    """How the term began, was extended and ended: dated changes, each with its source."""
    rows = [row for row in view.rows(EventsRow) if row.kind == "term"]
    title = view.say("The term and its changes")
    return Card(
        address="term",
        title=title,
        subtitle=view.say("The Partnership may be modified or extended in writing, by mutual consent."),
        sentence=(),
        table=Table(title, tuple(map(view.say, TERM_HEADS)), tuple(_change(view, row) for row in rows)),
        real=True,
        table_first=True,
    )


def build_places(view: View) -> Card:
    """The places outside the pilots that both sides consented to, with the day and the scope."""
    rows = [row for row in view.framework.regions.values() if row.kind == "consent"]
    title = view.say("Places added by mutual consent")
    return Card(
        address="consents",
        title=title,
        subtitle=view.words.own("places"),
        sentence=() if rows else (view.say("No place was added."),),
        table=Table(title, tuple(map(view.say, PLACE_HEADS)), tuple(_place(view, row) for row in rows)),
        real=True,
        table_first=True,
    )


def _name(view: View, row: CommitmentsRow) -> str:
    return f"{row.commitment} · {view.words.pick(row)}"


def _state(view: View, row: CommitmentsRow) -> str:
    """`no public information; was due on Dec 15, 2017`."""
    state = f"{SHAPES[row.state]} {view.say(STATES[row.state])}"
    if row.days_past is None or row.due_on is None:
        return state
    return view.say("{state}; was due on {day}", state=state, day=view.words.day(row.due_on))


def _line(view: View, row: CommitmentsRow) -> tuple[Cell, ...]:
    institutions = view.framework.institutions
    who = view.words.join([view.words.pick(institutions[code]) if code in institutions else code for code in (row.who or "").split(";")])
    facts = {"what": "commitment", "commitment": row.commitment, "due_on": str(row.due_on or ""), "state": row.state, "release": view.number}
    due = [Cell(view.words.day(row.due_on), row.key)] if row.due_on else []
    due.append(Cell(view.words.pick(row, "due_rule") or "", tone="line quiet"))
    known = [Cell(view.words.pick(row, "known") or "")]
    known += [Cell(urlsplit(row.evidence_url).netloc, tone="line", href=row.evidence_url)] if row.evidence_url else []
    name = (Cell(view.words.pick(row), row.key, "", facts, "strong"), Cell(view.say("clause {clause}", clause=row.clause), tone="line quiet"))
    return (
        Cell("", parts=(Cell(row.commitment, tone="quiet"), *name)),
        Cell(who),
        Cell("", parts=tuple(due)),
        Cell(_state(view, row), row.key),
        Cell("", parts=tuple(known)),
    )


def _tell(view: View, rows: dict[str, CommitmentsRow]) -> Sentence:
    """The two clocks of the instrument: the end of the term, and the year through which supported activities go on."""
    clocks = [row for code in compact().clocks if (row := rows.get(code)) and row.due_on]
    if not clocks or len(clocks) < len(compact().clocks):
        return ()
    years, activities = clocks
    return compose(
        view.say("The instrument has two clocks: the term ends on {end}, supported activities go on through {through}."),
        end=Cell(view.words.day(years.due_on), years.key),
        through=Cell(view.words.day(activities.due_on), activities.key),
    )


def _change(view: View, row: EventsRow) -> tuple[Cell, ...]:
    source = Cell(urlsplit(row.source_url).netloc, href=row.source_url) if row.source_url else Cell("–")
    facts = {"what": "event", "event": row.event, "starts": str(row.starts or ""), "ends": str(row.ends or ""), "release": view.number}
    return (
        Cell(view.words.pick(row), f"event/{row.event}", "", facts, "strong"),
        Cell(view.words.day(row.starts) if row.starts else "–"),
        Cell(view.words.day(row.ends) if row.ends else "–"),
        Cell(view.words.pick(row, "note") or ""),
        source,
    )


def _place(view: View, row: RegionsRow) -> tuple[Cell, ...]:
    source = Cell(urlsplit(row.consent_source).netloc, href=row.consent_source) if row.consent_source else Cell("–")
    facts = {"what": "consent", "region": row.region, "consent_from": str(row.consent_from or ""), "release": view.number}
    return (
        Cell(view.words.pick(row), f"region/{row.region}", "", facts, "strong"),
        Cell(view.words.day(row.consent_from) if row.consent_from else "–"),
        Cell(view.words.pick(row, "consent_scope") or view.say("not known")),
        source,
    )
