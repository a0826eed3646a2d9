"""Figures as cells, marks and words: what the cards of programme figures have in common."""

from collections.abc import Mapping
from typing import Any

from pages.shared.cell import Cell, show_amount, show_value
from pages.shared.charts.lines import Mark
from pages.shared.framework import Row
from pages.shared.view import View


def has_value(row: Row) -> bool:
    """Whether the row carries a number rather than a code."""
    return not isinstance(row.missing, str)


def cell(view: View, row: Row, href: str = "") -> Cell:
    """The figure as a table cell with its key and what a download tells of it."""
    series = view.framework.series[row.series]
    return Cell(show_value(view.words, series, row), row.key, href, facts(view, row), "code" if not has_value(row) else "number")


def facts(view: View, row: Row) -> Mapping[str, Any]:
    """The figure's codes, names and values as columns of a file."""
    words, framework = view.words, view.framework
    series = framework.series[row.series]
    source = framework.sources.get(row.source)
    category = framework.categories.get((row.breakdown, row.category))
    return {
        "what": "figure",
        "series": row.series,
        "series_name": words.pick(series),
        "unit": words.pick(series, "unit"),
        "source": row.source,
        "source_name": words.pick(source) if source else "",
        "region": row.region,
        "region_name": words.pick(framework.regions[row.region]),
        "period": row.period,
        "breakdown": row.breakdown,
        "category": row.category,
        "category_name": words.pick(category) if category else "",
        "value": row.value if has_value(row) else None,
        "numerator": row.numerator if has_value(row) else None,
        "denominator": row.denominator if has_value(row) else None,
        "code": row.missing if not has_value(row) else "",
        "flags": row.flags or "",
        "release": view.number,
    }


def target_cell(view: View, row: Row) -> Cell:
    """A target as a table cell."""
    series = view.framework.series[row.series]
    text = show_amount(view.words, series, row.value) + (f" {view.say('(adopted after its period began)')}" if row.late else "")
    told = {
        "what": "target",
        "series": row.series,
        "series_name": view.words.pick(series),
        "unit": view.words.pick(series, "unit"),
        "region": row.region,
        "region_name": view.words.pick(view.framework.regions[row.region]),
        "period": str(row.year),
        "value": row.value,
        "basis": row.basis,
        "release": view.number,
    }
    return Cell(text, row.key, "", told, "number")


def mark(view: View, row: Row, href: str) -> Mark:
    """The figure as a point of a line."""
    series = view.framework.series[row.series]
    known = has_value(row)
    return Mark(
        year=str(row.year),
        value=float(row.value) if known else None,
        text=show_value(view.words, series, row) if series.kind != "percentage" or not known else f"{view.words.number(row.value, 0)} %",
        key=row.key,
        href=href,
        code="" if known else row.missing,
        provisional="p" in (row.flags or ""),
    )


def source_names(view: View, codes: set[str]) -> str:
    """Who counted, in words; the roll-up over sources is left out."""
    sources = view.framework.sources
    return ", ".join(view.words.pick(sources[code]) for code in sorted(codes) if code in sources)


def code_notes(view: View, rows: list[Row]) -> tuple[str, ...]:
    """The explanation of every code and flag that occurs in the rows, and of no other."""
    meanings = {
        "c": view.say("[c] confidential: protects children"),
        "x": view.say("[x] not reported"),
        "z": view.say("[z] not applicable"),
        "p": view.say("[p] provisional: not all reports are in; hollow in charts"),
        "r": view.say("[r] revised since the last release"),
        "b": view.say("[b] break: not comparable with the years before"),
    }
    found = {row.missing for row in rows if not has_value(row)} | {letter for row in rows for letter in (row.flags or "")}
    return tuple(text for code, text in meanings.items() if code in found)
