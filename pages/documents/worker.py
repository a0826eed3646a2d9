"""`python -m pages.documents.worker`: one document, or one deck refreshed, in a process of its own that has limits (`data/job.py`)."""

from pathlib import Path
from typing import Any

from data.job import ANSWER, Tasks, carry_out_one
from pages.documents import brief, databook, deck, report  # noqa: F401 - loaded before they are needed
from pages.documents.kinds import KINDS, open_views
from pages.documents.package import NotADeck
from pages.documents.refresh import refresh_deck
from pages.documents.refresh_list import write_list
from pages.documents.release_preview import write_preview, write_statuses
from pages.view.store import released
from pages.view.view import open_view
from pages.view.words import Words, words_in
from queries.database import Edition, Unusable


class NotWritten(Exception):
    """A document that cannot be made; the text says why, in the reader's language."""


def _current(words: Words) -> Edition:
    """The edition to write from. Raises NotWritten where there is none."""
    try:
        return released().current()
    except Unusable as error:
        raise NotWritten(words.say("No figures can be shown")) from error


def write(folder: Path, kind: str, language: str, parameters: dict[str, list[str]], origin: str) -> bool:
    """Write the document of a link into the folder; whether there is anything to put into it. Raises NotWritten."""
    views = open_views(_current(words_in(language)), KINDS[kind], parameters)
    if views:
        (folder / ANSWER).write_bytes(KINDS[kind].write(views, origin))
    return bool(views)


def refresh(folder: Path, name: str, asof: str, language: str, overwrite: bool) -> dict[str, Any]:
    """Write the deck `name` of the folder with the figures of a day; the number of the release and the list. Raises NotWritten."""
    words = words_in(language)
    view = open_view(_current(words), {"lang": [language], "asof": [asof]}, "/annual-meeting")
    if view.release is None:
        raise NotWritten(words.say("No release had been made by this day."))
    try:
        content, notes = refresh_deck((folder / name).read_bytes(), view, overwrite=overwrite)
    except NotADeck as refused:
        raise NotWritten(words.say(str(refused))) from refused
    (folder / ANSWER).write_bytes(content)
    head, look, changed = write_list(notes, words, overwrite=overwrite)
    return {"release": view.number, "head": head, "look": look, "changed": changed}


def preview(_: Path, path: str, language: str, statuses: bool = False) -> str:
    """What the next release would be, or only which statuses it would change, as a piece of the stewards' page. Raises NotWritten."""
    try:
        return str((write_statuses if statuses else write_preview)(Path(path), language))
    except Unusable as error:
        raise NotWritten(words_in(language).say("No figures can be shown")) from error


TASKS: Tasks = {"write": write, "refresh": refresh, "preview": preview}


def load() -> None:
    """Open the released file, so that the first job finds it open; without one each job says so."""
    try:
        released().current()
    except Unusable:
        return


if __name__ == "__main__":
    carry_out_one(TASKS, load, NotWritten)
