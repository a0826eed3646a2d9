"""Statements of the public record as cells, periods and words: what the cards of published figures have in common.

A statement is a figure that somebody published. It is known from the day it was stated; a later statement of the same
count revises it. Statements of different counting systems are never added.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from data.compact import compact
from pages.card.cell import Cell, Sentence, Table
from pages.cards.record.parts import show_part
from pages.charts.shapes import name_areas
from pages.view.view import View
from pages.view.words import mark
from queries.database import R
from queries.rows import RecordOverlapsRow, RecordStatementsRow

QUALIFIERS = {">": ">", ">=": "≥", "~": "~"}
QUALIFIER_WORDS = {">": mark("> more than"), ">=": mark("≥ at least"), "~": mark("~ about")}
SOURCE_KINDS = {
    "official": mark("official"),
    "secondary": mark("republished by others"),
    "ngo": mark("civil society"),
    "press": mark("press"),
}
PLACE_KINDS = {
    "department": mark("{place} (department)"),
    "metropolitan_area": mark("{place} (metropolitan area)"),
    "judicial_district": mark("{place} (judicial or prosecutors' district)"),
    "other": mark("{place} (kind of place not stated)"),
    "several": mark("{place} (one figure for all)"),
}
PLACES_BETWEEN = re.compile(r", | and |\+")


def ask(view: View, row: type[R], **parameters: Any) -> tuple[R, ...]:
    """The rows of a question about the record as it stands in the release shown, or in the first one before there was any."""
    return view.edition.rows(row, release=view.number or int(view.releases[0].release), **parameters)


def find(view: View, *, subject: str = "", series: str = "", regions: tuple[str, ...] = (), totals: bool = False) -> tuple[RecordStatementsRow, ...]:
    """The statements known on the chosen day, in the chosen years; with `totals` the national ones of a calendar year alone.

    Those of single operations or cases are never among them.
    """
    chosen = view.selection
    return ask(
        view,
        RecordStatementsRow,
        known_on=chosen.known_on,
        subject=subject,
        record=series,
        table="",
        regions=regions,
        totals=totals,
        first=chosen.first,
        last=chosen.last,
    )


def show_amount(view: View, row: RecordStatementsRow) -> str:
    """The value as published with its qualifier: 882 · ≥ 300 · ~ 150 · 86.5 % · USD 1,150,000,000."""
    words = view.words
    digits = 0 if float(row.value).is_integer() else len(f"{row.value:.10f}".rstrip("0").split(".")[1])
    if row.unit in compact().currencies:
        text = words.money(row.value, row.unit)
    elif row.unit == "percent":
        text = words.percent(row.value, digits)
    else:
        text = words.number(row.value, digits)
    sign = QUALIFIERS.get(row.qualifier, "")
    return f"{sign} {text}" if sign else text


def cell(view: View, row: RecordStatementsRow) -> Cell:
    """The statement as a table cell with its key and everything a download tells of it."""
    return Cell(show_amount(view, row), row.key, "", facts(row), "number")


def facts(row: RecordStatementsRow) -> Mapping[str, Any]:
    """The statement's columns as they go into a file; those a query did not ask for are left out."""
    names = (
        "record", "subject", "counted_by", "unit", "place", "place_kind", "area_code", "region", "period_start", "period_end", "period_text", "year",
        "breakdown_text", "qualifier", "value", "unit_text", "stated_in", "stated_year", "stated_on", "url", "source_kind", "note",
        "same_as", "revises", "revised_by",
    )  # fmt: skip
    facts = {name_areas() if name == "area_code" else name: getattr(row, name) for name in names if hasattr(row, name)}
    return {"what": "record", **{name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}}


def show_period(view: View, row: RecordStatementsRow) -> Cell:
    """2018 · 2017–2023 · Jan 2013 – Jul 2014 · Jan 1 – Jul 25, 2023; where the text gives no exact period, its own words."""
    first, last = row.period_start, row.period_end
    if first is None or last is None:
        return Cell(row.period_text or "–", lang="en" if row.period_text else "")
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Cell(str(first.year) if first.year == last.year else f"{first.year}–{last.year}")
    if first == last:
        return Cell(view.words.day(first))
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    written = [view.words.day(day, "MMM y" if whole else "medium") for day in (first, last)]
    return Cell(written[0] if written[0] == written[1] else " – ".join(written))


def show_stated(view: View, row: RecordStatementsRow) -> str:
    """When it was stated: a day, a year, or that the text gives no date."""
    if row.stated_on is not None:
        return str(view.words.day(row.stated_on))
    return str(row.stated_year) if row.stated_year is not None else view.say("no date given")


