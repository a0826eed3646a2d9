"""What opens below a card: what its indicator counts, and how its figures were revised."""

from collections.abc import Collection

from markupsafe import Markup

from pages.card import revised
from pages.card.cell import Cell, Table, show_amount
from pages.card.markup import write_table
from pages.view.templates import fill
from pages.view.view import View
from queries.database import Edition
from queries.kept import kept
from queries.rows import FiguresRow, RevisionsRow, SeriesRow


def definition(view: View, series: SeriesRow) -> tuple[str, Markup]:
    """Title and HTML of the fold with the indicator's definition and limits."""
    indicator = view.framework.indicators[series.indicator]
    parts = (
        (view.say("Definition."), view.words.pick(indicator, "definition")),
        (view.say("Limits."), view.words.pick(indicator, "limitations")),
        (view.say("Note."), view.words.pick(series, "note")),
        (view.say("Status of the indicator:"), view.say("proposed, to be replaced by the Implementation Plan")),
    )
    sheet = view.link("/indicators", indicator=series.indicator)
    return view.say("Definition"), fill("card/definition.html", view, parts=parts, sheet=sheet)


def history(view: View, series: str, shown: Collection[FiguresRow]) -> tuple[tuple[str, Markup], ...]:
    """Title and HTML of the fold that lists how the figures shown were revised; nothing when none was."""
    revisions = _revisions(view.edition, view.number, series)
    found = {row.key: revisions[row.key] for row in shown if row.key in revisions}
    changes = sorted((change for those in found.values() for change in those), key=lambda row: (-row.release, row.region, row.period))
    if not changes:
        return ()
    heads = (view.say("Figure"), view.say("Was"), view.say("Is"), view.say("Release"), view.say("Why"))
    rows = tuple(_change(view, row) for row in changes)
    title = view.say("How these figures were revised")
    return ((view.say("History"), write_table(Table(title, heads, rows))),)


@kept(500)
def _revisions(edition: Edition, release: int, series: str) -> dict[str, list[RevisionsRow]]:
    """The revisions of the totals of a series by the key of the figure: looked up at every change of a filter, among thousands."""
    found: dict[str, list[RevisionsRow]] = {}
    for row in edition.rows(RevisionsRow, release=release, series=series):
        if row.breakdown == "total":
            found.setdefault(f"figure/{_figure(row)}", []).append(row)
    return found


def _change(view: View, row: RevisionsRow) -> tuple[Cell, ...]:
    series = view.framework.series[row.series]
    return (
        Cell(f"{view.words.pick(view.framework.regions[row.region])}, {revised.name_period(view, row.period)}"),
        Cell(_value(view, series, row.was, row.was_missing), f"revision/was/{row.release}/{_figure(row)}", tone="number"),
        Cell(_value(view, series, row.became, row.became_missing), f"revision/became/{row.release}/{_figure(row)}", tone="number"),
        Cell(str(row.release)),
        revised.show_reason(view, row),
    )


def _figure(row: RevisionsRow) -> str:
    return "/".join((row.series, row.source, row.region, row.period, row.breakdown, row.category))


def _value(view: View, series: SeriesRow, value: float, missing: str | None) -> str:
    return f"[{missing}]" if missing else show_amount(view.words, series, value)
