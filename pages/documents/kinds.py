"""The documents that can be taken home: how each is called, what writes it, in which languages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from data.compact import compact
from pages.card.export import XLSX
from pages.view.view import View, open_view, same_day
from pages.view.words import LANGUAGES, mark, words_in
from queries.database import Edition

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Kind:
    """A document: its name, the word of its file, its ending and type, and what writes it for the views (one a language) and an address.

    `several` is whether it can hold two languages; `slides` whether it is made of the slides of a link;"""

    name: str
    word: str
    ending: str
    media: str
    write: Callable[[Sequence[View], str], bytes]
    several: bool = True
    slides: bool = False


def open_views(edition: Edition, kind: Kind, parameters: dict[str, list[str]]) -> list[View]:
    """The views of a document for the parameters of a link: one, or with `both=1` one a language; none where there is nothing to show."""
    days = [same_day(edition, day) for day in parameters.get("asof", ())[:1]]
    view = open_view(edition, {**parameters, "asof": days}, "/annual-meeting" if kind.slides else "/")
    if view.release is None or (kind.slides and not view.selection.slides):
        return []
    others = [view.speaking(words_in(code)) for code in LANGUAGES if code != view.words.language]
    return [view, *(others if kind.several and parameters.get("both") == ["1"] else ())]


def name_file(kind: Kind, views: Sequence[View]) -> str:
    """`cpc-abc_DEMONSTRATION_report_release-3_en.docx`; of two languages `en-es`."""
    view = views[0]
    parts = [
        compact().slug,
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
    "report": Kind(mark("Report (Word)"), mark("report"), "docx", DOCX, _write_report),
    "databook": Kind(mark("Data book (Excel)"), mark("databook"), "xlsx", XLSX, _write_databook, several=False),
}
"""By the word of their address, `/download/report`."""
