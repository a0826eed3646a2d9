"""Files that are handed in as decks and are none, or are spoiled: fifteen kinds from the field and their siblings."""

import io
import random
import zipfile


def make_refused(old: bytes) -> dict[str, bytes]:
    """What must be refused with a sentence, by its kind, made of a sound deck."""
    slide = "ppt/slides/slide1.xml"
    return {
        "empty": b"",
        "text": b"not a deck",
        "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100,
        "cut": old[: len(old) // 2],
        "a workbook": zip_of({"[Content_Types].xml": b"<Types>spreadsheetml.sheet.main</Types>"}),
        "macros": spoiled(old, ("ppt/vbaProject.bin", b"x")),
        "outside": spoiled(old, ("../evil.xml", b"<x/>")),
        "entities": spoiled(old, (slide, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')),
        "utf-16": spoiled(old, (slide, "<x/>".encode("utf-16"))),
        "broken": spoiled(old, (slide, b"<p:sld")),
        "deep": spoiled(old, (slide, b"<x>" * 5000 + b"</x>" * 5000)),
        "a shape without a name": spoiled(old, (slide, slide_of('<p:sp><p:txBody><a:p xmlns:a="x"/></p:txBody></p:sp>'))),
        "a frame without properties": spoiled(old, (slide, slide_of("<p:graphicFrame/>"))),
        "twice": spoiled(old, ("PPT/slides/slide1.xml", b"<x/>")),
        "bomb": spoiled(old, ("ppt/media/a.xml", b" " * 17_000_000)),
        "too many members": spoiled(old, *[(f"x/{number}.xml", b"") for number in range(5001)]),
        "larger than may be": spoiled(old, ("ppt/media/image.bin", random.Random(1).randbytes(21_000_000))),
        "quadratic": spoiled(old, (slide, b'<!DOCTYPE x [<!ENTITY a "' + b"A" * 100_000 + b'">]><x>' + b"&a;" * 2000 + b"</x>")),
        "flipped": flipped(old),
    }


def make_odd(old: bytes) -> dict[str, bytes]:
    """Sound decks of which a part leads outside of the file."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    chart = next(name for name in zipfile.ZipFile(io.BytesIO(old)).namelist() if name.startswith("ppt/charts/_rels/"))
    ole = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject"
    away = f'<Relationship Id="rId1" Type="{ole}" Target="file:///C:/secret/x.xlsx" TargetMode="External"/>'
    with zipfile.ZipFile(io.BytesIO(old)) as file:
        main = file.read("ppt/_rels/presentation.xml.rels")
    return {
        "a workbook elsewhere": spoiled(old, (chart, f'<Relationships xmlns="{relations}">{away}</Relationships>'.encode())),
        "a slide elsewhere": spoiled(old, ("ppt/_rels/presentation.xml.rels", main.replace(b"slides/slide2.xml", b"../../etc/passwd"))),
    }


def spoiled(content: bytes, *parts: tuple[str, bytes]) -> bytes:
    """The deck with members more, or in the place of those before."""
    out, new = io.BytesIO(), dict(parts)
    with zipfile.ZipFile(io.BytesIO(content)) as file, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in file.namelist():
            if each not in new:
                made.writestr(each, file.read(each))
        for name, part in new.items():
            made.writestr(name, part)
    return out.getvalue()


def flipped(content: bytes) -> bytes:
    """The deck with three hundred bytes changed."""
    draw, found = random.Random(1), bytearray(content)
    for _ in range(300):
        found[draw.randrange(len(found))] ^= 255
    return bytes(found)


def slide_of(shape: str) -> bytes:
    """A slide with one shape, and the link of a slide of ours is not there."""
    return (
        f'<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:sld>'.encode()
    )


def zip_of(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()
