"""The slideshow: one slide fills the window, its chart or a part of its table, with the ways to the others. No Streamlit."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from pages.cards import article
from pages.cards.card import Card
from pages.cards.cell import Cell, Table
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.markup import plain, write_table
from pages.meeting.standing import write_standing
from pages.view import stamp
from pages.view.presentation import Slide, view_slide
from pages.view.view import View
from pages.view.words import LANGUAGES, mark_plural

WIDE = 98
"""Characters of 24 pixels that stand side by side on a slide of 1280."""
HIGH, LINE, EDGE = 470, 30, 9
"""Pixels of a slide of 720 for a table, of a line in it, and between two rows."""
WIDEST = 30
"""Characters of a column from which its text is broken into lines."""
MOST_PARTS = 12
"""Parts of a table that are shown; a longer one is for reading, not for a meeting."""
LEFT_OUT = mark_plural("{n} slide of the link cannot be read and is left out.", "{n} slides of the link cannot be read and are left out.")
MOST_SOURCES = 70
"""Characters of the names of who counted, beside the release."""


@dataclass(frozen=True)
class Screen:
    """What one step of the slideshow shows: a slide, or a part of one whose table is too large; `card` is None where there is none.

    `cut` stands on the last part of a table that goes on; `standing` is what stands beside a chart, as HTML.
    """

    slide: Slide
    view: View
    card: Card | None
    table: Table | None = None
    part: int = 1
    parts: int = 1
    cut: bool = False
    standing: str = ""


def lay_out(view: View, slides: Sequence[Slide]) -> list[Screen]:
    """The steps of a presentation, in order. A table that is too large for a slide is split, never made smaller."""
    screens: list[Screen] = []
    for slide in slides:
        own = view_slide(view, slide)
        try:
            card = build_card(own, slide.card)
        except UnknownCard:
            screens.append(Screen(slide, own, None))
            continue
        if card.figure is not None and (standing := _standing(own, slide.card)):
            card = build_card(own, f"{slide.card}{':' * (2 - slide.card.count(':'))}:slide")
            screens.append(Screen(slide, own, card, standing=standing))
            continue
        tables = [None] if card.figure is not None else split(card.table, _height(plain(card.sentence)))
        parts = min(len(tables), MOST_PARTS)
        for part, table in enumerate(tables[:MOST_PARTS], start=1):
            screens.append(Screen(slide, own, card, table, part, parts, cut=part == parts < len(tables)))
    return screens


def _standing(view: View, address: str) -> str:
    """Beside the trend of a series, where each place stands; empty beside anything else."""
    kind, *rest = address.split(":")
    return write_standing(view, rest[0]) if kind == "trend" and len(rest) <= 2 else ""


def split(table: Table, above: int = 0) -> list[Table]:
    """The table in parts that fit a slide: the first column with as many others as have room, then the rows; heads are repeated.

    `above` are the pixels that something else takes on the first part.
    """
    rows = [row for row in table.rows if len(row) == len(table.heads) or len(row) == 1]
    widths = [
        min(WIDEST, max([len(word) for word in head.split()] + [_length(row[column]) for row in rows if len(row) > 1], default=1)) + 2
        for column, head in enumerate(table.heads)
    ]
    found: list[Table] = []
    for columns in _columns(widths):
        heads = tuple(table.heads[column] for column in columns)
        chosen = [row if len(row) == 1 else tuple(row[column] for column in columns) for row in rows]
        fit = [widths[column] for column in columns]
        room = HIGH - max(_lines(Cell(head), width) for head, width in zip(heads, fit, strict=True)) * LINE - EDGE
        found += [Table(table.caption, heads, tuple(part)) for part in _rows(chosen, fit, room, 0 if found else above)]
    return found or [table]


def _columns(widths: Sequence[int]) -> list[list[int]]:
    """Groups of columns, each with the first one."""
    groups: list[list[int]] = [[0]]
    for column in range(1, len(widths)):
        if sum(widths[each] for each in groups[-1]) + widths[column] > WIDE and len(groups[-1]) > 1:
            groups.append([0])
        groups[-1].append(column)
    return groups


def _rows(rows: Sequence[tuple[Cell, ...]], widths: Sequence[int], room: int, height: int) -> list[list[tuple[Cell, ...]]]:
    """Groups of rows that fit into `room` pixels, of which the first has `height` less; the head of a group stands above its rows again."""
    parts: list[list[tuple[Cell, ...]]] = [[]]
    head = None
    for row in rows:
        named = len(row) == 1 and row[0].tone != "told"
        lines = _lines(row[0], WIDE) if len(row) == 1 else max(_lines(cell, width) for cell, width in zip(row, widths, strict=True))
        if height + lines * LINE + EDGE > room and parts[-1]:
            parts.append([head] if head is not None and not named else [])
            height = len(parts[-1]) * (LINE + EDGE)
        head = row if named else head
        parts[-1].append(row)
        height += lines * LINE + EDGE
    return [part for part in parts if part]


def _height(sentence: str) -> int:
    """Pixels of a sentence above a table."""
    return LINE * sum(-(-len(line) // WIDE) for line in sentence.splitlines())


def _length(cell: Cell) -> int:
    return max([len(cell.text), *(_length(part) for part in cell.parts)])


def _lines(cell: Cell, width: int) -> int:
    """Lines a cell takes: its parts stand under one another."""
    return sum(_lines(part, width) for part in cell.parts) if cell.parts else len(wrap(cell.text, max(4, width - 2))) or 1


def write_screen(view: View, screens: Sequence[Screen], number: int, left_out: int = 0) -> str:
    """The step `number` (from 1, put right where there is none) as HTML."""
    number = max(1, min(number, len(screens)))
    shown = screens[number - 1]
    of = f" ({shown.part}/{shown.parts})" if shown.parts > 1 else ""
    ribbon = stamp.write_ribbon(view) if shown.card and not shown.card.real else ""
    kind = "large slide beside" if shown.standing else "large slide"
    mark = f' data-mark="{escape(ribbon)}"' if ribbon else ""
    return (
        f'<section class="{kind}" data-scale="{article.LARGE}" data-fits{mark} aria-roledescription="{escape(view.say("slide"))}" '
        f'aria-label="{escape(view.say("Slide {number} of {all}", number=number, all=len(screens)))}">'
        f'<header><h1 class="title">{escape(_title(view, shown))}{of}</h1><p class="subtitle">{escape(_about(shown))}</p></header>'
        f'<div class="body" data-card="slide:{escape(shown.slide.card)}">{_body(view, shown)}</div>{shown.standing}{_notices(view, left_out)}'
        f"{_foot(view, shown, ribbon)}{_ways(view, screens, number)}</section>"
    )


def write_notes(view: View, screens: Sequence[Screen], number: int) -> str:
    """What the speaker reads in a second window: the note of the step, the values in words, and what comes next."""
    number = max(1, min(number, len(screens)))
    shown, after = screens[number - 1], screens[number] if number < len(screens) else None
    note = shown.slide.note or view.say("No note for this slide.")
    coming = _title(view, after) if after else view.say("This is the last slide.")
    told = article.write_told(shown.card) if shown.card else ""
    return (
        f'<section class="speaker" data-follows="{view.selection.slide}">'
        f'<p class="quiet">{escape(view.say("Slide {number} of {all}", number=number, all=len(screens)))}</p>'
        f"<h1>{escape(_title(view, shown))}</h1><p>{escape(note)}</p>{told}<h2>{escape(view.say('Next'))}</h2><p>{escape(coming)}</p></section>"
    )


def _title(view: View, screen: Screen) -> str:
    return screen.slide.title or (screen.card.title if screen.card else view.say("This slide cannot be shown"))


def _about(shown: Screen) -> str:
    """The card's own title where a person wrote another, its subtitle, and the filters."""
    own, chosen = [shown.card.title] if shown.card and shown.slide.title else [], shown.view.selection
    filters = stamp.write_filters(shown.view) if chosen.region or chosen.objective or chosen.first or chosen.last else ""
    return " · ".join(filter(None, [*own, shown.card.subtitle if shown.card else "", filters]))


