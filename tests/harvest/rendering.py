"""Pages without a browser and without Streamlit: a page script runs with a recorder in the place of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import streamlit

from pages.card import article
from pages.card.card import Card
from pages.frame.menu import BY_PATH
from pages.screen import frame
from pages.view.selection import LISTS
from pages.view.view import View
from tests.harvest.reading import Screen


class Recorder(Screen):
    """A screen that also keeps the cards and choices that came onto it; cards of other releases apart, in `pairs`."""

    def __init__(self) -> None:
        super().__init__()
        self.html: list[str] = []
        self.cards: list[Card] = []
        self.pairs: list[tuple[View, Card]] = []
        self.choices: dict[str, list[str]] = {}


class _Place:
    """A container or column: it can be entered and drawn into."""

    def __init__(self, record: dict[str, Callable[..., Any]]) -> None:
        self._record = record

    def __enter__(self) -> _Place:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return self._record[name]


def render(view: View) -> Recorder:
    """What the page at `view.path` shows for this view. The HTML is kept as it is; `read` fills the cells and texts."""
    screen = Recorder()
    with _recording(screen, view):
        frame.draw_page(BY_PATH[view.path].draw, view)
    return screen


@contextmanager
def _recording(screen: Recorder, view: View) -> Iterator[None]:
    def html(body: str, **_: Any) -> None:
        screen.html.append(str(body))
        screen.add_figures(body)

    def columns(count: int | Sequence[float], **_: Any) -> list[_Place]:
        return [place() for _ in range(count if isinstance(count, int) else len(count))]

    def place(*_: Any, **__: Any) -> _Place:
        return _Place(drawn)

    def choose_one(label: str, options: Sequence[str], *, key: str, format_func: Callable[[Any], str] = str, **told: Any) -> str | None:
        note(label, options, format_func, key, told)
        return held[key] if held.get(key) in options else None

    def choose_many(label: str, options: Sequence[str], *, key: str, format_func: Callable[[Any], str] = str, **told: Any) -> list[str]:
        note(label, options, format_func, key, told)
        return [code for code in held.get(key) or [] if code in options]

    def note(label: str, options: Sequence[str], describe: Callable[[Any], str], key: str, told: Mapping[str, Any]) -> None:
        screen.choices[key] = list(options)
        screen.texts += [label, told.get("placeholder") or "", *(describe(code) for code in options)]

    write_cards = article.write_cards

    def keep_cards(view: View, cards: list[Card], *how: int) -> str:
        screen.cards += cards
        return write_cards(view, cards, *how)

    def keep_pair(pair: list[tuple[View, Card]], *_: str) -> str:
        screen.pairs += pair
        return ""

    held = _held(view)
    drawn: dict[str, Callable[..., Any]] = {
        "html": html,
        "columns": columns,
        "container": place,
        "expander": place,
        "selectbox": choose_one,
        "segmented_control": choose_one,
        "multiselect": choose_many,
        "pills": choose_many,
    }
    with ExitStack() as stack:
        for name, stand_in in drawn.items():
            stack.enter_context(patch.object(streamlit, name, stand_in))
        stack.enter_context(patch.object(streamlit, "session_state", held))
        stack.enter_context(patch.object(streamlit, "query_params", {}))
        stack.enter_context(patch.object(article, "write_cards", keep_cards))
        stack.enter_context(patch.object(article, "write_pair", keep_pair))
        yield


def _held(view: View) -> dict[str, Any]:
    """What Streamlit's session would hold for this view."""
    held: dict[str, Any] = {}
    for name, value in view.selection.parameters():
        if name in LISTS:
            held.setdefault(name, []).append(value)
        else:
            held[name] = value
    return held
