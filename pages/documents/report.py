"""The report in Word (section X.B of the instrument): results by objective and activity, narrative, completeness, revisions, sources.

The columns follow the order of a results performance monitoring plan: indicator, place, baseline, target, actual, status, change,
disaggregation, source, frequency.
"""

from collections.abc import Sequence
from functools import partial

from pages.card.markup import plain
from pages.cards.kinds import build_card
from pages.cards.progress import headlines
from pages.cards.progress.scorecard import list_series
from pages.cards.progress.sheet import FREQUENCIES
from pages.documents.native import make_native
from pages.documents.results import Measure, by_activity, read_measures, say_actual, say_baseline, say_change, say_status, say_target
from pages.documents.word import Document, Texts, say, say_own, translate
from pages.view.stamp import explain_codes, write_filters, write_release, write_ribbon
from pages.view.view import View
from pages.view.words import mark
from queries.rows import CompletenessRow, FiguresRevisedRow, NarrativesRow, SourcesRow

HEADS = (
    mark("Indicator"), mark("Region"), mark("Baseline"), mark("Target {year}"), mark("Actual {year}"), mark("Status"), mark("Change"),
    mark("Breakdowns"), mark("Source"), mark("Frequency"),
)  # fmt: skip
SHARES = (20, 10, 8, 9, 11, 13, 10, 14, 12, 9)
JOINED = (0, 7, 8, 9)
"""Columns that say the same of each place of an indicator."""
MOST_REVISED = 30
"""Revised figures in the report; the file of the release has all."""
COUNTS = ("figures-revised", "figures-completed", "no-target", "no-baseline", "no-data", "explanations-missing")


def write_report(views: Sequence[View]) -> bytes:
    """The report on the last complete year of the views' range as `.docx`. The views differ in their language alone."""
    first = views[0]
    title = say(views, lambda view: view.say("Results report {year}", year=view.status_year or ""))
    document = Document(views, title, say(views, write_ribbon), say(views, write_release), lying=True)
    document.heading(title, 0)
    document.text(say_own(views, "title"))
    document.text(say(views, lambda view: f"{write_release(view)} · {write_filters(view)}"))
    document.heading(translate(views, "Key indicators"), 1)
    for series in list_series(first, "")[1]:
        _add_key(document, series)
    measures = [each for each in read_measures(first) if _is_reported(first, each)]
    before = None
    for objective, activity, own in by_activity(first, measures):
        if objective != before:
            before = objective
            document.heading(say(views, partial(_name_objective, objective)), 1)
        if activity:
            document.heading(say(views, partial(_name_activity, activity)), 2)
        _add_results(document, own)
        _add_context(document, activity)
    _add_quality(document)
    return document.save()


def _is_reported(view: View, measure: Measure) -> bool:
    """Whether a measure is that of its indicator, at a chosen place or one of the pilots and all places together, and has a result in the year."""
    headline = measure.indicator.headline_series or ""
    places = view.selection.region or ("ALL", *view.framework.pilots)
    row = measure.years.get(view.status_year or 0)
    return measure.series.series == headline and measure.region in places and row is not None and (row.missing != "z" or row.target is not None)


def _name_objective(code: str, view: View) -> str:
    if not code:
        return view.say("Of the whole Partnership")
    row = view.framework.objectives[code]
    return view.say("Objective {number}: {name}", number=code, name=view.words.pick(row))


def _name_activity(code: str, view: View) -> str:
    return f"{code} {view.words.pick(view.framework.activities[code])}"


def _say_count(code: str, view: View) -> str:
    return plain(headlines.say_count(view, code))


def _say_source(row: SourcesRow, view: View) -> str:
    return f"{view.words.pick(row)}: {view.words.pick(row, 'counts')}"


def _say_code(position: int, view: View) -> str:
    return explain_codes(view)[position]


def _add_key(document: Document, series: str) -> None:
    """A key indicator: its name, its chart, and what the chart says, in words."""
    views = document.views
    cards = [build_card(view, f"trend:{series}::slide") for view in views]
    document.heading(say(views, lambda view: view.name_series(series)), 2)
    if cards[0].figure is not None:
        about = (("series", series), ("release", str(views[0].number)))
        natives = make_native(views[0], cards[0].figure.chart, about)
        document.charts([(native, f"{native.heading}. {plain(cards[0].sentence)}".strip()) for native in natives], 52)
    spoken = dict(zip(map(id, views), cards, strict=True))
    document.text(say(views, lambda view: plain(spoken[id(view)].sentence).strip()))


def _add_results(document: Document, measures: Sequence[Measure]) -> None:
    views, year = document.views, document.views[0].status_year
    heads = [translate(views, head, year=year) for head in HEADS]
    rows = [_line(views, measure, year or 0) for measure in measures]
    document.table(heads, rows, SHARES, translate(views, "Results of {year}", year=year), joined=JOINED)


