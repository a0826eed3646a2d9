"""Make the folder of a new Compact: commented entries and texts, and every table with its header row."""

from collections.abc import Sequence
from pathlib import Path

from babel.localedata import locale_identifiers

from data import tables
from data.compact import COMPACTS, FACTS, INSTEAD, WORDS, compact
from data.problems import Problem, Refused
from data.words import LANGUAGES

LISTS = {
    "given_names.txt": "Given names that are common: general knowledge, no list of anybody.",
    "surnames.txt": "Surnames that are common.",
    "surnames_also_words.txt": "Surnames that are words or places too.",
    "places_like_persons.txt": "Places that are written like the name of a person.",
    "places.txt": "Places below those that figures are counted for: one a line.",
}
"""Lists for the search for personal data, with their first line."""


def make_folder(name: str, country: str, languages: Sequence[str], among: Path = COMPACTS) -> Path:
    """Make the folder of a Compact and return its path.

    Raises Refused if the folder exists or a language has no catalogue, OSError.
    """
    folder = among / name
    if folder.exists():
        raise Refused([Problem("compact-there", str(folder))])
    if unspoken := [language for language in languages if language not in LANGUAGES]:
        raise Refused([Problem("no-catalogue", str(folder), value=language, detail=", ".join(LANGUAGES)) for language in unspoken])
    for place, sources in (("framework", tables.FRAMEWORK_TABLES), ("record", tables.RECORD_TABLES), ("demonstration", tables.PROGRAMME_TABLES)):
        (folder / place).mkdir(parents=True)
        for source in sources:
            (folder / place / source.file).write_text(",".join(spell(tuple(source.columns), languages)) + "\n", encoding="utf-8")
    (folder / "personal").mkdir()
    for file, said in LISTS.items():
        (folder / "personal" / file).write_text(f"# {said}\n", encoding="utf-8")
    (folder / FACTS).write_text(_write_facts(name, country, languages), encoding="utf-8")
    (folder / WORDS).write_text(_write_words(languages), encoding="utf-8")
    return folder


def spell(columns: Sequence[str], languages: Sequence[str]) -> list[str]:
    """Replace the language columns of this process's Compact by those of other languages."""
    own = tuple(compact().languages)
    texts = {column.removesuffix(f"_{own[0]}") for column in columns if column.endswith(f"_{own[0]}")}
    spelled: list[str] = []
    for column in columns:
        stem, _, language = column.rpartition("_")
        if stem not in texts or language not in own:
            spelled.append(column)
        elif language == own[0]:
            spelled += [f"{stem}_{each}" for each in languages]
    return spelled


def _write_facts(name: str, country: str, languages: Sequence[str]) -> str:
    spoken = "\n".join(f'{language} = "{_find_locale(language, country)}"' for language in languages)
    return f"""# What is this Compact's own beside its tables. Entries with … are to be filled in; lines that begin with # may be added.
slug = "cpc-{name}"                              # begins the names of files
identity = "child-protection-compact-{name}"     # for ever: feeds and calendars name their entries by it
country = "{country}"                            # two letters, as ISO 3166 has them
signed_on = …                                    # the day of the signature, like 2017-06-15
data_sets = []                                   # activities whose breakdowns the instrument lists
# clocks = ["…", "…"]                            # commitments that end the term: of the Partnership, and of supported activities

[languages]                                      # the first is the one of a reader who asks for none
{spoken}

[clock]
zone = "…"                                       # like "Africa/Accra"

[[sides]]                                        # in the order in which they are named
code = "US"
country = "US"
currency = "USD"
role = "tip-office"                              # who decides for this side
# made = "…"                                     # the series that says how much of its contribution was made

[[sides]]
code = "{country}"
country = "{country}"
currency = "…"
role = "technical-secretary"

[currencies]                                     # what people write where the code is meant
USD = ["$", "us$", "dollar", "dollars"]
# XYZ = []

# [licence]                                      # of released figures, once it is decided
# name = "CC-BY-4.0"
# address = "https://creativecommons.org/licenses/by/4.0/"

# [opened]                                       # what pages show before anything is chosen
# measure = "…"

# [units.ABC]                                    # a place, or a crime, with a colour and a marker of its own; the others share the rest
# colour = "#1b2b85"
# marker = "circle"

# [map]                                          # in degrees; without this table there is no map
# west = 0.0
# east = 0.0
# south = 0.0
# north = 0.0
# coast = 0.0
"""


def _find_locale(language: str, country: str) -> str:
    """Return the locale of language and country, or the language if Babel does not know that locale."""
    wanted = f"{language}_{country}"
    return wanted if wanted in locale_identifiers() else language


def _write_words(languages: Sequence[str]) -> str:
    """Return `words.toml` with an empty text for each key, and the text of this process's Compact as a comment."""
    own = next(iter(compact().languages))
    blanks = "".join(f'{language} = ""\n' for language in languages)
    texts = (f'["{key}"]\n# {said[own]}\n{blanks}' for key, said in compact().texts.items() if "." not in key and not key.startswith(INSTEAD))
    return "# Texts of this Compact. A line that begins with # shows what another Compact says.\n\n" + "\n".join(texts)
