"""Revised figures as rows of a table: what each was, what it is, who reported it and why it changed."""

from collections.abc import Iterable

from pages.shared.cards import figures
from pages.shared.cards.reports import name_half
from pages.shared.cell import Cell, show_amount
from pages.shared.framework import Row
from pages.shared.view import View


def heads(view: View) -> tuple[str, ...]:
    """The column heads of `rows`."""
    return (view.say("Figure"), view.say("Period"), view.say("Was"), view.say("Is"), view.say("Reported by"), view.say("Why it changed"))


def rows(view: View, revised: Iterable[Row]) -> tuple[tuple[Cell, ...], ...]:
    """A group a series and counting system, then a row a figure; `revised` are rows of the question figures_revised."""
    found: list[tuple[Cell, ...]] = []
    group: tuple[str, str] | None = None
    for row in revised:
        if (row.series, row.source) != group:
            group = (row.series, row.source)
            found.append((_group(view, row),))
        found.append(
            (
                Cell(name_figure(view, row)),
                Cell(name_period(view, row.period)),
                Cell(show_past(view, row.series, row.was, row.was_missing), past_key(row, "was", view.number), tone="number"),
                figures.cell(view, row),
                Cell(name_institutions(view, row.institution)),
                show_reason(view, row.reason),
            )
        )
    return tuple(found)


def name_figure(view: View, row: Row) -> str:
    """The place, and the category where the figure is a part of a breakdown."""
    place = view.words.pick(view.framework.regions[row.region])
    category = view.framework.categories.get((row.breakdown, row.category))
    return place if row.breakdown == "total" or category is None else f"{place}: {view.words.pick(category)}"


def name_period(view: View, period: str) -> str:
    """A year as it is, a half-year, or the whole term, in words."""
    if period == "TERM":
        return view.say("whole term")
    return name_half(view, period) if "-" in period else period


def name_institutions(view: View, codes: str | None) -> str:
    """Institutions of a list separated by semicolons, by name; a code nobody knows stays."""
    known = view.framework.institutions
    return ", ".join(view.words.pick(known[code]) if code in known else code for code in (codes or "").split(";") if code)


def past_key(row: Row, which: str, release: int) -> str:
    """The key of what a figure `was` before a release, or `became` in it."""
    return "/".join(("revision", which, str(release), row.series, row.source, row.region, row.period, row.breakdown, row.category))


def show_reason(view: View, reason: str | None) -> Cell:
    """Why a report was corrected, as stated, in the language of the reports."""
    return Cell(reason or "", lang="es-PE" if reason and view.words.language != "es" else "")


def show_past(view: View, series: str, value: float | None, missing: str | None) -> str:
    """A value of an earlier release, or the code it had instead."""
    if value is None:
        return f"[{missing}]" if missing else ""
    return show_amount(view.words, view.framework.series[series], value)


def _group(view: View, row: Row) -> Cell:
    series = view.framework.series[row.series]
    source = view.framework.sources.get(row.source)
    name = f"{series.indicator} {view.words.pick(series)}" + (f" ({view.words.pick(source)})" if source else "")
    return Cell(name, href=view.link("/indicators", indicator=series.indicator))
