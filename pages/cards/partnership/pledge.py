"""What a side intended to give and what of it is there, by stage of the money and year: stages and currencies are never added."""

from data.compact import compact
from pages.card import figures, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose, show_amount
from pages.charts import style
from pages.charts.bars import Bar, Panel, draw_bars
from pages.charts.drawing import Drawing
from pages.view.view import View
from queries.rows import CommitmentAmountsRow, FiguresRow, SeriesRow

ALL = "ALL"


def build(view: View, currency: str) -> Card:
    """The stages of the money of one side: the whole term against the amount the instrument names, and each year. Raises KeyError."""
    if currency not in compact().currencies:
        raise KeyError(currency)
    title = view.words.own(f"pledge.{currency}") or view.say("Contribution by stage of the money, {currency}", currency=currency)
    stages, intended = list_stages(view, currency), read_intended(view, currency)
    term = {row.series: _whole(view, row) for row in stages}
    shown = [each for each in term.values() if each is not None]
    return Card(
        address=f"pledge:{currency}",
        title=title,
        subtitle=view.say("whole term so far"),
        lead=_intent(view, intended),
        sentence=_tell(view, stages, term, intended),
        table=_table(view, title, stages, term, intended),
        figure=_draw(view, stages, term, intended),
        sources=figures.source_names(view, {each.source for each in shown}),
        notes=(
            view.say("Black mark: what was intended."),
            view.say("Stages follow one another and are never added. The two currencies are never put on one axis, and nothing is converted."),
            *figures.code_notes(view, shown),
        ),
        table_first=not shown,
    )


def list_stages(view: View, currency: str) -> list[SeriesRow]:
    """The stages of the money in one currency, the last of them last."""
    return [row for row in view.framework.series.values() if row.kind == "money" and row.currency == currency and row.objective is None]


def read_intended(view: View, currency: str) -> CommitmentAmountsRow | None:
    """The amount that the instrument names in one currency."""
    return next((row for row in view.rows(CommitmentAmountsRow) if row.currency == currency), None)


def build_sides(view: View) -> Card:
    """Both sides together: what each intended and what is there of it. The currencies are never added or converted."""
    sides = [build(view, side.currency) for side in reversed(compact().sides)]
    title = view.say("Contributions of both sides, whole term so far")
    rows = [row for side in sides for row in ((Cell(side.title),), *side.table.rows)]
    heads = max((side.table.heads for side in sides), key=len)
    return Card(
        address="money",
        title=title,
        subtitle=view.say("each in its own currency; the stages of the money follow one another and are never added"),
        sentence=tuple(part for side in sides for part in (*side.sentence, "\n")),
        table=Table(title, heads, tuple(row for row in rows if len(row) in (1, len(heads)))),
        sources=", ".join(dict.fromkeys(filter(None, (side.sources for side in sides)))),
        notes=tuple(dict.fromkeys(note for side in sides for note in side.notes)),
        table_first=True,
    )


def _intent(view: View, intended: CommitmentAmountsRow | None) -> Sentence:
    """`Clause II.B: Provide at least XYZ 8,000,000`: the whole wording, because "at least" is a part of the amount."""
    if intended is None:
        return ()
    return (view.say("Clause {clause}: ", clause=intended.clause), Cell(view.words.pick(intended), intended.key))


def _whole(view: View, series: SeriesRow) -> FiguresRow | None:
    """The released figure of the whole term, all places and sources."""
    found = figures.of_term(view, series.series, "").get((series.shown_source or ALL, ALL), ())
    return next((row for row in found if figures.has_value(row)), None)


def _tell(view: View, stages: list[SeriesRow], term: dict[str, FiguresRow | None], intended: CommitmentAmountsRow | None) -> Sentence:
    sentence: list[str | Cell] = []
    for series in stages:
        row = term[series.series]
        if row is not None and intended is not None:
            whole = Cell(show_amount(view.words, series, intended.amount), intended.key)
            text = view.say("{stage}: {amount}; intended: {intended}. ")
            sentence += compose(text, stage=Cell(_stage(view, series)), amount=figures.cell(view, row), intended=whole)
    return tuple(sentence) or (view.say("No amount is released yet."),)


def _stage(view: View, series: SeriesRow) -> str:
    return str(view.words.pick(series, "short") or view.words.pick(series))


def _draw(view: View, stages: list[SeriesRow], term: dict[str, FiguresRow | None], intended: CommitmentAmountsRow | None) -> Drawing | None:
    if not any(term.values()):
        return None
    bars = []
    if intended is not None:
        amount = show_amount(view.words, stages[0], intended.amount)
        bars.append(Bar(view.say("Intended") + f": {amount}", intended.amount, amount, intended.key, colour=style.QUIET, label=" "))
    for series in stages:
        row, name = term[series.series], _stage(view, series)
        if row is None:
            bars.append(Bar(name, None, "", "", "", "x"))
        else:
            text = figures.cell(view, row).text
            amount = show_amount(view.words, series, intended.amount) if intended else ""
            aim, key = (intended.amount, intended.key) if intended else (None, "")
            # the amount stands with the name: at the end of the bar the mark of what is intended would strike it through
            bars.append(Bar(f"{name}: {text}", row.value, text, row.key, target=aim, target_text=amount, target_key=key, label=" "))
    return draw_bars([Panel("", bars)])


def _table(view: View, title: str, stages: list[SeriesRow], term: dict[str, FiguresRow | None], intended: CommitmentAmountsRow | None) -> Table:
    heads = (view.say("Year"), *(_stage(view, series) for series in stages))
    yearly = {series.series: _by_year(view, series) for series in stages}
    lines = [
        (Cell(figures.name_year(view, year)), *(_cell(view, yearly[series.series].get(year)) for series in stages))
        for year in sorted({year for own in yearly.values() for year in own}, reverse=True)
    ]
    whole = view.say("{years} together", years=years.span(view.framework.years))
    lines.insert(0, (Cell(whole, tone="strong"), *(_cell(view, term[series.series]) for series in stages)))
    if intended is not None:
        amount = [Cell(show_amount(view.words, series, intended.amount), intended.key, tone="number") for series in stages]
        lines.insert(0, (Cell(view.say("Intended"), tone="strong"), *amount))
    return Table(title, heads, tuple(lines))


def _by_year(view: View, series: SeriesRow) -> dict[int, FiguresRow]:
    found = figures.yearly(view, series.series).get((series.shown_source or ALL, ALL), ())
    return {row.year: row for row in found if row.year in view.years}


def _cell(view: View, row: FiguresRow | None) -> Cell:
    return Cell("–") if row is None else figures.cell(view, row)
