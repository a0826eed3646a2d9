"""The public record: a line of published figures with its revisions, and every statement with its citation."""

from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose
from pages.cards.record import statements
from pages.charts.drawing import Drawing
from pages.charts.marks import Mark
from pages.charts.strips import Strip, draw_strips
from pages.view.view import View
from queries.rows import RecordSeriesRow, RecordStatementsRow, RecordSubjectsRow

FEWEST_POINTS = 3
HEIGHT = 210


def build_series(view: View, series: str) -> Card:
    """One counting system over the years: the latest statement known on the chosen day is drawn, earlier ones are told.

    Raises KeyError for a series the record does not have.
    """
    line = lines(view)[series]
    rows = statements.find(view, series=series)
    current = latest(rows)
    drawing = draw(view, [("", current)], HEIGHT)
    title = view.words.pick(line) + _span(current)
    note = view.words.pick(line, "note")
    return Card(
        address=f"record:{series}",
        title=title,
        subtitle=" · ".join((view.words.pick(line, "unit"), view.words.pick(line, "system"), *statements.say_day(view))),
        sentence=_tell_values(view, current) + tell_revisions(view, rows),
        table=statements.citation_table(view, title, rows, ""),
        figure=drawing,
        sources=statements.say_cited(view),
        notes=(*((note,) if note and rows else ()), *statements.explain_qualifiers(view, rows)),
        real=True,
        table_first=True,
        links=((view.say("All statements on this subject"), view.here(subject=line.subject, record="")),),
    )


def build_subject(view: View, subject: str) -> Card:
    """Every statement on one subject, by who counted; with places chosen, only what truly is about them.

    Raises KeyError for a subject the record does not have.
    """
    asked = subjects(view)[subject]
    rows = statements.find(view, subject=subject, regions=view.selection.region)
    name = view.words.pick(asked)
    return Card(
        address=f"record-subject:{subject}",
        title=view.say("{subject}: every statement, by who counted", subject=name),
        subtitle=" · ".join((view.words.pick(asked, "unit"), *_places(view), *statements.say_day(view))),
        sentence=_tell_none(view, rows),
        table=statements.citation_table(view, name, rows),
        sources=statements.say_cited(view),
        notes=statements.explain_qualifiers(view, rows),
        real=True,
        table_first=True,
    )


def build_statement(view: View, code: str) -> Card:
    """One statement, with its place among the others of the same count and a citation to copy. Raises KeyError where there is none."""
    rows = [row for row in statements.find(view, series=code) if row.record == code]
    if not rows:
        raise KeyError(code)
    (row,) = rows
    title = view.say("{subject}: one published figure", subject=view.words.pick(row, "subject_name"))
    return Card(
        address=f"record-statement:{code}",
        title=title,
        subtitle=" · ".join((code, view.words.pick(row, "unit"), view.words.pick(row, "counter_name"), *statements.say_day(view))),
        sentence=statements.cite_whole(view, row),
        table=statements.citation_table(view, title, (row,)),
        sources=statements.say_cited(view),
        notes=statements.explain_qualifiers(view, (row,)),
        real=True,
        table_first=True,
        links=((view.say("All published figures on a subject"), view.here(subject=row.subject, record="")),),
        copied="sentence",
    )


def build_places(view: View) -> Card:
    """Every statement that truly is about a chosen place, by subject."""
    rows = statements.find(view, regions=view.selection.region) if view.selection.region else ()
    order = list(subjects(view))
    rows = tuple(sorted(rows, key=lambda row: order.index(row.subject)))
    title = view.say("What others have published about {places}", places=", ".join(_places(view)))
    return Card(
        address="record-places",
        title=title,
        subtitle=" · ".join((view.say("statements whose place truly is this region"), *statements.say_day(view))),
        sentence=_tell_none(view, rows),
        table=statements.citation_table(view, title, rows, "subject_name", ("counter_name",)),
        sources=statements.say_cited(view),
        notes=statements.explain_qualifiers(view, rows),
        real=True,
        table_first=True,
    )


def build_index(view: View) -> Card:
    """What the record counts, by theme, each with the way to its statements and its lines; the objective filter holds here."""
    names = themes(view)
    drawn = list(lines(view).values())
    wanted = {view.framework.objectives[code].paradigm for code in view.selection.objective}
    rows: list[tuple[Cell, ...]] = []
    theme = ""
    for code, row in sorted(subjects(view).items(), key=lambda each: list(names).index(each[1].theme)):
        if wanted and row.theme not in wanted:
            continue
        if row.theme != theme:
            theme = row.theme
            rows.append((Cell(names[theme]),))
        facts = {"subject": code, "subject_name": view.words.pick(row), "unit": view.words.pick(row, "unit"), "theme": theme}
        own = [line for line in drawn if line.subject == code]
        first = own[0] if own else None
        rows.append(
            (
                Cell(view.words.pick(row), f"subject/{code}", view.here(subject=code, record=""), facts),
                Cell(view.words.pick(row, "unit")),
                Cell(view.words.pick(first), href=view.here(record=first.series, subject="")) if first else Cell("–"),
            )
        )
    title = view.say("All subjects of the public record")
    heads = (view.say("What is counted"), view.say("Unit"), view.say("Drawn over the years"))
    return Card(
        address="record-index",
        title=title,
        subtitle=view.say("each links to all its statements and their citations"),
        sentence=(),
        table=Table(title, heads, tuple(rows)),
        sources=statements.say_cited(view),
        real=True,
        table_first=True,
    )


