"""Revised figures as rows of a table: what each was, what it is, who reported it and why it changed."""

from collections.abc import Iterable

from pages.card.cell import Cell, show_amount, show_change
from pages.view.view import View
from pages.view.words import HTML_LANGUAGES
from queries.rows import FiguresRevisedRow, ReportsRow, RevisionsRow, RevisionsSinceRow

Revision = FiguresRevisedRow | RevisionsRow | RevisionsSinceRow
"""A figure that a release changed, in the list of all or of one series."""


def heads(view: View) -> tuple[str, ...]:
    """The column heads of `rows`."""
    say = view.say
    return (say("Figure"), say("Period"), say("Was"), say("Is"), say("Change"), say("Reported by"), say("Why it changed"))


def rows(view: View, changed: Iterable[Revision]) -> tuple[tuple[Cell, ...], ...]:
    """A row a figure, in the order given; `changed` are rows of a question about revisions."""
    found: list[tuple[Cell, ...]] = []
    for row in changed:
        leads = view.link("/indicators", indicator=view.framework.series[row.series].indicator)
        release = getattr(row, "release", view.number)
        found.append(
            (
                Cell("", href=leads, parts=(name_group(view, row), Cell(name_figure(view, row), tone="line quiet"))),
                Cell(name_period(view, row.period)),
                past_cell(view, row, "was", release),
                past_cell(view, row, "became", release),
                change_cell(view, row),
                Cell(name_institutions(view, row.institution)),
                show_reason(view, row),
            )
        )
    return tuple(found)


def change_cell(view: View, row: Revision) -> Cell:
    """`+12 (+7.5%)`: by how much a figure changed, in figures and per cent; a dash where it was or became a code."""
    if row.change is None:
        return Cell("–")
    series = view.framework.series[row.series]
    text = show_change(view.words, series, row.change)
    if series.kind != "percentage" and row.change_share is not None:
        text += f" ({'+' if row.change >= 0 else '−'}{view.words.percent(abs(row.change_share))})"
    return Cell(text, row.revision_key, "", {}, "number")


def name_figure(view: View, row: Revision) -> str:
    """The place, and the category where the figure is a part of a breakdown."""
    place = view.words.pick(view.framework.regions[row.region])
    category = view.framework.categories.get((row.breakdown, row.category))
    return place if row.breakdown == "total" or category is None else f"{place}: {view.words.pick(category)}"


def name_period(view: View, period: str) -> str:
    """A year as it is, a half-year, or the whole term, in words."""
    if period == "TERM":
        return view.say("whole term")
    return view.words.half(period)


def name_institutions(view: View, codes: str | None) -> str:
    """Institutions and sides of a list separated by semicolons, by name; a code nobody knows stays."""
    known = view.framework.institutions
    named = (view.words.pick(known[code]) if code in known else view.words.side(code) or code for code in (codes or "").split(";") if code)
    return ", ".join(named)


def show_reason(view: View, row: Revision | ReportsRow) -> Cell:
    """Why a report was corrected, in the reader's language; where only the other one has it, in that one and marked so."""
    if getattr(row, "kind", "") == "completed":
        return Cell(view.say("A late report came in."))
    text, other = view.words.pick_any(row, "reason")
    if text:
        return Cell(text, lang=HTML_LANGUAGES[other] if other else "")
    corrected = getattr(row, "supersedes", None) is not None or getattr(row, "kind", "") == "revised"
    return Cell(view.say("reason not yet cleared"), tone="quiet") if corrected else Cell("")


def past_cell(view: View, row: Revision, which: str, release: int) -> Cell:
    """What a figure `was` before a release, or `became` in it: its value, or the code it had instead."""
    series = view.framework.series[row.series]
    value, missing = getattr(row, which), getattr(row, f"{which}_missing")
    figure = (row.series, row.source, row.region, row.period, row.breakdown, row.category)
    facts = {
        "what": f"revision: {which}",
        **dict(zip(("series", "source", "region", "period", "breakdown", "category"), figure, strict=True)),
        "series_name": view.words.pick(series),
        "unit": view.words.pick(series, "unit"),
        "region_name": view.words.pick(view.framework.regions[row.region]),
        "value": value,
        "code": missing or "",
        "revised_in": view.say("release {number}", number=release),
        "institution": row.institution or "",
        "kind": row.kind,
        "change": row.change,
        "change_per_cent": row.change_share,
        "reason": view.words.pick_any(row, "reason")[0],
        "release": view.number,
    }
    text = show_amount(view.words, series, value) if missing is None else f"[{missing}]"
    return Cell(text, "/".join(("revision", which, str(release), *figure)), "", facts, "number")


def name_group(view: View, row: Revision, href: str = "") -> Cell:
    """The head of a group of rows: the measure and who counted it."""
    series = view.framework.series[row.series]
    source = view.framework.sources.get(row.source)
    return Cell(f"{series.indicator} {view.words.pick(series)}" + (f" ({view.words.pick(source)})" if source else ""), href=href)
