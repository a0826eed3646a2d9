"""`python -m pages deck|report|brief|databook OUT`, `refresh OLD NEW`: documents from the released file, without a server."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pages.cards.meeting.meeting import list_meetings
from pages.documents.kinds import KINDS
from pages.documents.package import NotADeck
from pages.documents.refresh import refresh_deck
from pages.documents.refresh_list import write_list
from pages.meeting.storyboard import link_storyboard
from pages.view.store import released
from pages.view.view import View, open_view
from pages.view.words import LANGUAGES, mark, words_in
from queries.database import Edition, Unusable

DOCUMENTS = {"deck": "pptx", "report": "report", "brief": "brief", "databook": "databook"}
"""The commands, and the document each writes."""
HELP = {
    "deck": mark("write the slides of a meeting, or of a link, as PowerPoint"),
    "report": mark("write the results report as a Word document"),
    "brief": mark("write the page for the heads of delegation as a Word document"),
    "databook": mark("write the results framework and all totals as a workbook"),
}


REFRESH = mark("bring a deck of an earlier release up to date, and list what was done")


class Wrong(Exception):
    """What the command was asked for is not there; the text says what is."""


def main(arguments: list[str] | None = None) -> int:
    """Write the document; return 0, or 2 with a sentence on standard error."""
    options = _make_parser().parse_args(arguments)
    if options.document == "refresh":
        return _refresh(options)
    first = (_read_link(options.link).get("lang") or [LANGUAGES[0]])[0]
    languages = sorted(LANGUAGES, key=lambda code: code != first) if options.lang == "both" else (options.lang,)
    words = words_in(languages[0])
    try:
        views = _open_views(released().current(), options, languages)
        kind = KINDS[DOCUMENTS[options.document]]
        content = kind.write(views if kind.several else views[:1], options.address.rstrip("/"))
        options.out.write_bytes(content)
    except Unusable:
        print(words.say("No figures can be shown"), file=sys.stderr)
        return 2
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except OSError as error:
        print(words.say("{file} could not be written: {cause}", file=options.out, cause=error.strerror or error), file=sys.stderr)
        return 2
    print(words.say("{file}: {size} kB", file=options.out, size=words.number(len(content) // 1000)))
    return 0


def _make_parser() -> argparse.ArgumentParser:
    words = words_in(next((code for code in LANGUAGES if os.environ.get("LANG", "").startswith(code)), LANGUAGES[0]))
    parser = argparse.ArgumentParser(prog="python -m pages", description=words.say("Documents from the released file."))
    offered = parser.add_subparsers(dest="document", required=True, metavar="DOCUMENT")
    for name, text in HELP.items():
        own = offered.add_parser(name, help=words.say(text), description=words.say(text))
        own.add_argument("out", type=Path, metavar="OUT", help=words.say("the file to write"))
        own.add_argument("--lang", choices=(*LANGUAGES, "both"), default=LANGUAGES[0], help=words.say("language of the document"))
        own.add_argument("--link", default="", help=words.say("a link of the dashboard, whose filters and slides are taken"))
        own.add_argument("--address", default="", help=words.say("address of the dashboard, for links in the document"))
        if name == "deck":
            own.add_argument("--meeting", default="", help=words.say("code of the meeting whose slides are written (default: the last one)"))
    own = offered.add_parser("refresh", help=words.say(REFRESH), description=words.say(REFRESH))
    own.add_argument("old", type=Path, metavar="OLD.pptx", help=words.say("the deck of an earlier release"))
    own.add_argument("out", type=Path, metavar="NEW.pptx", help=words.say("the file to write"))
    own.add_argument("--replace", action="store_true", help=words.say("replace numbers that were changed by hand"))
    own.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help=words.say("language of the list"))
    own.add_argument("--link", default="", help=words.say("a link of the dashboard, whose day is taken"))
    return parser


def _refresh(options: argparse.Namespace) -> int:
    """Refresh a deck and print what was done."""
    words = words_in(options.lang)
    try:
        view = open_view(released().current(), {"lang": [options.lang], **_read_link(options.link)}, "/annual-meeting")
        content, notes = refresh_deck(options.old.read_bytes(), view, overwrite=options.replace)
        options.out.write_bytes(content)
    except NotADeck as refused:
        print(words.say(str(refused)), file=sys.stderr)
        return 2
    except Unusable:
        print(words.say("No figures can be shown"), file=sys.stderr)
        return 2
    except OSError as error:
        print(words.say("{file} could not be read or written: {cause}", file=error.filename, cause=error.strerror or error), file=sys.stderr)
        return 2
    head, look, changed = write_list(notes, words, overwrite=options.replace)
    print("\n".join([head, *look, *changed]))
    return 0


def _read_link(link: str) -> dict[str, list[str]]:
    """The parameters of a link."""
    return parse_qs(urlsplit(link).query)


def _open_views(edition: Edition, options: argparse.Namespace, languages: Sequence[str]) -> list[View]:
    """The views of the link, one a language; of a deck with the slides of the link, else of the meeting. Raises Wrong."""
    deck = options.document == "deck"
    path = "/annual-meeting" if deck else "/"
    view = open_view(edition, {**_read_link(options.link), "lang": [languages[0]]}, path)
    if view.release is None:
        raise Wrong(view.say("No release had been made by this day."))
    if deck and not view.selection.slides:
        meetings = [row for row in list_meetings(view) if row.event is None and options.meeting in ("", row.meeting)]
        if not meetings:
            raise Wrong(view.say("There is no meeting “{meeting}” in this release.", meeting=options.meeting))
        view = open_view(edition, {**_read_link(link_storyboard(view, meetings[0])), "lang": [languages[0]]}, path)
    return [view, *(view.speaking(words_in(language)) for language in languages[1:])]