def lines(view: View) -> dict[str, RecordSeriesRow]:
    """The lines that can be drawn, by code, in the order in which people list them."""
    return {row.series: row for row in statements.ask(view, RecordSeriesRow)}


def chosen_cards(view: View, code: str, subject: str) -> list[str]:
    """The addresses of the cards that the chosen places, line or statement, and subject ask for."""
    kind = "record" if code in lines(view) else "record-statement"
    asked = {"record-places": view.selection.region, f"{kind}:{code}": code, f"record-subject:{subject}": subject}
    return [address for address, wanted in asked.items() if wanted]


def subject_of(view: View, code: str) -> str:
    """What the line with this code counts; "" for a statement, or where none is chosen."""
    line = lines(view).get(code)
    return str(line.subject) if line else ""


def choices(view: View) -> list[str]:
    """The lines, and the single statement that the link asks for."""
    asked = view.selection.record
    known = list(lines(view))
    return known if not asked or asked in known else [*known, asked]


def subjects(view: View) -> dict[str, RecordSubjectsRow]:
    """What the record counts, by code, in order; subjects of single operations and cases only are left out."""
    return {row.subject: row for row in statements.ask(view, RecordSubjectsRow)}


def themes(view: View) -> dict[str, str]:
    """The names of the themes: the three objectives, the Partnership itself, the context."""
    named = {row.paradigm: view.words.pick(row) for row in view.framework.objectives.values()}
    return named | {"partnership": view.say("The Partnership"), "context": view.say("Context")}


def latest(rows: tuple[RecordStatementsRow, ...]) -> list[RecordStatementsRow]:
    """The statement that holds for each calendar year: not revised by a known one, not a repetition, for the whole year."""
    return [row for row in rows if row.revised_by is None and row.same_as is None and _year(row)]


def _year(row: RecordStatementsRow) -> int | None:
    """The calendar year the statement is about; None when it is about another period."""
    first, last = row.period_start, row.period_end
    whole = first and last and (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year)
    return first.year if whole else None


def draw(view: View, found: list[tuple[str, list[RecordStatementsRow]]], height: int, fewest: int = FEWEST_POINTS) -> Drawing | None:
    """Strips of the lines that have enough points, on the same years and equal scales; None when there are none."""
    strips = [
        Strip(name, [Mark(str(_year(row)), row.value, statements.show_amount(view, row), row.key) for row in rows])
        for name, rows in found
        if len(rows) >= fewest
    ]
    years = [int(mark.year) for strip in strips for mark in strip.marks]
    if not years:
        return None
    axis = [str(year) for year in range(min(years), max(years) + 1)]
    return draw_strips(strips, axis, height)


def _span(rows: list[RecordStatementsRow]) -> str:
    years = sorted({year for row in rows if (year := _year(row))})
    return "" if not years else f", {years[0]}–{years[-1]}" if len(years) > 1 else f", {years[0]}"


def _tell_values(view: View, rows: list[RecordStatementsRow]) -> Sentence:
    parts: list[str | Cell] = []
    for row in rows:
        parts += [f"{_year(row)}: ", statements.cell(view, row), "; "]
    return (*parts[:-1], ". ") if parts else (view.say("No statement was known for these years and this day. "),)


def tell_revisions(view: View, rows: tuple[RecordStatementsRow, ...]) -> Sentence:
    """`2018 was 882 (stated 2019), revised to 1,189 (stated 2021).` for each statement that a known one revises."""
    later = {row.record: row for row in rows}
    parts: list[str | Cell] = []
    for row in rows:
        if row.revised_by in later:
            parts += tell_revision(view, row, later[row.revised_by])
    return tuple(parts)


def tell_revision(view: View, row: RecordStatementsRow, after: RecordStatementsRow) -> Sentence:
    """The sentence of one revision, its two numbers as cells."""
    text = view.say(
        "{year} was {was} (stated {then}), revised to {became} (stated {now}). ",
        year="{year}",
        was="{was}",
        then=statements.show_stated(view, row),
        became="{became}",
        now=statements.show_stated(view, after),
    )
    year = _year(row)
    period = Cell(str(year)) if year else statements.show_period(view, row)
    return compose(text, year=period, was=statements.cell(view, row), became=statements.cell(view, after))


def _tell_none(view: View, rows: tuple[RecordStatementsRow, ...]) -> Sentence:
    if rows:
        return ()
    parts = [view.say("No statement is known for these filters. ")]
    parts += [f"{said} " for code in view.selection.region if (said := view.words.own(f"no-statement.{code}"))]
    return tuple(parts)


def _places(view: View) -> tuple[str, ...]:
    return tuple(view.words.pick(view.framework.regions[code]) for code in view.selection.region)


def name_line(view: View, code: str) -> str:
    """`Protection · Victims identified, National Police`: the lines are listed by theme; a single statement goes by its code."""
    line = lines(view).get(code)
    if line is None:
        return code
    return f"{themes(view)[line.theme]} · {view.words.pick(line)}"


def name_subject(view: View, code: str) -> str:
    """`Protection · Victims assisted`: the subjects are listed by theme."""
    subject = subjects(view)[code]
    return f"{themes(view)[subject.theme]} · {view.words.pick(subject)}"
