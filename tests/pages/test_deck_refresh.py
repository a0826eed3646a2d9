"""A deck of an earlier release comes back with the figures of a later one: what a person did to it stays, and is told."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.chart import ChartPart
from pptx.util import Emu

from pages.documents.command import main
from pages.documents.deck import write_deck
from pages.documents.package import NotADeck, Package
from pages.documents.refresh import Note, refresh_deck
from pages.documents.refresh_list import write_list
from pages.meeting.storyboard import make_storyboard
from pages.view.presentation import write_slide
from pages.view.view import View
from pages.view.words import words_in
from pages.web import deck_refresh
from tests.built.bad_decks import make_odd, make_refused
from tests.pages.posting import OWN, post, said

pytestmark = pytest.mark.slow  # decks of the whole demonstration

Make = Callable[..., View]
ORIGIN = "https://cpc.example.org"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Decks:
    """The storyboard as release 2 knew it, the same made anew with release 3, and the views of both."""

    def __init__(self, view: Make, lang: str = "en") -> None:
        slides = [write_slide(slide) for slide in make_storyboard(view("/annual-meeting"), "DEM-2024")]
        self.before = view("/annual-meeting", slides=slides, asof="2022-06-30", lang=lang)
        self.now = view("/annual-meeting", slides=slides, lang=lang)
        self.old = write_deck([self.before], ORIGIN)
        self.new = write_deck([self.now], ORIGIN)


@pytest.fixture
def decks(view: Make) -> Decks:
    return Decks(view)


def charts(content: bytes) -> dict[str, Any]:
    """Of each chart by its slide and slot: categories, and by series its values, the year of its label and the top of the axis."""
    found = {}
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_chart and shape.name.startswith("cpc|"):
                space = shape.chart._chartSpace
                series = {
                    each.findtext(f"{C}tx//{C}v"): (
                        [point.findtext(f"{C}v") for point in each.iterfind(f"{C}val//{C}pt")],
                        [label.get("val") for label in each.iterfind(f"{C}dLbls/{C}dLbl/{C}idx")],
                    )
                    for each in space.iter(f"{C}ser")
                }
                categories = [point.findtext(f"{C}v") for point in next(space.iter(f"{C}cat")).iter(f"{C}pt")]
                found[shape.name] = (categories, series, [each.get("val") for each in space.iter(f"{C}max")])
    return found


def titles(content: bytes) -> dict[str, str]:
    """The titles of the slides with charts, by their first one."""
    slides = Presentation(io.BytesIO(content)).slides
    found = [([shape.name for shape in slide.shapes if shape.has_chart], slide.shapes.title.text) for slide in slides]
    return {names[0]: title for names, title in found if names}


def edit(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The deck as a person would save it after a change."""
    deck = Presentation(io.BytesIO(content))
    change(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def first_chart(deck: Any, series: str) -> Any:
    """The first chart of the slide about a series."""
    return next(shape for slide in deck.slides for shape in slide.shapes if shape.has_chart and shape.name.endswith(f"|trend:{series}"))


def kinds(notes: list[Note], kind: str) -> list[Note]:
    return [note for note in notes if note.kind == kind]


def test_the_same_release_gives_back_the_same_bytes(decks: Decks) -> None:
    assert refresh_deck(decks.old, decks.before) == (decks.old, [])
    edited = edit(decks.old, lambda deck: setattr(deck.slides[3].shapes.title, "text", "Ours"))
    assert refresh_deck(edited, decks.before) == (edited, [])


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_later_release_gives_the_charts_of_a_deck_made_anew(view: Make, lang: str) -> None:
    decks = Decks(view, lang)
    content, notes = refresh_deck(decks.old, decks.now)
    assert charts(content) == charts(decks.new) and len(charts(content)) >= 20
    assert kinds(notes, "changed") and kinds(notes, "words") and not kinds(notes, "by-hand")
    assert titles(decks.new) == titles(content) != titles(decks.old)
    with zipfile.ZipFile(io.BytesIO(decks.old)) as before, zipfile.ZipFile(io.BytesIO(content)) as after:
        assert before.namelist() == after.namelist()
        other = {name.split("/")[1] for name in before.namelist() if before.read(name) != after.read(name)}
        assert other <= {"slides", "charts", "drawings", "embeddings", "notesSlides"}


def test_caches_and_workbooks_are_the_same_after_it(decks: Decks) -> None:
    content, _ = refresh_deck(decks.old, decks.now)
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                heads, *rows = load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))["Sheet1"].iter_rows(values_only=True)
                for column, series in enumerate(shape.chart._chartSpace.iter(f"{C}ser"), start=1):
                    cached = {int(point.get("idx")): float(point.findtext(f"{C}v")) for point in series.iterfind(f"{C}val//{C}pt")}
                    assert heads[column] == series.findtext(f"{C}tx//{C}v")
                    assert {at: row[column] for at, row in enumerate(rows) if row[column] is not None} == pytest.approx(cached, rel=1e-9)