def _body(view: View, shown: Screen) -> str:
    if shown.card is None:
        missing = view.say("There is no card “{card}” in this release. The other slides are there.", card=shown.slide.card)
        return f'<p class="notice">{escape(missing)}</p>'
    if shown.card.figure is not None:
        return article.write_chart(shown.card)
    sentence = article.write_told(shown.card) if shown.part == 1 else ""
    if shown.cut:
        sentence += f'<p class="notice">{escape(view.say("The whole table is on the page it comes from."))}</p>'
    return sentence + (write_table(shown.table, visible_caption=False) if shown.table and shown.table.rows else "")


def _notices(view: View, left_out: int) -> str:
    told = []
    if left_out:
        told.append(
            view.words.count(
                "{n} slide of the link cannot be read and is left out.", "{n} slides of the link cannot be read and are left out.", left_out
            )
        )
    if view.release and view.releases[-1].release != view.number:
        told.append(view.say("There is a newer release; these are the figures of release {number}.", number=view.number))
    return "".join(f'<p class="quiet told" role="status">{escape(text)}</p>' for text in told)


def _foot(view: View, shown: Screen, ribbon: str) -> str:
    known = stamp.write_release(shown.view)
    sources = shown.card.sources if shown.card else ""
    if len(sources) > MOST_SOURCES:
        sources = view.say("several sources, named on the page")
    parts = [f"<strong>{escape(ribbon)}</strong>"] if ribbon else []
    return f'<p class="source">{" · ".join([*parts, *(escape(part) for part in (known, sources) if part)])}</p>'


