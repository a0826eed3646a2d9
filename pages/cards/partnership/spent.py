"""The last stage of the money of one side - executed, disbursed - for the whole term and by year, by form, against what was intended."""

from data.compact import compact
from pages.card import figures, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose, show_amount
from pages.cards.partnership.pledge import ALL, list_stages, read_intended
from pages.charts.drawing import Drawing
from pages.charts.stacked import Part, Stack, draw_stacks
from pages.view.view import View
from queries.rows import CommitmentAmountsRow, FiguresRow, SeriesRow

FORM = "form"
Parts = dict[str, FiguresRow]
"""The figure of each form in one period."""


def build(view: View, currency: str) -> Card:
    """The card of one currency. Raises KeyError for a currency without stages."""
    if currency not in compact().currencies:
        raise KeyError(currency)
    title = view.words.own(f"spent.{currency}") or view.say("Contribution made in each year, {currency}", currency=currency)
    series = list_stages(view, currency)[-1]
    intended = read_intended(view, currency)
    totals, parts = _read(view, series)
    shown = [*totals.values(), *(row for own in parts.values() for row in own.values())]
    forms = [code for code in view.framework.categories_of(FORM) if any(code in own for own in parts.values())]
    return Card(
        address=f"spent:{currency}",
        title=title,
        subtitle=view.say("whole term so far, with what was intended as a mark; then each year on the same scale"),
        sentence=_tell(view, series, totals, intended),
        table=_table(view, title, totals, parts, forms),
        figure=_draw(view, series, totals, parts, forms, intended),
        sources=figures.source_names(view, {row.source for row in shown}),
        notes=(view.say("What was intended is for the whole term; the instrument names no amount for a year."), *figures.code_notes(view, shown)),
        table_first=not any(map(figures.has_value, totals.values())),
    )


def _read(view: View, series: SeriesRow) -> tuple[dict[int, FiguresRow], dict[int, Parts]]:
    """The total of the whole term (year 0) and of each year, and the parts of each by form."""
    owner = (series.shown_source or ALL, ALL)
    rows = [row for row in figures.yearly(view, series.series, FORM).get(owner, ()) if row.year in view.years]
    found = [(0, row) for row in figures.of_term(view, series.series, FORM).get(owner, ())] + [(int(row.year), row) for row in rows]
    parts: dict[int, Parts] = {}
    for year, row in found:
        if row.breakdown == FORM:
            parts.setdefault(year, {})[row.category] = row
    return {year: row for year, row in found if row.breakdown == "total"}, parts


def _name(view: View, year: int) -> str:
    return figures.name_year(view, year) if year else view.say("Whole term")


def _draw(
    view: View, series: SeriesRow, totals: dict[int, FiguresRow], parts: dict[int, Parts], forms: list[str], intended: CommitmentAmountsRow | None
) -> Drawing | None:
    """Stacked by form where every part of every bar has a value; one bar a year where one is withheld or missing, because a stack would tell it."""
    stacks = []
    drawn = {year: row for year, row in totals.items() if figures.has_value(row)}
    whole = bool(forms) and all(set(parts.get(year, ())) and all(map(figures.has_value, parts[year].values())) for year in drawn)
    for year, row in drawn.items():
        own = [parts[year].get(form) for form in forms] if whole else [row]
        made = {at: _part(view, each) for at, each in enumerate(own) if each is not None and each.value}
        aim = Part(intended.amount, _intended(view, series, intended), intended.key) if intended is not None and not year else None
        stacks.append(Stack(_name(view, year), made, _part(view, row), aim))
    if not stacks:
        return None
    names = [view.words.pick(view.framework.categories[FORM, form]) for form in forms] if whole else [view.words.pick(series)]
    return draw_stacks(stacks, names, _intended(view, series, intended) if intended is not None else "")


def _part(view: View, row: FiguresRow) -> Part:
    return Part(row.value, figures.cell(view, row).text, row.key)


def _intended(view: View, series: SeriesRow, intended: CommitmentAmountsRow) -> str:
    return view.say("Intended") + ": " + show_amount(view.words, series, intended.amount)


def _tell(view: View, series: SeriesRow, totals: dict[int, FiguresRow], intended: CommitmentAmountsRow | None) -> Sentence:
    if 0 not in totals:
        return (view.say("No amount is released yet."),)
    text = view.say("Whole term: {amount}. ")
    sentence = list(compose(text, amount=figures.cell(view, totals[0])))
    if intended is not None:
        sentence += compose(view.say("Intended: {amount}. "), amount=Cell(show_amount(view.words, series, intended.amount), intended.key))
    complete = years.complete(view, tuple(row for year, row in totals.items() if year))
    for row in [row for row in complete if row.year == view.status_year]:
        sentence += compose(view.say("{year}: {amount}."), year=Cell(str(row.year)), amount=figures.cell(view, row))
    return tuple(sentence)


def _table(view: View, title: str, totals: dict[int, FiguresRow], parts: dict[int, Parts], forms: list[str]) -> Table:
    heads = (view.say("Period"), *(view.words.pick(view.framework.categories[FORM, form]) for form in forms), view.say("Total"))
    lines = []
    for year, total in totals.items():
        own = [parts.get(year, {}).get(form) for form in forms]
        cells = [figures.cell(view, row) if row is not None else Cell("–") for row in (*own, total)]
        lines.append((Cell(_name(view, year), tone="" if year else "strong"), *cells))
    return Table(title, heads, tuple(lines))
