"""What a link shows where it is passed on: the title of its view and a sentence, both with the word that figures are a demonstration."""

from dataclasses import dataclass

from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.progress import tally
from pages.view.stamp import write_release, write_ribbon
from pages.view.view import View

MOST_LETTERS = 300
"""Of a description; programs cut what is longer."""


@dataclass(frozen=True)
class Preview:
    """Title and description of a view, and whether search engines are to leave it out."""

    title: str
    description: str
    hidden: bool


def preview_view(view: View, page: str) -> Preview:
    """The preview of a view; `page` is the name of its page."""
    chosen = view.selection
    title, text = "", ""
    if chosen.card and view.release:
        try:
            card = build_card(view, chosen.card)
            title, text = card.title, plain(card.sentence)
        except UnknownCard:
            pass
    parts = [title or name_view(view), page, view.words.own("title"), write_ribbon(view)]
    said = text or (plain(tally.tell(view)) if view.release else "")
    description = " ".join(filter(None, (write_ribbon(view) and f"{write_ribbon(view)}.", said.replace("\n", " "), f"{write_release(view)}.")))
    return Preview(" · ".join(dict.fromkeys(filter(None, parts))), " ".join(description.split())[:MOST_LETTERS], view.demonstration)


def name_view(view: View) -> str:
    """What was chosen, in words: the indicator, series or activity, the institution, the regions; "" where nothing was."""
    chosen, framework, pick = view.selection, view.framework, view.words.pick
    parts = []
    if chosen.indicator in framework.indicators:
        parts.append(f"{chosen.indicator} {pick(framework.indicators[chosen.indicator])}")
    elif chosen.series in framework.series:
        parts.append(view.name_series(chosen.series))
    elif chosen.activity in framework.activities:
        parts.append(f"{chosen.activity} {pick(framework.activities[chosen.activity])}")
    if chosen.institution in framework.institutions:
        parts.append(pick(framework.institutions[chosen.institution]))
    if chosen.region:
        parts.append(view.words.join([pick(framework.regions[code]) for code in chosen.region if code in framework.regions]))
    return " · ".join(parts)
