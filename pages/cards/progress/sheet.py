"""One indicator in full: its reference sheet, its targets and baselines, its revisions, and how good its data are."""

from datetime import date

from pages.card import figures, revised
from pages.card.card import Card
from pages.card.cell import Cell, Table, compose, show_amount
from pages.card.facts import describe
from pages.cards.progress.target_sums import say_contradictions, say_unambitious
from pages.view.selection import is_day
from pages.view.view import View
from pages.view.words import mark
from queries.rows import (
    BaselinesRow,
    FiguresRow,
    IndicatorChangesRow,
    IndicatorsRow,
    IndicatorVersionsRow,
    RevisionsRow,
    TargetProposalsRow,
    TargetsRow,
)

KINDS = {
    "count": mark("count"),
    "stock": mark("stock at the end of the period"),
    "percentage": mark("percentage, always with its n and N"),
    "median": mark("median"),
    "money": mark("amount of money"),
    "milestone": mark("milestone"),
}
DIRECTIONS = {"up": mark("more is better"), "down": mark("less is better"), "none": mark("neither more nor less is better by itself")}
FREQUENCIES = {"half": mark("every half-year"), "year": mark("once a year"), "survey": mark("by survey")}
STATES = {
    "proposed": mark("proposed; to be replaced by the definition of the Implementation Plan"),
    "agreed": mark("agreed"),
    "retired": mark("retired; its figures stay as they were reported"),
}
CHANGES = {
    "new": mark("From {half}: new. {reason}"),
    "renamed": mark("Renamed. {reason}"),
    "changed": mark("From {half} under this definition; figures before it are under the one before. {reason}"),
    "split": mark("From {half} in the place of {old}, which was split. {reason}"),
    "merged": mark("From {half} in the place of {old}, which was merged with others. {reason}"),
    "retired": mark("Retired from {half}. {reason}"),
}
REPLACED = mark("Until {half}; then in the place of it: {new}. {reason}")
BASES = {"period": mark("of the year alone"), "cumulative": mark("from the beginning of the term")}

PARTS = ("targets", "evaluation", "history", "assessment", "quality")
"""The cards that tell one indicator in full, below its chart, targets and sheet, in the order in which a page shows them."""


def build(view: View, indicator: str) -> Card:
    """All fields of the reference sheet. Raises KeyError for an indicator this release does not know."""
    row = view.framework.indicators[indicator]
    title = f"{indicator} {view.words.pick(row)}"
    fields = [(name, label, text) for name, label, text in _fields(view, row) if text]
    texts = {name: getattr(row, name, text) for name, _, text in fields}  # codes where the row has codes
    facts = {"what": "indicator", "indicator": indicator, "name": view.words.pick(row), **texts, "release": view.number}
    first, *others = [(Cell(label), Cell(text)) for _, label, text in fields]
    rows = ((first[0], Cell(first[1].text, f"indicator/{indicator}", "", facts)), *others)
    return Card(
        address=f"sheet:{indicator}",
        title=title,
        subtitle=view.say("Indicator reference sheet"),
        sentence=(),
        table=Table(title, (view.say("Field"), view.say("Content")), rows),
        table_first=True,
        links=((view.say("Back to the whole table"), view.link("/indicators")),),
    )


def build_targets(view: View, indicator: str) -> Card:
    """Targets and baselines of every series of the indicator, by place and year, with when and by whom they were adopted."""
    row = view.framework.indicators[indicator]
    rows: list[tuple[Cell, ...]] = []
    notes: tuple[str, ...] = ()
    years = view.years
    for code in series_of(view, indicator):
        series = view.framework.series[code]
        targets = [each for each in view.rows(TargetsRow, series=code) if each.region in view.listed_regions]
        baselines = view.rows(BaselinesRow, series=code)
        notes += say_contradictions(view, code, targets) + say_unambitious(view, code, targets, baselines)
        known = {(each.region, each.year): each for each in baselines}
        proposed = view.rows(TargetProposalsRow, series=code)
        aimed = {(each.region, each.year): each for each in view.rows(TargetsRow, series=code) if each.year in years}
        found: list[tuple[Cell, ...]] = []
        for place in view.listed_regions:
            found += [_baseline(view, row) for (region, _), row in known.items() if region == place]
            found += [_target(view, row) for (region, _), row in aimed.items() if region == place]
            found += [_proposal(view, row) for row in proposed if row.region == place and row.year in years]
        if found:
            rows += [(Cell(view.words.pick(series)),), *found]
    title = view.say("Targets and baselines")
    heads = (
        view.say("Place"),
        view.say("Year"),
        view.say("What"),
        view.say("Value"),
        view.say("Counted"),
        view.say("Adopted"),
        view.say("By"),
        view.say("Note"),
    )
    return Card(
        address=f"targets:{indicator}",
        title=title,
        subtitle=f"{indicator} · {view.words.pick(row, 'unit')}",
        sentence=() if rows else (view.say("No target and no baseline for these places and years."),),
        table=Table(title, heads, tuple(rows)),
        notes=notes,
        table_first=bool(rows),
    )


