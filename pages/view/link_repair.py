"""A link as it was meant: what mail programs and people add to it is taken off, and what cannot be understood is named, not passed over."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from unicodedata import normalize
from urllib.parse import unquote

from pages.view.selection import CHOICES, DROPPED, KEPT, LISTS, MOST_DROPPED
from pages.view.words import LANGUAGES, nearest_language

Pairs = list[tuple[str, str]]
NO_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType({})
BETWEEN = re.compile(r"[,;|\s]+")
"""Separator of several codes in one value."""
AROUND = " \t\r\n.,;:!?()[]{}<>\"'`“”‘’«»*_~…"
"""What a sentence leaves around a link that was copied from it, and the marks by which messengers set it in bold."""
QUOTED_PRINTABLE = "3d"
"""What an old mail program leaves of `=` before a value."""
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
MONTH = re.compile(r"(\d{4})(?:-(?=\d\d)|[/.])(\d{1,2})")
CUT = re.compile(r"\d{4}-\d\d-\d")
"""A day whose last digit is missing: `2022-06-3` may have been any from the 30th on, and is never the third."""
SPAN = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
YEARS = ("from", "to")
MOST_MONTHS = 12
TWICE = re.compile("%[0-9A-Fa-f]{2}")
"""A percent code that remains in a value after it was decoded once: the value was encoded twice."""
ESCAPED = "amp;"
"""Rest of `&amp;` before the name of a parameter."""
OTHERS = re.compile(r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|_\w*|embed\w*")
"""Parameters that mail programs, networks and Streamlit add for themselves: they ask for nothing."""
PARAMETERS = frozenset({*KEPT, *CHOICES})
CODED = frozenset({*LISTS, *YEARS, "activity", "indicator", "series", "asof", "lang"})
"""Parameters whose values are codes and days, and hold no percent sign."""
MOST_LETTERS = 40
NAME = re.compile(r"[a-z]{2,12}")
STRANGE = re.compile(r"[^\w.:/+ -]")


def mend(
    pairs: Pairs, known: Mapping[str, Sequence[str]], years: Sequence[int], names: Mapping[str, Mapping[str, str]] = NO_NAMES, *, page: bool = False
) -> Pairs:
    """The parameters of a link as they were meant, in their order; those that mean nothing stand at the end as `dropped`.

    `known` names the allowed codes of each parameter, `years` the years there are, `names` the codes by their folded names. Of a `page`,
    an unknown parameter is dropped too, except those that other programs add.
    """
    mended: Pairs = []
    dropped: list[str] = [value for name, value in pairs if name == "dropped" and DROPPED.fullmatch(value)]
    pairs = [each for pair in pairs for each in _rename(*pair)]
    parted = [
        (name, part)
        for name, value in pairs
        for part in (BETWEEN.split(value) if name in LISTS and fold(value) not in names.get(name, {}) else [value])
    ]
    for name, value in parted:
        if name == "dropped":
            continue
        if page and name not in PARAMETERS:
            if not OTHERS.fullmatch(name):
                dropped.append(_write_dropped(name, value))
            else:
                mended.append((name, value))
            continue
        meant = _read(name, value, known, years, names.get(name, {}))
        mended += [(name, code) for code in meant or () if (name, code) not in mended]
        if meant == [] and (bare := value.strip(AROUND)):
            dropped.append(_write_dropped(name, bare))
    return mended + [("dropped", each) for each in dict.fromkeys(dropped) if DROPPED.fullmatch(each)][:MOST_DROPPED]


def fold(text: str) -> str:
    """A name without accents, case and what is no letter, by which it is found."""
    return "".join(letter for letter in normalize("NFKD", text).casefold() if letter.isalnum())


def _rename(name: str, value: str) -> Pairs:
    """A parameter by its own name; `year=2021` and `years=2019-2021` are a first and a last year."""
    bare = name.removeprefix(ESCAPED).casefold()
    if bare in CODED and TWICE.search(value):
        value = unquote(value)
    if bare in ("year", "years") and (span := SPAN.fullmatch(value.strip(AROUND))):
        return [("from", span[1]), ("to", span[2] or span[1])]
    return [(bare if bare in PARAMETERS else name, value)]


def _write_dropped(name: str, value: str) -> str:
    """`region:ZZZ`, as it stands in a link."""
    if NAME.fullmatch(name):
        return f"{name}:{STRANGE.sub('', value)[:MOST_LETTERS]}"
    return "link:" + STRANGE.sub("", f"{name}:{value}")[:MOST_LETTERS]


def _read(name: str, value: str, known: Mapping[str, Sequence[str]], years: Sequence[int], names: Mapping[str, str]) -> list[str]:
    """The codes that a value means, none where it means nothing here; a value that needs no codes as it is."""
    if name == "lang":
        tag = value.strip(AROUND)
        return [nearest_language(tag)] if nearest_language(tag) or tag in LANGUAGES else []
    if name in YEARS:
        return [text for text in (value.strip(AROUND),) if text in map(str, years)]
    if name == "asof":
        return _read_day(value)
    if name not in known:
        return [value]
    by_letters = {code.casefold(): code for code in known[name]}
    bare = value.strip(AROUND).casefold()
    found = by_letters.get(bare) or by_letters.get(bare.removeprefix(QUOTED_PRINTABLE)) or names.get(fold(bare))
    return [found] if found else []


def _read_day(value: str) -> list[str]:
    """A day; of a month its last one; `15/06/2022` where only one of both can be the month."""
    bare = value.strip(AROUND)
    try:
        if CUT.fullmatch(bare):
            return []
        if found := DAY.fullmatch(bare):
            return [date(*map(int, found.groups())).isoformat()]
        if found := MONTH.fullmatch(bare):
            year, month = map(int, found.groups())
            return [date(year, month, monthrange(year, month)[1]).isoformat()]
        if found := DAY_FIRST.fullmatch(bare):
            first, second, year = map(int, found.groups())
            readings = {date(year, month, day) for day, month in ((first, second), (second, first)) if month <= MOST_MONTHS}
            return [day.isoformat() for day in readings] if len(readings) == 1 else []
    except ValueError:  # no such day, or no such month
        return []
    return []
