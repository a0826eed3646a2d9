"""What a refresh did, in sentences: first what a person has to look at, then what changed, slide by slide."""

from collections.abc import Sequence

from pages.documents.refresh import Note
from pages.view.words import Words, mark, mark_plural

TEXTS = {
    "by-hand": mark("Slide {slide}: {what} was changed by hand: {was}; the release has {becomes}. It was kept."),
    "overwritten": mark("Slide {slide}: {what} was changed by hand: {was}; it is {becomes} now."),
    "quoted": mark("Slide {slide}: {what} no longer holds. The text is: {was}"),
    "unknown": mark("Slide {slide}: “{what}” is not of this program. It was left as it is."),
    "left": mark("Slide {slide}: “{what}” cannot be refreshed with this release. It was left as it is."),
    "changed": mark("Slide {slide}: {what}: {was} → {becomes}"),
    "words": mark("Slide {slide}: text: {was} → {becomes}"),
}
"""By kind of note, the ones to look at first on top."""
LOOK_AT = ("by-hand", "overwritten", "quoted", "unknown", "left")
SUMMARY = mark_plural("{n} value or text was renewed.", "{n} values and texts were renewed.")
MOST = 120
"""Letters of a text in the list."""


def write_list(notes: Sequence[Note], words: Words, *, overwrite: bool = False) -> tuple[str, list[str], list[str]]:
    """A sentence with the count, what is to be looked at, and what changed."""
    kinds = {"by-hand": "overwritten"} if overwrite else {}
    lines = [(kinds.get(note.kind, note.kind), note) for note in notes]
    look = [_say(kind, note, words) for wanted in LOOK_AT for kind, note in lines if kind == wanted]
    changed = [_say(kind, note, words) for kind, note in lines if kind not in LOOK_AT]
    head = words.count(*SUMMARY, len(changed)) if changed else words.say("Nothing had to be renewed: the deck is as it was.")
    return head, look, changed


def _say(kind: str, note: Note, words: Words) -> str:
    was, becomes = (" / ".join(filter(None, text.replace("\n", " / ").split(" / ")))[:MOST] or "–" for text in (note.was, note.becomes))
    return words.say(TEXTS[kind], slide=note.slide, what=note.what.replace("\n", " "), was=was, becomes=becomes)
