"""How many cases or children are counted at each step, by place and year: complaints, investigations, prosecutions, and so on."""

from collections.abc import Sequence

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from queries.rows import CascadeStepsRow, FiguresRow

MOST_YEARS = 3
"""Complete years in the table, the newest first."""


def build(view: View, objective: str) -> Card:
    """A row a place and year, a column a step of the objective. Raises KeyError for an unknown objective."""
    aim = view.framework.objectives[objective]
    steps = view.rows(CascadeStepsRow, objective=objective)
    span = [year for year in sorted(view.years, reverse=True) if year <= (view.status_year or 0)][:MOST_YEARS]
    title = view.say("{objective}, step by step", objective=view.words.pick(aim))
    rows: list[tuple[Cell, ...]] = []
    shown: list[FiguresRow] = []
    for place in view.shown_regions:
        rows.append((Cell(view.words.pick(view.framework.regions[place])),))
        for year in span:
            found = [_find(view, step, place, year) for step in steps]
            shown += [row for row in found if row is not None]
            rows.append((Cell(str(year)), *(_cell(view, step, row) for step, row in zip(steps, found, strict=True))))
    return Card(
        address=f"cascade:{objective}",
        title=title,
        subtitle=view.say("Each step counts its own year and by its own register: these are not the same cases, so no share can be read off."),
        sentence=() if span else (view.say("No year of the chosen range is complete."),),
        table=Table(title, (view.say("Year"), *(_head(view, step) for step in steps)), tuple(rows) if span else ()),
        sources=figures.source_names(view, {row.source for row in shown}),
        notes=figures.code_notes(view, shown),
        table_first=True,
    )


def _head(view: View, step: CascadeStepsRow) -> str:
    return f"{view.words.pick(step)} ({view.framework.series[step.series].indicator})"


def _find(view: View, step: CascadeStepsRow, place: str, year: int) -> FiguresRow | None:
    source = view.framework.series[step.series].shown_source or ""
    rows: Sequence[FiguresRow] = figures.yearly(view, step.series).get((source, place), ())
    return next((row for row in rows if row.year == year), None)


def _cell(view: View, step: CascadeStepsRow, row: FiguresRow | None) -> Cell:
    """The count of a step: the figure, or of a percentage how many of its cases have the property."""
    if row is None:
        return Cell("–")
    if step.part == "value" or not figures.has_value(row):
        return figures.cell(view, row)
    count, of_all, share = view.words.number(row.numerator), view.words.number(row.denominator), view.words.percent(row.value)
    flags = "".join(f" [{letter}]" for letter in row.flags or "")
    return Cell(view.say("{n} of {total} ({share})", n=count, total=of_all, share=share) + flags, row.key, "", figures.facts(view, row), "number")
