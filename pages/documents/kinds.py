"""The documents that can be taken home: how each is called, what writes it, in which languages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pages.card.export import XLSX
from pages.view.view import View
from pages.view.words import mark

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Kind:
    """A document: its name, the word of its file, its ending and type, and what writes it for the views (one a language) and an address.

    `several` is whether it can hold two languages; `slides` whether it is made of the slides of a link; `command` is the one of
    `python -m pages` where it takes so long that a process of its own makes it.
    """

    name: str
    word: str
    ending: str
    media: str
    write: Callable[[Sequence[View], str], bytes]
    several: bool = True
    slides: bool = False
    command: str = ""


def name_file(kind: Kind, views: Sequence[View]) -> str:
    """`cpc-peru_DEMONSTRATION_report_release-3_en.docx`; of two languages `en-es`."""
    view = views[0]
    parts = [
        "cpc-peru",
        view.say("DEMONSTRATION") if view.demonstration else "",
        view.say(kind.word),
        view.say("release-{number}", number=view.number),
    ]
    return "_".join(filter(None, [*parts, "-".join(each.words.language for each in views)])) + f".{kind.ending}"


# The libraries of documents take half a second to import: the first document waits for it, not the first page.


def _write_deck(views: Sequence[View], origin: str, *, notes: bool = False) -> bytes:
    from pages.documents.deck import write_deck

    return write_deck(views, origin, notes=notes)


def _write_report(views: Sequence[View], _: str) -> bytes:
    from pages.documents.report import write_report

    return write_report(views)


def _write_brief(views: Sequence[View], _: str) -> bytes:
    from pages.documents.brief import write_brief

    return write_brief(views)


def _write_databook(views: Sequence[View], origin: str) -> bytes:
    from pages.documents.databook import write_databook

    return write_databook(views[0], origin)


KINDS = {
    "pptx": Kind(mark("PowerPoint"), mark("slides"), "pptx", PPTX, _write_deck, slides=True),
    "pptx-notes": Kind(mark("PowerPoint with notes"), mark("slides"), "pptx", PPTX, partial(_write_deck, notes=True), slides=True),
    "brief": Kind(mark("One page (Word)"), mark("brief"), "docx", DOCX, _write_brief),
    "report": Kind(mark("Report (Word)"), mark("report"), "docx", DOCX, _write_report, command="report"),
    "databook": Kind(mark("Data book (Excel)"), mark("databook"), "xlsx", XLSX, _write_databook, several=False, command="databook"),
}
"""By the word of their address, `/download/report`."""