def _line(views: Sequence[View], measure: Measure, year: int) -> list[Texts]:
    row = measure.years[year]

    return [
        say(views, lambda view: f"{view.name_series(measure.series.series)} ({view.words.pick(measure.series, 'unit')})"),
        say(views, lambda view: view.words.pick(view.framework.regions[measure.region])),
        say(views, lambda view: say_baseline(view, measure)),
        say(views, lambda view: say_target(view, measure, row)),
        say(views, lambda view: say_actual(view, measure, row)),
        say(views, lambda view: say_status(view, row)),
        say(views, lambda view: say_change(view, measure, row)),
        say(views, lambda view: _say_splits(view, measure.series.series)),
        say(views, lambda view: view.words.pick(view.framework.sources[measure.source]) if measure.source in view.framework.sources else ""),
        say(views, lambda view: view.say(FREQUENCIES[measure.indicator.frequency]) if measure.indicator.frequency in FREQUENCIES else ""),
    ]


def _say_splits(view: View, series: str) -> str:
    """The breakdowns that the series is reported by."""
    found = [
        view.framework.breakdowns[each.breakdown] for each in view.framework.splits.get(series, ()) if each.breakdown != "total" and each.offered
    ]
    return ", ".join(view.words.pick(each) for each in found)


def _add_context(document: Document, activity: str) -> None:
    """What institutions wrote of the year, and how much of the data came in."""
    views, year = document.views, document.views[0].status_year
    if not activity or year is None:
        return
    for row in views[0].rows(NarrativesRow, activity=activity, region="", objectives=(), first=year, last=year):
        document.text(say(views, partial(_say_narrative, row)))
    counts = [row for row in views[0].rows(CompletenessRow, activity=activity, year=year) if row.region in views[0].framework.pilots and row.required]
    if counts:
        document.text(say(views, partial(_say_completeness, counts)), size=9)


def _say_narrative(row: NarrativesRow, view: View) -> str:
    where = view.words.pick(view.framework.regions[row.region]) if row.region in view.framework.regions else ""
    who = view.framework.institutions.get(row.institution)
    said = ", ".join(filter(None, (where, view.words.pick(who) if who else "", view.words.half(row.period))))
    return f"{view.words.pick(row, 'text')} ({said})"


def _say_completeness(rows: Sequence[CompletenessRow], view: View) -> str:
    number = view.words.number
    places = [
        view.say("{place} {delivered} of {required}", place=view.words.pick(view.framework.regions[row.region]),
                 delivered=number(row.delivered), required=number(row.required))
        for row in rows
    ]  # fmt: skip
    return view.say("Data delivered: {places}.", places=", ".join(places))


def _add_quality(document: Document) -> None:
    """How complete the data are, what was revised, who counted, and what the codes mean."""
    views, first = document.views, document.views[0]
    document.heading(translate(views, "How complete are the data?"), 1)
    document.item(say(views, lambda view: plain(headlines.say_reports(view))))
    for code in COUNTS:
        document.item(say(views, partial(_say_count, code)))
    asked = {"regions": first.selection.region, "years": (), "listed_series": (), "most": MOST_REVISED}
    revised = first.rows(FiguresRevisedRow, change="revised", **asked) if first.number > 1 else ()
    if revised:
        document.heading(translate(views, "Largest revisions since the release before"), 2)
        heads = [translate(views, head) for head in REVISED]
        rows = [_revised_line(views, row) for row in revised]
        document.table(heads, rows, (30, 14, 10, 10, 10, 40), translate(views, "Largest revisions since the release before"))
    document.heading(translate(views, "Sources"), 1)
    for source in first.framework.sources.values():
        document.item(say(views, partial(_say_source, source)))
    document.heading(translate(views, "Codes"), 1)
    for position in range(len(explain_codes(first))):
        document.item(say(views, partial(_say_code, position)))


REVISED = (mark("Measure"), mark("Region"), mark("Year"), mark("Was"), mark("Became"), mark("Reason"))


def _revised_line(views: Sequence[View], row: FiguresRevisedRow) -> list[Texts]:
    def amount(value: float | None, missing: str | None) -> str:
        return f"[{missing}]" if value is None else views[0].words.number(value, 0 if float(value).is_integer() else 1)

    return [
        say(views, lambda view: view.name_series(row.series)),
        say(views, lambda view: view.words.pick(view.framework.regions[row.region])),
        say(views, lambda _: row.period),
        say(views, lambda _: amount(row.was, row.was_missing)),
        say(views, lambda _: amount(row.became, row.became_missing)),
        say(views, lambda view: str(view.words.pick(row, "reason") or "")),
    ]
