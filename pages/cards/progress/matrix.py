"""All breakdowns of an activity at once: its series as rows, the breakdowns as columns, in each cell a link and the form of what it leads to."""

from collections.abc import Mapping, Sequence

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.cards.progress.breakdown import category_name
from pages.charts import style
from pages.charts.form import draw_form
from pages.view.view import View
from pages.view.words import mark
from queries.rows import FormsRow, SeriesBreakdownsRow

SCOPES = {
    (True, True): mark("by place and year"),
    (True, False): mark("by place"),
    (False, True): mark("by year"),
    (False, False): mark("whole term"),
}
"""How the categories of a breakdown can be split further: by place, by year."""
Forms = Mapping[tuple[str, str], Sequence[FormsRow]]


def build(view: View, activity: str) -> Card:
    """The matrix of one activity, of the one chosen place or of all places together. Raises KeyError for an unknown activity."""
    name = view.words.pick(view.framework.activities[activity])
    offered = {code: splits for code in view.framework.series_of(activity) if (splits := list_offered(view, code))}
    columns = [code for code in view.framework.breakdowns if any(code in splits for splits in offered.values())]
    forms = read_forms(view, list(offered))
    title = view.say("{activity} {name}: every breakdown", activity=activity, name=name)
    shown = [row for rows in forms.values() for row in rows]
    heads = (view.say("Series"), *(view.words.pick(view.framework.breakdowns[code]) for code in columns))
    rows = [
        (Cell(view.name_series(series), href=view.here(series=series, breakdown="")), *(_cell(view, splits.get(code), forms) for code in columns))
        for series, splits in offered.items()
    ]
    return Card(
        address=f"matrix:{activity}",
        title=title,
        subtitle=_subtitle(view, shown),
        sentence=() if rows else (view.say("No series of this activity has a breakdown."),),
        table=Table(title, heads, tuple(rows)),
        sources=figures.source_names(view, {row.source for row in shown}),
        notes=(
            view.say("A picture shows each category as a bar; a dotted box is a category without a value."),
            view.say("Where more than half is confidential there is no picture, because it would rank what is not known."),
            view.say("Figures of children are split by place or by year only in tables fixed beforehand, so that no child can be recognised."),
            *figures.code_notes(view, shown),
        ),
        table_first=True,
    )


def list_offered(view: View, series: str) -> dict[str, SeriesBreakdownsRow]:
    """The breakdowns of a series that the release shows."""
    return {row.breakdown: row for row in view.framework.splits.get(series, ()) if row.breakdown != "total" and row.offered}


def read_forms(view: View, listed: list[str]) -> Forms:
    """The rows each picture draws, by series and breakdown, in the order people list them."""
    if not listed or not view.years:
        return {}
    places = [*view.selection.region, "ALL"] if len(view.selection.region) == 1 else ["ALL"]
    order = {key: position for position, key in enumerate(view.framework.categories)}
    found: dict[tuple[str, str], list[FormsRow]] = {}
    for row in view.rows(FormsRow, listed_series=listed, regions=places, first=min(view.years), last=max(view.years)):
        found.setdefault((row.series, row.breakdown), []).append(row)
    return {key: sorted(rows, key=lambda row: order[row.breakdown, row.category]) for key, rows in found.items()}


def is_mostly_hidden(rows: Sequence[FormsRow]) -> bool:
    """Whether more than half of the total is confidential: a picture of the rest would rank what is not known."""
    return any(row.hidden is not None and 2 * row.hidden > row.total for row in rows)


def _subtitle(view: View, shown: Sequence[FormsRow]) -> str:
    places = sorted({row.region for row in shown}, key=list(view.framework.regions).index)
    years = sorted({row.year for row in shown if row.kind == "year"}, reverse=True)
    periods = view.words.join([*map(str, years), *([view.say("the whole term")] if any(row.kind == "term" for row in shown) else [])])
    named = view.words.join([figures.place_names(view, (place,)) for place in places])
    message = mark("Choose a cell. The pictures show {places}, {periods}; the words say how it can be split further.")
    return view.say(message, places=named, periods=periods) if shown else ""


def _cell(view: View, split: SeriesBreakdownsRow | None, forms: Forms) -> Cell:
    if split is None:
        return Cell("–", tone="quiet")
    rows = forms.get((split.series, split.breakdown), ())
    by = view.words.pick(view.framework.breakdowns[split.breakdown])
    name = view.say("{measure} by {breakdown}", measure=view.name_series(split.series), breakdown=by[:1].lower() + by[1:])
    hidden = is_mostly_hidden(rows)
    values = [row.value if figures.has_value(row) else None for row in rows]
    largest = max((row for row in rows if figures.has_value(row)), key=lambda row: row.value, default=None)
    told = view.say("largest of those shown: {category}", category=category_name(view, largest.breakdown, largest.category)) if largest else ""
    text = view.say(SCOPES[split.by_place, split.by_year])
    return Cell(
        view.say("{scope}; mostly confidential", scope=text) if hidden else text,
        href=view.here(series=split.series, breakdown=split.breakdown),
        picture="" if hidden else draw_form(values, style.ORDER[0], told),
        pictured=tuple(figures.cell(view, row) for row in rows),
        spoken=name,
    )
