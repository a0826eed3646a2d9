"""The targets of one indicator at a glance: places as rows, years as columns, the baseline before them."""

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Table, show_amount
from pages.card.facts import describe
from pages.cards.progress.sheet import series_of
from pages.view.view import View
from queries.rows import BaselinesRow, TargetsRow


def build(view: View, indicator: str) -> Card:
    """The table, a group a series that has a target or a baseline. Raises KeyError for an indicator this release does not know."""
    row = view.framework.indicators[indicator]
    years = view.years
    rows: list[tuple[Cell, ...]] = []
    cumulative = late = False
    for code in series_of(view, indicator):
        targets = {(each.region, each.year): each for each in view.rows(TargetsRow, series=code) if each.year in years}
        baselines = {each.region: each for each in view.rows(BaselinesRow, series=code)}  # the newest of a place is the last
        cumulative |= any(each.basis == "cumulative" for each in targets.values())
        late |= any(each.late for each in targets.values())
        lines = [_line(view, place, years, targets, baselines) for place in view.listed_regions]
        if lines := [line for line in lines if line is not None]:
            rows += [(Cell(view.words.pick(view.framework.series[code])),), *lines]
    title = view.say("Targets by place and year")
    said = [indicator, view.words.pick(row, "unit"), *([view.say("from the beginning of the term")] if cumulative else [])]
    return Card(
        address=f"aims:{indicator}",
        title=title,
        subtitle=" · ".join(said),
        sentence=() if rows else (view.say("No target and no baseline for these places and years."),),
        table=Table(title, (view.say("Place"), view.say("Baseline"), *figures.year_names(view, years)), tuple(rows)),
        notes=(view.say("A target adopted after its period began says so."),) if late else (),
        table_first=True,
    )


def _line(
    view: View, place: str, years: tuple[int, ...], targets: dict[tuple[str, int], TargetsRow], baselines: dict[str, BaselinesRow]
) -> tuple[Cell, ...] | None:
    """A place with its baseline and its targets; None where it has neither."""
    aims = [targets.get((place, year)) for year in years]
    if place not in baselines and not any(aims):
        return None
    name = Cell(view.words.pick(view.framework.regions[place]))
    return (name, _baseline(view, baselines.get(place)), *(figures.target_cell(view, aim) if aim is not None else Cell("–") for aim in aims))


def _baseline(view: View, row: BaselinesRow | None) -> Cell:
    if row is None:
        return Cell("–")
    text = f"{show_amount(view.words, view.framework.series[row.series], row.value)} ({row.year})"
    return Cell(text, row.key, "", describe(view, row, "baseline", row.year, value=row.value), "number")
