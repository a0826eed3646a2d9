"""Whether what is shown is released: every number in a cell or mark is of the row whose key it carries, every other is a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from tests.harvest.reading import Picture, Screen, marks
from tests.harvest.released import DECIMAL, GROUP, NUMBERS, Knowledge, Row

NUMBER = re.compile(rf"\d+(?:{re.escape(GROUP)}\d{{3}}(?!\d))*(?:{re.escape(DECIMAL)}\d+)?")
CODE = re.compile(r"\[([a-z])\]")
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic"
LABELS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?://\S+",  # addresses
        r"(?<![\w/])/[\w-]*\?\S+",  # a link of our own
        r"\b(?:19|20)\d\d[ -][HS][12]\b",  # half-years
        r"\b(?:19|20)\d\d-\d\d-\d\d\b",  # days
        r"\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b",  # days as some countries write them
        rf"\b(?:{MONTHS})[a-z]*\.?\s+\d{{1,2}}(?:,\s+(?:19|20)\d\d)?\b",  # Jan 5, 2020
        rf"\b\d{{1,2}}(?:\s+de)?\s+(?:{MONTHS})[a-z]*\.?(?:(?:\s+de)?\s+(?:19|20)\d\d)?\b",  # 5 ene. 2020
        r"(?<![\d,.])(?:19|20)\d\d(?!\d|,\d{3}(?!\d)|\.\d)",  # years
        r"\b(?:objective|objetivo)s?\s+[1-6]\b",
        r"\b\d{2,4} · PE-[A-Z]{3}\b",  # codes of places, of the statistics institute and ISO
        r"\b(?:release|publicación|entrega|edición)[ -]\d+\b",  # numbers of releases, also in file names
    )
]
# Columns of a download that must hold the very code of the row.
STRICT = ("series", "source", "region", "period", "breakdown", "category", "missing", "code", "flags", "status", "record", "qualifier")
# The classes of a legend belong to the scale, like the numbers along an axis.
CLASSES = re.compile(r"(?:under|menos de) [\d,]+|[\d,]+ (?:to|a) [\d,]+|[\d,]+ (?:or more|o más|and more|y más)", re.IGNORECASE)
SCALES = {"": 1, "%": 1, "M": 1_000_000}


class Judge:
    """Judges screens and files against what one release says. Every method returns what is wrong, in words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.text = cache(self._text)
        self.cell = cache(self._cell)

    def screen(self, screen: Screen) -> list[str]:
        """All that is wrong on a screen."""
        wrong = [problem for key, text in screen.cells for problem in self.cell(key, text)]
        wrong += [problem for text in screen.texts for problem in self.text(text)]
        wrong += [problem for text in screen.alternatives for problem in self.text(_without(text, screen.sentences))]
        wrong += [problem for picture in screen.pictures for problem in self.picture(picture)]
        return wrong + [problem for chart in screen.charts for problem in self.chart(chart)]

    def _cell(self, key: str, text: str) -> list[str]:
        """A cell: its key is that of a released row, its numbers and codes are those of the row."""
        row = self.knowledge.row(key)
        if row is None:
            return [f"{key}: no released row has this key, shown as {text!r}"]
        if row.table == "narrative" or (row.table not in NUMBERS and not row.allowed()):
            return [f"{key}: {problem}" for problem in self.text(text)]
        numbers, codes = set(NUMBER.findall(text)), set(CODE.findall(text))
        wrong = []
        if strange := (numbers - row.allowed()) & set(self._without_labels(text)):
            wrong.append(f"{key}: {text!r} shows {sorted(strange)}, the row has {sorted(row.allowed())}")
        if row.required() and not numbers & row.required():
            wrong.append(f"{key}: {text!r} does not show {sorted(row.required())}")
        if codes != set(row.flags) | set(row.missing):
            wrong.append(f"{key}: {text!r} shows the codes {sorted(codes)}, the row has {row.missing!r} and {row.flags!r}")
        return wrong

    def _text(self, text: str) -> list[str]:
        """A text outside cells: no digit but in labels."""
        left = self._without_labels(text)
        return [f"{text[:160]!r}: {left} is neither a label nor in a cell"] if left else []

    def _is_words(self, shown: Any, known: Any) -> bool:
        """Whether words stand for a code, such as `US dollars` for USD."""
        return isinstance(shown, str) and isinstance(known, str) and not self._without_labels(shown)

    def _without_labels(self, text: str) -> list[str]:
        """The numbers that are in no label."""
        if not any(map(str.isdigit, text)) or text.strip().casefold() in self.knowledge.texts:
            return []
        left = _strip(text, self.knowledge.codes)
        for number in re.findall(r"\d+", left):
            for words in self.knowledge.by_number.get(number, ()):
                if words in text.casefold():
                    # Taken out of the whole text: a label pattern may have taken a part of the longer released text.
                    start = text.casefold().index(words)
                    text = f"{text[:start]} {text[start + len(words) :]}"
        return NUMBER.findall(_strip(text, self.knowledge.codes))

    def chart(self, chart: dict[str, Any]) -> list[str]:
        """A chart: each mark stands at the value of its row; what is written in it is of its marks or a label."""
        wrong: list[str] = []
        rows: list[Row] = []
        for trace in chart["data"]:
            for mark in marks(trace, chart):
                row = self.knowledge.row(mark.key) if mark.key else None
                if mark.key and row is None:
                    wrong.append(f"{mark.key}: no released row has this key, drawn as {mark.text!r} at {mark.value}")
                    continue
                if row is None:
                    if mark.value is not None or self._without_labels(mark.text):
                        wrong.append(f"a mark without a key: {mark.text!r} at {mark.value}")
                    continue
                rows.append(row)
                wrong += self._mark(mark.key, mark.value, mark.text, row, mark.drawn)
        written = set().union(*(row.allowed(brief=True) for row in rows)) if rows else set()
        for text in map(_bare, _written(chart)):
            strange = [number for number in self._without_labels(CLASSES.sub(" ", text)) if number not in written]
            if strange:
                wrong.append(f"written in a chart: {text!r}: {strange} is of none of its marks")
        return wrong

    def picture(self, picture: Picture) -> list[str]:
        """A chart as a picture: what a mark tells is of its row; a number drawn is of a mark, a label, or alone at an axis."""
        wrong: list[str] = []
        rows: list[Row] = []
        for key, told in picture.marks:
            row = self.knowledge.row(key)
            if row is None:
                wrong.append(f"{key}: no released row has this key, drawn as {told!r}")
                continue
            rows.append(row)
            wrong += self._mark(key, None, told, row, False)
        written = set().union(*(row.allowed(brief=True) for row in rows)) if rows else set()
        for text in picture.texts:
            # That a number alone stands where it should is what tests/charts/test_picture.py compares with the figure.
            strange = [number for number in self._without_labels(CLASSES.sub(" ", text)) if number not in written]
            if strange and not re.fullmatch(rf"{NUMBER.pattern}\s?[%M]?", text):
                wrong.append(f"written in a picture: {text!r}: {strange} is of none of its marks")
        return wrong

    def _mark(self, key: str, value: float | None, text: str, row: Row, drawn: bool) -> list[str]:
        wrong = []
        main = row.columns.get("value", row.columns.get("amount"))
        if drawn and value is not None and (main is None or abs(value - float(main)) > 1e-9 * max(1.0, abs(float(main)))):
            wrong.append(f"{key}: drawn at {value}, the row has {main} {row.missing}")
        strange = set(self._without_labels(_bare(text))) - row.allowed(brief=True)
        if strange:
            wrong.append(f"{key}: {text!r} says {sorted(strange)}, the row has {sorted(row.allowed(brief=True))}")
        return wrong

    def fact(self, fact: Mapping[str, Any]) -> list[str]:
        """A row of a download: each column that the released row has holds the same, every other holds no number but labels."""
        key = str(fact.get("key") or "")
        row = self.knowledge.row(key)
        if row is None:
            return [f"{key}: no released row has this key"]
        wrong = []
        known = dict(row.columns, code=row.missing or None)
        for column, value in fact.items():
            if value in (None, "") or column in ("key", "what"):
                continue
            if column == "release":
                same = int(value) == self.knowledge.release or (row.table == "release" and int(value) == row.columns["release"])
            elif column in known:
                same = _same(value, known[column]) or (column not in STRICT and self._is_words(value, known[column]))
            else:
                same = not self._without_labels(str(value))
            if not same:
                wrong.append(f"{key}: column {column} has {value!r}, the row {known.get(column)!r}")
        if row.table == "figure" and row.columns["value"] is not None and fact.get("value") in (None, ""):
            wrong.append(f"{key}: the value {row.columns['value']} is left out")
        return wrong


