"""What the next release would be, as a piece of the stewards' page: in a few lines, then statuses, figures and targets, was and will be."""

from pathlib import Path

from markupsafe import Markup

from pages.card.markup import write_sentence, write_table
from pages.cards.progress.since import build_revisions, build_statuses, build_targets, tell
from pages.view.templates import fill
from pages.view.view import open_view
from queries.database import Database

MOST_ROWS = 150
"""Of a table; the first are those that got worse, or the largest changes."""


def write_preview(path: Path, language: str) -> Markup:
    """The piece for the private file of a preview. Raises Unusable."""
    view = open_view(Database(path).current(), {"lang": [language]}, "/what-changed")
    cards = [build(view, most=MOST_ROWS) for build in (build_statuses, build_revisions, build_targets)]
    tables = [
        (card.title, write_table(card.table, visible_caption=False) if card.table.rows else "", write_sentence(card.sentence)) for card in cards
    ]
    return fill("documents/release_preview.html", view, lines=[write_sentence(line) for line in tell(view)[1:]], tables=tables)


def write_statuses(path: Path, language: str) -> Markup:
    """The statuses that would be another, of the same. Raises Unusable."""
    card = build_statuses(open_view(Database(path).current(), {"lang": [language]}, "/what-changed"), most=MOST_ROWS)
    return write_table(card.table, visible_caption=False) if card.table.rows else write_sentence(card.sentence)
