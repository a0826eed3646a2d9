"""How a page stands on the screen: its view, its heading, its choices and its cards."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar, copy_context

import streamlit as st
from markupsafe import Markup

from pages.card import article
from pages.card.card import Card
from pages.card.cell import Sentence
from pages.card.markup import write_sentence
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.pair import build_pair
from pages.screen.choice import Form, hold_code, offer_code, unseen
from pages.view.templates import fill, join, macros
from pages.view.view import View

TEXTS = macros("screen/texts.html")
VIEW: ContextVar[View] = ContextVar("view")
"""The view of this run. A run has a thread of its own, and so a value of its own."""

COLLECTED: ContextVar[list[Markup] | None] = ContextVar("collected", default=None)
"""Where the HTML of a page goes that is written without Streamlit; None on the screen."""
MEDIUM: ContextVar[article.Medium] = ContextVar("medium", default="live")


def draw_page(draw: Callable[[View], None], view: View) -> None:
    """Draw a page for the view that the app frame has opened."""
    VIEW.set(view)
    draw(view)


def collect(view: View, medium: article.Medium, draw: Callable[[View], None]) -> Markup:
    """The HTML of what `draw` shows for this view, with its charts as pictures and its choices as the view has them. No Streamlit."""
    parts: list[Markup] = []

    def run() -> None:
        COLLECTED.set(parts)
        MEDIUM.set(medium)
        draw_page(draw, view)

    copy_context().run(run)
    return join(*parts)


def show_heading(title: str, lead: str = "", aside: str = "") -> AbstractContextManager[object]:
    """The one h1 of a page, a few words beside it and a line under it; returned is the row of the h1, where the page's own choices stand."""
    row = st.container(horizontal=True, key="heading", vertical_alignment="center", gap="small") if is_live() else nullcontext()
    with row:
        show_text(fill("screen/heading.html", title=title, aside=aside))
    if lead:
        show_text(TEXTS.lead(lead))
    return row


def is_live() -> bool:
    """Whether the page stands on a screen with a server behind it, so that it can ask something."""
    return COLLECTED.get() is None


def show_section(title: str, lead: str = "") -> None:
    """A section's h2 with a line under it."""
    show_text(TEXTS.section(title, lead))


def show_text(html: Markup) -> None:
    """Text of a page that is neither heading nor card, as HTML; nothing where there is none."""
    collected = COLLECTED.get()
    if not html:
        return
    if collected is None:
        st.html(html)
    else:
        collected.append(html)


def choose(label: str, name: str, codes: Sequence[str], describe: Callable[[str], str], *, form: Form = "segments", empty: str = "") -> str:
    """A choice of the page, held in its link; "" when nothing is chosen."""
    if not is_live():
        asked = str(getattr(VIEW.get().selection, name))
        return asked if asked in codes else ""
    held = hold_code(name, codes, unseen(name))
    offer_code(label, name, codes, describe, form=form, empty=f"{label}: {empty}" if empty else label, labelled=False)
    return held


def choose_series(view: View, default: str) -> str:
    """A choice among the series of the chosen objectives, each named with its objective; without one the default, or the first."""

    def name(code: str) -> str:
        objective = view.framework.objectives.get(view.framework.series[code].objective)
        named = view.words.pick(objective) if objective else view.say("Partnership")
        return f"{named} · {view.name_series(code)}"

    objectives = view.selection.objective
    codes = [code for code, row in view.framework.series.items() if not objectives or row.objective in objectives] or list(view.framework.series)
    first = default if default in codes else codes[0]
    return choose(view.say("Series"), "series", codes, name, form="list", empty=name(first)) or first


def choose_breakdown(view: View, series: str) -> str:
    """A choice among the breakdowns of a series; "" for none."""
    codes = [split.breakdown for split in view.framework.splits.get(series, ()) if split.breakdown != "total" and split.offered]
    empty = view.say("no breakdown") if codes else view.say("this series has no breakdown")
    return choose(view.say("Breakdown"), "breakdown", codes, lambda code: view.words.pick(view.framework.breakdowns[code]), form="list", empty=empty)


def choose_other_release(view: View) -> int:
    """A choice among the other releases, to see the same view as that one knew it; 0 for none."""
    days = {str(row.release): view.words.day(row.released_on) for row in view.releases if row.release != view.number}

    def name(code: str) -> str:
        return view.say("Release {number} · {day}", number=code, day=days[code])

    return int(choose(view.say("Compare with"), "against", list(days), name, form="list", empty=view.say("no other release")) or 0)


def show_notice(text: str) -> None:
    """A sentence set apart from the others."""
    show_text(TEXTS.notice(text))


def show_nothing_yet(view: View) -> None:
    """The notice of a page whose day is before the first release."""
    show_notice(view.say("No release had been made by this day, so there is nothing to show yet."))


def show_large(view: View) -> bool:
    """Draw the card named in `?card=` at full size. Return False if it is missing or unknown."""
    if not view.selection.card or view.release is None:
        return False
    try:
        card = build_card(view, view.selection.card)
    except UnknownCard:
        return False
    st.html(article.write_large(view, card))
    return True


def show_sentence(sentence: Sentence) -> None:
    """The answer of a page in one sentence, its numbers with their keys; nothing where there is none."""
    if sentence:
        show_text(TEXTS.answer(write_sentence(sentence)))


def show_pair(view: View, number: int, address: str) -> None:
    """A card as another release knew it and as this one does, side by side."""
    show_text(article.write_pair(build_pair(view, number, address), MEDIUM.get()))


def show_folded(view: View, title: str, cards: Iterable[Card], columns: int = 1, level: int = 3) -> None:
    """Cards below a line that opens them; on paper and in a file they stand open."""
    written = article.write_cards(view, list(cards), columns, level, MEDIUM.get())
    show_text(TEXTS.folded(title, written, opened=MEDIUM.get() == "file"))


def show_cards(view: View, cards: Iterable[Card], columns: int = 1, level: int = 3, beside: Markup | str = "") -> None:
    """Cards in rows of `columns`; their titles are headings of `level`, 2 where no section stands over them.

    `beside` is drawn in the row of a card without being a card itself.
    """
    listed = list(cards)
    across = max(1, min(columns, len(listed)))
    # A row is an element of its own: the browser shows the first while it still reads the last (20 ms on the fullest page).
    for start in range(0, len(listed), across):
        show_text(article.write_cards(view, listed[start : start + across], across, level, MEDIUM.get(), beside))
