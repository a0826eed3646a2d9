"""Tables one looks things up in: releases, glossary, clauses of the instrument, the dictionary of the released file."""

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.framework import Row
from pages.view.view import View
from pages.view.words import LANGUAGES, mark, sort_key
from queries.rows import ClausesRow, DictionaryRow, GlossaryRow

PAGES = {
    "/": mark("Overview"),
    "/regions": mark("Regions"),
    "/indicators": mark("Indicators"),
    "/commitments": mark("Commitments"),
    "/contributions": mark("Contributions"),
    "/reports": mark("Reports"),
    "/annual-meeting": mark("Annual meeting"),
    "/methods": mark("Methods"),
}
"""The pages that a clause has its place on, beside those of the objectives."""


def build_releases(view: View) -> Card:
    """All releases with their day and what changed."""
    heads = (view.say("Release"), view.say("Day"), view.say("What changed and why"))
    rows = tuple(
        (
            Cell(str(row.release), f"release/{row.release}", view.here(asof=str(row.released_on)), _facts(row, "release", "released_on")),
            Cell(view.words.day(row.released_on)),
            Cell(view.words.pick(row, "note")),
        )
        for row in view.releases
    )
    return _list("releases", view.say("All releases"), heads, rows)


def build_glossary(view: View) -> Card:
    """The terms an official would look up, in the alphabetical order of the reader's language."""
    heads = (view.say("Term"), view.say("Meaning"))
    rows = tuple(
        (
            Cell(view.words.pick(row, "term"), f"glossary/{row.term}", "", _in_all(row, "term", "meaning")),
            Cell(view.words.pick(row, "meaning")),
        )
        for row in sorted(view.rows(GlossaryRow), key=lambda row: sort_key(view.words.pick(row, "term")))
    )
    return _list("glossary", view.say("Glossary"), heads, rows)


def build_clauses(view: View) -> Card:
    """Every clause of the instrument in own words, with the page it has its place on."""
    heads = (view.say("Clause"), view.say("What it says, in our words"), view.say("Place in this program"))
    rows = tuple(
        (
            Cell(row.clause, f"clause/{row.clause}", "", {"clause": row.clause, **_in_all(row, "heading", "summary")}),
            Cell(f"{view.words.pick(row, 'heading')}. {view.words.pick(row, 'summary')}".lstrip(". ")),
            Cell(_name_page(view, row.page), href=_address(view, row.page)) if row.page else Cell("–"),
        )
        for row in view.rows(ClausesRow)
    )
    return _list("clauses", view.say("The instrument, clause by clause"), heads, rows)


def build_dictionary(view: View) -> Card:
    """The tables and columns of the released file. The file describes itself in English."""
    heads = (view.say("Column"), view.say("Type"), view.say("Meaning"))
    rows: list[tuple[Cell, ...]] = []
    table = ""
    for row in view.edition.rows(DictionaryRow):
        if row.table_name != table:
            table = row.table_name
            rows.append((Cell(f"{table}: {row.table_comment or ''}", lang="en"),))
        facts = {"table": table, "column": row.column_name, "type": row.data_type, "meaning": row.column_comment}
        name = Cell(row.column_name, f"dictionary/{table}/{row.column_name}", "", facts, lang="en")
        rows.append((name, Cell(row.data_type, lang="en"), Cell(row.column_comment or "", lang="en")))
    return _list("dictionary", view.say("Dictionary of the released file"), heads, tuple(rows))


def _facts(row: Row, *columns: str) -> dict[str, str]:
    return {column: str(getattr(row, column)) for column in columns}


def _in_all(row: Row, *columns: str) -> dict[str, str]:
    """Texts in every language, each under the name of its released column."""
    return {f"{column}_{language}": str(text) for column in columns for language, text in zip(LANGUAGES, getattr(row, f"{column}_in"), strict=True)}


def _name_page(view: View, page: str) -> str:
    """`Prosecution 1.1`: the page and the activity as the menu and the filter name them."""
    path, _, query = page.partition("?")
    named = {f"/{row.paradigm}": view.words.pick(row) for row in view.framework.objectives.values()}
    named |= {path: view.say(name) for path, name in PAGES.items()}
    return f"{named.get(path, path)} {query.partition('=')[2]}".strip()


def _address(view: View, page: str) -> str:
    path, _, query = page.partition("?")
    name, _, value = query.partition("=")
    return view.link(path, **({name: value} if name in ("activity", "indicator", "series") else {}))


def _list(address: str, title: str, heads: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Card:
    return Card(address, title, "", (), Table(title, heads, rows), real=True, table_first=True)
