"""Last year's deck with this year's figures. Charts, tables and texts that this program wrote and nobody touched are written anew; every other
member of the file stays byte for byte as it was.

A chart or table is known by the name of its frame (`deck.name_frame`); its slide is laid out as of the release in that name and as of the
release wanted, and where both say the same nothing is touched. Nothing of the deck is stored.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from pages.documents.deck import list_charts, read_words
from pages.documents.native import NativeChart
from pages.documents.package import DAMAGED, NotADeck, Package, relations_of
from pages.documents.refresh_chart import Difference, refresh_chart
from pages.documents.refresh_text import QUOTED, read_numbers, read_paragraph, read_table, read_text, read_title, replace_rows, write_text
from pages.meeting.layouts.kinds import lay_out_one
from pages.meeting.layouts.screen import Screen
from pages.view.presentation import NoSlide, Slide, read_slide
from pages.view.view import View
from pages.view.words import LANGUAGES, words_in

LOG = logging.getLogger(__name__)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAME = re.compile(r"cpc\|(?P<language>\w{2})\|(?P<release>\d+)\|(?P<part>\d+)\.(?P<slot>\d+|table)\|(?P<slide>.+)")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
PLACE = ("Slide number",)
"""Shapes whose text says where the slide stands, not what is in it."""


@dataclass(frozen=True)
class Note:
    """What the refresh did or left, on which slide: a value `changed`, changed `by-hand`, `unknown`, `left`, our `words`, a number `quoted`."""

    slide: int
    kind: str
    what: str
    was: str = ""
    becomes: str = ""


@dataclass
class Known:
    """A slide of this program: what it is, in which language, as of the release it was written from and of the one wanted."""

    slide: Slide
    part: int
    old_view: View
    new_view: View
    old: list[Screen]
    new: list[Screen]
    old_words: dict[str, list[str]] = field(default_factory=dict)
    new_words: dict[str, list[str]] = field(default_factory=dict)


def refresh_deck(content: bytes, view: View, *, overwrite: bool = False) -> tuple[bytes, list[Note]]:
    """The deck with the figures of the view's release, and what was done, in the order of the slides.

    `overwrite` replaces numbers that a person changed in a chart or table. Raises NotADeck for a file that is none.
    """
    work = _Refresh(Package(content), view, overwrite)
    try:
        for number, name in enumerate(work.slides(), start=1):
            work.refresh(number, name)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:  # parts that lack what the format demands
        LOG.warning("a deck could not be refreshed: %s", type(error).__name__)
        raise NotADeck(DAMAGED) from error
    return work.package.save(), work.notes


class _Refresh:
    """One deck on its way to another release."""

    def __init__(self, package: Package, view: View, overwrite: bool) -> None:
        self.package, self._view, self._overwrite = package, view, overwrite
        self.notes: list[Note] = []
        self._known: dict[tuple[str, int, str, int], Known | None] = {}
        self._charts: set[str] = set()

    def slides(self) -> Iterator[str]:
        """The parts of the slides in their order."""
        main = "ppt/presentation.xml"
        for each in self.package.tree(main).iter(f"{P}sldId"):
            if name := self.package.target(main, each.get(f"{R}id")):
                yield name

    def refresh(self, number: int, name: str) -> None:
        """Bring one slide up to date."""
        root = self.package.tree(name)
        found: Known | None = None
        touched = False
        for frame in root.iter(f"{P}graphicFrame"):
            properties = frame.find(f"{P}nvGraphicFramePr/{P}cNvPr")
            named = NAME.fullmatch(properties.get("name") or "")
            if named is None:
                self._note(number, Difference("unknown", properties.get("name") or "–"))
                continue
            known = self._know(named)
            if known is None:
                self._note(number, Difference("left", read_title(root) or named["slide"]))
                continue
            found = found or known
            if known.old_view.number == known.new_view.number:
                continue
            touched = True
            self._frame(number, name, frame, named, known)
            properties.set("name", (properties.get("name") or "").replace(f"|{named['release']}|", f"|{known.new_view.number}|", 1))
            self._replace_attribute(properties, known, f"alt {named['part']}.{named['slot']}")
        found = found or self._know_link(name)
        if found and found.old_view.number != found.new_view.number:
            touched |= self._words(number, name, root, found)
        if touched:
            self.package.change(name)

    def _note(self, number: int, difference: Difference) -> None:
        self.notes.append(Note(number, difference.kind, difference.what, difference.was, difference.becomes))

    def _know(self, named: re.Match[str]) -> Known | None:
        """The slide of a frame; None for an unknown language, release or card."""
        return self._find(named["language"], int(named["release"]), named["slide"], int(named["part"]))

    def _know_link(self, name: str) -> Known | None:
        """The slide that the link of a source line leads to, where no chart or table says which one it is."""
        for relation in self.package.relations(name).values():
            asked = parse_qs(urlsplit(relation.get("Target", "")).query)
            (asof,) = asked.get("asof") or [""]
            release = max((row.release for row in self._view.releases if str(row.released_on)[:10] <= asof), default=0)
            if relation.get("TargetMode") == "External" and release and len(asked.get("slides", ())) == 1:
                return self._find((asked.get("lang") or [LANGUAGES[0]])[0], release, asked["slides"][0], 1)
        return None

    def _find(self, language: str, release: int, text: str, part: int) -> Known | None:
        key = (language, release, text, part)
        if key not in self._known:
            self._known[key] = self._read(*key)
        return self._known[key]

    def _read(self, language: str, release: int, text: str, part: int) -> Known | None:
        releases = [row.release for row in self._view.releases]
        if language not in LANGUAGES or release not in releases:
            return None
        try:
            slide = read_slide(text)
        except NoSlide:
            return None
        new_view = self._view.speaking(words_in(language))
        old_view = new_view.in_release(release)
        old, new = lay_out_one(old_view, slide), lay_out_one(new_view, slide)
        if part > len(old) or part > len(new) or old[part - 1].card is None or new[part - 1].card is None:
            return None
        known = Known(slide, part, old_view, new_view, old, new)
        if release != new_view.number:
            known.old_words, known.new_words = read_words(old_view, slide)[part - 1], read_words(new_view, slide)[part - 1]
        return known

    def _frame(self, number: int, name: str, frame: Any, named: re.Match[str], known: Known) -> None:
        part = int(named["part"]) - 1
        chart, table = frame.find(f".//{C}chart"), frame.find(f".//{A}tbl")
        if table is not None and named["slot"] == "table":
            self._table(number, table, known.old[part], known.new[part])
        elif chart is not None and named["slot"] != "table":
            member = self.package.target(name, chart.get(f"{R}id"))
            position = int(named["slot"]) - 1
            old, new = (list_charts(view, screens[part], "") for view, screens in ((known.old_view, known.old), (known.new_view, known.new)))
            if member is None or position >= len(old) or position >= len(new):
                self._note(number, Difference("left", named["slide"]))
                return
            if member in self._charts:  # two frames show one chart: it is renewed once
                return
            self._charts.add(member)
            differences, whole = refresh_chart(self.package.tree(member), old[position][1], new[position][1], overwrite=self._overwrite)
            for each in differences:
                self._note(number, each)
            self._put_book(member, whole.xlsx_blob)
            self._put_shapes(number, member, old[position][1], new[position][1])
            self.package.change(member)

    def _put_book(self, chart: str, book: bytes) -> None:
        """The workbook behind a chart, in the place of the one before or, where a program dropped it, as a new part."""
        root = self.package.tree(chart)
        external = root.find(f"{C}externalData")
        member = self.package.target(chart, external.get(f"{R}id")) if external is not None else None
        if member is not None:
            self.package.put(member, book)
            return
        if external is not None:
            return  # a workbook outside of the file is never opened
        member = f"ppt/embeddings/{chart.rsplit('/', 1)[1].removesuffix('.xml')}_data.xlsx"
        relations = relations_of(chart)
        if not self.package.has(relations):
            self.package.put(relations, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
        tree = self.package.tree(relations)
        relation = tree.makeelement("{http://schemas.openxmlformats.org/package/2006/relationships}Relationship", {})
        for attribute, value in (("Id", "rIdData"), ("Type", PACKAGE), ("Target", f"../embeddings/{member.rsplit('/', 1)[1]}")):
            relation.set(attribute, value)
        tree.append(relation)
        self.package.change(relations)
        self.package.put(member, book)
        external = root.makeelement(f"{C}externalData", {f"{R}id": "rIdData"})
        external.append(root.makeelement(f"{C}autoUpdate", {"val": "0"}))
        (root.find(f"{C}userShapes") if root.find(f"{C}userShapes") is not None else root[-1]).addnext(external)
        types = self.package.tree("[Content_Types].xml")
        if not any(each.get("Extension") == "xlsx" for each in types):
            default = types.makeelement("{http://schemas.openxmlformats.org/package/2006/content-types}Default", {})
            default.set("Extension", "xlsx")
            default.set("ContentType", SHEET)
            types.insert(0, default)
            self.package.change("[Content_Types].xml")

    def _put_shapes(self, number: int, chart: str, old: NativeChart, new: NativeChart) -> None:
        """Bands and breaks over their years in the new chart, where they are still ours; a further year would stretch them."""
        reference = self.package.tree(chart).find(f"{C}userShapes")
        member = self.package.target(chart, reference.get(f"{R}id")) if reference is not None else None
        if member is None or old.drawing == new.drawing:
            return
        if self.package.tree(member).xpath("string()") == etree.fromstring(old.drawing).xpath("string()") and new.drawing:
            self.package.put(member, new.drawing)
        else:
            self._note(number, Difference("left", "COVID-19" if not new.drawing else member))

    def _table(self, number: int, table: Any, old: Screen, new: Screen) -> None:
        """A table whose cells are still ours becomes the new one; else each cell that is still ours, found by the heads of its row and column."""
        before, after = read_table(old), read_table(new)
        rows = table.findall(f"{A}tr")
        here = [[read_text(cell.find(f"{A}txBody")) for cell in row.findall(f"{A}tc")] for row in rows]
        if here == before:
            replace_rows(table, rows, after)
            for one, other in zip(before, after, strict=False):
                self._compare(number, one, other)
            for row in after[len(before) :]:
                self._note(number, Difference("changed", row[0], becomes=" · ".join(row[1:])))
            return
        heads = here[0]
        old_rows, new_rows = {row[0]: row for row in before}, {row[0]: row for row in after}
        if len(old_rows) != len(before) or len(new_rows) != len(after):
            self._note(number, Difference("left", heads[0]))
            return
        for row, texts in zip(rows, here, strict=True):
            was, becomes = old_rows.get(texts[0]), new_rows.get(texts[0])
            if was is None or becomes is None:
                self._note(number, Difference("unknown" if was is None else "left", texts[0]))
                continue
            for cell, text, head in zip(row.findall(f"{A}tc")[1:], texts[1:], heads[1:], strict=False):
                column = before[0].index(head) if head in before[0] else -1
                if column < 0 or head not in after[0]:
                    continue
                old_text, new_text = was[column], becomes[after[0].index(head)]
                if text != old_text and text != new_text:
                    self._note(number, Difference("by-hand", f"{texts[0]}, {head}", text, new_text))
                if text == old_text or self._overwrite:
                    if text != new_text:
                        self._note(number, Difference("changed", f"{texts[0]}, {head}", text, new_text))
                    write_text(cell.find(f"{A}txBody"), new_text.split("\n"))
        for name in new_rows.keys() - {texts[0] for texts in here}:
            self._note(number, Difference("left", name))

    def _compare(self, number: int, was: Sequence[str], becomes: Sequence[str]) -> None:
        for one, other in zip(was, becomes, strict=False):
            if one != other:
                self._note(number, Difference("changed", becomes[0], one, other))

    def _words(self, number: int, name: str, root: Any, known: Known) -> bool:
        """Our own texts become those of the new release; in all others, numbers that no longer hold are pointed out. Whether the slide changed."""
        touched = False
        for body, member in self._bodies(name, root):
            here = [read_paragraph(each) for each in body.findall(f"{A}p")]
            ours = next((each for each, lines in known.old_words.items() if lines == here), None)
            if ours is None:
                self._quote(number, "\n".join(here), known)
                continue
            becomes = known.new_words.get(ours, [""])
            if becomes != here:
                write_text(body, becomes)
                self._note(number, Difference("words", ours, "\n".join(here), "\n".join(becomes)))
                if member == name:
                    touched = True
                else:
                    self.package.change(member)
        self._relink(name, known)
        return touched

    def _bodies(self, name: str, root: Any) -> Iterator[tuple[Any, str]]:
        """The text bodies of a slide and of its notes, each with the part it is in."""
        for shape in root.iter(f"{P}sp"):
            named = shape.find(f"{P}nvSpPr/{P}cNvPr").get("name")
            if named not in PLACE and (body := shape.find(f"{P}txBody")) is not None and "".join(body.itertext()).strip():
                yield body, name
        for identifier, relation in self.package.relations(name).items():
            if relation.get("Type", "").endswith("/notesSlide") and (notes := self.package.target(name, identifier)):
                for shape in self.package.tree(notes).iter(f"{P}sp"):
                    kind = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
                    if kind is not None and kind.get("type") == "body" and (body := shape.find(f"{P}txBody")) is not None:
                        yield body, notes

    def _relink(self, name: str, known: Known) -> None:
        """The link of the source line leads to the release that is shown now."""
        (was,), (becomes,) = known.old_words["link"], known.new_words["link"]
        for relation in self.package.relations(name).values():
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External" and target.endswith(was):
                relation.set("Target", target.removesuffix(was) + becomes)
                self.package.change(relations_of(name))

    def _quote(self, number: int, text: str, known: Known) -> None:
        """Numbers of at least two digits that held in the old release, and hold in the new one no more."""
        old, new = (read_numbers(words, screens) for words, screens in ((known.old_words, known.old), (known.new_words, known.new)))
        years = {str(year) for year in known.new_view.framework.years}
        for token in dict.fromkeys(QUOTED.findall(text)):
            if token in old and token not in new and token not in years:
                self._note(number, Difference("quoted", token, was=" ".join(text.split())[:120]))

    def _replace_attribute(self, properties: Any, known: Known, name: str) -> None:
        if name in known.new_words and [properties.get("descr")] == known.old_words.get(name):
            properties.set("descr", known.new_words[name][0])
