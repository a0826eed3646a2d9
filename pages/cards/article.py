"""A card as one piece of HTML: title, chart, one line of source, actions, and all else behind ⓘ.

The chart is data that charts.js draws, or where no script runs a picture.

Whatever shows a card, a page or a whole window, writes it here, so that none can show another number.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Literal
from urllib.parse import urlencode

from pages.cards import provenance
from pages.cards.card import Card
from pages.cards.export import FORMATS, name_file
from pages.cards.markup import read_aloud, write_sentence, write_table
from pages.charts.picture import write_picture
from pages.view import stamp
from pages.view.presentation import make_slide, write_slide
from pages.view.view import View
from pages.view.words import FLAG_WORDS, MISSING_WORDS
from queries.kept import kept

LARGE = 24 / 14
"""Times the type of a chart is larger where a card fills the window: 24 pixels."""
DRAWN = re.compile(r"<span data-drawn='([^']*)'></span>")
CODE = re.compile(r"\[([cxzprb])\]")
PAGE = 1270
"""Pixels for which pictures are drawn where a page is as wide as it gets; they fit any other width."""
MOST_ROWS = 150
"""Rows of a table in a file that is to be small."""
Medium = Literal["live", "still", "file"]
"""Where a card stands: on a page with its scripts, in the first answer before them, or in a file without a server."""


@kept(2000)
def write_card(view: View, card: Card, level: int = 3, columns: int = 1, medium: Medium = "live") -> str:
    """The card as an `article`, its title a heading of `level`; `columns` of its kind stand beside one another."""
    kind = card.address.partition(":")[0]
    beside = " beside" if card.figure is not None and card.table_first else ""
    chart = write_chart(card) if medium == "live" else _picture(card, columns)
    return (
        f'<article class="card card-{kind}{beside}" data-card="{escape(card.address)}">{_head(card, level)}{chart}'
        f"{_shown(view, card, medium)}{_foot(view, card, medium)}</article>"
    )


def write_large(view: View, card: Card) -> str:
    """The card alone, for a full window and type to be read from the back of a room; Escape leaves it (front.js)."""
    leave = f'<a class="close" href="{escape(view.here(card=""))}">✕ {escape(view.say("Close"))}</a>'
    return f'<div class="large" data-scale="{LARGE}">{leave}{write_card(view, card, 1)}</div>'


def write_cards(view: View, cards: list[Card], columns: int = 1, level: int = 3, medium: Medium = "live", beside: str = "") -> str:
    """Cards side by side in `columns` of equal width; the style sheet makes fewer where there is less room."""
    inside = "".join(write_card(view, card, level, columns, medium) for card in cards)
    kind = "cards opening" if beside else "cards"
    return f'<div class="{kind}" style="--columns:{columns}">{inside}{beside}</div>'


def write_pair(pair: Sequence[tuple[View, Card]], medium: Medium = "live") -> str:
    """Cards of different views side by side."""
    inside = "".join(write_card(view, card, 2, len(pair), medium) for view, card in pair)
    return f'<div class="cards" style="--columns:{len(pair)}">{inside}</div>'


def _head(card: Card, level: int) -> str:
    subtitle = f'<p class="subtitle">{escape(card.subtitle)}</p>' if card.subtitle else ""
    lead = f'<p class="subtitle first-read">{write_sentence(card.lead)}</p>' if card.lead else ""
    return f'<header><h{level} class="title">{escape(card.title)}</h{level}>{subtitle}{lead}</header>'


def write_told(card: Card) -> str:
    """The sentence of a card as a paragraph; nothing where it has none."""
    return f'<p class="sentence">{write_sentence(card.sentence)}</p>' if card.sentence else ""


def write_chart(card: Card) -> str:
    """The figure as data. In single quotes, because JSON has hundreds of double ones."""
    if card.figure is None:
        return ""
    figure = card.figure.to_dict()
    data = json.dumps(figure, ensure_ascii=False, separators=(",", ":")).replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
    height = int(figure["layout"]["height"])
    named = escape(_alternative(card))
    return f'<div class="chart" role="group" tabindex="0" aria-label="{named}" style="height:{height}px" data-figure=\'{data}\'></div>'


def _picture(card: Card, columns: int) -> str:
    """The figure as a picture of the width that one of `columns` cards has on a wide page."""
    if card.figure is None:
        return ""
    width = PAGE // columns - 50 if not card.table_first else PAGE * 5 // 11 - 50
    return f'<div class="still">{write_picture(card.figure, width, _alternative(card))}</div>'


def _alternative(card: Card) -> str:
    return f"{card.title}. {read_aloud(card.sentence)}".strip()


def _shown(view: View, card: Card, medium: Medium) -> str:
    """What stands open: the table of a card that is a table, and its sentence where no chart says it."""
    if medium == "file" and len(card.table.rows) > MOST_ROWS:
        less = replace(card, table=replace(card.table, rows=card.table.rows[:MOST_ROWS]))
        return (
            _shown(view, less, medium)
            + f'<p class="notice">{escape(view.say("Not all rows are in this file. All are on the page it was taken from."))}</p>'
        )
    sentence = write_told(card) if card.figure is None else ""
    table = _table(view, card, medium)
    return sentence + table


def _table(view: View, card: Card, medium: Medium) -> str:
    """The table where it stands open; its small drawings as data for a page with scripts, else drawn."""
    table = _spell(view, write_table(card.table, visible_caption=False)) if card.table.rows and (card.table_first or card.figure is None) else ""
    return table if medium == "live" else DRAWN.sub(r"\1", table)


def _spell(view: View, table: str) -> str:
    """The table with the codes in it spelt out for whoever points at them or has them read aloud."""
    spoken = {**MISSING_WORDS, **FLAG_WORDS}
    return CODE.sub(lambda code: f'<abbr title="{escape(view.say(spoken[code[1]]))}">{code[0]}</abbr>', table)


def _foot(view: View, card: Card, medium: Medium) -> str:
    actions = []
    if card.table.rows and card.figure is not None and not card.table_first:
        actions.append(_fold(view.say("Table"), _spell(view, write_table(card.table)), "shows", packed=medium == "live"))
    if medium != "file":
        actions.append(_downloads(view, card, medium))
    if view.selection.card != card.address and medium != "file":
        actions.append(_link(view.say("Enlarge"), view.here(card=card.address)))
    # Under a chart there is room for one link; the others are behind ⓘ.
    actions += [_link(*link) for link in (card.links[:1] if card.figure is not None else card.links)]
    if medium == "live" and view.release is not None:
        added = (*view.selection.slides, write_slide(make_slide(view, card.address)))
        actions.append(_link(view.say("+ Slide"), view.here(slides=added)))
    actions.append(_fold("i", _about(view, card, medium), "about", view.say("About these figures"), packed=medium == "live"))
    ribbon = _ribbon(view, card)
    parts = [f"<strong>{escape(ribbon)}</strong>"] if ribbon else []
    parts += [escape(part) for part in (_release(view, card), card.sources) if part]
    return f'<footer class="foot"><p class="source">{" · ".join(parts)}</p><div class="actions">{"".join(actions)}</div></footer>'


def _about(view: View, card: Card, medium: Medium) -> str:
    """The sentence, what codes and marks mean, who counted, definition and history, how to cite it, where to report a problem."""
    parts = [write_told(card)] if card.figure is not None else []
    if card.notes:
        parts.append(f'<ul class="notes">{"".join(f"<li>{escape(note)}</li>" for note in card.notes)}</ul>')
    parts.append(f"<p>{escape(_source(view, card))}</p>")
    parts += [_fold(title, inside) for title, inside in card.folds]
    if card.figure is not None and card.links[1:]:
        parts.append(f"<p>{''.join(_link(*link) for link in card.links[1:])}</p>")
    if card.copied and medium == "live":
        named = {"part": card.copied, "copied": view.say("Copied")}
        attributes = " ".join(f'data-{name}="{escape(text)}"' for name, text in named.items())
        parts.append(f'<p><button type="button" data-copy="" {attributes}>{escape(view.say("Copy the citation"))}</button></p>')
    parts.append(f'<p><a href="{escape(view.link("/methods"))}#report">{escape(view.say("Report a problem"))}</a></p>')
    return "".join(parts)


def _release(view: View, card: Card) -> str:
    """`Release 3 · Oct 15, 2024`; of published figures of others, the day they were known on."""
    if card.real or view.release is None:
        return provenance.write_known(view, card)
    return view.say("Release {number} · {day}", number=view.number, day=view.words.day(view.release.released_on))


def _source(view: View, card: Card) -> str:
    counted = view.say("Source: {names}", names=card.sources) if card.sources else ""
    return " · ".join(filter(None, (provenance.write_known(view, card), counted)))


def _link(text: str, href: str) -> str:
    return f'<a class="more" href="{escape(href)}">{escape(text)}</a>'


def _fold(title: str, inside: str, kind: str = "", label: str = "", *, packed: bool = False) -> str:
    """What opens on demand. `packed` it stands in an attribute until front.js unpacks it: Streamlit looks through each element of
    a page for what is unsafe, and most of the elements are in folds that nobody opens (15 ms a change on the fullest page)."""
    kept = f' class="{kind}"' if kind else ""
    named = f' aria-label="{escape(label)}" title="{escape(label)}"' if label else ""
    opening = f'<details{kept} data-keep="{escape(kind or title)}"><summary{named}>{escape(title)}</summary>'
    if packed:
        folded = inside.replace("&", "&amp;").replace("'", "&#39;")
        return f"{opening}<div class=\"inside\" data-packed='{folded}'></div></details>"
    return f'{opening}<div class="inside">{inside}</div></details>'


def _downloads(view: View, card: Card, medium: Medium) -> str:
    query = urlencode([("card", card.address), ("page", view.path), *view.selection.parameters()])
    links = "".join(f'<a href="/download/{kind}?{escape(query)}" download>{form.name}</a>' for kind, form in FORMATS.items())
    if card.figure is not None and medium == "live":
        said = {"picture": name_file(view, card, "png"), "ribbon": _ribbon(view, card), "stamp": _picture_stamp(view, card)}
        said["cited"] = "\n".join(provenance.cite_statements(card)) if card.real else ""
        attributes = " ".join(f'data-{name}="{escape(text)}"' for name, text in said.items())
        links += f'<button type="button" {attributes}>PNG</button>'
    page = urlencode([("page", view.path), *view.selection.with_(card="").parameters()])
    links += f'<a href="/download/html?{escape(page)}" download>{escape(view.say("This whole page (HTML)"))}</a>'
    return f'<details class="menu" data-keep="menu"><summary>{escape(view.say("Download"))}</summary><div>{links}</div></details>'


def _picture_stamp(view: View, card: Card) -> str:
    return "\n".join((_source(view, card), stamp.write_filters(view), *card.notes))


def _ribbon(view: View, card: Card) -> str:
    return "" if card.real else stamp.write_ribbon(view)
