"""The Compact this program serves: what is its own, from its folder in `data/compacts/`. No code knows a country.

A ledger, a released file and a server belong to one Compact: the one `CPC_COMPACT` names, else the only one there is.
"""

import csv
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from data.messages import MESSAGES
from data.words import LANGUAGES, catalogue
from data.words.speaking import language

INSTEAD = "="
"""How the key of a text begins that stands for one of the program: `["=Regions"]` says what the units are called where they are no regions."""
COMPACTS = Path(__file__).parent / "compacts"
FACTS, WORDS, PATTERNS = "compact.toml", "words.toml", "personal/patterns.toml"


class NoCompact(Exception):
    """No folder is meant, or a file of it does not say what it must: the rule, and of each fault the file, the value and the detail."""

    def __init__(self, rule: str, *faults: tuple[Path, str, str]) -> None:
        super().__init__(rule, *faults)
        self.rule, self.faults = rule, faults

    def tell(self, language: str) -> str:
        """A line for each fault, as problems are told."""
        say = catalogue(language).gettext(MESSAGES[self.rule].text)
        return "\n".join(f"{file}: {say.format(value=value, detail=detail)}" for file, value, detail in self.faults)


class Side(NamedTuple):
    """A side of the Partnership: its code in the tables, its country, its currency, and the series that says what it gave so far."""

    code: str
    country: str
    currency: str
    made: str = ""


class Unit(NamedTuple):
    """How a place of its own colour is drawn."""

    colour: str
    marker: str


class Land(NamedTuple):
    """What a map shows, in degrees, and how the areas on it are coded."""

    west: float
    east: float
    south: float
    north: float
    coast: float
    marked: tuple[str, ...] = ()
    areas: str = "area"


@dataclass(frozen=True)
class Compact:
    """A Compact. `texts` has what is said of it by key and language, `patterns` what data of a person looks like; `map` is None where there is none.

    `opened` names the series that pages show before anything is chosen, `data_sets` the activities whose breakdowns the instrument lists.
    """

    folder: Path
    slug: str
    identity: str
    country: str
    signed_on: date
    languages: Mapping[str, str]
    clock: ZoneInfo
    sides: tuple[Side, ...]
    currencies: Mapping[str, tuple[str, ...]]
    opened: Mapping[str, str]
    data_sets: tuple[str, ...]
    units: Mapping[str, Unit]
    map: Land | None
    texts: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, tuple[str, ...]]

    @property
    def framework(self) -> Path:
        """The tables of what was agreed."""
        return self.folder / "framework"

    @property
    def record(self) -> Path:
        """The tables of what others published."""
        return self.folder / "record"

    @property
    def demonstration(self) -> Path:
        """The tables of the invented programme."""
        return self.folder / "demonstration"

    @cached_property
    def objectives(self) -> Mapping[str, Mapping[str, str]]:
        """What each objective is called by language, under the address of its page. Raises NoCompact where the table cannot be read."""
        path = self.framework / "objectives.csv"
        try:
            with path.open(encoding="utf-8", newline="") as lines:
                return {row["paradigm"]: {language: row[f"name_{language}"] for language in self.languages} for row in csv.DictReader(lines)}
        except OSError as error:
            raise NoCompact("unreadable", (path, "", error.strerror or str(error))) from error
        except KeyError as error:
            raise NoCompact("compact-entry", (path, str(error.args[0]), str(error))) from error

    @cached_property
    def has_record(self) -> bool:
        """Whether anything is known that others published: a table with more than its head."""
        path = self.record / "record.csv"
        return path.exists() and len(path.read_bytes().strip().splitlines()) > 1

    @property
    def countries(self) -> Mapping[str, str]:
        """The country of each side by its code."""
        return {side.code: side.country for side in self.sides}

    def place(self, language: str) -> int:
        """The place of a language among those of the Compact; the first for one it does not have."""
        return list(self.languages).index(language) if language in self.languages else 0

    def read_text(self, key: str, language: str) -> str:
        """What is said under a key in a language; "" where this Compact says nothing."""
        return self.texts.get(key, {}).get(language, "")

    def read_list(self, name: str) -> tuple[str, ...]:
        """The lines of a list in folder `personal`, without comments; empty where there is none."""
        path = self.folder / "personal" / name
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_compact(folder: Path) -> Compact:
    """The Compact in a folder. Raises NoCompact with the file, and the entry, that is missing or wrong."""
    facts, words = _read(folder / FACTS), _read(folder / WORDS)
    made: dict[str, Any] = {"folder": folder, "texts": words}
    for entry, make in MADE.items():
        try:
            made[entry] = make(facts[entry]) if entry in facts or entry not in SPARED else SPARED[entry]
        except (KeyError, TypeError, ValueError, AttributeError, OSError, UnknownLocaleError) as error:
            raise NoCompact("compact-entry", (folder / FACTS, entry, str(error))) from error
    if lacking := [(key, language) for key, said in words.items() for language in made["languages"] if language not in dict(said)]:
        raise NoCompact("compact-words", *((folder / WORDS, key, language) for key, language in lacking))
    return Compact(**made, patterns=_read(folder / PATTERNS) if (folder / PATTERNS).exists() else {})


def _read_languages(told: Mapping[str, str]) -> dict[str, str]:
    if unspoken := [language for language in told if language not in LANGUAGES]:
        raise ValueError(f"data/words/{unspoken[0]}.po")
    return {language: str(Locale.parse(locale)) for language, locale in told.items()}


MADE: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("slug", "identity", "country"), str),
    "signed_on": lambda day: date.fromisoformat(str(day)),
    "languages": _read_languages,
    "clock": lambda told: ZoneInfo(told["zone"]),
    "currencies": lambda told: {code: tuple(called) for code, called in told.items()},
    "sides": lambda told: tuple(Side(**side) for side in told),
    "opened": dict,
    "data_sets": tuple,
    "units": lambda told: {code: Unit(**unit) for code, unit in told.items()},
    "map": lambda told: Land(**(told | {"marked": tuple(told.get("marked", ()))})),
}
"""The entries of `compact.toml` and what each is read as."""
SPARED: dict[str, Any] = {"opened": {}, "data_sets": (), "units": {}, "map": None}
"""Entries that may be absent, and what then stands for them."""


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NoCompact("unreadable", (path, "", error.strerror or str(error))) from error
    except ValueError as error:
        raise NoCompact("malformed", (path, "", str(error))) from error


def find_folder(asked: str = "", among: Path = COMPACTS) -> Path:
    """The folder of the Compact that is asked for by name or path; without one, the only folder there is. Raises NoCompact with those there are."""
    folders = {path.parent.name: path.parent for path in sorted(among.glob(f"*/{FACTS}"))}
    if asked in folders:
        return folders[asked]
    if asked and (Path(asked) / FACTS).exists():
        return Path(asked)
    if not asked and len(folders) == 1:
        return next(iter(folders.values()))
    raise NoCompact("no-such-compact" if asked else "which-compact", (among, asked, ", ".join(folders)))


@cache
def compact() -> Compact:
    """The Compact of this process, which ends with the reason where none or several could be meant, or a file does not say what it must."""
    try:
        own = read_compact(find_folder(os.environ.get("CPC_COMPACT", "")))
    except NoCompact as missing:
        raise SystemExit(missing.tell(language())) from missing
    for code in own.languages:
        catalogue(code).instead = {key.removeprefix(INSTEAD): said[code] for key, said in own.texts.items() if key.startswith(INSTEAD)}
    return own
