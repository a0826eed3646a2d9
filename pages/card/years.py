"""The years of a chart in words: labels, what may explain a change, what is withheld."""

from collections.abc import Mapping, Sequence

from pages.card import figures
from pages.card.cell import Cell, Sentence, compose
from pages.charts.marks import Axis, Span
from pages.view.view import View
from pages.view.words import mark
from queries.rows import EventsRow, FiguresRow, SeriesRow

WITHHELD = {"c": mark("Confidential: {places}. "), "x": mark("Not reported: {places}. ")}


def span(years: Sequence[int]) -> str:
    """2018–2023, or the only year."""
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])


def name_years(view: View) -> str:
    """Which years are meant: calendar years, or years that begin on another day."""
    begins = view.framework.year_begins
    return view.say("years that begin on {day}", day=view.words.month_day(begins)) if begins else view.say("calendar years")


def runs(years: Sequence[int]) -> list[list[int]]:
    """The years in runs without a gap."""
    found: list[list[int]] = []
    for year in years:
        if found and found[-1][-1] == year - 1:
            found[-1].append(year)
        else:
            found.append([year])
    return found


def axis(view: View, series: SeriesRow, years: Sequence[int], rows: Sequence[FiguresRow], *, panels: bool = False, small: bool = False) -> Axis:
    """The years of these rows with what is said of them: the months of a part of a year, [p] for a provisional one, bands and breaks."""
    provisional = {row.year for row in rows if "p" in row.flags}
    broken = {row.year for row in rows if "b" in row.flags}
    parts = figures.part_years(view)
    labels = []
    for year in years:
        under = parts.get(year) or ("[p]" if year in provisional else "")
        labels.append(f"{year}<br>{under}" if under else str(year))
    return Axis(
        [str(year) for year in years],
        labels,
        height=190 if small else 195 if panels else 250,
        spans=[Span(str(event.starts.year), str(event.ends.year), view.words.pick(event, "short")) for event in disruptions(view, series, years)],
        breaks=tuple((str(year), _name_break(view, series, year)) for year in years[1:] if year in broken),
        suffix=view.words.percent_sign if series.kind == "percentage" else "",
        most=100 if series.kind == "percentage" else None,
    )


def disruptions(view: View, series: SeriesRow, years: Sequence[int]) -> list[EventsRow]:
    """What disrupted the activity of the series in these years."""
    return [
        event
        for event in view.rows(EventsRow)
        if event.kind == "disruption" and event.starts and event.ends and event.starts.year in years and concerns(event, series.activity)
    ]


def concerns(event: EventsRow, activity: str | None) -> bool:
    """Whether an event is about the activity; one that names none is about all."""
    return not event.activities or activity in event.activities.split(";")


def notes(view: View, series: SeriesRow, years: Sequence[int]) -> list[str]:
    """What the marks of the years mean."""
    sentence = []
    if parts := [figures.name_year(view, year) for year in figures.part_years(view) if year in years]:
        sentence.append(view.say("Hollow marks, joined by no line: only a part of the year belongs to the term ({years})", years="; ".join(parts)))
    sentence += [view.say("Shaded: {event}", event=view.words.pick(event)) for event in disruptions(view, series, years)]
    return sentence


def tell(view: View, name: str, told: Sequence[FiguresRow]) -> Sentence:
    """`North: 22 in 2018, 38 in 2023. `: one or two figures of complete years in words."""
    first, last = told[0], told[-1]
    cells = {"name": Cell(name), "first": figures.cell(view, first), "year": Cell(str(first.year))}
    if len(told) == 1:
        return compose(view.say("{name}: {first} in {year}. "), **cells)
    cells |= {"last": figures.cell(view, last), "end": Cell(str(last.year))}
    return compose(view.say("{name}: {first} in {year}, {last} in {end}. "), **cells)


def tell_apart(view: View, name: str, rows: Sequence[FiguresRow]) -> Sentence:
    """`North, 2024, Jan–Jun: 18 so far. `: what is known of the years that are not complete, the last of them only."""
    known = [row for row in rows if figures.has_value(row) and not figures.is_complete(view, row)]
    if not known or known[-1] is not rows[-1]:
        return ()
    cells = {"name": Cell(name), "year": Cell(figures.name_year(view, known[-1].year)), "value": figures.cell(view, known[-1])}
    return compose(view.say("{name}, {year}: {value} so far. "), **cells)


def complete(view: View, rows: Sequence[FiguresRow]) -> list[FiguresRow]:
    """The rows of complete years that have a value."""
    return [row for row in rows if figures.has_value(row) and figures.is_complete(view, row)]


def withheld(view: View, rows: Mapping[str, Sequence[FiguresRow]]) -> list[str]:
    """`Confidential: South (2020, 2021). Not reported: North (2019). ` with nothing for what does not occur."""
    sentence = []
    for code, text in WITHHELD.items():
        places = []
        for place, own in rows.items():
            years = [row.year for row in own if row.missing == code]
            if years:
                places.append(f"{view.words.pick(view.framework.regions[place])} ({', '.join(map(span, runs(years)))})")
        if places:
            sentence.append(view.say(text, places=view.words.join(places)))
    return sentence


def _name_break(view: View, series: SeriesRow, year: int) -> str:
    """`new protocol 2023`: the last break of the series before a year that does not compare with the one before."""
    found = [row for row in view.rows(EventsRow) if row.kind == "break" and row.starts.year <= year and concerns(row, series.activity)]
    return f"{view.words.pick(found[-1], 'short')} {found[-1].starts.year}" if found else view.say("break in the series")
