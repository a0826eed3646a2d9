"""A Word document in one language or two: headings, texts, tables whose heads are repeated, native charts. All texts are plain runs.

A text of two languages stands once where it is the same, else one under the other, each run marked with its language.
"""

import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pages.documents import chart_shapes
from pages.documents.native import NativeChart
from pages.documents.theme import COLOURS, FONT, clean, recolour
from pages.view.view import View

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
EXTERNAL = (
    '<c:externalData xmlns:c="{charts}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}">'
    '<c:autoUpdate val="0"/></c:externalData>'
)
"""The last element of a chart: where its workbook lies."""
EMU = 36_000
"""Of a millimetre."""
Texts = Sequence[tuple[str, str]]
"""A text in each language that it needs, with the language's code: `("en-US", …)`."""


def say(views: Sequence[View], write: Callable[[View], str]) -> Texts:
    """What `write` says in each language, once where it is the same."""
    found: list[tuple[str, str]] = []
    for view in views:
        text = clean(write(view))
        if text and text not in [known for _, known in found]:
            found.append((view.words.locale.replace("_", "-"), text))
    return found


def translate(views: Sequence[View], text: str, **values: object) -> Texts:
    """A text of the catalogue in each language."""
    return say(views, lambda view: view.say(text, **values))


def say_own(views: Sequence[View], key: str) -> Texts:
    """A text of the Compact's own, in each language."""
    return say(views, lambda view: view.words.own(key))


