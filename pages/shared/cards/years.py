"""The years of a chart in words: labels, what explains a bend, what is withheld."""

from collections.abc import Mapping, Sequence

from pages.shared.cards import figures
from pages.shared.cell import Cell, Sentence
from pages.shared.charts.lines import Axis, Span
from pages.shared.framework import Row
from pages.shared.sentences import compose
from pages.shared.view import View
from pages.shared.words import mark

WITHHELD = {"c": mark("Confidential: {places}. "), "x": mark("Not reported: {places}. ")}


def span(years: Sequence[int]) -> str:
    """2018–2023, or the only year."""
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])


def runs(years: Sequence[int]) -> list[list[int]]:
    """The years in runs without a gap."""
    found: list[list[int]] = []
    for year in years:
        if found and found[-1][-1] == year - 1:
            found[-1].append(year)
        else:
            found.append([year])
    return found


def axis(view: View, series: Row, years: Sequence[int], rows: Sequence[Row], *, panels: bool = False, small: bool = False) -> Axis:
    """The years of these rows with their marks: ½ for half a year, [p] for a provisional one, bands and breaks."""
    provisional = {row.year for row in rows if "p" in row.flags}
    parts = figures.part_years(view, series.series)
    labels = []
    for year in years:
        under = " ".join(sign for sign, given in (("½", year in parts), ("[p]", year in provisional)) if given)
        labels.append(f"{year}<br>{under}" if under else str(year))
    return Axis(
        [str(year) for year in years],
        labels,
        height=215 if small or panels else 280,
        spans=[Span(str(event.starts.year), str(event.ends.year), _first_words(view, event)) for event in disruptions(view, series, years)],
        ends_only=panels,
        breaks=tuple(str(year) for year in years[1:] if any(row.year == year and "b" in row.flags for row in rows)),
        suffix=" %" if series.kind == "percentage" else "",
        most=100 if series.kind == "percentage" else None,
    )


def disruptions(view: View, series: Row, years: Sequence[int]) -> list[Row]:
    """What disrupted the activity of the series in these years."""
    return [
        event
        for event in view.rows("events")
        if event.kind == "disruption" and event.starts and event.ends and event.starts.year in years and concerns(event, series.activity)
    ]


def concerns(event: Row, activity: str | None) -> bool:
    """Whether an event is about the activity; one that names none is about all."""
    return not event.activities or activity in event.activities.split(";")


def notes(view: View, series: Row, years: Sequence[int]) -> list[str]:
    """What the marks of the years mean."""
    told = []
    if figures.part_years(view, series.series).intersection(years):
        told.append(view.say("½ only one half-year of this year belongs to the term"))
    told += [view.say("Shaded: {event}", event=view.words.pick(event)) for event in disruptions(view, series, years)]
    return told


def tell(view: View, name: str, told: Sequence[Row], *, so_far: bool) -> Sentence:
    """`Loreto: 22 in 2018, 38 in 2023. `: one or two figures of a line in words; the last is unfinished when `so_far`."""
    first, last = told[0], told[-1]
    cells = {"name": Cell(name), "first": figures.cell(view, first), "year": Cell(str(first.year))}
    if len(told) == 1:
        return compose(view.say("{name}: {first} in {year} so far. ") if so_far else view.say("{name}: {first} in {year}. "), **cells)
    cells |= {"last": figures.cell(view, last), "end": Cell(str(last.year))}
    text = view.say("{name}: {first} in {year}, {last} in {end} so far. ") if so_far else view.say("{name}: {first} in {year}, {last} in {end}. ")
    return compose(text, **cells)


def withheld(view: View, rows: Mapping[str, Sequence[Row]]) -> list[str]:
    """`Confidential: Cusco (2020, 2021). Not reported: Loreto (2019). ` with nothing for what does not occur."""
    told = []
    for code, text in WITHHELD.items():
        places = []
        for place, own in rows.items():
            years = [row.year for row in own if row.missing == code]
            if years:
                places.append(f"{view.words.pick(view.framework.regions[place])} ({', '.join(map(span, runs(years)))})")
        if places:
            told.append(view.say(text, places=view.words.join(places)))
    return told


def _first_words(view: View, event: Row) -> str:
    return view.words.pick(event).split(":")[0].split(" (")[0]
