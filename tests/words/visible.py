"""Every text a person can read on a screen, each with the language it is declared to be in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from tests.harvest.reading import VOID

READ_OUT = ("aria-label", "title", "alt", "placeholder", "data-ribbon", "data-stamp", "data-title", "data-copied")
CHART_TEXTS = ("text", "hovertext", "name", "ticktext", "title")
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Text:
    """A text and, where an element around it says so, its language; "" is the language of the page."""

    words: str
    lang: str = ""


def read_html(html: str) -> list[Text]:
    """The texts of an HTML body, those of attributes included; a sentence with cells in it comes whole and in its parts."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def read_chart(chart: dict[str, Any]) -> list[Text]:
    """What a chart says, in Plotly's terms: marks, ticks, names, annotations."""
    return [Text(" ".join(TAG.sub(" ", words).split())) for words in _strings(chart, "") if words.strip()]


def _strings(part: Any, name: str) -> Iterator[str]:
    if isinstance(part, str):
        if name in CHART_TEXTS:
            yield part
    elif isinstance(part, dict):
        for key, inside in part.items():
            yield from _strings(inside, key)
    elif isinstance(part, (list, tuple)):
        for inside in part:
            yield from _strings(inside, name)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Text] = []
        self._open: list[tuple[str, str]] = []
        self._sentence: list[str] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        lang = told.get("lang") or self._lang()
        self.found += [Text(value, lang) for name, value in told.items() if name in READ_OUT and value]
        if tag not in VOID:
            self._open.append((tag, lang))
        if told.get("class") == "sentence":
            self._sentence = []

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if tag == "p" and self._sentence is not None:
            self.found.append(Text("".join(self._sentence).strip()))
            self._sentence = None

    def handle_data(self, text: str) -> None:
        if not text.strip():
            return
        if self._sentence is not None and not self._lang():
            self._sentence.append(text)
        self.found.append(Text(text.strip(), self._lang()))

    def _lang(self) -> str:
        return self._open[-1][1] if self._open else ""
