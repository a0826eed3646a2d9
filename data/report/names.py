"""Given names and surnames that are common in the country of the Compact, as parts of the pattern of a person's name: what is written in
capitals or without any is found by them. The lists are in its folder `personal`."""

from data.compact import compact

NOTHING = r"[^\s\S]"
"""A pattern that never matches, for an empty list."""


def _read(name: str) -> str:
    return " ".join(compact().read_list(name))


GIVEN, SURNAMES, ALSO_WORDS = _read("given_names.txt"), _read("surnames.txt"), _read("surnames_also_words.txt")
"""Names, and the surnames that are words or places too: alone behind a word in capitals they say nothing."""
PLACES = compact().read_list("places_like_persons.txt")
"""Districts, provinces and what is named after persons of history: written like a person, and none."""


def read_pattern(name: str) -> str:
    """What is written like data of a person in this country, by the name of a rule: a pattern of its file, found nowhere where it has none."""
    return "|".join(compact().patterns.get(name, ())) or NOTHING


def surnames_only() -> str:
    """The surnames that are nothing else."""
    return " ".join(word for word in SURNAMES.split() if word not in ALSO_WORDS.split())


LOOSE = str.maketrans({"á": "[áa]", "é": "[ée]", "í": "[íi]", "ó": "[óo]", "ú": "[úu]", "ñ": "[ñn]", "ü": "[üu]"})


def one_of(words: str) -> str:
    """A pattern for any of the words, with or without their accents; one that is found nowhere where there are none."""
    return "|".join(word.translate(LOOSE) for word in dict.fromkeys(words.split())) or NOTHING
