"""Language of replies: the terminal's locale or the reader's choice."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from babel import Locale

from data.words import LANGUAGES, catalogue

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its language, the first that is set; LANGUAGE may name several, the best first (GNU gettext)."""
_chosen: ContextVar[str | None] = ContextVar("chosen", default=None)


def language() -> str:
    """The language of the answer being made."""
    return _chosen.get() or of_terminal()


def of_terminal(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the terminal where the program speaks it, else English: `es_PE.UTF-8` is Spanish."""
    named = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    spoken = [tag.replace("-", "_").partition("_")[0].partition(".")[0].lower() for tag in named.split(":")]
    return next((tag for tag in spoken if tag in LANGUAGES), LANGUAGES[0])


@contextmanager
def speaking(chosen: str | None) -> Iterator[None]:
    """What is said inside is said in this language; None for the terminal's."""
    before = _chosen.set(chosen)
    try:
        yield
    finally:
        _chosen.reset(before)


def say(text: str, /, **values: object) -> str:
    """A text in the language of the answer, its {places} filled."""
    translated = catalogue(language()).gettext(text)
    return translated.format(**values) if values else translated


def name_language(code: str) -> str:
    """What a language is called in the language of the answer: Spanish, español."""
    return str(Locale.parse(code).get_display_name(language()))
