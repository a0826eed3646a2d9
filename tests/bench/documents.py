"""Seconds of processor and size of each document of the demonstration, in a process that runs already: `python -m tests.bench.documents`.

The first of each kind is made and not counted: it loads the libraries. A refresh goes from the second release to the last one. Then every
kind of bad deck: the most seconds of one, and by how much the memory of the process grew over all of them.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pages.documents.kinds import KINDS
from pages.documents.package import NotADeck
from pages.documents.refresh import refresh_deck
from pages.meeting.storyboard import make_storyboard
from pages.view.presentation import write_slide
from pages.view.view import View, open_view
from pages.view.words import words_in
from queries.database import Database
from tests.built import demonstration
from tests.built.bad_decks import make_odd, make_refused

ROUNDS = 3


def measure(name: str, make: Callable[[], bytes]) -> None:
    """Print the least seconds of processor of three rounds, and the size."""
    make()
    spent = []
    for _ in range(ROUNDS):
        before = time.process_time()
        content = make()
        spent.append(time.process_time() - before)
    print(f"{name:24} {min(spent):6.2f} s {len(content) / 1000:8.0f} kB")


def main() -> None:
    """Measure all documents, or with `bad` what bad decks take, in a process that has made nothing else."""
    edition = Database(demonstration.make_program()).current()
    slides = [write_slide(slide) for slide in make_storyboard(open_view(edition, {}, "/annual-meeting"), "DEM-2024")]

    def view(asof: str = "", lang: str = "en") -> View:
        return open_view(edition, {"slides": slides, "lang": [lang], **({"asof": [asof]} if asof else {})}, "/annual-meeting")

    old = KINDS["pptx"].write([view("2022-06-30")], "")
    if sys.argv[1:] == ["bad"]:
        refresh_deck(old, view())
        judge_bad(old, view())
        return
    for word, kind in KINDS.items():
        measure(word, lambda kind=kind: kind.write([view()], ""))  # type: ignore[misc]
        if kind.several:
            measure(f"{word}, both languages", lambda kind=kind: kind.write([view(), view().speaking(words_in("es"))], ""))  # type: ignore[misc]
    measure("refresh", lambda: refresh_deck(old, view())[0])
    subprocess.run([sys.executable, "-m", "tests.bench.documents", "bad"], check=True)


def judge_bad(old: bytes, view: View) -> None:
    """Print the dearest of the bad decks and what all of them took of memory."""
    decks = {**make_refused(old), **make_odd(old)}
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew from what is held now
    idle, spent = read_peak(), {}
    for name, content in decks.items():
        before = time.process_time()
        with suppress(NotADeck):
            refresh_deck(content, view)
        spent[name] = time.process_time() - before
    dearest = max(spent, key=lambda name: spent[name])
    print(f"{len(decks)} bad decks: at most {spent[dearest]:.2f} s ({dearest}), {read_peak() - idle:.0f} MB more than before")


def read_peak() -> float:
    """Most memory that this process held, in MB."""
    return int(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1000


if __name__ == "__main__":
    main()
