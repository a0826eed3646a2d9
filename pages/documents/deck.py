"""The slides of a presentation as a PowerPoint file: a slide for each slide of the screen, its charts native and its texts editable."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.card.markup import plain
from pages.documents import chart_shapes
from pages.documents.cells import read
from pages.documents.holders import (
    AFTER,
    ASIDE,
    BELOW,
    EDGE,
    FOOT,
    HEIGHT,
    HOLDERS,
    INNER,
    LOW,
    MEASURE,
    NUMBER,
    PLACES,
    RIBBON,
    SOURCE,
    TITLE,
    TOP,
    WIDTH,
    Box,
    Holder,
)
from pages.documents.native import NativeChart, make_native, tell_parts
from pages.documents.theme import clean, recolour
from pages.meeting.layouts.kinds import lay_out_one
from pages.meeting.layouts.screen import Screen
from pages.meeting.slideshow import write_source
from pages.view import stamp
from pages.view.presentation import Slide, read_slides, write_slide
from pages.view.templates import fill
from pages.view.view import View

POINT = 12_700
"""EMU of a point."""
HEADING = re.compile(r"<h\d")
PARTNAME = re.compile(r"(\d+)\.xml$")


Paragraph = str | tuple[str, bool]
"""A text, or one and whether it is a heading."""


def write_deck(views: Sequence[View], origin: str, *, notes: bool = False) -> bytes:
    """The presentation of the views' link as `.pptx`: each slide in the language of each view. Links lead to `origin`.

    What a person typed as a note of a slide is in it only with `notes`; what the program knows of the slide always.
    """
    slides, _ = read_slides(views[0].selection.slides)
    deck, number = _open(), 0
    for slide in slides:
        for view in views:
            for screen in lay_out_one(view, slide):
                number += 1
                _add(deck, view, screen, number, origin, notes=notes)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def read_words(view: View, slide: Slide) -> list[dict[str, list[str]]]:
    """The texts that the deck writes for a slide, by part: the paragraphs of each shape and of the notes by name, and the link, without its host."""
    deck, found = _open(), []
    for screen in lay_out_one(view, slide):
        _add(deck, view, screen, 0, "", notes=False)
        made = deck.slides[-1]
        texts = {each.name: [line.text for line in each.text_frame.paragraphs] for each in made.shapes if each.has_text_frame}
        texts |= {
            f"alt {each.name.split('|')[3]}": [each._element.xpath(".//p:cNvPr/@descr")[0]] for each in made.shapes if each.name.startswith("cpc|")
        }
        if made.has_notes_slide:
            texts["notes"] = [line.text for line in made.notes_slide.notes_text_frame.paragraphs]
        found.append(texts | {"link": [link_slide(view, slide)]})
    return found


def _open() -> Any:
    """An empty deck of 16:9 with our theme and one layout: the placeholders of `holders.py`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = recolour(theme.blob)
    for layout in list(deck.slide_layouts):
        if layout.name != "Title Only":
            deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, deck.slide_layouts[0]):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type is not None and "TITLE" in str(shape.placeholder_format.type):
                shape.left, shape.top, shape.width, shape.height = TITLE.at
            else:
                shape._element.getparent().remove(shape._element)
    for each in HOLDERS:
        deck.slide_layouts[0].shapes._spTree.append(parse_xml(fill("documents/holder.xml", holder=each)))
    return deck