def test_what_a_person_did_stays_and_is_told(decks: Decks) -> None:
    """Texts, a move, a size, a colour, a typed value, a deleted and a foreign series, a note, a foreign slide, slides in another order."""

    def change(deck: Any) -> None:
        convictions, days = first_chart(deck, "1.6-d.cases"), first_chart(deck, "1.2-b.days")
        deck.slides[4].shapes.title.text_frame.text = "Courts held 27 trials"
        convictions.left, convictions.width = Emu(1_000_000), Emu(2_000_000)
        space = convictions.chart._chartSpace
        series = next(space.iter(f"{C}ser"))
        point = next(series.iterfind(f"{C}val//{C}pt"))
        point.find(f"{C}v").text = "99"
        next(series.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}schemeClr")).set("val", "accent6")
        foreign = deepcopy(series)
        foreign.find(f"{C}tx//{C}v").text = "Our own count"
        series.addnext(foreign)
        target = next(each for each in days.chart._chartSpace.iter(f"{C}ser") if each.findtext(f"{C}tx//{C}v") == "Target")
        target.getparent().remove(target)
        added = deck.slides.add_slide(deck.slide_layouts[0])
        added.shapes.title.text = "A slide of ours"
        gone = first_chart(deck, "3.2-a.operations")
        gone._element.getparent().remove(gone._element)
        order = deck.slides._sldIdLst
        deck.part.drop_rel(order[-2].rId)
        order.remove(order[-2])
        order.insert(0, order[-1])

    content, notes = refresh_deck(edit(decks.old, change), decks.now)
    deck = Presentation(io.BytesIO(content))
    assert [deck.slides[0].shapes.title.text, deck.slides[5].shapes.title.text] == ["A slide of ours", "Courts held 27 trials"]
    chart = first_chart(deck, "1.6-d.cases")
    assert (chart.left, chart.width) == (Emu(1_000_000), Emu(2_000_000))
    own, foreign, *_ = chart.chart._chartSpace.iter(f"{C}ser")
    assert own.findtext(f"{C}val//{C}pt/{C}v") == "99.0"
    assert next(own.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}schemeClr")).get("val") == "accent6"
    assert foreign.findtext(f"{C}tx//{C}v") == "Our own count"
    days = first_chart(deck, "1.2-b.days")
    assert "Target" not in [each.findtext(f"{C}tx//{C}v") for each in days.chart._chartSpace.iter(f"{C}ser")]
    assert len(deck.slides) == len(Presentation(io.BytesIO(decks.old)).slides)
    assert len([name for name in charts(content) if "3.2-a" in name]) == 2
    (typed,) = kinds(notes, "by-hand")
    assert (typed.slide, typed.what, typed.was) == (7, "M. Lima, ’18", "99")
    assert [note.what for note in kinds(notes, "unknown")] == ["Our own count"]
    untouched = {name: each for name, each in charts(content).items() if "1.6-d" not in name and "1.2-b" not in name}
    assert untouched == {name: each for name, each in charts(decks.new).items() if name in untouched} and len(untouched) >= 15


