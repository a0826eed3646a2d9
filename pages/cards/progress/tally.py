"""How many indicators of each place have which status, as one bar a place on one scale of all indicators; and the list behind each count."""

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose
from pages.card.facts import describe
from pages.card.ratings import RATED, UNRATED, rating_words, say_word, word, write_legend
from pages.cards.progress import region
from pages.view.view import View
from pages.view.words import mark
from queries.rows import IndicatorStatusRow, ResultsRow, TallyRow

TOGETHER = "PILOTS"
"""The roll-up of the pilots, a row of its own below them."""
NATIONAL = "ALL"
"""The place of the indicators of the Partnership as a whole, a row of its own below all others."""
TITLES = {
    "met": mark("{place}, {year}: indicators that met their target"),
    "close": mark("{place}, {year}: indicators close to their target"),
    "not-met": mark("{place}, {year}: indicators that did not meet their target"),
    "rated": mark("{place}, {year}: all rated indicators"),
    "unrated": mark("{place}, {year}: indicators that are not rated, each with its reason"),
    "got-better": mark("{place}, {year}: rated indicators that got better since the year before"),
    "got-worse": mark("{place}, {year}: rated indicators that got worse since the year before"),
    "unchanged": mark("{place}, {year}: rated indicators without a change since the year before"),
    "incomparable": mark("{place}, {year}: rated indicators that cannot be compared with the year before"),
}
"""Of each list, by what it lists."""


def build(view: View) -> Card:
    """A bar a place: the chosen places, or the pilots and all of them together; of the chosen objective where one alone is chosen, else of all."""
    year = view.status_year
    found = _by_place(view)
    rated = {place: rows for place, rows in found.items() if _count_of(rows, "rated")}
    title = view.say("Indicators by status, {year}", year=year or "")
    if year is None:
        title = view.say("No year of the chosen range is complete, so nothing is rated")
    heads = (
        view.say("Region"),
        *(say_word(view, "status", status) for status in (*RATED, *UNRATED)),
        view.say("Counts"),
        view.say("All indicators"),
        view.say("Reasons"),
    )
    widest = max((rows[0].of_indicators for rows in rated.values()), default=0)
    return Card(
        address="tally",
        title=title,
        subtitle=f"{write_legend(view)} · ▨ {say_word(view, 'status', 'unrated', short=True)}",
        sentence=_tell_unrated(view, {place: rows for place, rows in found.items() if place not in rated}) if rated else _tell_none(view, found),
        table=Table(title, heads, tuple(_line(view, place, rows, widest) for place, rows in rated.items())),
        notes=(
            view.say("Close: short of the target by at most 10 %, of a percentage by at most 5 points, unless the series sets another tolerance."),
            view.say("An indicator counts once, by the series its reference sheet names; each count beside a bar opens the list of what it counts."),
            view.say("The total of places is rated by the sum of their targets, where each has one and the series adds up."),
        ),
        table_first=True,
    )


def build_list(view: View, place: str, status: str) -> Card:
    """The indicators of a place that have a status, that are rated (`rated`), that are not (`unrated`), or of the rated ones those that went
    one way (`got-worse` and its like): what a count of the tally counts.

    Raises KeyError for an unknown place or status.
    """
    name = _name(view, place) if place == NATIONAL else view.words.pick(view.framework.regions[place])
    title = view.say(TITLES[status], place=name, year=view.status_year or "")
    rows = list_standing(view, place, status)
    found = view.rows(ResultsRow, year=view.status_year or 0, series="", regions=(place,), objectives=())
    results = {row.series: row for row in reversed(found)}
    heads = (view.say("Indicator"), view.say("Status"), view.say("Actual"), view.say("Target"), view.say("Baseline"))
    return Card(
        address=f"standing:{place}:{status}",
        title=title,
        subtitle=_scope(view, place),
        sentence=(),
        table=Table(title, heads, tuple(_standing(view, row, results.get(row.series)) for row in rows)),
        notes=tuple(figures.code_notes(view, [row for row in found if row.series in {each.series for each in rows}])),
        table_first=True,
        links=((view.say("Close this list"), view.link("/")),),
    )


def list_standing(view: View, place: str, status: str) -> list[IndicatorStatusRow]:
    """The rows that a count of the tally is made of."""
    objective = "national" if place == NATIONAL else _objective(view)
    rows = view.rows(IndicatorStatusRow, region=place, year=view.status_year or 0, objective=objective)
    if status in ("got-better", "got-worse", "unchanged", "incomparable"):
        return [row for row in rows if row.status in RATED and (row.direction or "incomparable") == status]
    wanted = {"rated": RATED, "unrated": UNRATED}.get(status, (status,))
    return [row for row in rows if row.status in wanted]


