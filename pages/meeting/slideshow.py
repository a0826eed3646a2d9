"""The slideshow: one slide fills the window, its chart or a part of its table, with the ways to the others. No Streamlit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from pages.card import article
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.card.markup import plain, write_table
from pages.cards.kinds import UnknownCard, build_card
from pages.meeting.standing import write_standing
from pages.view import stamp
from pages.view.presentation import Slide, view_slide
from pages.view.templates import fill
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
    standing: Markup | str = ""


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


def _standing(view: View, address: str) -> Markup:
    """Beside the trend of a series, where each place stands; empty beside anything else."""
    kind, *rest = address.split(":")
    return write_standing(view, rest[0]) if kind == "trend" and len(rest) <= 2 else Markup()


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


def write_screen(view: View, screens: Sequence[Screen], number: int, left_out: int = 0) -> Markup:
    """The step `number` (from 1, put right where there is none) as HTML."""
    number = max(1, min(number, len(screens)))
    shown = screens[number - 1]
    card, table = shown.card, shown.table
    to: Callable[..., str] = lambda step, **more: view.here(slide=str(step), **more)  # noqa: E731
    places = [((), view.say("As chosen"))] + [((code,), view.words.pick(view.framework.regions[code])) for code in view.framework.pilots]
    first = card is not None and card.figure is None and shown.part == 1
    return fill(
        "meeting/slide.html",
        view,
        number=number,
        last=len(screens),
        scale=article.LARGE,
        title=_title(view, shown),
        subtitle=_about(shown),
        part=shown.part,
        parts=shown.parts,
        card=shown.slide.card,
        unknown=card is None,
        chart=article.write_chart(card) if card else "",
        told=article.write_told(card) if card and first else "",
        cut=shown.cut and not (card and card.figure),
        table=write_table(table, visible_caption=False) if table and table.rows else "",
        standing=shown.standing,
        notices=_notices(view, left_out),
        ribbon=stamp.write_ribbon(view) if card and not card.real else "",
        source=_source(view, shown),
        to=to,
        places=[(name, to(number, region=codes), view.selection.region == codes) for codes, name in places],
        languages=[(code, to(number, lang=code), view.words.language == code) for code in LANGUAGES],
        notes=to(number, notes="1"),
        leave=view.here(slide="", region=()),
    )


def write_notes(view: View, screens: Sequence[Screen], number: int) -> Markup:
    """What the speaker reads in a second window: the note of the step, the values in words, and what comes next."""
    number = max(1, min(number, len(screens)))
    shown = screens[number - 1]
    return fill(
        "meeting/speaker.html",
        view,
        follows=view.selection.slide,
        number=number,
        last=len(screens),
        title=_title(view, shown),
        note=shown.slide.note,
        told=article.write_told(shown.card) if shown.card else "",
        coming=_title(view, screens[number]) if number < len(screens) else "",
    )


def _title(view: View, screen: Screen) -> str:
    return screen.slide.title or (screen.card.title if screen.card else view.say("This slide cannot be shown"))


def _about(shown: Screen) -> str:
    """The card's own title where a person wrote another, its subtitle, and the filters."""
    own, chosen = [shown.card.title] if shown.card and shown.slide.title else [], shown.view.selection
    filters = stamp.write_filters(shown.view) if chosen.region or chosen.objective or chosen.first or chosen.last else ""
    return " · ".join(filter(None, [*own, shown.card.subtitle if shown.card else "", filters]))


def _notices(view: View, left_out: int) -> list[str]:
    told = []
    if left_out:
        told.append(view.words.count(*LEFT_OUT, left_out))
    if view.release and view.releases[-1].release != view.number:
        told.append(view.say("There is a newer release; these are the figures of release {number}.", number=view.number))
    return told


def _source(view: View, shown: Screen) -> str:
    known = stamp.write_release(shown.view)
    sources = shown.card.sources if shown.card else ""
    if len(sources) > MOST_SOURCES:
        sources = view.say("several sources, named on the page")
    return " · ".join(filter(None, (known, sources)))
