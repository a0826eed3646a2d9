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


def rows(view: View, revised: Iterable[Row], *, digest: bool = False) -> tuple[tuple[Cell, ...], ...]:
    """A group a series and counting system, then a row a figure; `revised` are rows of figures_revised, or of totals_revised (`digest`)."""
    found: list[tuple[Cell, ...]] = []
    group: tuple[str, str] | None = None
    for row in revised:
        if (row.series, row.source) != group:
            group = (row.series, row.source)
            found.append((name_group(view, row, view.link("/indicators", indicator=view.framework.series[row.series].indicator)),))
        found.append(
            (
                Cell(name_figure(view, row)),
                Cell(name_period(view, row.period)),
                past_cell(view, row, "was", view.number),
                past_cell(view, row, "became", view.number) if digest else figures.cell(view, row),
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


def show_reason(view: View, reason: str | None) -> Cell:
    """Why a report was corrected, as stated, in the language of the reports."""
    return Cell(reason or "", lang="es-PE" if reason and view.words.language != "es" else "")


def past_cell(view: View, row: Row, which: str, release: int) -> Cell:
    """What a figure `was` before a release, or `became` in it: its value, or the code it had instead."""
    series = view.framework.series[row.series]
    value, missing = getattr(row, which), getattr(row, f"{which}_missing")
    figure = (row.series, row.source, row.region, row.period, row.breakdown, row.category)
    told = {
        "what": f"revision: {which}",
        **dict(zip(("series", "source", "region", "period", "breakdown", "category"), figure, strict=True)),
        "series_name": view.words.pick(series),
        "unit": view.words.pick(series, "unit"),
        "region_name": view.words.pick(view.framework.regions[row.region]),
        "value": value,
        "code": missing or "",
        "revised_in": view.say("release {number}", number=release),
        "institution": row.institution or "",
        "reason": row.reason or "",
        "release": view.number,
    }
    text = show_amount(view.words, series, value) if missing is None else f"[{missing}]"
    return Cell(text, "/".join(("revision", which, str(release), *figure)), "", told, "number")


def name_group(view: View, row: Row, href: str = "") -> Cell:
    """The head of a group of rows: the measure and who counted it."""
    series = view.framework.series[row.series]
    source = view.framework.sources.get(row.source)
    return Cell(f"{series.indicator} {view.words.pick(series)}" + (f" ({view.words.pick(source)})" if source else ""), href=href)