def _add(deck: Any, view: View, screen: Screen, number: int, origin: str, *, notes: bool) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    part = f" ({screen.part}/{screen.parts})" if screen.parts > 1 else ""
    _write(slide.shapes.title.text_frame, [clean(screen.title + part)], view, 26, bold=True)
    _hold(slide, MEASURE, [text for text, _ in _lines(screen.lead)], view)
    _fill(slide, view, screen, origin)
    for holder in AFTER:  # reading order is shape order: charts and tables first, then the texts beside and below them
        slide.shapes._spTree.append(slide.placeholders[holder.idx]._element)
    _hold(slide, PLACES, _lines(screen.aside), view)
    _hold(slide, BELOW, _list_below(screen), view)
    _hold(slide, SOURCE, [write_source(view, screen)], view, link=origin + link_slide(view, screen.slide))
    ribbon = stamp.write_ribbon(view) if screen.card and not screen.card.real else ""
    _hold(slide, RIBBON, [ribbon] if ribbon else [], view)
    language = view.words.locale.replace("_", "-")
    field = fill("documents/slide_number.xml", holder=NUMBER, id=slide.shapes._spTree.max_shape_id + 1, number=number, language=language)
    slide.shapes._spTree.append(parse_xml(field))
    said = [screen.slide.note if notes else "", plain(screen.card.sentence) if screen.card else "", *(screen.card.notes if screen.card else ())]
    if text := "\n".join(filter(None, said)):
        _write(slide.notes_slide.notes_text_frame, clean(text).split("\n"), view, 12)


def _hold(slide: Any, holder: Holder, lines: Sequence[Paragraph], view: View, *, link: str = "") -> None:
    """Write into a placeholder, in the type of the layout; one without text goes."""
    shape = slide.placeholders[holder.idx]
    shape.name = holder.name
    if lines:
        _write(shape.text_frame, lines, view, 0, link=link)
    else:
        shape._element.getparent().remove(shape._element)


def _list_below(screen: Screen) -> list[Paragraph]:
    """What the hollow marks of the charts mean, and what is explained, asked and decided."""
    marks = [text for card in screen.charts if card.figure and (text := tell_parts(screen.view, card.figure.chart))]
    return [*marks, *_lines(screen.below)]


def _fill(slide: Any, view: View, screen: Screen, origin: str) -> None:
    """Fill the middle of a slide: native charts and the texts beside them, or a table, or a sentence."""
    aside = _lines(screen.aside)
    high = (LOW if _list_below(screen) else FOOT - 120_000) - TOP
    wide = INNER - (ASIDE + 200_000 if aside else 0)
    charts = list_charts(view, screen, origin)
    if charts:
        each = wide // len(charts)
        for position, (card, native) in enumerate(charts):
            box = Box(EDGE + position * each, TOP + 330_000, each - 120_000, high - 330_000)
            heading = native.heading or (card.title if len(screen.charts) > 1 else "")
            if heading:
                _put(slide, view, Box(box.left, TOP, box.width, 320_000), [heading], 16, f"Head {position + 1}", bold=True)
            _chart(
                slide,
                native,
                box,
                name_frame(view, screen, str(position + 1)),
                f"{card.title}. {heading}",
            )
    elif screen.table or (screen.charts and screen.charts[0].table.rows):
        size = round(screen.size * 0.72) if screen.table else 12
        _table(slide, view, screen, Box(EDGE, TOP, wide, high), size)
    elif screen.card is not None:
        _put(slide, view, Box(EDGE, TOP, wide, high), plain(screen.card.sentence).split("\n"), 22, "Text")


def _chart(slide: Any, native: NativeChart, box: Box, name: str, told: str) -> None:
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box.at, native)
    if native.drawing:
        chart = frame.chart.part
        number = PARTNAME.search(chart.partname)
        place = PackURI(f"/ppt/drawings/drawing{number[1] if number else ''}.xml")
        drawing = Part(place, chart_shapes.CONTENT, chart.package, native.drawing)
        chart._element.append(parse_xml(chart_shapes.write_reference(chart.relate_to(drawing, chart_shapes.RELATION))))
    _name(frame, name, told)


