"""One series broken down in the last year of the range, a panel a place on equal scales."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pages.card import figures, years
from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table, compose
from pages.charts import style
from pages.charts.bars import Bar, Panel, draw_bars
from pages.charts.drawing import Drawing
from pages.view.view import View
from pages.view.words import mark
from queries.rows import BreakdownsRow, FiguresRow, SeriesRow, WithheldRow

MOST_PANELS = 6
CROSSED = "+"
"""Between the two parts of a crossed breakdown and of its categories."""
MOST_BARS = 16
"""Bars a panel can hold and still be read; more are a table."""


@dataclass(frozen=True)
class Split:
    """The figures of one year, or of the whole term (year 0), by place and category, in the order people list them, and each place's total."""

    series: SeriesRow
    breakdown: BreakdownsRow
    source: str
    year: int
    categories: tuple[str, ...]
    cells: dict[str, dict[str, FiguresRow]]
    totals: dict[str, FiguresRow]
    drawn: tuple[str, ...]
    withheld: dict[str, WithheldRow]
    """Of places of which some is not shown, how much."""


def build(view: View, series: str, breakdown: str, source: str = "") -> Card:
    """The breakdown card. Child victims are broken down by place for the whole term only, or not at all: then the whole country is drawn.

    Raises KeyError for a series or breakdown this release does not know.
    """
    split = gather(view, series, breakdown, source)
    title = _title(view, split)
    drawing = _draw(view, split)
    return Card(
        address=":".join(part for part in ("breakdown", series, breakdown, source) if part),
        title=title,
        subtitle=_subtitle(view, split),
        lead=_lead(view, split) if drawing is not None else (),
        sentence=_sentence(view, split),
        table=_table(view, title, split),
        figure=drawing,
        sources=figures.source_names(view, figures.counting_systems(view, series, split.source)),
        notes=_notes(view, split),
        table_first=drawing is None,
    )


def gather(view: View, series: str, breakdown: str, source: str = "") -> Split:
    """The rows of one breakdown: of the places in the last year of the range that has any, in the term, or of all places.

    A year of which only a part is in the term is taken where the range has no other, for half a year beside whole ones misleads.
    """
    row, split = view.framework.series[series], view.framework.breakdowns[breakdown]
    source = figures.own_source(view, series, source) or first_source(view, series)
    yearly, term = (
        {place: rows for (owner, place), rows in found.items() if owner == source}
        for found in (figures.yearly(view, series, breakdown), figures.of_term(view, series, breakdown))
    )
    rows = [each for those in yearly.values() for each in those if each.year in view.years]
    rows = [each for each in rows if each.year not in figures.part_years(view)] or rows
    # A year of which only the total is there, perhaps as not reported, says nothing of the parts: the year before does.
    year = max((each.year for each in rows if each.breakdown == breakdown), default=max((each.year for each in rows), default=0))
    of_year = {place: [each for each in own if each.year == year] for place, own in yearly.items()}
    places = view.shown_regions[:MOST_PANELS]
    choices = ((of_year, places, year), (term, places, 0), (of_year, ("ALL",), year), (term, ("ALL",), 0))
    chosen, drawn, year = next((choice for choice in choices if _readable(choice[0], choice[1], breakdown)), (of_year, places, year))
    cells = {
        place: {each.category: each for each in chosen[place] if each.breakdown == breakdown}
        for place in (*view.listed_regions, "ALL")
        if place in chosen
    }
    drawn = tuple(place for place in drawn if cells.get(place))
    cells = {place: own for place, own in cells.items() if own and (place in drawn or place in view.listed_regions)}
    totals = {place: each for place in cells for each in chosen[place] if each.breakdown == "total"}
    there = {category for own in cells.values() for category in own}
    categories = tuple(code for code in view.framework.categories_of(breakdown) if code in there)
    whole = next((each.period for each in view.framework.periods.values() if each.kind == "term"), "")
    period = str(year) if year else whole
    rows_withheld = view.rows(WithheldRow, series=series, breakdown=breakdown)
    withheld = {each.region: each for each in rows_withheld if each.source == source and each.period == period}
    return Split(row, split, source, year, categories, cells, totals, drawn, withheld)


