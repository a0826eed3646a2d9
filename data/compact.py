"""Read the folder of a Compact in `data/compacts/`: country, languages, clock, sides, money, places. No other code names a country.

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
"""Prefix of a key that replaces a text of the program: `["=Regions"]` renames the regions."""
Texts = Mapping[str, str]
"""A text by the languages it is written in."""
SIDE_ROLES = ("technical-secretary", "tip-office")
"""Roles that decide for a side: the secretary of the national commission, and the office of the United States."""
COMPACTS = Path(__file__).parent / "compacts"
FACTS, WORDS, PATTERNS = "compact.toml", "words.toml", "personal/patterns.toml"


class NoCompact(Exception):
    """The folder is missing or one of its files is wrong: a rule of `data/messages.py`, and file, value and detail of each fault."""

    def __init__(self, rule: str, *faults: tuple[Path, str, str]) -> None:
        super().__init__(rule, *faults)
        self.rule, self.faults = rule, faults

    def tell(self, language: str) -> str:
        """Return one line for each fault, in a language."""
        say = catalogue(language).gettext(MESSAGES[self.rule].text)
        return "\n".join(f"{file}: {say.format(value=value, detail=detail)}" for file, value, detail in self.faults)


class Side(NamedTuple):
    """A side of the Partnership: code, country and currency, the role that decides for it, and the series of its contribution so far."""

    code: str
    country: str
    currency: str
    role: str
    made: str = ""


class Unit(NamedTuple):
    """Colour and marker of a place."""

    colour: str
    marker: str


class Land(NamedTuple):
    """Bounds of the map in degrees, areas with a marker, and the name of the column of area codes."""

    west: float
    east: float
    south: float
    north: float
    coast: float
    marked: tuple[str, ...] = ()
    areas: str = "area"


class Licence(NamedTuple):
    """Under what released figures may be used: its short name (SPDX, like CC-BY-4.0) and the address of its text."""

    name: str
    address: str


@dataclass(frozen=True)
class Compact:
    """The facts and the words of a Compact.

    `texts` are its own texts by key and language, `patterns` the regular expressions for data of persons; `map` is None without a map,
    `licence` until one is decided.
    `opened` names the series that pages show before anything is chosen, `data_sets` the activities whose breakdowns the instrument lists,
    `clocks` the two commitments that end the term: of the Partnership, and of supported activities.
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
    clocks: tuple[str, ...]
    units: Mapping[str, Unit]
    map: Land | None
    licence: Licence | None
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
        """Names of each objective by language, by the path of its page. Raises NoCompact if the table cannot be read."""
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
        """Whether the public record has a row."""
        path = self.record / "record.csv"
        return path.exists() and len(path.read_bytes().strip().splitlines()) > 1

    @property
    def countries(self) -> Mapping[str, str]:
        """The country of each side by its code."""
        return {side.code: side.country for side in self.sides}

    def place(self, language: str) -> int:
        """Index of a language among those of the Compact; 0 for an unknown one."""
        return list(self.languages).index(language) if language in self.languages else 0

    def side_of(self, role: str) -> str:
        """The side on behalf of which a role decides."""
        return next(side.code for side in self.sides if side.role == role)

    def others(self, language: str) -> list[str]:
        """The languages besides this one."""
        return [code for code in self.languages if code != language]

    def columns(self, name: str) -> list[str]:
        """The columns of a text, such as `reason_en` and `reason_es`."""
        return [f"{name}_{code}" for code in self.languages]

    def fold(self, name: str, fields: Mapping[str, Any]) -> dict[str, str]:
        """The text in fields such as `reason_en` and `reason_es`, by language; an empty field is left out."""
        return {code: text for code in self.languages if (text := fields.get(f"{name}_{code}"))}

    def unfold(self, name: str, text: Texts) -> dict[str, str | None]:
        """A text by columns such as `reason_en`; None for a language it is not written in."""
        return {f"{name}_{code}": text.get(code) or None for code in self.languages}

    def read_text(self, key: str, language: str) -> str:
        """The text under a key in a language; "" where this Compact has none."""
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


def _read_sides(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    if sorted(side.role for side in sides) != sorted(SIDE_ROLES):
        raise ValueError(f"role: {', '.join(SIDE_ROLES)}")
    return sides


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
    "sides": lambda told: _read_sides(tuple(Side(**side) for side in told)),
    "opened": dict,
    "data_sets": tuple,
    "clocks": tuple,
    "units": lambda told: {code: Unit(**unit) for code, unit in told.items()},
    "licence": lambda told: Licence(**told),
    "map": lambda told: Land(**(told | {"marked": tuple(told.get("marked", ()))})),
}
"""How each entry of `compact.toml` is read."""
SPARED: dict[str, Any] = {"opened": {}, "data_sets": (), "clocks": (), "units": {}, "map": None, "licence": None}
"""Optional entries and their defaults."""


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NoCompact("unreadable", (path, "", error.strerror or str(error))) from error
    except ValueError as error:
        raise NoCompact("malformed", (path, "", str(error))) from error


def find_folder(asked: str = "", among: Path = COMPACTS) -> Path:
    """Find the folder of a Compact by name or path; without a name, the only folder. Raises NoCompact, which lists the folders."""
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
    """Return the Compact of this process. Exit with a message if no single one is named or its files are wrong."""
    try:
        own = read_compact(find_folder(os.environ.get("CPC_COMPACT", "")))
    except NoCompact as missing:
        raise SystemExit(missing.tell(language())) from missing
    for code in own.languages:
        catalogue(code).instead = {key.removeprefix(INSTEAD): said[code] for key, said in own.texts.items() if key.startswith(INSTEAD)}
    return own