def _without(text: str, sentences: Iterable[str]) -> str:
    """A chart's text alternative without the lines of the sentence of its card: those were judged cell by cell."""
    whole = " ".join(text.split())
    for sentence in sorted((" ".join(line.split()) for each in sentences for line in each.split("\n")), key=len, reverse=True):
        whole = whole.replace(sentence, " ") if sentence else whole
    return whole


def _strip(text: str, codes: re.Pattern[str]) -> str:
    for pattern in (*LABELS[:2], codes, *LABELS[2:]):
        text = pattern.sub(" ", text)
    return text


def _written(chart: dict[str, Any]) -> Iterable[str]:
    """Every text of the layout and of the traces as a whole; the numbers along an axis are its scale."""
    layout = chart["layout"]
    yield from (str(each.get("text", "")) for each in layout.get("annotations", ()))
    for name, axis in layout.items():
        if re.match(r"[xy]axis", name) and isinstance(axis, dict):
            ticks = zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=True)
            yield from (str(text) for value, text in ticks if not _is_scale(value, str(text)))
            yield from (str(text) for text in axis.get("categoryarray") or ())
    yield from (str(trace.get("name") or "") for trace in chart["data"])


def _bare(text: str) -> str:
    """A text of a chart without its line breaks and bold type."""
    return re.sub(r"</?\w+>", " ", text).replace("  ", " ").strip()


def _is_scale(value: Any, text: str) -> bool:
    """Whether a text at an axis is the very number it stands at."""
    found = re.fullmatch(rf"({NUMBER.pattern})\s?(%|M|)", text)
    if found is None or not isinstance(value, (int, float)):
        return False
    return abs(float(found[1].replace(",", "")) * SCALES[found[2]] - float(value)) < 1e-6


def _same(shown: Any, known: Any) -> bool:
    if known is None:
        return False
    if isinstance(known, bool):
        return str(shown) in (str(known), str(int(known)))
    if isinstance(known, (int, float)):
        try:
            return abs(float(shown) - float(known)) <= 1e-9 * max(1.0, abs(float(known)))
        except ValueError:
            return False
    return str(shown).lstrip("'") == str(known).lstrip("'")
