"""What part each category is of a yearly total, on both bases: of all, and of those whose category is known."""

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.card.facts import describe
from pages.cards.progress.breakdown import category_name, first_source
from pages.view.view import View
from queries.rows import FiguresRow, SharesRow


def build(view: View, series: str, breakdown: str, source: str = "") -> Card:
    """The shares of the last complete year at the one chosen place, or at all places together; no table where none may be told.

    Raises KeyError for a series or breakdown this release does not know.
    """
    row, split = view.framework.series[series], view.framework.breakdowns[breakdown]
    owner = figures.own_source(view, series, source) or first_source(view, series)
    place = view.selection.region[0] if len(view.selection.region) == 1 else "ALL"
    found = figures.by_place(view, SharesRow, series=series, breakdown=breakdown).get((owner, place), ())
    shares = {each.category: each for each in found if each.year == view.status_year}
    counts = {each.category: each for each in _counts(view, series, breakdown, owner, place)}
    title = view.say("{measure}: parts by {breakdown}", measure=view.words.pick(row), breakdown=view.words.pick(split).lower())
    if shares:
        title += f": {figures.place_names(view, (place,))}, {view.status_year}"
    order = view.framework.categories_of(breakdown)
    return Card(
        address=":".join(part for part in ("shares", series, breakdown, source) if part),
        title=title,
        subtitle=view.say("a percentage and what it is a part of: all, and those whose category is known"),
        sentence=()
        if shares
        else (view.say("No share can be calculated: a count is missing or confidential, or a case can be in several categories."),),
        table=Table(
            title,
            (view.say("Category"), view.say("Count"), view.say("Of all"), view.say("Of those known")),
            tuple(_line(view, shares[code], counts[code]) for code in order if code in shares and code in counts),
        ),
        sources=figures.source_names(view, figures.counting_systems(view, series, owner)),
        table_first=True,
    )


def _counts(view: View, series: str, breakdown: str, source: str, place: str) -> list[FiguresRow]:
    found = figures.yearly(view, series, breakdown).get((source, place), ())
    return [each for each in found if each.breakdown == breakdown and each.year == view.status_year]


def _line(view: View, share: SharesRow, count: FiguresRow) -> tuple[Cell, ...]:
    words = view.words
    facts = describe(view, share, "share", share.period, counted=True, breakdown=share.breakdown, category=share.category, share=share.share)
    facts |= {"total": share.total, "known_share": share.known_share, "known": share.known}
    of_all = view.say("{share} of {total}", share=words.percent(share.share), total=words.number(share.total))
    name = Cell(category_name(view, share.breakdown, share.category))
    if share.known_share is None:
        return name, figures.cell(view, count), Cell(of_all, share.key, "", facts, "number"), Cell("–")
    of_known = view.say("{share} of {total}", share=words.percent(share.known_share), total=words.number(share.known))
    return name, figures.cell(view, count), Cell(of_all, share.key, "", facts, "number"), Cell(of_known, share.key, tone="number")