def cite(row: RecordStatementsRow | RecordOverlapsRow) -> Cell:
    """Where it is stated, in the words of the collection, which are English and leave titles as they are."""
    return Cell(row.stated_in, href=row.url or "", lang="en")


def cite_whole(view: View, row: RecordStatementsRow) -> Sentence:
    """`1,189 victims identified, the country, 2018. Trafficking in Persons Report 2021, stated Jul 1, 2021. https://…`: to be copied."""
    named = f"{view.words.pick(row, 'subject_name')} ({view.words.pick(row, 'counter_name')}), {show_place(view, row)}"
    stated = view.say("stated {when}", when=show_stated(view, row))
    parts = (f"{named}, ", show_period(view, row), ": ", cell(view, row), f" {view.words.pick(row, 'unit')}. ", cite(row), f", {stated}. ")
    return (*parts, Cell(row.url, href=row.url) if row.url else "")


def show_place(view: View, row: RecordStatementsRow) -> str:
    """The place as stated, with the kind of place it is; several places as a list in the language of the view."""
    names = [view.words.own(f"place.{name}") or name for name in PLACES_BETWEEN.split(row.place)]
    place = view.words.join(names)
    return place if row.place_kind == "country" else view.say(PLACE_KINDS[row.place_kind], place=place)


def show_standing(view: View, row: RecordStatementsRow) -> str:
    """How the statement stands to others of the same count."""
    parts = []
    if row.same_as:
        parts.append(view.say("repeats {record}", record=row.same_as))
    if row.revised_by:
        parts.append(view.say("earlier statement, revised by {record}", record=row.revised_by))
    if row.revises:
        parts.append(view.say("revises {record}", record=row.revises))
    return "; ".join(parts)


def citation_table(
    view: View, caption: str, rows: tuple[RecordStatementsRow, ...], group: str = "counter_name", columns: tuple[str, ...] = ()
) -> Table:
    """Every statement with where it is stated, a group head for each `group`; `columns` are further names to show.

    The columns of parts and notes stand only where a statement has any.
    """
    more = {"subject_name": view.say("What"), "counter_name": view.say("Counted by")}
    parted, noted = any(row.breakdown_text for row in rows), any(row.note for row in rows)
    heads = [view.say("Period"), view.say("Value"), view.say("Unit"), *(more[name] for name in columns), view.say("Place")]
    heads += [view.say("Of these")] if parted else []
    heads += [view.say("Stated in"), view.say("Stated"), view.say("Kind of source")]
    heads += [view.say("Note")] if noted else []
    heads += [view.say("Record")]
    lines: list[tuple[Cell, ...]] = []
    head = ""
    for row in rows:
        name = view.words.pick(row, group) if group else ""
        if name != head:
            head = name
            lines.append((Cell(name),))
        names = [Cell(view.words.pick(row, column)) for column in columns]
        lines.append(_line(view, row, names, [show_part(view, row)] if parted else [], [_verbatim(row.note)] if noted else []))
    return Table(caption, tuple(heads), tuple(lines))


def _line(view: View, row: RecordStatementsRow, names: list[Cell], part: list[Cell], note: list[Cell]) -> tuple[Cell, ...]:
    standing = show_standing(view, row)
    return (
        show_period(view, row),
        cell(view, row),
        Cell(view.words.pick(row, "unit")),
        *names,
        Cell(show_place(view, row)),
        *part,
        cite(row),
        Cell(show_stated(view, row)),
        Cell(view.say(SOURCE_KINDS[row.source_kind])),
        *note,
        Cell(f"{row.record}: {standing}" if standing else row.record, href=view.here(record=row.record, subject="")),
    )


def _verbatim(text: str | None) -> Cell:
    """Words of the collection, which are English."""
    return Cell(text, lang="en") if text else Cell("")


def explain_qualifiers(view: View, rows: tuple[RecordStatementsRow, ...]) -> tuple[str, ...]:
    """`≥ at least`, … for each qualifier that occurs in the rows, on one line."""
    found = [view.say(text) for sign, text in QUALIFIER_WORDS.items() if any(row.qualifier == sign for row in rows)]
    return (" · ".join(found),) if found else ()


def say_cited(view: View) -> str:
    """The source line of every card of the public record."""
    return view.say("published by others, each cited in the table; not results of the Partnership")


def say_day(view: View) -> tuple[str, ...]:
    """`as known on Jun 30, 2020` when a day is chosen."""
    day = view.selection.known_on
    return (view.say("as known on {day}", day=view.words.day(day)),) if day else ()