def build_history(view: View, indicator: str) -> Card:
    """Every revision of the indicator's figures up to this release, by counting system, the newest first, totals before their parts."""
    row = view.framework.indicators[indicator]
    days = {release.release: view.words.day(release.released_on) for release in view.releases}
    rows: list[tuple[Cell, ...]] = []
    for code in series_of(view, indicator):
        changes = [each for each in view.rows(RevisionsRow, series=code) if each.region in view.listed_regions]
        changes.sort(key=lambda each: (each.source, -each.release, each.breakdown != "total", view.listed_regions.index(each.region)))
        source = ""
        for each in changes:
            if each.source != source:
                source = each.source
                rows.append((revised.name_group(view, each),))
            rows.append(_change(view, each, days))
    title = view.say("History of revisions")
    heads = (*revised.heads(view)[:5], view.say("When"), *revised.heads(view)[5:])
    return Card(
        address=f"history:{indicator}",
        title=title,
        subtitle=" · ".join((indicator, view.words.pick(row, "unit"), view.say("confidential figures are never listed"))),
        sentence=() if rows else (view.say("No figure of this indicator was revised for these places."),),
        table=Table(title, heads, tuple(rows)),
        table_first=bool(rows),
    )


def build_quality(view: View, indicator: str) -> Card:
    """What came in and what did not: half-yearly totals, or yearly ones where only years are released, by place."""
    row = view.framework.indicators[indicator]
    span = {"first": min(view.years, default=0), "last": max(view.years, default=0)}
    found: list[FiguresRow] = []
    for code in series_of(view, indicator):
        asked = {"series": code, "breakdowns": (), "regions": view.listed_regions, **span}
        found += view.rows(FiguresRow, kind="half", **asked) or view.rows(FiguresRow, kind="year", **asked)
    periods = sorted({each.period for each in found})
    lines: dict[tuple[str, str], dict[str, dict[str, FiguresRow]]] = {}
    for each in found:
        lines.setdefault((each.series, each.source), {}).setdefault(each.region, {})[each.period] = each
    rows: list[tuple[Cell, ...]] = []
    for (code, source), places in lines.items():
        named = view.framework.sources.get(source)
        name = view.words.pick(view.framework.series[code]) + (f" ({view.words.pick(named)})" if named else "")
        rows.append((Cell(name),))
        for place, own in places.items():
            cells = (figures.cell(view, own[period]) if period in own else Cell("") for period in periods)
            rows.append((Cell(view.words.pick(view.framework.regions[place])), *cells))
    title = view.say("What came in, period by period")
    return Card(
        address=f"quality:{indicator}",
        title=title,
        subtitle=view.say(
            "{indicator} · {unit} · figures of child victims are released by year only", indicator=indicator, unit=view.words.pick(row, "unit")
        ),
        sentence=compose(
            view.say("Version {version} of the definition. Controls: {controls}"),
            version=Cell(str(row.version), f"indicator/{indicator}"),
            controls=Cell(view.words.pick(row, "quality")),
        ),
        table=Table(title, (view.say("Place"), *(revised.name_period(view, period) for period in periods)), tuple(rows)),
        sources=figures.source_names(view, {each.source for each in found}),
        notes=figures.code_notes(view, found),
        table_first=True,
    )


def series_of(view: View, indicator: str) -> list[str]:
    """The series of an indicator, in order."""
    return [code for code, row in view.framework.series.items() if row.indicator == indicator]


def _fields(view: View, row: IndicatorsRow) -> list[tuple[str, str, str]]:
    """Code, label and text of every field of the sheet, in the order in which they are read."""
    words, say = view.words, view.say
    activity = view.framework.activities.get(row.activity or "")
    fields: list[tuple[str, str, str]] = [
        ("definition", say("Definition"), words.pick(row, "definition")),
        ("activity", say("Activity"), f"{row.activity} {words.pick(activity)}" if activity else say("none: the Partnership as a whole")),
        ("clause", say("Clause"), row.clause or ""),
        ("unit", say("Unit"), words.pick(row, "unit")),
        ("formula", say("Formula"), words.pick(row, "formula")),
        ("method", say("Data source and collection"), words.pick(row, "method")),
        ("responsible", say("Responsible"), revised.name_institutions(view, row.responsible)),
        ("frequency", say("Frequency"), say(FREQUENCIES[row.frequency]) if row.frequency in FREQUENCIES else ""),
        ("limitations", say("Known limits"), words.pick(row, "limitations")),
        ("quality", say("Quality controls"), words.pick(row, "quality")),
        ("standard", say("Standard indicator"), row.standard or ""),
        ("status", say("Status of the definition"), say(STATES[row.status]) if row.status in STATES else row.status or ""),
        ("version", say("Version"), str(row.version or "")),
    ]
    fields += [(f"change-{place}", say("Change"), text) for place, text in enumerate(_changes(view, row.indicator))]
    fields += [(f"version-{old.version}", say("Version {number}", number=old.version), _earlier(view, old)) for old in _versions(view, row.indicator)]
    return fields + [(code, say("Series {code}", code=code), _describe(view, code)) for code in series_of(view, row.indicator)]


