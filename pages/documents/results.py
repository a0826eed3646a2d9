"""The results framework as people print it: each measure at each place, with baseline, targets and actual values of all years."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pages.card import ratings
from pages.card.cell import show_amount, show_change, show_value
from pages.view.view import View
from queries.rows import IndicatorsRow, ResultsRow, SeriesRow


@dataclass(frozen=True)
class Measure:
    """A series at a place, as one counting system has it: its results by year."""

    indicator: IndicatorsRow
    series: SeriesRow
    source: str
    region: str
    years: dict[int, ResultsRow] = field(default_factory=dict)

    @property
    def last(self) -> ResultsRow:
        """The result of the last year that there is."""
        return self.years[max(self.years)]


def read_measures(view: View) -> list[Measure]:
    """The measures of the view's objectives at its places, in the order of the framework; each with the years of its range."""
    found: dict[tuple[str, str, str], Measure] = {}
    framework = view.framework
    for year in view.years:
        for row in view.rows(ResultsRow, year=year, series="", regions=view.selection.region, objectives=view.selection.objective):
            series = framework.series[row.series]
            key = (row.series, row.source, row.region)
            measure = found.setdefault(key, Measure(framework.indicators[series.indicator], series, row.source, row.region))
            measure.years[year] = row
    order = {code: position for position, code in enumerate(framework.series)}
    places = {code: position for position, code in enumerate(framework.regions)}
    return sorted(found.values(), key=lambda each: (order[each.series.series], each.source, places[each.region]))


def by_activity(view: View, measures: list[Measure]) -> Iterator[tuple[str, str, list[Measure]]]:
    """Objective, activity and its measures, in the order of the framework; what belongs to no activity comes first, under an empty code."""
    groups: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures:
        groups.setdefault((measure.indicator.objective or "", measure.indicator.activity or ""), []).append(measure)
    for (objective, activity), own in sorted(
        groups.items(), key=lambda each: (each[0][0], list(view.framework.activities).index(each[0][1]) if each[0][1] else -1)
    ):
        yield objective, activity, own


def say_actual(view: View, measure: Measure, row: ResultsRow) -> str:
    """The value of the year as it is printed, `28`, `56.3% (9 of 16) [p]`, `[c]`; where the target counts from the start, what was counted since."""
    if row.basis == "cumulative" and row.compared is not None and row.missing is None:
        amount = show_amount(view.words, measure.series, row.compared)
        return view.say("at least {amount}", amount=amount) if row.at_least else amount
    return show_value(view.words, measure.series, row)


def say_target(view: View, measure: Measure, row: ResultsRow) -> str:
    """The target of the year, `28`, `at most 595`; an en dash where there is none."""
    if row.target is None:
        return "–"
    amount = show_amount(view.words, measure.series, row.target)
    return view.say("at most {amount}", amount=amount) if measure.series.direction == "down" else amount


def say_baseline(view: View, measure: Measure) -> str:
    """The last baseline with its year, `12 (2017)`."""
    row = measure.last
    return "–" if row.baseline is None else f"{show_amount(view.words, measure.series, row.baseline)} ({row.baseline_year})"


def say_status(view: View, row: ResultsRow | None) -> str:
    """`● target met`, `– not rated: too few cases`; empty where nothing is rated."""
    return ratings.rating_words(view, row) if row and row.status else ""


def say_change(view: View, measure: Measure, row: ResultsRow | None) -> str:
    """The change since the year before with its verb, `better: +2`; empty where it cannot be compared."""
    if row is None or row.change is None or row.direction == "incomparable":
        return ""
    change = show_change(view.words, measure.series, row.change, brief=True)
    verb = ratings.say_word(view, "direction", row.direction, short=True) if row.direction and row.direction != "unchanged" else ""
    return view.say("{verb}: {change}", verb=verb, change=change) if verb else change
