"""How many indicators of each place have which status, as one bar of counts a place; and the list behind each count."""

from pages.cards import figures, region
from pages.cards.card import Card
from pages.cards.cell import Cell, Sentence, Table, compose
from pages.cards.facts import describe
from pages.cards.ratings import REASONS, STATUS_WORDS, SYMBOLS, rating_words, write_legend
from pages.view.view import View
from pages.view.words import mark
from queries.rows import IndicatorStatusRow, ResultsRow, TallyRow

RATED = tuple(SYMBOLS)
"""The four ratings, the best first."""
UNRATED = ("unrated", "new")
TITLES = {
    "better": mark("{place}, {year}: indicators better than their target"),
    "on": mark("{place}, {year}: indicators on their target"),
    "improved": mark("{place}, {year}: indicators that improved and did not meet their target"),
    "missed": mark("{place}, {year}: indicators that did not meet their target and did not improve"),
    "rated": mark("{place}, {year}: all rated indicators"),
    "unrated": mark("{place}, {year}: indicators that are not rated, each with its reason"),
}
"""Of each list, by what it lists."""


def build(view: View) -> Card:
    """A row of counts a place: the chosen places, or the pilots; of the chosen objective where one alone is chosen, else of all."""
    year = view.status_year
    found = _by_place(view)
    title = view.say("Indicators by status, {year}, against the target of the year", year=year or "")
    if year is None:
        title = view.say("No year of the chosen range is complete, so nothing is rated")
    heads = (view.say("Region"), *(view.say(STATUS_WORDS[status]) for status in RATED), view.say("Rated"), view.say("Not rated"))
    return Card(
        address="tally",
        title=title,
        subtitle=write_legend(view),
        sentence=(),
        table=Table(title, heads, tuple(_line(view, place, rows) for place, rows in found.items())),
        notes=(
            view.say("Better means in the right direction: where less is better, a lower figure."),
            view.say("An indicator counts once, by its first series that is rated; each number opens the list of what it counts."),
        ),
        table_first=True,
    )


def build_list(view: View, place: str, status: str) -> Card:
    """The indicators of a place that have a rating, that have any (`rated`) or that have none (`unrated`): what a count of the tally counts.

    Raises KeyError for an unknown place or status.
    """
    name = view.words.pick(view.framework.regions[place])
    title = view.say(TITLES[status], place=name, year=view.status_year or "")
    rows = list_standing(view, place, status)
    found = view.rows(ResultsRow, year=view.status_year or 0, series="", regions=(place,), objectives=())
    results = {row.series: row for row in reversed(found)}
    heads = (view.say("Indicator"), view.say("Status"), view.say("Actual"), view.say("Target"), view.say("Baseline"))
    return Card(
        address=f"standing:{place}:{status}",
        title=title,
        subtitle=_scope(view),
        sentence=(),
        table=Table(title, heads, tuple(_standing(view, row, results.get(row.series)) for row in rows)),
        notes=tuple(figures.code_notes(view, [row for row in found if row.series in {each.series for each in rows}])),
        table_first=True,
        links=((view.say("Close this list"), view.link("/")),),
    )


def list_standing(view: View, place: str, status: str) -> list[IndicatorStatusRow]:
    """The rows that a count of the tally is made of."""
    rows = view.rows(IndicatorStatusRow, region=place, year=view.status_year or 0, objective=_objective(view))
    wanted = {"rated": RATED, "unrated": UNRATED}.get(status, (status,))
    return [row for row in rows if row.status in wanted]


def tell(view: View) -> Sentence:
    """In one sentence, how many of the rated indicators of each place missed their target without improving; empty where none is rated."""
    parts: list[str | Cell] = []
    for place, rows in _by_place(view).items():
        own = {row.status: row for row in rows if not row.reason}
        if not own["rated"].indicators:
            continue
        name = view.words.pick(view.framework.regions[place])
        counted, rated = (_count(view, own[status]) for status in ("missed", "rated"))
        parts += [view.say("; ") if parts else "", *compose(view.say("{count} of {rated} in {place}"), count=counted, rated=rated, place=Cell(name))]
    if not parts:
        return ()
    lead = view.say("In {year}, the last complete year, rated indicators that missed their target without improving: ", year=view.status_year)
    return (lead, *parts, ".")


def _by_place(view: View) -> dict[str, list[TallyRow]]:
    if view.status_year is None:
        return {}
    rows = view.rows(TallyRow, year=view.status_year, objective=_objective(view))
    return {place: own for place in view.shown_regions if (own := [row for row in rows if row.region == place])}


def _objective(view: View) -> str:
    return view.selection.objective[0] if len(view.selection.objective) == 1 else "all"


def _scope(view: View) -> str:
    chosen = _objective(view)
    aim = view.framework.objectives.get(chosen)
    return view.words.pick(aim) if aim else view.say("all objectives")


def _line(view: View, place: str, rows: list[TallyRow]) -> tuple[Cell, ...]:
    name = Cell(view.words.pick(view.framework.regions[place]), href=view.link("/regions", region=(place,)), tone=f"place {place}")
    own = {row.status: row for row in rows if not row.reason}
    shares = tuple(_share(view, own[status]) for status in RATED)
    all_rated = own["rated"]
    text = view.say("{rated} rated of {all}", rated=view.words.number(all_rated.indicators), all=view.words.number(all_rated.of_indicators))
    counted = Cell(text, all_rated.key, _list(view, place, "rated"))
    rated = Cell("", parts=(counted, Cell(view.say("the others"), href=_list(view, place, "unrated"))), tone="total")
    unrated = [row for row in rows if row.status in UNRATED]
    reasons = tuple(
        Cell(
            f"{view.words.number(row.indicators)} {view.say(REASONS[row.reason]) if row.reason else view.say('new')}",
            row.key, "", _facts(view, row), "line quiet",
        )
        for row in unrated
    )  # fmt: skip
    return (name, *shares, rated, Cell("", parts=reasons, tone="reasons"))


def _share(view: View, row: TallyRow) -> Cell:
    text = f"{SYMBOLS[row.status]} {view.words.number(row.indicators)}"
    return Cell(text, row.key, _list(view, row.region, row.status), _facts(view, row), f"share {row.status}", weight=row.indicators)


def _facts(view: View, row: TallyRow) -> dict[str, object]:
    columns = {"status": row.status, "reason": row.reason, "indicators": row.indicators, "of_indicators": row.of_indicators}
    return describe(view, row, "tally", row.year, counted=False, **columns)


def _count(view: View, row: TallyRow) -> Cell:
    return Cell(view.words.number(row.indicators), row.key, _list(view, row.region, row.status))


def _list(view: View, place: str, status: str) -> str:
    return view.link("/", show=f"standing:{place}:{status}")


def _standing(view: View, row: IndicatorStatusRow, result: ResultsRow | None) -> tuple[Cell, ...]:
    indicator = view.framework.indicators[row.indicator]
    facts = describe(view, row, "indicator_status", row.year, status=row.status, reason=row.reason, status_name=rating_words(view, row))
    leads = view.link("/indicators", indicator=row.indicator)
    measure = view.words.pick(view.framework.series[row.series])
    head = Cell("", href=leads, parts=(Cell(row.indicator, tone="strong"), Cell(view.words.pick(indicator)), Cell(measure, tone="line quiet")))
    status = Cell(rating_words(view, row), row.key, "", facts, "rating")
    if result is None:
        return (head, status, Cell("–"), Cell("–"), Cell("–"))
    return (head, status, region.actual_cell(view, result), region.target_cell(view, result), region.baseline_cell(view, result))