def _changes(view: View, indicator: str) -> list[str]:
    """What the plan changed of the indicator: its own changes, and what came in its place."""
    sentence = []
    for row in view.rows(IndicatorChangesRow):
        half, reason = view.words.half(row.from_period), view.words.pick(row, "reason")
        if row.indicator == indicator:
            sentence.append(view.say(CHANGES[row.change], half=half, old=row.replaces, reason=reason))
        elif row.replaces == indicator:
            sentence.append(view.say(REPLACED, half=view.words.half(row.until), new=row.indicator, reason=reason))
    return sentence


def _versions(view: View, indicator: str) -> list[IndicatorVersionsRow]:
    return [row for row in view.rows(IndicatorVersionsRow) if row.indicator == indicator]


def _earlier(view: View, row: IndicatorVersionsRow) -> str:
    """An earlier definition in full, and in which releases it stands."""
    text = view.say("In force up to release {release}.", release=row.until_release)
    return f"{view.words.pick(row)}. {view.words.pick(row, 'definition')} {text}"


def _describe(view: View, code: str) -> str:
    """What a series counts, in which unit, which way is better, by what it is broken down, and its percentage's n and N."""
    words, say, row = view.words, view.say, view.framework.series[code]
    parts = [words.pick(row), words.pick(row, "unit"), say(KINDS[row.kind]), say(DIRECTIONS[row.direction])]
    split = [words.pick(view.framework.breakdowns[each.breakdown]) for each in view.framework.splits.get(code, ()) if each.breakdown != "total"]
    if split:
        parts.append(say("by {breakdowns}", breakdowns=words.join(split)))
    text = ". ".join((" · ".join(parts), *(note for note in (words.pick(row, "note"),) if note)))
    return text if text.endswith(".") else f"{text}."


def _target(view: View, row: TargetsRow) -> tuple[Cell, ...]:
    note = [view.words.pick(row, "note")]
    if row.late:
        note.append(view.say("Adopted after its period began."))
    if row.supersedes:
        what = view.words.day(date.fromisoformat(row.supersedes)) if is_day(row.supersedes) else row.supersedes
        note.append(view.say("Supersedes: {what}.", what=what))
    shown = figures.target_cell(view, row)
    facts = {**shown.facts, "adopted_on": str(row.adopted_on or ""), "adopted_by": row.adopted_by or ""}
    value = show_amount(view.words, view.framework.series[row.series], row.value)
    return (
        Cell(view.words.pick(view.framework.regions[row.region])),
        Cell(str(row.year)),
        Cell(view.say("target")),
        Cell(value, row.key, "", facts, "number"),
        Cell(view.say(BASES[row.basis])),
        Cell(view.words.day(row.adopted_on) if row.adopted_on else ""),
        Cell(revised.name_institutions(view, row.adopted_by)),
        Cell(" ".join(part for part in note if part)),
    )


PROPOSED = {
    "proposed": mark("proposed target, not yet agreed to"),
    "agreed": mark("proposed target, agreed to by both sides"),
    "withdrawn": mark("proposed target, withdrawn"),
}


def _proposal(view: View, row: TargetProposalsRow) -> tuple[Cell, ...]:
    """A target that one side proposed, with what became of it."""
    reason, _ = view.words.pick_any(row, "reason")
    note = [view.say("From {day} on, when both sides agree.", day=view.words.day(row.in_force_from)), *([reason] if reason else [])]
    facts = {"what": "target_proposal", "series": row.series, "region": row.region, "year": row.year, "value": row.value, "state": row.state}
    return (
        Cell(view.words.pick(view.framework.regions[row.region])),
        Cell(str(row.year)),
        Cell(view.say(PROPOSED[row.state])),
        Cell(show_amount(view.words, view.framework.series[row.series], row.value), row.key, "", facts, "number"),
        Cell(view.say(BASES[row.basis])),
        Cell(view.words.day(row.proposed_on)),
        Cell(revised.name_institutions(view, row.proposed_by)),
        Cell(" ".join(note)),
    )


def _baseline(view: View, row: BaselinesRow) -> tuple[Cell, ...]:
    series = view.framework.series[row.series]
    facts = describe(view, row, "baseline", row.year, value=row.value)
    return (
        Cell(view.words.pick(view.framework.regions[row.region])),
        Cell(str(row.year)),
        Cell(view.say("baseline")),
        Cell(show_amount(view.words, series, row.value), row.key, "", facts, "number"),
        Cell(""),
        Cell(""),
        Cell(view.say("clause {clause}", clause=row.clause) if row.clause else ""),
        Cell(view.words.pick(row, "note")),
    )


def _change(view: View, row: RevisionsRow, days: dict[int, str]) -> tuple[Cell, ...]:
    return (
        Cell(revised.name_figure(view, row)),
        Cell(revised.name_period(view, row.period)),
        revised.past_cell(view, row, "was", row.release),
        revised.past_cell(view, row, "became", row.release),
        revised.change_cell(view, row),
        Cell(view.say("{day}, release {number}", day=days.get(row.release, ""), number=row.release)),
        Cell(revised.name_institutions(view, row.institution)),
        revised.show_reason(view, row),
    )
