"""A card as one piece of HTML: title, chart, one line of source, actions, and all else behind ⓘ.

The chart is data that charts.js draws, or where no script runs a picture.

Whatever shows a card, a page or a whole window, writes it here, so that none can show another number.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal
from urllib.parse import urlencode

from markupsafe import Markup

from pages.card import provenance
from pages.card.card import Card
from pages.card.export import FORMATS, name_file
from pages.card.markup import read_aloud, write_sentence, write_table
from pages.charts.picture import write_picture
from pages.view import stamp
from pages.view.presentation import make_slide, write_slide
from pages.view.templates import fill, join, macros
from pages.view.view import View
from pages.view.words import FLAG_WORDS, MISSING_WORDS
from queries.kept import kept

LARGE = 24 / 14
"""Times the type of a chart is larger where a card fills the window: 24 pixels."""
CODE = re.compile(r"\[([cxzprb])\]")
PAGE = 1270
"""Pixels for which pictures are drawn where a page is as wide as it gets; they fit any other width."""
MOST_ROWS = 150
"""Rows of a table in a file that is to be small."""
Medium = Literal["live", "still", "file"]
"""Where a card stands: on a page with its scripts, in the first answer before them, or in a file without a server."""


PIECES = macros("card/pieces.html")


@kept(2000)
def write_card(view: View, card: Card, level: int = 3, columns: int = 1, medium: Medium = "live") -> Markup:
    """The card as an `article`, its title a heading of `level`; `columns` of its kind stand beside one another."""
    live = medium == "live"
    folded = bool(card.table.rows and card.figure is not None and not card.table_first)
    listed = card.links[:1] if card.figure is not None else card.links  # under a chart there is room for one link; the others are behind ⓘ
    added = (*view.selection.slides, write_slide(make_slide(view, card.address))) if live and view.release is not None else ()
    return fill(
        "card/article.html",
        view,
        card=card,
        kind=card.address.partition(":")[0],
        level=level,
        medium=medium,
        live=live,
        lead=write_sentence(card.lead),
        told=write_told(card),
        chart=write_chart(card) if live else _picture(card, columns),
        shown=_shown(view, card, medium),
        table=_spell(view, write_table(card.table)) if folded else "",
        ribbon=_ribbon(view, card),
        source=" · ".join(filter(None, (_release(view, card), card.sources))),
        counted=_source(view, card),
        formats={kind: form.name for kind, form in FORMATS.items()},
        query=urlencode([("card", card.address), ("page", view.path), *view.selection.parameters()]),
        page_query=urlencode([("page", view.path), *view.selection.with_(card="").parameters()]),
        picture=_name_picture(view, card) if card.figure is not None and live else None,
        enlarge=view.here(card=card.address) if view.selection.card != card.address else "",
        add=view.here(slides=added) if added else "",
        links=listed,
        more=card.links[1:] if card.figure is not None else (),
        methods=view.link("/methods"),
    )


def write_large(view: View, card: Card) -> Markup:
    """The card alone, for a full window and type to be read from the back of a room; Escape leaves it (front.js)."""
    return fill("card/large.html", view, scale=LARGE, leave=view.here(card=""), card=write_card(view, card, 1))


def write_cards(view: View, cards: list[Card], columns: int = 1, level: int = 3, medium: Medium = "live", beside: Markup | str = "") -> Markup:
    """Cards side by side in `columns` of equal width; the style sheet makes fewer where there is less room."""
    return Markup(PIECES.row(join(*(write_card(view, card, level, columns, medium) for card in cards)), columns, beside))


def write_pair(pair: Sequence[tuple[View, Card]], medium: Medium = "live") -> Markup:
    """Cards of different views side by side."""
    return Markup(PIECES.row(join(*(write_card(view, card, 2, len(pair), medium) for view, card in pair)), len(pair)))


def write_told(card: Card) -> Markup:
    """The sentence of a card as a paragraph; nothing where it has none."""
    return Markup(PIECES.told(write_sentence(card.sentence))) if card.sentence else Markup()


def write_chart(card: Card) -> Markup:
    """The figure as data. In single quotes, because JSON has hundreds of double ones."""
    if card.figure is None:
        return Markup()
    figure = card.figure.to_dict()
    data = json.dumps(figure, ensure_ascii=False, separators=(",", ":"))
    return Markup(PIECES.chart(data, int(figure["layout"]["height"]), _alternative(card)))


def _picture(card: Card, columns: int) -> Markup:
    """The figure as a picture of the width that one of `columns` cards has on a wide page."""
    return write_still(card, PAGE // columns - 50 if not card.table_first else PAGE * 5 // 11 - 50)


def write_still(card: Card, width: int) -> Markup:
    """The figure as a picture drawn for `width` pixels, for where no script runs; nothing where there is none."""
    if card.figure is None:
        return Markup()
    return Markup(PIECES.still(Markup(write_picture(card.figure, width, _alternative(card)))))


def _alternative(card: Card) -> str:
    return f"{card.title}. {read_aloud(card.sentence)}".strip()


def _shown(view: View, card: Card, medium: Medium) -> Markup:
    """Write what is visible without a click: the table of a card without a chart, and its sentence."""
    if medium == "file" and len(card.table.rows) > MOST_ROWS:
        less = replace(card, table=replace(card.table, rows=card.table.rows[:MOST_ROWS]))
        notice = view.say("Not all rows are in this file. All are on the page it was taken from.")
        return join(_shown(view, less, medium), Markup(PIECES.notice(notice)))
    sentence = write_told(card) if card.figure is None else Markup()
    return join(sentence, _table(view, card, medium))


def _table(view: View, card: Card, medium: Medium) -> Markup:
    """The table where it stands open; its small drawings as data for a page with scripts, else drawn."""
    if not card.table.rows or not (card.table_first or card.figure is None):
        return Markup()
    written = _spell(view, write_table(card.table, visible_caption=False, drawn=medium != "live"))
    if not card.folded or medium == "file":
        return written
    sieve = fill("card/sift.html", view, card=card.address) if medium == "live" else Markup()
    return Markup(PIECES.fold(view.say("Open the list"), join(sieve, written), "rows", pack=medium == "live"))


def _spell(view: View, table: Markup) -> Markup:
    """Explain each code in the table, on hover and to screen readers."""
    spoken = {**MISSING_WORDS, **FLAG_WORDS}
    return Markup(CODE.sub(lambda code: PIECES.code(code[0], view.say(spoken[code[1]])), table))


def _name_picture(view: View, card: Card) -> dict[str, str]:
    """What a PNG of the chart is called and says below it."""
    said = "\n".join((_source(view, card), stamp.write_filters(view), *card.notes))
    cited = "\n".join(provenance.cite_statements(card)) if card.real else ""
    return {"name": name_file(view, card, "png"), "stamp": said, "cited": cited}


def _release(view: View, card: Card) -> str:
    """`Release 3 · Oct 15, 2024`; of published figures of others, the day they were known on."""
    if card.real or view.release is None:
        return provenance.write_known(view, card)
    return view.say("Release {number} · {day}", number=view.number, day=view.words.day(view.release.released_on))


def _source(view: View, card: Card) -> str:
    counted = view.say("Source: {names}", names=card.sources) if card.sources else ""
    return " · ".join(filter(None, (provenance.write_known(view, card), counted)))


def _ribbon(view: View, card: Card) -> str:
    return "" if card.real else stamp.write_ribbon(view)
