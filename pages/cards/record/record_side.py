"""Counting systems side by side: on equal scales, with who counted, and with the reason why they are not added."""

from itertools import combinations

from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table
from pages.cards.record import record, statements
from pages.view.view import View
from queries.rows import RecordOverlapsRow, RecordSeriesRow, RecordStatementsRow

HEIGHT = 70
"""Pixels of the strip of one system."""


def build(view: View, subject: str) -> Card:
    """What each system published for the whole country, by calendar year, those with the longest lines first; a single year is a point.

    Raises KeyError for a subject the record does not have.
    """
    asked = record.subjects(view)[subject]
    rows = _totals(view, subject)
    by_counter = _current(rows)
    lines = [line for line in record.lines(view).values() if line.subject == subject and _is_total(line, rows)]
    names = {row.counted_by: view.words.pick(row, "counter_name") for row in rows} | {line.counter: view.words.pick(line, "short") for line in lines}
    drawn = sorted(by_counter, key=lambda counter: (-len(by_counter[counter]), -max(row.value for row in by_counter[counter]), counter))
    drawing = record.draw(view, [(names[counter], by_counter[counter]) for counter in drawn], HEIGHT, fewest=1)
    name = view.words.pick(asked)
    title = view.say("{subject}, by counting system", subject=name)
    return Card(
        address=f"record-side:{subject}",
        title=title,
        subtitle=" · ".join(
            (
                view.words.pick(asked, "unit"),
                view.say("{country}, calendar years, side by side and never added", country=view.words.whole),
                *statements.say_day(view),
            )
        ),
        sentence=_tell(view, rows),
        table=_table(view, title, rows, drawn),
        figure=drawing,
        sources=statements.say_cited(view),
        notes=statements.explain_qualifiers(view, rows),
        real=True,
        table_first=True,
        links=((view.say("All statements on this subject"), view.here(subject=subject, record="")),),
    )


def build_sums(view: View, subject: str) -> Card:
    """Every two systems that counted the same year: no sum, and why. The last common year of each two.

    Raises KeyError for a subject the record does not have.
    """
    name = view.words.pick(record.subjects(view)[subject])
    pairs = _pairs(view, subject)
    title = view.say("{subject}: why the systems are not added", subject=name)
    heads = (
        view.say("Two systems"),
        view.say("Year"),
        view.say("One"),
        view.say("Other"),
        view.say("Sum"),
        view.say("Why there is no sum"),
        view.say("Stated in"),
    )
    reasons = {frozenset((row.counter_a, row.counter_b)): row for row in statements.ask(view, RecordOverlapsRow)}
    lines = tuple(_line(view, one, other, reasons.get(frozenset((one.counted_by, other.counted_by)))) for one, other in pairs)
    return Card(
        address=f"record-sums:{subject}",
        title=title,
        subtitle=view.say("the last year that two systems have in common"),
        sentence=(view.say("A person can be in several systems, and nobody knows how many are. So a sum would count some of them twice or more. "),),
        table=Table(title, heads, lines),
        sources=statements.say_cited(view),
        real=True,
        table_first=True,
    )


def has_pairs(view: View, subject: str) -> bool:
    """Whether two systems published the same year, so that someone could wish to add them."""
    return bool(_pairs(view, subject))


def _totals(view: View, subject: str) -> tuple[RecordStatementsRow, ...]:
    return tuple(sorted(statements.find(view, subject=subject, totals=True), key=lambda row: row.counted_by))


def _current(rows: tuple[RecordStatementsRow, ...]) -> dict[str, list[RecordStatementsRow]]:
    found: dict[str, list[RecordStatementsRow]] = {}
    for row in record.latest(rows):
        found.setdefault(row.counted_by, []).append(row)
    return found


def _is_total(line: RecordSeriesRow, rows: tuple[RecordStatementsRow, ...]) -> bool:
    return any(row.series == line.series for row in rows)


def _pairs(view: View, subject: str) -> list[tuple[RecordStatementsRow, RecordStatementsRow]]:
    """The two statements of the last common year, for every two systems that have one."""
    by_counter = {counter: {row.year: row for row in rows} for counter, rows in _current(_totals(view, subject)).items()}
    found = []
    for one, other in combinations(sorted(by_counter), 2):
        if common := set(by_counter[one]) & set(by_counter[other]):
            year = max(common)
            found.append((by_counter[one][year], by_counter[other][year]))
    return sorted(found, key=lambda pair: (-pair[0].year, pair[0].counted_by, pair[1].counted_by))


def _line(view: View, one: RecordStatementsRow, other: RecordStatementsRow, overlap: RecordOverlapsRow | None) -> tuple[Cell, ...]:
    unknown = view.say("Two counting systems: how many persons or cases are in both is not published.")
    return (
        Cell(view.say("{one} and {other}", one=view.words.pick(one, "counter_name"), other=view.words.pick(other, "counter_name"))),
        Cell(str(one.year)),
        statements.cell(view, one),
        statements.cell(view, other),
        Cell(view.say("not added")),
        Cell(view.words.pick(overlap, "reason") if overlap else unknown),
        statements.cite(overlap) if overlap else Cell("–"),
    )


def _tell(view: View, rows: tuple[RecordStatementsRow, ...]) -> Sentence:
    """The revisions among the rows; the values themselves stand in the open table."""
    if not rows:
        return (view.say("No statement was known for these years and this day. "),)
    later = {row.record: row for row in rows}
    parts: list[str | Cell] = []
    named = ""
    for row in rows:
        if row.revised_by in later:
            name = view.words.pick(row, "counter_name")
            parts += [f"{name}: " if name != named else "", *record.tell_revision(view, row, later[row.revised_by])]
            named = name
    return tuple(parts)


def _table(view: View, title: str, rows: tuple[RecordStatementsRow, ...], first: list[str]) -> Table:
    """Systems by year, the drawn ones first; statements that were revised stand in a row of their own."""
    years = sorted({row.year for row in rows})
    names = {row.counted_by: view.words.pick(row, "counter_name") for row in rows}
    lines: list[tuple[Cell, ...]] = []
    for counter in sorted(names, key=lambda code: (first.index(code) if code in first else len(first), names[code])):
        own = [row for row in rows if row.counted_by == counter]
        current = {row.year: row for row in own if row.revised_by is None}
        earlier = {row.year: row for row in own if row.revised_by is not None}
        lines.append(_years(view, names[counter], years, current))
        if earlier:
            lines.append(_years(view, view.say("{counter}, before revision", counter=names[counter]), years, earlier))
    return Table(title, (view.say("Counted by"), *(str(year) for year in years)), tuple(lines))


def _years(view: View, name: str, years: list[int], found: dict[int, RecordStatementsRow]) -> tuple[Cell, ...]:
    return (Cell(name), *(statements.cell(view, found[year]) if year in found else Cell("–") for year in years))
