"""What stands on a screen: cells with their keys, and every other text a person can read."""

from __future__ import annotations

import base64
import json
import struct
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
READ_OUT = ("aria-label", "title", "alt", "placeholder")
KINDS = {"i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d"}


@dataclass
class Picture:
    """A chart as a still picture: its marks as (key, what they tell) and every text drawn in it."""

    marks: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass
class Screen:
    """Cells as (key, text), texts outside cells, whole sentences with their cells, what charts are called, charts as data or as pictures."""

    cells: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    charts: list[dict[str, Any]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def add_html(self, html: str) -> None:
        reader = _Reader(self)
        reader.feed(html)
        reader.close()

    def add_figures(self, html: str) -> None:
        """The charts of a piece of HTML, which stand in it as data, and what they are called."""
        reader = _Figures(self)
        reader.feed(html)
        reader.close()


class _Figures(HTMLParser):
    def __init__(self, screen: Screen) -> None:
        super().__init__(convert_charrefs=True)
        self._screen = screen

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        if figure := told.get("data-figure"):
            self._screen.charts.append(json.loads(figure))
            self._screen.alternatives.append(told.get("aria-label") or "")


class _Reader(HTMLParser):
    def __init__(self, screen: Screen) -> None:
        super().__init__(convert_charrefs=True)
        self._screen = screen
        self._open: list[tuple[str, str]] = []
        self._cell: list[str] | None = None
        self._sentence: list[str] | None = None
        self._picture: Picture | None = None

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self._picture is None:
            self.handle_starttag(tag, attributes)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        if tag == "svg":
            self._picture = Picture()
            if told.get("class") != "small":  # a line in a cell, which draws what its cell says and has no text
                self._screen.pictures.append(self._picture)
            self._screen.alternatives.append(told.pop("aria-label") or "")
        if "data-figure" not in told:
            self._screen.texts += [value for name, value in told.items() if name in READ_OUT and value]
        self._screen.alternatives += [value for name, value in told.items() if name.startswith("data-stamp") and value]
        for held in (told.get("data-packed"), told.get("data-drawn")):  # what a fold holds until it is opened, a small drawing
            if held:
                self._screen.add_html(held)
        if tag in VOID:
            return
        key = told.get("data-cell") or ""
        self._open.append((tag, key))
        if told.get("class") == "sentence":
            self._sentence = []
        if key:
            assert self._cell is None, f"a cell within a cell: {key}"
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        opened, key = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if key:
            assert self._cell is not None
            told = (key, "".join(self._cell))
            (self._screen.cells if self._picture is None else self._picture.marks).append(told)
            self._cell = None
        if tag == "svg":
            self._picture = None
        if tag == "p" and self._sentence is not None:
            self._screen.sentences.append("".join(self._sentence))
            self._sentence = None

    def handle_data(self, text: str) -> None:
        if self._sentence is not None:
            self._sentence.append(text)
        if self._cell is not None:
            self._cell.append(text)
        elif text.strip():
            (self._screen.texts if self._picture is None else self._picture.texts).append(text)


@dataclass(frozen=True)
class Mark:
    """A mark of a chart: the key of its row, the value it is drawn at (None for a code or a shape), what it says."""

    key: str
    value: float | None
    drawn: bool
    text: str


def marks(trace: dict[str, Any], chart: dict[str, Any]) -> list[Mark]:
    """The marks of a trace of a chart. Raises ValueError for a kind of trace nobody has taught this reader."""
    across, up = _numbers(trace.get("x")), _numbers(trace.get("y"))
    keys = trace.get("customdata")
    words = [trace[name] for name in ("text", "hovertext") if trace.get(name) is not None]
    kind = trace.get("type", "scatter")
    if kind not in ("bar", "scatter"):
        raise ValueError(f"a trace of type {kind}")
    if _is_map(trace, chart):
        # A shape stands where it lies; what it tells is its text.
        key = (keys or [["", ""]])[0]
        return [Mark(str(key[0] or ""), None, False, " ".join(str(each) for told in words for each in _listed(told)))]
    if (chart["layout"].get("meta") or {}).get("days"):
        # A day is no amount: tests/charts/test_timeline.py compares it with its row.
        return [Mark(str(key[0] or ""), None, False, text) for key, text in zip(keys or [], trace["hovertext"], strict=True)]
    if kind == "bar":
        values = across if trace.get("orientation") == "h" else up
    elif _stands_among_bars(trace, chart):
        values = across
    elif _is_position(across):
        raise ValueError(f"numbers along both axes: {trace.get('name')}")
    else:
        values = up
    texts = [" ".join(str(told[place] if isinstance(told, list) else told) for told in words) for place in range(len(values))]
    keys = keys or [["", ""]] * len(values)
    if len(keys) != len(values):
        raise ValueError(f"{len(values)} marks, {len(keys)} keys")
    return [Mark(str(key[0] or ""), value, True, text) for key, value, text in zip(keys, values, texts, strict=True)]


def _axis(trace: dict[str, Any], letter: str) -> str:
    return str(trace.get(f"{letter}axis") or letter)


def _is_map(trace: dict[str, Any], chart: dict[str, Any]) -> bool:
    return "scaleanchor" in chart["layout"].get("yaxis" + _axis(trace, "y")[1:], {})


def _stands_among_bars(trace: dict[str, Any], chart: dict[str, Any]) -> bool:
    """Whether lying bars share the axis: then a point stands at its value across."""
    return any(other.get("orientation") == "h" and _axis(other, "y") == _axis(trace, "y") for other in chart["data"])


def _is_position(values: list[Any]) -> bool:
    return bool(values) and all(value is None or isinstance(value, (int, float)) for value in values) and any(value is not None for value in values)


def _listed(words: Any) -> list[Any]:
    return words if isinstance(words, list) else [words]


def _numbers(values: Any) -> list[Any]:
    """A list as it is; Plotly's packed arrays unpacked."""
    if isinstance(values, dict) and "bdata" in values:
        code = KINDS[values["dtype"]]
        raw = base64.b64decode(values["bdata"])
        return list(struct.unpack(f"<{len(raw) // struct.calcsize(code)}{code}", raw))
    if isinstance(values, dict):  # a typed array as JSON writes it
        return [values[place] for place in sorted(values, key=int)]
    return list(values) if values is not None else []
