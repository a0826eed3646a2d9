"""The evaluation: what it measured at the beginning, in the middle and at the end, beside what was reported, and what it found."""

from collections.abc import Sequence

from pages.card import figures
from pages.card.card import Card
from pages.card.cell import Cell, Table, show_amount
from pages.card.facts import describe
from pages.view.view import View
from pages.view.words import mark
from queries.rows import EvaluationFindingsRow, EvaluationValuesRow, FiguresRow

ROUNDS = {"baseline": mark("Baseline"), "midline": mark("Midline"), "endline": mark("Endline")}
STATES = {"open": mark("open"), "in-progress": mark("in progress"), "done": mark("done"), "not-accepted": mark("not accepted")}
FINDING_HEADS = (mark("Finding"), mark("Round"), mark("What was done about it"), mark("Who answers it"), mark("State"))


def build_values(view: View, indicator: str = "") -> Card:
    """What was measured, a column a round, the reported figure of the same year under it; of one indicator or of all.

    Raises KeyError for an indicator this release does not know.
    """
    owner = view.framework.indicators[indicator] if indicator else None
    series = view.framework.series
    rows = [row for row in view.rows(EvaluationValuesRow) if not owner or series[row.series].indicator == indicator]
    title = view.say("What the evaluation measured")
    lines: list[tuple[Cell, ...]] = []
    for code in dict.fromkeys(row.series for row in rows):
        lines.append((Cell(f"{series[code].indicator} {view.words.pick(series[code])}"),))
        own = [row for row in rows if row.series == code]
        for place in (each for each in view.framework.regions if each in {row.region for row in own}):
            lines.append(_line(view, [row for row in own if row.region == place]))
    heads = (view.say("Place"), *map(view.say, ROUNDS.values()))
    codes = figures.code_notes(view, [each for row in rows if (each := _reported(view, row))])
    return Card(
        address=f"evaluation:{indicator}".rstrip(":"),
        title=title,
        subtitle=view.say("measured by the evaluator, separately from what institutions report; the reported figure of the same year is below it"),
        sentence=() if rows else (view.say("No value of an evaluation is recorded."),),
        table=Table(title, heads, tuple(lines)),
        notes=(view.say("In brackets after a share: how many of how many; then the interval of the sample, 95 %."), *codes) if rows else (),
        table_first=True,
    )


def build_findings(view: View) -> Card:
    """Every finding with what was done about it, what is open first."""
    rows = view.rows(EvaluationFindingsRow)
    title = view.say("What the evaluation found, and what was done")
    return Card(
        address="findings",
        title=title,
        subtitle=view.say("The Partnership is evaluated with the collaboration of both sides."),
        sentence=() if rows else (view.say("No finding is recorded."),),
        table=Table(title, tuple(map(view.say, FINDING_HEADS)), tuple(_finding(view, row) for row in rows)),
        table_first=True,
    )


def _line(view: View, rows: Sequence[EvaluationValuesRow]) -> tuple[Cell, ...]:
    by_round = {row.round: row for row in rows}
    name = Cell(view.words.pick(view.framework.regions[rows[0].region]))
    return (name, *(_measured(view, by_round[code]) if code in by_round else Cell("–") for code in ROUNDS))


def _measured(view: View, row: EvaluationValuesRow) -> Cell:
    series = view.framework.series[row.series]
    facts = describe(view, row, "evaluation", row.measured_on, round=row.round, value=row.value, low=row.low, high=row.high)
    text = "–" if row.value is None else show_amount(view.words, series, row.value, row.numerator, row.denominator)
    parts = [Cell(text, row.key, "", facts, "strong")]
    if row.low is not None and row.high is not None:
        ends = (show_amount(view.words, series, end) for end in (row.low, row.high))
        parts.append(Cell(view.say("{low} to {high}", low=next(ends), high=next(ends)), row.key, tone="line quiet"))
    parts.append(Cell(view.words.day(row.measured_on), tone="line quiet"))
    reported = _reported(view, row)
    if reported is not None:
        text = view.say("reported {year}: {value}", year=figures.name_year(view, row.year), value=figures.cell(view, reported).text)
        parts.append(Cell(text, reported.key, "", figures.facts(view, reported), "line quiet"))
    return Cell("", parts=tuple(parts))


def _reported(view: View, row: EvaluationValuesRow) -> FiguresRow | None:
    """What was reported of the same series, place and year."""
    found = figures.yearly(view, row.series).get((figures.own_source(view, row.series), row.region), ())
    return next((each for each in found if each.year == row.year), None)


def _finding(view: View, row: EvaluationFindingsRow) -> tuple[Cell, ...]:
    facts = {
        "what": "finding",
        "finding": row.finding,
        "round": row.round,
        "state": row.state,
        "done_on": str(row.done_on or ""),
        "release": view.number,
    }
    about = f"{row.activity} {view.words.pick(view.framework.activities[row.activity])}" if row.activity else view.say("the Partnership as a whole")
    state = [Cell(view.say(STATES[row.state]))] + ([Cell(view.words.day(row.done_on), tone="line quiet")] if row.done_on else [])
    done = [Cell(view.words.pick(row, "response") or view.say("nothing yet"))]
    done += [Cell(row.evidence, tone="line quiet")] if row.evidence else []
    return (
        Cell("", parts=(Cell(view.words.pick(row, "finding"), row.key, "", facts, "strong"), Cell(about, tone="line quiet"))),
        Cell("", parts=(Cell(view.say(ROUNDS[row.round])), Cell(view.words.day(row.found_on), tone="line quiet"))),
        Cell("", parts=tuple(done)),
        Cell(view.words.pick(view.framework.institutions[row.owner]) if row.owner else "–"),
        Cell("", parts=tuple(state)),
    )
