"""What a person has chosen. It is the link: the same codes stand in the address, in the filter bar and in a download.

Empty means all. A code that is not known is dropped, never an error.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from pages.view.words import LANGUAGES

LISTS = ("region", "objective")
FILTERS = ("region", "objective", "from", "to", "asof", "lang")
KEPT = (*FILTERS, "slides")
"""What every link keeps: the filters, and the slides put together so far."""
CHOICES = (
    "activity",
    "series",
    "breakdown",
    "indicator",
    "record",
    "subject",
    "year",
    "show",
    "institution",
    "half",
    "against",
    "slide",
    "meeting",
    "notes",
    "card",
    "dropped",
)
"""Choices of one page; the last is what of its link could not be understood."""


MOST_SLIDE, MOST_SLIDES = 1200, 300
"""Characters of a slide in a link, and slides, that are looked at."""
MOST_DROPPED = 5
DROPPED = re.compile(r"[a-z]{2,12}:[\w.:/+ -]{1,40}")
"""What could not be understood stands in a link as `region:ZZZ`."""
CARD = re.compile(r"[\w.:-]{1,120}")
"""What the address of a card looks like."""


@dataclass(frozen=True)
class Selection:
    """One view's parameters, each as the code that stands in the link ("" or () when not chosen)."""

    region: tuple[str, ...] = ()
    objective: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    asof: str = ""
    lang: str = LANGUAGES[0]
    slides: tuple[str, ...] = ()
    activity: str = ""
    series: str = ""
    breakdown: str = ""
    indicator: str = ""
    record: str = ""
    subject: str = ""
    year: str = ""
    show: str = ""
    institution: str = ""
    half: str = ""
    against: str = ""
    meeting: str = ""
    slide: str = ""
    notes: str = ""
    card: str = ""
    dropped: tuple[str, ...] = ()

    @property
    def known_on(self) -> date | None:
        """The day whose knowledge is shown; None is the latest release."""
        return date.fromisoformat(self.asof) if self.asof else None

    def parameters(self) -> list[tuple[str, str]]:
        """The chosen codes as they stand in a link, in a fixed order, nothing for what is not chosen."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value in ((), "", None) or (field.name == "lang" and value == LANGUAGES[0]):
                continue
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(NAMED.get(field.name, field.name), str(each)) for each in values]
        return pairs

    def with_(self, **changes: Any) -> "Selection":
        """The same view with some choices changed."""
        return replace(self, **changes)

    @cached_property
    def _encoded(self) -> dict[str, str]:
        """What is chosen as it stands in a link, by field: a page has a hundred links that differ in one of them."""
        return {field.name: _encode(field.name, getattr(self, field.name)) for field in fields(self) if field.init}

    def link(self, path: str, **changes: Any) -> str:
        """The address of `path` with this selection: filters are kept, choices of a page only when given here."""
        return _join(path, self._encoded | NO_CHOICES, changes)

    def here(self, path: str, **changes: Any) -> str:
        """The address of this very view with some choices changed."""
        return _join(path, self._encoded, changes)


NO_CHOICES = dict.fromkeys(CHOICES, "")
NAMED = {"first": "from", "last": "to"}
"""Fields whose parameter is called otherwise."""


@lru_cache(maxsize=4096)
def _encode(name: str, value: Any) -> str:
    """The parameters of a field as they stand in a link, "" for what is not chosen."""
    if value in ((), "", None) or (name == "lang" and value == LANGUAGES[0]):
        return ""
    values = value if isinstance(value, tuple) else (value,)
    return urlencode([(NAMED.get(name, name), str(each)) for each in values])


def _join(path: str, chosen: dict[str, str], changes: Mapping[str, Any]) -> str:
    """The address with the fields in their order. Raises TypeError for a change of something that is no field."""
    if changes.keys() - chosen.keys():
        raise TypeError(f"no such choice: {', '.join(changes.keys() - chosen.keys())}")
    query = "&".join(filter(None, (chosen | {name: _encode(name, tuple(v) if isinstance(v, list) else v) for name, v in changes.items()}).values()))
    return f"{path}?{query}" if query else path


def read_selection(parameters: Mapping[str, Sequence[str]], known: Mapping[str, Sequence[str]], years: Sequence[int]) -> Selection:
    """The selection that a link's parameters mean.

    `known` names the allowed codes of each parameter, `years` the years there are. Whatever is not among them is
    dropped; two years in the wrong order are put right.
    """
    chosen: dict[str, Any] = {}
    for name in LISTS:
        chosen[name] = tuple(code for code in known[name] if code in parameters.get(name, ()))
    for name in (*CHOICES, "lang"):
        value = _single(parameters, name)
        if value and value in known.get(name, ()):
            chosen[name] = value
    # A card that fills the window: whether there is such a one is seen when it is built.
    if CARD.fullmatch(_single(parameters, "card")):
        chosen["card"] = _single(parameters, "card")
    chosen["dropped"] = tuple(text for text in parameters.get("dropped", ()) if DROPPED.fullmatch(str(text)))[:MOST_DROPPED]
    # What a slide means is read where slides are shown, which says what it cannot read.
    chosen["slides"] = tuple(str(text)[:MOST_SLIDE] for text in parameters.get("slides", ()))[:MOST_SLIDES]
    if _single(parameters, "slide").isascii() and _single(parameters, "slide").isdigit():
        chosen["slide"] = _single(parameters, "slide")[:4]
    first, last = _year(parameters, "from", years), _year(parameters, "to", years)
    chosen["first"], chosen["last"] = (last, first) if first and last and first > last else (first, last)
    if is_day(_single(parameters, "asof")):
        chosen["asof"] = _single(parameters, "asof")
    return Selection(**chosen)


def is_day(text: str) -> bool:
    """Whether the text is a calendar day as written in a link, 2022-06-30."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _single(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    values = parameters.get(name) or ("",)
    return str(values[0])


def _year(parameters: Mapping[str, Sequence[str]], name: str, years: Sequence[int]) -> int | None:
    return next((year for year in years if str(year) == _single(parameters, name)), None)
