"""Which half-yearly report is in, late, returned or missing, by institution and half-year."""

from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose
from pages.view.view import View
from pages.view.words import mark
from queries.rows import HeadlinesRow, ReportsRow

STATES = {
    "agreed": ("●", mark("agreed")),
    "late": ("◐", mark("agreed, late")),
    "verified": ("○", mark("verified")),
    "received": ("○", mark("received")),
    "returned": ("↩", mark("returned")),
    "missing": ("✕", mark("missing")),
    "not-due": ("–", mark("not yet due")),
}
LEVELS = {
    "": (mark("Half-yearly reports: which are in, which are missing"), range(10)),
    "members": (mark("Reports of member institutions to the Commission"), range(2, 10)),
    "office": (mark("Reports of the Commission and the partners to the TIP Office"), range(2)),
}
"""Titles of the levels, and how far from the TIP Office the institutions of a level are."""


def owing(view: View) -> list[str]:
    """The institutions that report, by level, in the order of the calendar."""
    known = view.framework.institutions
    return sorted({row.institution for row in view.rows(ReportsRow)}, key=lambda code: (known[code].level, known[code].reports_to or "", code))


def build(view: View, level: str = "") -> Card:
    """The table of reports of the chosen years, an institution a row, grouped by whom it reports to; of one level or of all.

    Raises KeyError for an unknown level.
    """
    name, levels = LEVELS[level]
    years = view.years
    found = [row for row in view.rows(ReportsRow) if row.year in years and view.framework.institutions[row.institution].level in levels]
    periods = sorted({row.period for row in found})
    by_place = {(row.institution, row.period): row for row in found}
    institutions = view.framework.institutions
    reporting = {row.institution for row in found}
    rows: list[tuple[Cell, ...]] = []
    group = None
    for code in filter(reporting.__contains__, owing(view)):
        above = institutions[code].reports_to
        if above != group:
            group = above
            chief = view.words.pick(institutions[above]) if above in institutions else above or ""
            rows.append((Cell(view.say("Reports to: {institution}", institution=chief)),))
        named = Cell(view.words.pick(institutions[code]), href=view.link("/reports", institution=code))
        rows.append((named, *(show_report(view, by_place.get((code, period))) for period in periods)))
    title = view.say(name)
    heads = (view.say("Institution"), *(name_half(view, period) for period in periods))
    return Card(
        address=f"reports:{level}".rstrip(":"),
        title=title,
        subtitle=view.say("By institution and half-year of the chosen years; places and objectives do not apply"),
        sentence=_sentence(view, level) if rows else (view.say("This release has no report for the chosen years."),),
        table=Table(title, heads, tuple(rows)),
        notes=(
            view.say(
                "Only agreed reports are in the figures: both sides agreed. Verified and received ones wait, returned ones are corrected first."
            ),
            view.say("Late: the first version came in after the day it was due."),
            view.say("Missing: due and not received. A report that is not yet due is never counted as missing."),
        ),
        table_first=bool(rows),
        links=((view.say("Only the missing ones"), view.link("/", show="reports-missing")),)
        + (() if level else ((view.say("All about the reports"), view.link("/reports")),)),
    )


def name_half(view: View, period: str) -> str:
    """`2020 H1`, as a half-year is written in a column head."""
    return view.words.half(period)


def state_of(row: ReportsRow) -> str:
    """agreed, late (agreed, but it came late), verified, received, returned, missing or not-due: what a reader must know of a report."""
    return "late" if row.state == "agreed" and row.late else str(row.state)


def show_report(view: View, row: ReportsRow | None) -> Cell:
    """The state of one report in a word; empty where the institution owes none."""
    if row is None:
        return Cell("")
    state = state_of(row)
    sign, word = STATES[state]
    facts = {
        "what": "report",
        "institution": row.institution,
        "institution_name": view.words.pick(view.framework.institutions[row.institution]),
        "period": row.period,
        "state": row.state,
        "state_name": view.say(word),
        "due_on": str(row.due_on),
        "received_on": str(row.received_on or ""),
        "corrected_on": str(row.corrected_on or ""),
        "late": int(row.late),
        "version": row.version,
        "reason": view.words.pick(row, "reason"),
        "release": view.number,
    }
    return Cell(f"{sign} {view.say(word)}", row.key, "", facts, f"state {state}")


def _sentence(view: View, level: str) -> Sentence:
    if level:
        return ()  # the counts of the release are of both levels together
    counts = {row.code: Cell(view.words.number(row.value), row.key) for row in view.rows(HeadlinesRow)}
    if "reports-due" not in counts:
        return ()
    return compose(
        view.say("Of {due} reports due over the whole term, {missing} are missing, {late} came late and {returned} stand returned for correction."),
        due=counts["reports-due"],
        missing=counts["reports-missing"],
        late=counts["reports-late"],
        returned=counts["reports-returned"],
    )