def _table(slide: Any, view: View, screen: Screen, box: Box, size: int) -> None:
    table, shares = screen.table or screen.charts[0].table, screen.shares
    rows = list_rows(table)
    frame = slide.shapes.add_table(len(rows) + 1, len(table.heads), *box.at)
    _name(frame, name_frame(view, screen, "table"), table.caption)
    for row in frame.table.rows:  # a program makes them as high as their texts
        row.height = Emu(int(size * POINT * 1.5))
    for column, share in enumerate(shares[: len(table.heads)]):
        frame.table.columns[column].width = Emu(box.width * share // 100)
    for column, head in enumerate(table.heads):
        _cell(frame.table.cell(0, column), head, view, size, bold=True)
    for line, row in enumerate(rows, start=1):
        if len(row) == 1:
            frame.table.cell(line, 0).merge(frame.table.cell(line, len(table.heads) - 1))
        for column, cell in enumerate(row):
            _cell(frame.table.cell(line, column), read(cell), view, size, bold=len(row) == 1)


MOST_ROWS = 14
"""Rows of a table on a slide; the page it was taken from has the others."""


def list_rows(table: Table) -> list[tuple[Cell, ...]]:
    """The rows of a table that are written on a slide."""
    return [row for row in table.rows if len(row) in (1, len(table.heads))][:MOST_ROWS]


def list_charts(view: View, screen: Screen, origin: str) -> list[tuple[Card, NativeChart]]:
    """The native charts of a screen in their order, each with its card."""
    about = (("slide", _identify(screen.slide)), ("release", str(view.number)), ("language", view.words.language), ("link", origin))
    return [(card, native) for card in screen.charts if card.figure for native in make_native(screen.view, card.figure.chart, about)]


def name_frame(view: View, screen: Screen, slot: str) -> str:
    """The name by which a refresh finds a chart (`slot` is its number) or a table again: `cpc|en|3|1.2|trend:1.6-d.cases`."""
    return f"cpc|{view.words.language}|{view.number}|{screen.part}.{slot}|{_identify(screen.slide)}"


def link_slide(view: View, slide: Slide) -> str:
    """The link of a slide alone, pinned to the release shown."""
    asof = view.selection.asof or (str(view.release.released_on)[:10] if view.release else "")
    return view.link("/annual-meeting", slides=(_identify(slide),), slide="1", asof=asof)


def _identify(slide: Slide) -> str:
    """The slide without what a person typed as a note: a file leaves without it unless it was asked for."""
    return write_slide(replace(slide, note=""))


def _lines(html: Markup) -> list[tuple[str, bool]]:
    """The paragraphs of a piece of HTML of ours as texts, and whether each is a heading."""
    parts = re.split(r"</(?:p|h2)>|(?=<span class=\"other\")", str(html))
    return [(text, bool(HEADING.search(part))) for part in parts if (text := Markup(part).striptags())]


def _put(
    slide: Any,
    view: View,
    box: Box,
    lines: Sequence[Paragraph],
    size: int,
    name: str,
    colour: Any = None,
    *,
    bold: bool = False,
    link: str = "",
) -> None:
    shape = slide.shapes.add_textbox(*box.at)
    shape.name = name
    _write(shape.text_frame, lines, view, size, colour, bold=bold, link=link)


def _write(frame: Any, lines: Sequence[Paragraph], view: View, size: int, colour: Any = None, *, bold: bool = False, link: str = "") -> None:
    """Paragraphs as runs in the language of the view; with a `size` of 0 in the type of the placeholder."""
    if size:
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for position, line in enumerate(lines):
        text, heading = line if isinstance(line, tuple) else (line, bold)
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        if size:
            paragraph.alignment = PP_ALIGN.LEFT
        if heading and position:
            paragraph.space_before = Pt((size or 18) * 2 // 3)
        run = paragraph.add_run()
        run.text = clean(text)
        if size:
            run.font.size = Pt(size)
        if size or heading:
            run.font.bold = heading
        run._r.get_or_add_rPr().set("lang", view.words.locale.replace("_", "-"))
        if colour is not None:
            run.font.color.theme_color = colour
        if link:
            run.hyperlink.address = link


def _cell(cell: Any, text: str, view: View, size: int, *, bold: bool = False) -> None:
    cell.margin_left = cell.margin_right = Emu(60_000)
    cell.margin_top = cell.margin_bottom = Emu(24_000)
    frame = cell.text_frame
    for position, line in enumerate(clean(text).split("\n")):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = line, Pt(size), bold
        run._r.get_or_add_rPr().set("lang", view.words.locale.replace("_", "-"))


def _name(frame: Any, name: str, told: str) -> None:
    """The name by which a chart or table is found again, and what is read aloud."""
    properties = frame._element.xpath(".//p:cNvPr")[0]
    properties.set("name", clean(name))
    properties.set("descr", clean(told))