def _readable(chosen: Mapping[str, Sequence[FiguresRow]], places: Sequence[str], breakdown: str) -> bool:
    """Whether any of the places has a category with a value."""
    return any(figures.has_value(each) for place in places for each in chosen.get(place, ()) if each.breakdown == breakdown)


def first_source(view: View, series: str) -> str:
    """The counting system that is drawn when several stand side by side and none is asked for."""
    return next((source for source, _ in figures.yearly(view, series)), "")


def _title(view: View, split: Split) -> str:
    name, by = view.words.pick(split.series), view.words.pick(split.breakdown)
    if not split.drawn:
        return view.say("{measure} by {breakdown}", measure=name, breakdown=by[:1].lower() + by[1:])
    places = figures.place_names(view, split.drawn)
    return view.say(
        "{measure} by {breakdown}: {places}, {year}",
        measure=name,
        breakdown=by[:1].lower() + by[1:],
        places=places,
        year=figures.name_year(view, split.year) if split.year else years.span(view.framework.years),
    )


def _subtitle(view: View, split: Split) -> str:
    sentence = [split.series.indicator, view.words.pick(split.series, "unit")]
    if split.year in figures.part_years(view):
        sentence.append(view.say("{year}, the last of the range; the rest of the year is not in the term", year=figures.name_year(view, split.year)))
    elif not split.year and split.drawn:
        sentence.append(view.say("the whole term, whatever years are chosen"))
    elif split.year:
        sentence += [view.say("{year}, the last of the range", year=split.year), years.name_years(view)]
    return " · ".join(sentence)


def _lead(view: View, split: Split) -> Sentence:
    """`Not shown, because confidential: North 129 of 216`, before the chart; nothing where all is shown."""
    sentence: list[str | Cell] = []
    for place in split.drawn:
        if row := split.withheld.get(place):
            hidden, total = (Cell(view.words.number(amount), row.key) for amount in (row.hidden, row.total))
            sentence += ["; "] if sentence else []
            sentence += compose(view.say("{place} {hidden} of {total}"), place=Cell(figures.short_place(view, place)), hidden=hidden, total=total)
    return (view.say("Not shown, because confidential: "), *sentence) if sentence else ()


def _draw(view: View, split: Split) -> Drawing | None:
    if not split.drawn or not 0 < len(split.categories) <= MOST_BARS:
        return None
    drawn = [place for place in split.drawn if not _mostly_hidden(split, place)]
    if not any(figures.has_value(row) for place in drawn for row in split.cells[place].values()):
        return None
    return draw_bars([_panel(view, split, place) for place in drawn])


def _mostly_hidden(split: Split, place: str) -> bool:
    """Whether more than half of a place is not shown: bars of the rest would rank what is unknown."""
    row = split.withheld.get(place)
    return row is not None and 2 * row.hidden > row.total


def _panel(view: View, split: Split, place: str) -> Panel:
    leads = view.link("/regions", region=(place,)) if place in view.framework.places else ""
    bars = [_bar(view, category_name(view, split.breakdown.breakdown, code), split.cells[place].get(code), leads) for code in split.categories]
    return Panel(figures.short_place(view, place), bars, style.place_colour(place))


def _bar(view: View, name: str, row: FiguresRow | None, href: str) -> Bar:
    if row is None:
        return Bar(name, None, "", "")
    text = figures.cell(view, row).text
    if not figures.has_value(row):
        return Bar(name, None, text, row.key, href, row.missing)
    return Bar(name, row.value, text, row.key, href, label=figures.short(view, row))


def category_name(view: View, breakdown: str, category: str) -> str:
    """The name of a category; for the total minus the reported parts, the word the framework has for it."""
    return view.words.pick(view.framework.categories[breakdown, category])


