"""Opening a workbook for its values: how it looks decides nothing, so styles that the reading library dislikes are left out."""

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook

STYLES = "xl/styles.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BARE = {
    "fonts": "<font><sz val='11'/><name val='Calibri'/></font>",
    "fills": "<fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill>",
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": "<xf numFmtId='0' fontId='0' fillId='0' borderId='0'/>",
}
"""What each list of looks is reduced to."""


def open_book(path: Path) -> Any:
    """The workbook at `path`; where its styles cannot be read, with the formats of its numbers alone. Raises whatever the reading library raises."""
    try:
        return load_workbook(path, keep_links=False)
    except Exception:  # a style or a damage breaks the reader in any way there is; without styles a damage breaks it again
        return load_workbook(_without_looks(path), keep_links=False)


def _without_looks(path: Path) -> io.BytesIO:
    """A copy of the workbook whose cells have no font, fill or border, but still the formats by which a number is a date."""
    copy = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as out:
        for part in archive.infolist():
            content = archive.read(part)
            out.writestr(part.filename, _plain_styles(content) if part.filename.lower() == STYLES else content)
    copy.seek(0)
    return copy


def _plain_styles(content: bytes) -> bytes:
    root = ElementTree.fromstring(content)  # inspected before: no document type, so no entities
    formats = root.find(f"{{{SPACE}}}numFmts")
    cells = root.find(f"{{{SPACE}}}cellXfs")
    kept = [ElementTree.tostring(formats, encoding="unicode")] if formats is not None and len(formats) else []
    kept += [f"<{name}>{inside}</{name}>" for name, inside in BARE.items()]
    numbers = [int(each.get("numFmtId") or 0) for each in cells] if cells is not None else [0]
    cell_formats = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for number in numbers)
    kept.append(f"<cellXfs>{cell_formats}</cellXfs><cellStyles><cellStyle name='Normal' xfId='0' builtinId='0'/></cellStyles>")
    differences = root.find(f"{{{SPACE}}}dxfs")
    kept.append(f"<dxfs>{'<dxf/>' * len(differences)}</dxfs>" if differences is not None else "")
    return f'<styleSheet xmlns="{SPACE}">{"".join(kept)}</styleSheet>'.encode()