def tell(view: View) -> Sentence:
    """A line a place: how many indicators could be rated, how many met their target, came close or did not, and where they went since."""
    year = view.status_year or 0
    parts: list[str | Cell] = []
    for place, rows in _by_place(view).items():
        own = {row.status: row for row in rows if not row.reason}
        if place in (TOGETHER, NATIONAL) or not own["rated"].indicators:
            continue
        cells = {name.replace("-", "_"): _count(view, row) for name, row in own.items() if name in TITLES}
        text = view.say(
            "Of {all} indicators in {place}, {rated} could be rated for {year}: {met} met their target, {close} came close, {not_met} did not; "
            "{got_worse} got worse since {before}, {incomparable} cannot be compared."
        )
        of_all = Cell(view.words.number(own["all"].indicators), own["all"].key)
        named = Cell(view.words.pick(view.framework.regions[place]), tone="strong")
        parts += ["\n"] if parts else []
        parts += compose(text, **cells, all=of_all, place=named, year=Cell(str(year)), before=Cell(str(year - 1)))
    return tuple(parts)


def _by_place(view: View) -> dict[str, list[TallyRow]]:
    if view.status_year is None:
        return {}
    rows = view.rows(TallyRow, year=view.status_year, objective=_objective(view))
    places = view.shown_regions if view.selection.region else (*view.shown_regions, TOGETHER)
    found = {place: own for place in places if (own := [row for row in rows if row.region == place])}
    if not view.selection.region and not view.selection.objective:
        national = view.rows(TallyRow, year=view.status_year, objective="national")
        found |= {NATIONAL: [row for row in national if row.region == NATIONAL]} if national else {}
    return found


def _count_of(rows: list[TallyRow], status: str) -> int:
    return sum(row.indicators for row in rows if row.status == status)


def _tell_unrated(view: View, unrated: dict[str, list[TallyRow]]) -> Sentence:
    """The places in which nothing is rated, in one sentence instead of empty bars; then the national indicators where that is so of them."""
    sentence: list[str | Cell] = []
    if places := [place for place in unrated if place != NATIONAL]:
        sentence.append(view.say("{places}: no indicator could be rated.", places=view.words.join([_name(view, place) for place in places])))
    if rows := unrated.get(NATIONAL):
        every = Cell(view.words.number(rows[0].of_indicators), rows[0].key, _list(view, NATIONAL, "unrated"))
        sentence += [" "] if sentence else []
        sentence += compose(view.say("Of {all} national indicators none could be rated."), all=every)
    return tuple(sentence)


def _tell_none(view: View, found: dict[str, list[TallyRow]]) -> Sentence:
    """What is said where no place has a rated indicator."""
    return (view.say("No indicator could be rated yet; “Indicators” says why of each."),) if found else ()


def _name(view: View, place: str) -> str:
    named = {TOGETHER: mark("The pilots together"), NATIONAL: mark("National indicators")}
    return view.say(named[place]) if place in named else str(view.words.pick(view.framework.regions[place]))


def _objective(view: View) -> str:
    return view.selection.objective[0] if len(view.selection.objective) == 1 else "all"


def _scope(view: View, place: str) -> str:
    if place == NATIONAL:
        return view.say("The Partnership as a whole")
    chosen = _objective(view)
    aim = view.framework.objectives.get(chosen)
    return view.words.pick(aim) if aim else view.say("all objectives")


def _line(view: View, place: str, rows: list[TallyRow], widest: int) -> tuple[Cell, ...]:
    """Name, the parts of the bar, and the counts in words. What is not rated is one hatched part, whatever its reasons."""
    name = Cell(view.words.pick(view.framework.regions[place]), href=view.link("/regions", region=(place,)), tone=f"place {place}")
    if place in (TOGETHER, NATIONAL):
        name = Cell(_name(view, place), tone="place")
    own = {row.status: row for row in rows if not row.reason}
    unrated = [row for row in rows if row.status in UNRATED]
    bar = [_share(view, own[status]) for status in RATED]
    bar += [_hatched([row for row in unrated if row.status == status], status) for status in UNRATED]
    counts = [_counted(view, own[status]) for status in (*RATED, "not-rated")]
    reasons = tuple(
        Cell(
            f"{view.words.number(row.indicators)} {say_word(view, 'reason', row.reason) if row.reason else say_word(view, 'status', row.status)}",
            row.key, "", _facts(view, row), "line quiet",
        )
        for row in unrated
    )  # fmt: skip
    rest = Cell(view.words.number(own["all"].indicators), own["all"].key, tone="rest", weight=widest - rows[0].of_indicators)
    return (name, *bar, Cell("", parts=tuple(counts), tone="total"), rest, Cell("", parts=reasons, tone="reasons"))


def _share(view: View, row: TallyRow) -> Cell:
    """A part of the bar: as long as its count, in the colours of its status. It may be too short to be hit, so the count beside leads on."""
    colours = word(view, "status", row.status)
    return Cell(
        view.words.number(row.indicators), row.key, "", _facts(view, row), "share",
        weight=row.indicators, colours=(colours.colour or "", colours.ink or ""),
    )  # fmt: skip


def _hatched(rows: list[TallyRow], status: str) -> Cell:
    return Cell("", tone=f"share {status}", weight=sum(row.indicators for row in rows))


def _counted(view: View, row: TallyRow) -> Cell:
    status = "unrated" if row.status == "not-rated" else row.status
    text = view.say("{number} {status}", number=view.words.number(row.indicators), status=say_word(view, "status", status, short=True))
    return Cell(text, row.key, _list(view, row.region, status), _facts(view, row))


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
