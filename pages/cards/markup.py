"""HTML of cells, tables and sentences: real tables with captions and scopes, every number marked with its row's key."""

from html import escape

from pages.cards.cell import Cell, Sentence, Table
from pages.view.words import reveal

LEADS = ("/", "?", "#", "https://", "http://")
"""With what the address of a link begins: one of ours, or a page of the web. Nothing else becomes a link, whatever a table says."""


def leads_somewhere(address: str) -> bool:
    """Whether an address may become a link: never one that runs something (`javascript:`), never another host in disguise."""
    return address.startswith(LEADS) and not address.startswith(("//", "/\\"))


def write_cell(cell: Cell) -> str:
    """The inside of a table cell: the text, as a link when it leads somewhere."""
    shown = escape(reveal(cell.text))
    text = f'<span lang="{cell.lang}">{shown}</span>' if cell.lang else shown
    if cell.spoken:
        text += f'<span class="unseen"> {escape(cell.spoken)}</span>'
    if cell.picture:  # put in by front.js, because Streamlit takes drawings out of a page
        text = f"<span data-drawn='{cell.picture}'></span>{text}"
    if cell.parts:
        text = " ".join(f"<span{_key(part)}{_tone(part)}>{write_cell(part)}</span>" for part in cell.parts)
    if not leads_somewhere(cell.href):
        return text
    outside = "" if cell.href.startswith(("/", "#")) else ' target="_blank" rel="noopener"'
    if cell.href.startswith("/download/"):
        outside = " download"
    return f'<a href="{escape(cell.href)}"{outside}>{text}</a>'


def write_table(table: Table, *, visible_caption: bool = True) -> str:
    """A table with caption and scopes. A row of one cell is a group head over all columns, or with tone `told` words on the row above."""
    caption = escape(table.caption)
    parts = ['<div class="table" tabindex="0" role="group" aria-label="', caption, '"><table><caption']
    parts += ["" if visible_caption else ' class="unseen"', ">", caption, "</caption><thead><tr>"]
    parts += [f'<th scope="col">{escape(head)}</th>' for head in table.heads]
    parts.append("</tr></thead><tbody>")
    for row in table.rows:
        if len(row) == 1 and row[0].tone == "told":
            parts.append(f'<tr class="told"><td colspan="{len(table.heads)}">{write_cell(row[0])}</td></tr>')
            continue
        if len(row) == 1:
            parts.append(f'<tr class="group"><th scope="rowgroup" colspan="{len(table.heads)}"><span>{write_cell(row[0])}</span></th></tr>')
            continue
        parts.append(f'<tr><th scope="row"{_key(row[0])}{_tone(row[0])}>{write_cell(row[0])}</th>')
        parts += [f"<td{_key(cell)}{_tone(cell)}{_weight(cell)}>{write_cell(cell)}</td>" for cell in row[1:]]
        parts.append("</tr>")
    parts.append("</tbody></table></div>")
    return "".join(parts)


def write_sentence(sentence: Sentence) -> str:
    """A sentence whose numbers carry their keys."""
    return "".join(escape(reveal(part)) if isinstance(part, str) else f"<span{_key(part)}>{write_cell(part)}</span>" for part in sentence)


def plain(sentence: Sentence) -> str:
    """The same sentence without markup: the text alternative of a chart."""
    return "".join(part if isinstance(part, str) else part.text for part in sentence)


def read_aloud(sentence: Sentence) -> str:
    """The same for a reader that speaks one language: lines with a cell in another are left out."""
    lines: list[list[str | Cell]] = [[]]
    for part in sentence:
        lines[-1].append(part)
        if part == "\n":
            lines.append([])
    return "".join(plain(tuple(line)) for line in lines if not any(isinstance(part, Cell) and part.lang for part in line)).strip()


def _key(cell: Cell) -> str:
    return f' data-cell="{escape(cell.key)}"' if cell.key else ""


def _weight(cell: Cell) -> str:
    if cell.weight is None:
        return ""
    ground, ink = cell.colours
    return f' style="flex-grow:{cell.weight}{f";background:{ground};color:{ink}" if ground else ""}"'


def _tone(cell: Cell) -> str:
    return f' class="{cell.tone}"' if cell.tone else ""
