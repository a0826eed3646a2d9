"""The annual meetings: which key indicators were agreed for them, whether their data was discussed, what was decided and is open."""

from typing import Any
from urllib.parse import urlsplit

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from pages.view.words import mark
from queries.rows import MeetingIndicatorsRow, MeetingsRow

HEADS = (mark("Meeting"), mark("Day and place"), mark("Key indicators"), mark("Data discussed"), mark("Open points"), mark("What is known"))
DIALOGUE_HEADS = (mark("Dialogue"), mark("Day"), mark("Key indicators"), mark("What is known"), mark("Source"))
ENTRY_HEADS = (mark("Key indicator"), mark("Frozen"), mark("Data discussed"), mark("Said and decided"), mark("To do"))
POINT_HEADS = (mark("Key indicator"), mark("To do"), mark("By whom"), mark("Due on"), mark("Agreed at"))


def build(view: View) -> Card:
    """The meetings of the programme, the coming one first: for each whether the data of its key indicators was discussed."""
    rows = [row for row in list_meetings(view) if row.event is None]
    title = view.say("Annual meetings: key indicators, discussion and open points")
    return Card(
        address="meetings",
        title=title,
        subtitle=view.say("Section X.D: the participants meet every year."),
        sentence=() if rows else (view.say("No meeting is known."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(_meeting(view, row) for row in rows)),
        table_first=True,
    )


def build_dialogues(view: View) -> Card:
    """The dialogues that public sources tell of, the newest first: real, and so apart from the meetings of a demonstration."""
    rows = [row for row in list_meetings(view) if row.event is not None]
    title = view.say("Annual dialogues known from public sources")
    return Card(
        address="dialogues",
        title=title,
        subtitle=view.say("Other meetings may have been held. None of the sources names key indicators or says that their data was discussed."),
        sentence=() if rows else (view.say("No meeting is known."),),
        table=Table(title, tuple(map(view.say, DIALOGUE_HEADS)), tuple(_dialogue(view, row) for row in rows)),
        real=True,
        table_first=True,
    )


def build_one(view: View, code: str) -> Card:
    """One meeting: its list as it was frozen and changed, each entry with what was said of it. Raises KeyError for an unknown one."""
    row = {each.meeting: each for each in list_meetings(view)}[code]
    entries = view.rows(MeetingIndicatorsRow, meeting=code)
    title = view.say("{meeting}: key indicators and what was said of them", meeting=view.words.pick(row))
    return Card(
        address=f"meeting:{code}",
        title=title,
        subtitle=_where(view, row),
        sentence=() if entries else (view.say("No key indicators are frozen for this meeting."),),
        table=Table(title, tuple(map(view.say, ENTRY_HEADS)), tuple(_entry(view, each) for each in entries)),
        notes=(view.say("A change of the list is a row of its own with its reason; the earlier rows stay."),),
        table_first=True,
    )


DECISION_HEADS = (mark("Key indicator"), mark("Data discussed"), mark("Decided"), mark("To do"))


def build_decisions(view: View, code: str) -> Card:
    """What one meeting decided on its key indicators, and what is to be done. Raises KeyError for an unknown one."""
    row = {each.meeting: each for each in list_meetings(view)}[code]
    entries = [each for each in list_kept(view, code) if each.discussed is not None or pick_words(view, each, "decision")]
    title = view.say("Decisions of {meeting}", meeting=view.words.pick(row))
    return Card(
        address=f"decisions:{code}",
        title=title,
        subtitle=_where(view, row),
        sentence=() if entries else (view.say("Nothing is recorded of this meeting."),),
        table=Table(title, tuple(map(view.say, DECISION_HEADS)), tuple(_decision(view, each) for each in entries)),
        table_first=True,
    )


def _decision(view: View, row: MeetingIndicatorsRow) -> tuple[Cell, ...]:
    log = _facts(view, row, "discussion", discussed=row.discussed)
    said = {None: "–", True: view.say("yes"), False: view.say("no")}[None if row.discussed is None else bool(row.discussed)]
    decided = pick_words(view, row, "decision") or pick_words(view, row, "note") or "–"
    series = view.framework.series.get(row.series)
    name = Cell("", parts=(Cell(row.indicator, tone="strong"), Cell(view.words.pick(series, "short") if series else "")))
    return name, Cell(said, row.discussion_key or "", "", log), Cell(decided), _to_do(view, row)


def build_open(view: View) -> Card:
    """What earlier meetings agreed and nobody has done by the day of the release."""
    known = {row.meeting: row for row in list_meetings(view)}
    day = view.release.released_on if view.release else None
    rows = [row for row in list_open(view) if row.meeting in known]
    title = view.say("Open points of earlier meetings")
    return Card(
        address="open-points",
        title=title,
        subtitle=view.say("agreed, and not done by {day}", day=view.words.day(day)) if day else "",
        sentence=() if rows else (view.say("Nothing is open."),),
        table=Table(title, tuple(map(view.say, POINT_HEADS)), tuple(_point(view, row, known[row.meeting]) for row in rows)),
        table_first=True,
    )


def list_meetings(view: View) -> tuple[MeetingsRow, ...]:
    """The meetings that are known on the day of the view, the coming one first."""
    return view.rows(MeetingsRow, known_on=view.selection.known_on)


def list_kept(view: View, code: str) -> list[MeetingIndicatorsRow]:
    """The key indicators of a meeting as the last word on each has it, in their order."""
    return [row for row in view.rows(MeetingIndicatorsRow, meeting=code) if row.last_word and row.kept]


def list_open(view: View) -> list[MeetingIndicatorsRow]:
    """The follow-ups that are not done, what is due first on top."""
    rows = [row for row in view.rows(MeetingIndicatorsRow, meeting="") if row.last_word and row.is_open]
    return sorted(rows, key=lambda row: (row.due_on is None, row.due_on))


def _meeting(view: View, row: MeetingsRow) -> tuple[Cell, ...]:
    facts = _facts(view, row, "meeting", held_on=str(row.held_on or ""), name=view.words.pick(row))
    leads = view.link("/annual-meeting", meeting=row.meeting)
    name = Cell("", href=leads, parts=(Cell(view.words.pick(row), row.key, "", facts, "strong"), *_coming(view, row)))
    return (
        name,
        Cell(_where(view, row)),
        _count(view, row, row.indicators),
        _count(view, row, row.discussed),
        _count(view, row, row.open_points),
        Cell(view.words.pick(row, "note") or ""),
    )


def _dialogue(view: View, row: MeetingsRow) -> tuple[Cell, ...]:
    facts = _facts(view, row, "dialogue", held_on=str(row.held_on or ""), name=view.words.pick(row))
    source = Cell(urlsplit(row.source_url).netloc, href=row.source_url) if row.source_url else Cell("")
    name = Cell(view.words.pick(row), row.key, "", facts)
    return (name, Cell(_where(view, row)), Cell(view.say("none named")), Cell(view.words.pick(row, "note") or ""), source)


def _coming(view: View, row: MeetingsRow) -> tuple[Cell, ...]:
    if not row.coming:
        return ()
    return (Cell(view.words.count("in {n} day", "in {n} days", int(row.days_left)), row.key, tone="line quiet"),)


def _count(view: View, row: MeetingsRow, number: int | None) -> Cell:
    return Cell("–") if number is None else Cell(view.words.number(number), row.key, tone="number")


def _where(view: View, row: MeetingsRow) -> str:
    day = view.words.day(row.held_on) if row.held_on else view.say("day not found")
    return " · ".join(filter(None, (day, view.words.pick(row, "place"))))


def _entry(view: View, row: MeetingIndicatorsRow) -> tuple[Cell, ...]:
    facts = _facts(view, row, "key indicator", frozen_on=str(row.frozen_on), frozen_by=row.frozen_by)
    change = view.say("taken out") if not row.kept else view.say("added") if row.changed else ""
    frozen = [Cell(view.words.day(row.frozen_on), row.key, "", facts), Cell(name_institution(view, row.frozen_by), tone="line quiet")]
    frozen += [Cell(f"{change}: {view.words.pick(row, 'reason')}", tone="line")] if change else []
    if not (row.last_word and row.kept):
        return (_indicator(view, row), Cell("", parts=tuple(frozen)), Cell("–"), Cell(""), Cell(""))
    log = _facts(view, row, "discussion", discussed=row.discussed) if row.discussion_key else {}
    said = {None: "–", True: view.say("yes"), False: view.say("no")}[None if row.discussed is None else bool(row.discussed)]
    decided = pick_words(view, row, "decision")
    talk = [Cell(pick_words(view, row, "note"), tone="line")] + (
        [Cell(view.say("Decided: {text}", text=decided), tone="line strong")] if decided else []
    )
    return (
        _indicator(view, row),
        Cell("", parts=tuple(frozen)),
        Cell(said, row.discussion_key or "", "", log),
        Cell("", parts=tuple(talk)) if any(part.text for part in talk) else Cell(""),
        _to_do(view, row),
    )


def _to_do(view: View, row: MeetingIndicatorsRow) -> Cell:
    if not (text := pick_words(view, row, "follow_up")):
        return Cell("")
    state = view.say("done on {day}", day=view.words.day(row.done_on)) if row.done_on else say_due(view, row)
    return Cell("", parts=(Cell(text, tone="line"), Cell(" · ".join(filter(None, (name_institution(view, row.owner), state))), tone="line quiet")))


def say_due(view: View, row: MeetingIndicatorsRow) -> str:
    if not row.due_on:
        return view.say("no day agreed")
    late = bool(view.release and row.due_on < view.release.released_on)
    return (view.say("overdue since {day}") if late else view.say("due on {day}")).format(day=view.words.day(row.due_on))


def _point(view: View, row: MeetingIndicatorsRow, meeting: MeetingsRow) -> tuple[Cell, ...]:
    log = _facts(view, row, "discussion", due_on=str(row.due_on or ""))
    text = Cell(pick_words(view, row, "follow_up"), row.discussion_key, "", log)
    return (_indicator(view, row), text, Cell(name_institution(view, row.owner)), Cell(say_due(view, row)), Cell(view.words.pick(meeting)))


def _indicator(view: View, row: MeetingIndicatorsRow) -> Cell:
    name = view.framework.indicators.get(row.indicator)
    parts = (Cell(row.indicator, tone="strong"), Cell(view.words.pick(name) if name else ""))
    return Cell("", href=view.link("/indicators", indicator=row.indicator), parts=parts)


def name_institution(view: View, code: str | None) -> str:
    known = view.framework.institutions.get(code or "")
    return view.words.pick(known) if known else code or ""


def pick_words(view: View, row: MeetingIndicatorsRow, column: str) -> str:
    return str(view.words.pick(row, column) or "")


def _facts(view: View, row: MeetingsRow | MeetingIndicatorsRow, what: str, **columns: Any) -> dict[str, Any]:
    return {"what": what, "meeting": row.meeting, **columns, "release": view.number}
