"""A link as it was meant: what mail programs and people add to it is taken off, and what cannot be understood is named, not passed over."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from pages.view.selection import DROPPED, LISTS, MOST_DROPPED
from pages.view.words import LANGUAGES, nearest_language

Pairs = list[tuple[str, str]]
BETWEEN = re.compile(r"[,;|\s]+")
"""Separator of several codes in one value."""
AROUND = " \t\r\n.,;:!?()[]{}<>\"'`“”‘’«»"
"""What a sentence leaves around a link that was copied from it."""
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
YEARS = ("from", "to")
MOST_LETTERS = 40
STRANGE = re.compile(r"[^\w.:/+ -]")


def mend(pairs: Pairs, known: Mapping[str, Sequence[str]], years: Sequence[int]) -> Pairs:
    """The parameters of a link as they were meant, in their order; those that mean nothing stand at the end as `dropped`.

    `known` names the allowed codes of each parameter, `years` the years there are. What has another name is left as it is.
    """
    mended: Pairs = []
    dropped: list[str] = [value for name, value in pairs if name == "dropped" and DROPPED.fullmatch(value)]
    parted = [(name, part) for name, value in pairs for part in (BETWEEN.split(value) if name in LISTS else [value])]
    for name, value in parted:
        if name == "dropped":
            continue
        meant = _read(name, value, known, years)
        mended += [(name, code) for code in meant or () if (name, code) not in mended]
        if meant == [] and (bare := value.strip(AROUND)):
            dropped.append(f"{name}:{STRANGE.sub('', bare)[:MOST_LETTERS]}")
    return mended + [("dropped", each) for each in dict.fromkeys(dropped) if DROPPED.fullmatch(each)][:MOST_DROPPED]


def _read(name: str, value: str, known: Mapping[str, Sequence[str]], years: Sequence[int]) -> list[str]:
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
    return [by_letters[bare]] if bare in by_letters else []


def _read_day(value: str) -> list[str]:
    found = DAY.fullmatch(value.strip(AROUND))
    try:
        return [date(*map(int, found.groups())).isoformat()] if found else []
    except ValueError:
        return []