def _sentence(view: View, split: Split) -> Sentence:
    sentence: list[str | Cell] = []
    for place in split.drawn:
        name = Cell(view.words.pick(view.framework.regions[place]))
        if missing := split.withheld.get(place):
            hidden = Cell(view.words.number(missing.hidden), missing.key)
            text = view.say("{name}: {hidden} of {total} are not shown, because confidential. ")
            sentence += compose(text, name=name, hidden=hidden, total=figures.cell(view, split.totals[place]))
        elif place in split.totals:
            sentence += compose(view.say("{name}: {total} in all. "), name=name, total=figures.cell(view, split.totals[place]))
    largest = [row for place in split.drawn if not _mostly_hidden(split, place) for row in split.cells[place].values() if figures.has_value(row)]
    if len(split.drawn) == 1 and largest and split.series.kind != "percentage":
        for row in sorted(largest, key=lambda each: -each.value)[:2]:
            sentence += [category_name(view, row.breakdown, row.category), ": ", figures.cell(view, row), ". "]
    withheld = [row for place in split.drawn for row in split.cells[place].values() if row.missing == "c"]
    if withheld and not any(place in split.withheld for place in split.drawn):
        sentence.append(view.say("Some categories are confidential. "))
    return tuple(sentence) or (view.say("No value is released for these places and years. "),)


def _table(view: View, title: str, split: Split) -> Table:
    places = [place for place in split.cells if split.cells[place]]
    if len(places) == 1 and CROSSED in split.breakdown.breakdown:
        return _grid(view, title, split, places[0])
    heads = (view.say("Category"), *(view.words.pick(view.framework.regions[place]) for place in places))
    lines = [
        _line(view, category_name(view, split.breakdown.breakdown, code), [split.cells[place].get(code) for place in places])
        for code in split.categories
    ]
    if split.totals:
        lines.append(_line(view, view.say("Total"), [split.totals.get(place) for place in places]))
    return Table(title, heads, tuple(lines))


def _grid(view: View, title: str, split: Split, place: str) -> Table:
    """A crossed breakdown of one place: the categories of the first part as rows, those of the second as columns."""
    first, second = split.breakdown.breakdown.split(CROSSED, 1)
    known = split.cells[place]
    there = [code.split(CROSSED, 1) for code in known if CROSSED in code]
    rows = [code for code in view.framework.categories_of(first) if any(code == own for own, _ in there)]
    columns = [code for code in view.framework.categories_of(second) if any(code == own for _, own in there)]
    heads = (view.words.pick(view.framework.breakdowns[first]), *(category_name(view, second, code) for code in columns))
    lines = [_line(view, category_name(view, first, row), [known.get(f"{row}{CROSSED}{column}") for column in columns]) for row in rows]
    left = [code for code in known if CROSSED not in code]
    lines += [_line(view, category_name(view, split.breakdown.breakdown, code), [known[code], *[None] * (len(columns) - 1)]) for code in left]
    return Table(title, heads, tuple(lines))


def _line(view: View, name: str, rows: Sequence[FiguresRow | None]) -> tuple[Cell, ...]:
    return (Cell(name), *(figures.cell(view, row) if row is not None else Cell("–") for row in rows))


def _notes(view: View, split: Split) -> tuple[str, ...]:
    shown = [row for own in split.cells.values() for row in own.values()]
    notes = list(figures.code_notes(view, shown))
    if split.drawn == ("ALL",) and "ALL" not in view.selection.region:
        notes.append(view.say("By place nothing of this breakdown is published; the chart draws all places together."))
    if len(view.shown_regions) > MOST_PANELS:
        notes.append(view.say("The chart draws the first {count} of the chosen places; the table has all of them.", count=MOST_PANELS))
    notes += name_merged(view, split.series, split.breakdown.breakdown, split.categories)
    note = view.words.pick(split.breakdown, "note")
    return (*notes, *((note,) if note else ()))


def name_merged(view: View, series: SeriesRow, breakdown: str, categories: Collection[str]) -> list[str]:
    """Return a sentence for each category shown that includes smaller ones, which only breakdowns about child victims have."""
    if not any(each.breakdown == breakdown and each.tier == "victim" for each in view.framework.splits.get(series.series, ())):
        return []
    held: dict[str, list[str]] = {}
    for code in view.framework.categories_of(breakdown):
        within = view.framework.categories[breakdown, code].merged_into
        if within in categories and code not in categories:
            held.setdefault(within, []).append(category_name(view, breakdown, code))
    message = mark("“{category}” includes here: {merged}. Figures of children give small categories together, for the whole term.")
    return [view.say(message, category=category_name(view, breakdown, code), merged=", ".join(names)) for code, names in held.items()]