class Document:
    """A document of A4, lying or standing, in the languages of `views`; the ribbon stands above each page, the release below."""

    def __init__(self, views: Sequence[View], title: Texts, head: Texts, foot: Texts, *, lying: bool) -> None:
        self.views = views
        self._document: Any = docx.Document()
        self._charts = 0
        section = self._document.sections[0]
        wide, high = (297, 210) if lying else (210, 297)
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.left_margin = section.right_margin = Mm(16)
        section.top_margin = section.bottom_margin = Mm(16)
        section.header_distance = section.footer_distance = Mm(8)
        self.width = wide - 32
        self._dress()
        self._document.core_properties.title = " · ".join(text for _, text in title)
        self._document.core_properties.author = ""
        if head:
            self._write(section.header.paragraphs[0], head, bold=True, colour="accent5")
        line = section.footer.paragraphs[0]
        self._write(line, foot, size=8)
        _add_page_field(line)

    def heading(self, texts: Texts, level: int) -> None:
        """A heading of a level from 1, or the title with 0."""
        paragraph = self._document.add_heading("", level)
        for number, (language, text) in enumerate(texts):
            _run(paragraph, f" · {text}" if number else text, language)

    def text(self, texts: Texts, *, bold: bool = False, size: float = 0) -> None:
        """A paragraph, each language on lines of its own."""
        if texts:
            self._write(self._document.add_paragraph(), texts, bold=bold, size=size)

    def item(self, texts: Texts) -> None:
        """An entry of a list."""
        if texts:
            self._write(self._document.add_paragraph(style="List Bullet"), texts)

    def table(
        self,
        heads: Sequence[Texts],
        rows: Sequence[Sequence[Texts]],
        shares: Sequence[int],
        caption: Texts,
        *,
        size: float = 8,
        joined: Sequence[int] = (),
    ) -> None:
        """A table over the width, columns by their `shares`; its head is repeated on each page, no row is cut. A row of one cell spans it.

        Cells of the columns `joined` that say the same as the row above, in all of them, become one cell."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.autofit = False
        whole = sum(shares)
        widths = [Mm(self.width * share / whole) for share in shares]
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self._write(cell.paragraphs[0], head, bold=True, size=size)
        _mark(table.rows[0], "w:tblHeader")
        before: list[Texts] = []
        for row in rows:
            line = table.add_row()
            cells = line.cells
            own = [row[column] for column in joined] if len(row) > 1 else []
            same, before = bool(own) and own == before, own
            for column, (cell, texts) in enumerate(zip(cells, row, strict=False)):
                if same and column in joined:
                    _continue(cell)
                else:
                    self._write(cell.paragraphs[0], texts, bold=len(row) == 1, size=size)
                    if column in joined:
                        _continue(cell, "restart")
            if len(row) == 1:
                cells[0].merge(cells[-1])
        for line in table.rows:
            _mark(line, "w:cantSplit")
            for cell, width in zip(line.cells, widths, strict=True):
                cell.width = width
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for name, text in (("w:tblCaption", caption), ("w:tblDescription", caption)):
            element = OxmlElement(name)
            element.set(qn("w:val"), " · ".join(each for _, each in text)[:250])
            table._tbl.tblPr.append(element)
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)

    def charts(self, natives: Sequence[tuple[NativeChart, str]], high: int) -> None:
        """Charts side by side, `high` millimetres, each with what it says to those who do not see it."""
        if not natives:
            return
        wide = (self.width - 4) // len(natives)
        if any(native.heading for native, _ in natives):
            heads = self._document.add_paragraph()
            heads.paragraph_format.keep_with_next = True
            for position, (native, _) in enumerate(natives):
                heads.paragraph_format.tab_stops.add_tab_stop(Mm(4 + position * wide))
                _run(heads, f"\t{native.heading}", native.language, bold=True, size=9)
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        for native, told in natives:
            self._chart(paragraph, native, wide, high, clean(told))

    def next_page(self) -> None:
        """Begin a new page."""
        self._document.add_page_break()

    def save(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _chart(self, paragraph: Any, native: NativeChart, wide: int, high: int, told: str) -> None:
        self._charts += 1
        package = self._document.part.package
        book = Part(PackURI(f"/word/embeddings/chart{self._charts}.xlsx"), SHEET, native.xlsx_blob, package)
        xml = parse_xml(native.xml_bytes())
        chart = Part(PackURI(f"/word/charts/chart{self._charts}.xml"), CHART, b"", package)
        xml.append(parse_xml(EXTERNAL.format(charts=CHARTS, relation=chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))))
        if native.drawing:
            drawing = Part(PackURI(f"/word/drawings/drawing{self._charts}.xml"), chart_shapes.CONTENT, native.drawing, package)
            xml.append(parse_xml(chart_shapes.write_reference(chart.relate_to(drawing, chart_shapes.RELATION))))
        chart._blob = serialize_part_xml(xml)
        relation = self._document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        paragraph.add_run()._r.append(_inline(relation, self._charts, wide, high, told))

    def _dress(self) -> None:
        """Our letters and colours: those of the theme, so that one click changes all, and no style with letters of its own."""
        for relation in self._document.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.THEME:
                relation.target_part._blob = recolour(relation.target_part.blob)
        languages = self._document.styles.element.find(".//" + qn("w:docDefaults")).iter(qn("w:lang"))
        for language in languages:
            language.set(qn("w:val"), self.views[0].words.locale.replace("_", "-"))
        for style in self._document.styles:
            fonts = style.element.find(".//" + qn("w:rFonts"))
            for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                if fonts is not None and fonts.get(qn(f"w:{name}")):
                    del fonts.attrib[qn(f"w:{name}")]
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(10)
        normal.paragraph_format.space_after = Pt(4)
        for name, size in (("Title", 20), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11)):
            font = self._document.styles[name].font
            font.name, font.size, font.bold = FONT, Pt(size), True
            font.color.rgb = RGBColor.from_string(COLOURS["dk1"])

    def _write(self, paragraph: Any, texts: Texts, *, bold: bool = False, size: float = 0, colour: str = "") -> None:
        paragraph.paragraph_format.space_after = Pt(2)
        first = True
        for language, text in texts:
            for line in text.split("\n"):
                if not first:
                    paragraph.add_run().add_break()
                first = False
                _run(paragraph, line, language, bold=bold, size=size, colour=colour)


def _run(paragraph: Any, text: str, language: str, *, bold: bool = False, size: float = 0, colour: str = "") -> None:
    run = paragraph.add_run(text)
    if bold:
        run.bold = True
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(COLOURS[colour])
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(element)


def _continue(cell: Any, how: str = "continue") -> None:
    """Make a cell the first of those joined downwards, or one that goes on with the one above."""
    element = OxmlElement("w:vMerge")
    element.set(qn("w:val"), how)
    properties = cell._tc.get_or_add_tcPr()
    properties.append(element)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _add_page_field(paragraph: Any) -> None:
    """The number of the page, as a field of the program's own; no text of a report ever becomes one."""
    run = paragraph.add_run(" · ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)


def _inline(relation: str, number: int, wide: int, high: int, told: str) -> Any:
    """The drawing that holds a chart part (ISO/IEC 29500-4, wordprocessingDrawing)."""
    inline = parse_xml(
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide * EMU}" cy="{high * EMU}"/><wp:docPr id="{number}" name="chart {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHARTS}"><c:chart xmlns:c="{CHARTS}"'
        f' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    inline.find(".//" + qn("wp:docPr")).set("descr", told)
    return inline