def _ways(view: View, screens: Sequence[Screen], number: int) -> str:
    """First, previous, next, last; places, languages, full screen, keys, notes; the way out."""
    to = lambda step, **more: escape(view.here(slide=str(step), **more))  # noqa: E731
    last = len(screens)
    steps = [
        ("first", 1, "|◀", view.say("First slide")),
        ("previous", max(1, number - 1), "◀", view.say("Previous slide")),
        ("next", min(last, number + 1), "▶", view.say("Next slide")),
        ("last", last, "▶|", view.say("Last slide")),
    ]
    links = [
        f'<a href="{to(step)}" data-step="{name}" aria-label="{escape(said)}" title="{escape(said)}">{sign}</a>' for name, step, sign, said in steps
    ]
    links.insert(2, f'<span class="count">{number} / {last}</span>')
    places = [((), view.say("As chosen"))] + [((code,), view.words.pick(view.framework.regions[code])) for code in view.framework.pilots]
    links += [f'<a href="{to(number, region=codes)}"{_current(view.selection.region == codes)}>{escape(name)}</a>' for codes, name in places]
    links += [
        f'<a href="{to(number, lang=code)}" lang="{code}" hreflang="{code}"{_current(view.words.language == code)}>{code.upper()}</a>'
        for code in LANGUAGES
    ]
    full, keys = view.say("Full screen"), view.say("Keys")
    links += [
        f'<button type="button" data-full>{escape(full)}</button>',
        f'<button type="button" data-keys aria-pressed="true">{escape(keys)}</button>',
        f'<a href="{to(number, notes="1")}" data-notes>{escape(view.say("Notes"))}</a>',
        f'<a class="close" href="{escape(view.here(slide="", region=()))}">✕ {escape(view.say("Leave"))}</a>',
    ]
    return f'<nav aria-label="{escape(view.say("Slides"))}">{"".join(links)}</nav>'


def _current(here: bool) -> str:
    return ' aria-current="true"' if here else ""