def copy_frame(frame: Any, slide: Any, *, shared: bool = False) -> Any:
    """A copy of the frame of a chart on a slide, with a chart and workbook of its own, as PowerPoint copies, or `shared`."""
    part = frame.chart.part
    if not shared:
        copied = ChartPart.load(part.package.next_partname("/ppt/charts/chart%d.xml"), part.content_type, part.package, part.blob)
        for relation in sorted(part.rels.values(), key=lambda each: int(each.rId.removeprefix("rId"))):
            own = relation.target_part
            name = own.partname.replace(".", f"_{copied.partname.idx}.")
            assert copied.relate_to(Part(PackURI(name), own.content_type, own.package, own.blob), relation.reltype) == relation.rId
        part = copied
    element = deepcopy(frame._element)
    next(element.iter(f"{C}chart")).set(f"{R}id", slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
    slide.shapes._spTree.append(element)
    return element


@pytest.mark.parametrize("shared", [False, True])
def test_copies_of_slides_and_charts_are_renewed_like_the_first_and_a_text_keeps_its_size(decks: Decks, shared: bool) -> None:
    def change(deck: Any) -> None:
        first = first_chart(deck, "1.6-d.cases")
        slide = first.part.slide
        copied = deck.slides.add_slide(slide.slide_layout)
        copied.shapes.title.text = slide.shapes.title.text
        for frame in [shape for shape in slide.shapes if shape.has_chart]:
            copy_frame(frame, copied, shared=shared)
        copy_frame(first, slide, shared=shared)
        source = next(shape for shape in slide.placeholders if shape.name == "Source and release")
        source.left, source.top, source.width, source.height = Emu(900_000), source.top, Emu(3_000_000), Emu(500_000)

    content, notes = refresh_deck(edit(decks.old, change), decks.now)
    expected = charts(decks.new)
    found = [
        (shape.name, next(iter(shape.chart.plots[0].series)).values)
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_chart and "1.6-d.cases" in shape.name
    ]
    assert len(found) == 7 and {name for name, _ in found} <= set(expected)
    for name in {name for name, _ in found}:
        assert len({values for each, values in found if each == name}) == 1
    assert charts(content) == expected and not kinds(notes, "by-hand")
    slide = first_chart(Presentation(io.BytesIO(content)), "1.6-d.cases").part.slide
    source = next(shape for shape in slide.placeholders if shape.name == "Source and release")
    assert (source.left, source.width, source.height) == (Emu(900_000), Emu(3_000_000), Emu(500_000))
    assert titles(content) == titles(decks.new)


def test_a_typed_number_is_replaced_where_that_is_asked_for(decks: Decks) -> None:
    def change(deck: Any) -> None:
        next(first_chart(deck, "1.6-d.cases").chart._chartSpace.iter(f"{C}ser")).find(f"{C}val//{C}pt/{C}v").text = "99"

    content, notes = refresh_deck(edit(decks.old, change), decks.now, overwrite=True)
    assert charts(content) == charts(decks.new) and len(kinds(notes, "by-hand")) == 1


def test_a_typed_cell_stays_and_the_others_of_its_table_are_renewed(view: Make) -> None:
    slides = ["scorecard"]
    before, now = view("/annual-meeting", slides=slides, asof="2022-06-30"), view("/annual-meeting", slides=slides)
    old = write_deck([before], ORIGIN)

    def change(deck: Any) -> None:
        table = next(shape for shape in deck.slides[0].shapes if shape.has_table).table
        table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "about half"

    content, notes = refresh_deck(edit(old, change), now)
    table = next(shape for shape in Presentation(io.BytesIO(content)).slides[0].shapes if shape.has_table).table
    assert table.cell(1, 1).text_frame.paragraphs[0].text == "about half" and table.cell(1, 2).text_frame.paragraphs[0].text.startswith("50.0%")
    assert [note.was.split("\n")[0] for note in kinds(notes, "by-hand")] == ["about half"]


def test_a_quoted_number_that_no_longer_holds_is_named(decks: Decks) -> None:
    """Each number of two digits that changed is put into a title; of a year nothing is said."""
    _, changed = refresh_deck(decks.old, decks.now)
    numbers: dict[int, set[str]] = {}
    for note in kinds(changed, "changed"):
        if note.was.isdigit() and len(note.was) == 2:
            numbers.setdefault(note.slide, set()).add(note.was)
    assert numbers

    def change(deck: Any) -> None:
        for slide, quoted in numbers.items():
            deck.slides[slide - 1].notes_slide.notes_text_frame.text = "We said in 2020: " + ", ".join(sorted(quoted))

    _, notes = refresh_deck(edit(decks.old, change), decks.now)
    quoted = [(note.slide, note.what) for note in kinds(notes, "quoted")]
    assert quoted and all(what in numbers[slide] for slide, what in quoted)
    head, look, renewed = write_list(notes, words_in("es"))
    assert head.startswith("Se actualizaron") and len(look) + len(renewed) == len(notes)
    assert f"Diapositiva {quoted[0][0]}: {quoted[0][1]} ya no es válido. El texto dice: We said in 2020" in look[0]


def test_a_note_of_a_slide_is_in_the_deck_only_where_it_was_asked_for(view: Make) -> None:
    shown = view("/annual-meeting", slides=["trend:1.6-d.cases||||Ours|Ask about 2020"])
    assert b"Ask about 2020" not in unpacked(write_deck([shown], ORIGIN))
    assert b"Ask about 2020" in unpacked(write_deck([shown], ORIGIN, notes=True))


def unpacked(content: bytes) -> bytes:
    """All parts one after the other."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return b"".join(file.read(name) for name in file.namelist())


def test_what_is_no_deck_is_refused_with_a_sentence(decks: Decks, tmp_path: Path) -> None:
    answers = {}
    for name, content in make_refused(decks.old).items():
        with pytest.raises(NotADeck) as refused:
            refresh_deck(content, decks.now)
        answers[name] = words_in("es").say(str(refused.value))
        assert answers[name] != str(refused.value), name
    out = tmp_path / "out.pptx"
    (tmp_path / "old.pptx").write_bytes(make_refused(decks.old)["macros"])
    assert main(["refresh", str(tmp_path / "old.pptx"), str(out)]) == 2 and not out.exists()


def test_what_leads_outside_is_never_opened_and_the_rest_of_the_deck_renewed(decks: Decks) -> None:
    for name, content in make_odd(decks.old).items():
        refreshed, notes = refresh_deck(content, decks.now)
        assert kinds(notes, "changed"), name
        assert b"/etc/passwd" not in unpacked(refreshed).replace(b"../../etc/passwd", b""), name


def test_the_page_sends_back_the_deck_and_the_list(decks: Decks) -> None:
    answer = post(deck_refresh.receive_deck, "/deck/refresh", decks.old, {"lang": "es", "name": "reunión 2022.pptx"}, OWN)
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert 'download="reunión 2022_publicacion-3.pptx"' in said(answer) and "data:application/vnd" in said(answer)
    assert post(deck_refresh.receive_deck, "/deck/refresh", b"x", {"lang": "es"}, OWN).status_code == 422
    assert post(deck_refresh.receive_deck, "/deck/refresh", decks.old, {}, OWN | {"origin": "http://elsewhere.example"}).status_code == 403


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_after_a_save_by_libreoffice_all_charts_are_still_found(decks: Decks, tmp_path: Path, long: bool) -> None:
    if not long:
        pytest.skip("with --long")
    (tmp_path / "deck.pptx").write_bytes(decks.old)
    command = ["soffice", "--headless", "--convert-to", "odp", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")]
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, timeout=200, env=home, capture_output=True)
    (tmp_path / "back").mkdir()
    command = ["soffice", "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "back"), str(tmp_path / "deck.odp")]
    subprocess.run(command, check=True, timeout=200, env=home, capture_output=True)
    content, notes = refresh_deck((tmp_path / "back" / "deck.pptx").read_bytes(), decks.now)
    assert len(charts(content)) == len(charts(decks.new)) and Package(content).has("ppt/presentation.xml")
    assert not kinds(notes, "by-hand")
