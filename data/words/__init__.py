"""The catalogues: English is written in the code, Spanish in `es.po`, compiled when it is first asked for; another language is another file."""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
LANGUAGES = ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))
"""The languages that the program speaks: that of the code, and those of the catalogues."""


def N_(message: str) -> str:
    """The message itself, marked for translation under the name by which message extraction knows such a mark."""
    return message


class Catalogue:
    """The texts of a language; `instead` has those that a Compact says in other words, by the text in the code."""

    def __init__(self, translations: gettext.NullTranslations) -> None:
        self._translations = translations
        self.instead: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        """The text in this language."""
        return self.instead.get(message) or self._translations.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The singular or the plural in this language, by its own rule."""
        return self._translations.ngettext(one, many, number)


@cache
def catalogue(language: str) -> Catalogue:
    """The texts of `language`. English is the text in the code itself. Raises KeyError for another language."""
    if language not in LANGUAGES:
        raise KeyError(language)
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalogue(gettext.NullTranslations())
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Catalogue(gettext.GNUTranslations(compiled))
