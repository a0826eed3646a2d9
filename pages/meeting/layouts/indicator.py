"""An indicator on a slide: the message, the chart, where each place stands, and what is explained, asked, decided."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import NamedTuple

from markupsafe import Markup

from pages.card import figures
from pages.card.article import write_told
from pages.card.card import Card
from pages.card.cell import Cell, Sentence
from pages.card.explanation import explained_cell, read_given
from pages.card.markup import write_sentence
from pages.cards.kinds import build_card
from pages.cards.meeting.meeting import list_meetings, name_institution, pick_words, say_due
from pages.cards.progress.region import since_cell, status_cell
from pages.cards.progress.scorecard import change_cell, target_cell
from pages.charts.style import place_colour
from pages.meeting.layouts.fitting import LETTER, WIDE
from pages.meeting.layouts.opening import value_cell
from pages.meeting.layouts.screen import Screen
from pages.meeting.layouts.table import write_lead
from pages.view.presentation import Slide
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import LANGUAGES, Words, mark, words_in
from queries.rows import CascadeStepsRow, MeetingIndicatorsRow, ResultsRow, SeriesRow, TargetsRow

MOST_LINES = 6
"""Lines of 18 pixels below the chart."""
SMALL = 18
MESSAGES = {
    "met": mark("target met in {places}"),
    "close": mark("close to target in {places}"),
    "not-met": mark("target not met in {places}"),
    "unrated": mark("not rated in {places}"),
}
"""What the message says of the places with each status, in this order."""


class Place(NamedTuple):
    """Where one place stands in the year: its name, the value, its target, and status and change."""

    name: str
    value: Markup
    target: Markup
    status: Markup
    colour: str


def lay_out(view: View, slide: Slide, card: Card) -> list[Screen]:
    """One screen; empty for a card of a series without a status anywhere, or of one counting system, which has no layout of its own."""
    _, series, *rest = [*slide.card.split(":"), ""]
    if rest[0] or series not in view.framework.series or view.status_year is None:
        return []
    rows = _read(view, series)
    if not any(row.status for row in rows):
        return []
    title = slide.title or write_message(view, view.words, series, rows)
    other = words_in(next(language for language in LANGUAGES if language != view.words.language))
    lead = fill(
        "meeting/layouts/lead.html",
        text=write_lead(view, slide, card),
        other="" if slide.title else write_message(view, other, series, rows),
        lang=other.html_language,
    )
    drawn = card.figure is not None
    shown = build_card(view, f"trend:{series}::slide") if drawn else card
    return [
        Screen(
            slide,
            view,
            shown,
            title,
            lead,
            charts=(shown,) if drawn else (),
            body=Markup() if drawn else write_told(card),
            aside=fill("meeting/layouts/places.html", places=[_place(view, row) for row in rows]),
            below=_write_below(view, view.framework.series[series], rows),
        )
    ]


def write_message(view: View, words: Words, series: str, rows: Sequence[ResultsRow]) -> str:
    """`Days to decision, 2023: target met in East and South; target not met in North`."""
    places: dict[str, list[str]] = {}
    for row in rows:
        status = row.status if row.status in MESSAGES else "unrated"
        places.setdefault(status, []).append(words.pick(view.framework.regions[row.region]))
    said = [words.say(text, places=words.join(places[status])) for status, text in MESSAGES.items() if status in places]
    known = view.framework.series[series]
    name = words.pick(known, "short") or words.pick(known)
    return words.say("{measure}, {year}: {places}", measure=name, year=view.status_year, places="; ".join(said))


def _read(view: View, series: str) -> list[ResultsRow]:
    """The rows of the last complete year at the chosen places, or the pilots, in their order."""
    places = view.selection.region or view.framework.pilots
    found = view.rows(ResultsRow, year=view.status_year, series=series, regions=places, objectives=())
    own = {row.region: row for row in reversed(found)}
    return [own[place] for place in places if place in own and own[place].status]


def _place(view: View, row: ResultsRow) -> Place:
    value = since_cell(view, row) if row.basis == "cumulative" else value_cell(view, row)
    status: Sentence = (status_cell(view, row),)
    if change := change_cell(view, row):
        status = (*status, " · ", change)
    target = write_cell_of(target_cell(view, row)) if row.target is not None else Markup()
    return Place(view.words.pick(view.framework.regions[row.region]), write_cell_of(value), target, write_sentence(status), place_colour(row.region))


def write_cell_of(cell: Cell) -> Markup:
    """A cell as part of a text, with its key."""
    return write_sentence((cell,))


def _write_below(view: View, series: SeriesRow, rows: Sequence[ResultsRow]) -> Markup:
    """What was asked and decided, what is explained, and the steps beside this one: as many lines as fit, in this order."""
    letters = int(WIDE / (SMALL * LETTER))
    sentences = [*_asked(view, series), *_explained(view, series, rows), *_adopted(view, series, rows), *_neighbours(view, series, rows)]
    shown: list[Sentence] = []
    lines = 0
    for sentence in sentences:
        lines += len(wrap(_plain(sentence), letters))
        if lines > MOST_LINES:
            break
        shown.append(sentence)
    return (
        fill("meeting/layouts/below.html", texts=[(_plain(sentence[:1]), write_sentence(sentence[1:])) for sentence in shown]) if shown else Markup()
    )


def _plain(sentence: Sentence) -> str:
    return "".join(part if isinstance(part, str) else part.text or " ".join(each.text for each in part.parts) for part in sentence)


def _asked(view: View, series: SeriesRow) -> list[Sentence]:
    """What the last meeting decided and asked for about the indicator, and whether it was done."""
    held = [row.meeting for row in list_meetings(view) if row.event is None and not row.coming]
    for meeting in held:
        entries = [row for row in view.rows(MeetingIndicatorsRow, meeting=meeting) if row.indicator == series.indicator and row.last_word]
        for row in entries:
            found = [_decided(view, row), _follow_up(view, row)]
            if any(found):
                return [sentence for sentence in found if sentence]
    return []


def _decided(view: View, row: MeetingIndicatorsRow) -> Sentence:
    text = pick_words(view, row, "decision")
    return (Cell(view.say("Last meeting decided:"), tone="strong"), " ", Cell(text, row.discussion_key or "")) if text else ()


def _follow_up(view: View, row: MeetingIndicatorsRow) -> Sentence:
    text = pick_words(view, row, "follow_up")
    if not text:
        return ()
    state = view.say("done on {day}", day=view.words.day(row.done_on)) if row.done_on else say_due(view, row)
    by = ", ".join(filter(None, (name_institution(view, row.owner), state)))
    return (Cell(view.say("It asked for:"), tone="strong"), " ", Cell(text, row.discussion_key or ""), f" ({by})")


def _explained(view: View, series: SeriesRow, rows: Sequence[ResultsRow]) -> list[Sentence]:
    """The explanations of the institutions that are responsible, of the places whose status asks for one."""
    given = read_given(view, view.status_year)
    found: list[Sentence] = []
    for row in rows:
        if explained := given.get((series.series, row.region)):
            parts = explained_cell(view, explained).parts
            found.append(tuple(each for part in parts for each in (part, " ")))
    return found


def _adopted(view: View, series: SeriesRow, rows: Sequence[ResultsRow]) -> list[Sentence]:
    """The day on which the targets of the year were adopted: once where it is the same everywhere, else by place."""
    targets = figures.by_place(view, TargetsRow, series=series.series)
    days: dict[date, list[str]] = {}
    for row in rows:
        for target in targets.get(("", row.region), ()):
            if target.year == view.status_year and target.adopted_on:
                days.setdefault(target.adopted_on, []).append(view.words.pick(view.framework.regions[row.region]))
    if not days:
        return []
    said = [view.words.day(day) if len(days) == 1 else f"{view.words.join(places)} {view.words.day(day)}" for day, places in days.items()]
    return [(Cell(view.say("Targets of {year} adopted:", year=view.status_year), tone="strong"), " ", " · ".join(said))]


def _neighbours(view: View, series: SeriesRow, rows: Sequence[ResultsRow]) -> list[Sentence]:
    """The steps before and after this one, in the same year and places: `Prosecutions started: 46 · 17 · 24`."""
    steps = view.rows(CascadeStepsRow, objective=series.objective) if series.objective else ()
    at = next((position for position, step in enumerate(steps) if step.series == series.series), None)
    if at is None:
        return []
    found: list[Sentence] = []
    for step in (*steps[max(0, at - 1) : at], *steps[at + 1 : at + 2]):
        source = view.framework.series[step.series].shown_source or ""
        cells: list[str | Cell] = []
        for row in rows:
            figure = next((each for each in figures.yearly(view, step.series).get((source, row.region), ()) if each.year == view.status_year), None)
            if figure is not None:
                cells += [" · " if cells else "", f"{view.words.pick(view.framework.regions[row.region])} ", figures.cell(view, figure)]
        if cells:
            found.append((Cell(f"{view.words.pick(step)}:", tone="strong"), " ", *cells))
    return found
