"""One page for the heads of delegation: what was achieved, the key indicators, what changed, what is missing, what is to be decided."""

from collections.abc import Sequence

from pages.card.cell import Table
from pages.card.markup import plain
from pages.cards.kinds import build_card
from pages.cards.meeting.meeting import list_open
from pages.cards.progress import headlines, tally
from pages.documents.cells import read
from pages.documents.word import Document, Texts, say, say_own
from pages.meeting.layouts import opening
from pages.view.presentation import Slide
from pages.view.stamp import write_release, write_ribbon
from pages.view.view import View

CHANGED = ("figures-revised", "figures-completed", "explanations-missing", "no-target")
MOST_POINTS = 5
"""Open points on the page; the page of the annual meeting has all."""


def write_brief(views: Sequence[View]) -> bytes:
    """The page as `.docx`, one for each language. The views differ in their language alone."""
    title = say_own(views, "title")
    document = Document(views, title, say(views, write_ribbon), say(views, write_release), lying=False)
    for position, view in enumerate(views):
        if position:
            document.next_page()
        _add_page(document, view)
    return document.save()


def _add_page(document: Document, view: View) -> None:
    def own(text: str) -> Texts:
        return say([view], lambda _: text)

    ended = view.term_ended
    name = view.say("What was achieved by {end}?", end=view.words.month_year(ended)) if ended else view.say("Are we on track?")
    document.heading(own(name), 0)
    document.text(own(plain(tally.tell(view)).strip()), size=10)
    for screen in opening.lay_out(view, Slide("scorecard"), build_card(view, "scorecard"))[:1]:
        assert screen.table is not None
        document.heading(own(screen.title), 2)
        _add_table(document, view, screen.table, screen.shares)
    document.heading(own(view.say("What changed, what is missing")), 2)
    document.item(own(plain(headlines.say_reports(view))))
    for code in CHANGED:
        document.item(own(plain(headlines.say_count(view, code))))
    document.heading(own(view.say("To be decided: open points of earlier meetings")), 2)
    points = list_open(view)
    if not points:
        document.text(own(view.say("Nothing is open.")))
    for line in build_card(view, "open-points").table.rows[:MOST_POINTS]:
        document.item(own(" · ".join(filter(None, (read(cell).replace("\n", " ") for cell in line[:4])))))
    if len(points) > MOST_POINTS:
        document.text(own(view.say("{count} more on the page of the annual meeting.", count=view.words.number(len(points) - MOST_POINTS))))


def _add_table(document: Document, view: View, table: Table, shares: Sequence[int]) -> None:
    def own(text: str) -> Texts:
        return say([view], lambda _: text)

    document.table([own(head) for head in table.heads], [[own(read(cell)) for cell in row] for row in table.rows], shares, own(table.caption), size=8)
