"""Everything a person reads goes through here: catalogue texts, numbers, dates, money, in a language of the Compact."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any
from unicodedata import combining, normalize

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from data.compact import compact
from data.words import catalogue
from data.words.bidi_characters import reveal as reveal  # noqa: PLC0414 - cards ask here for all that has to do with words
from data.words.half_years import name_half

LOCALES = compact().languages
LANGUAGES = tuple(LOCALES)
"""The languages of the Compact; the first is that of a reader who asks for none."""
PERCENT = {language: Locale.parse(language).percent_formats[None].pattern.rpartition("0")[2] for language in LANGUAGES}
HTML_LANGUAGES = {language: language if language == LANGUAGES[0] else locale.replace("_", "-") for language, locale in LOCALES.items()}


class Named(str):
    """A text that tables have in every language, in the place of one of the catalogue."""

    def __new__(cls, texts: Mapping[str, str]) -> "Named":
        """The text in the first language, which knows the others."""
        named = super().__new__(cls, texts[LANGUAGES[0]])
        named.texts = texts
        return named

    texts: Mapping[str, str]


def mark(message: str) -> str:
    """Marks a text in a table for the catalogue; it is translated where it is used."""
    return message


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """Marks a text in a table for the catalogue in singular and plural; `count` translates it where it is used."""
    return one, many


MISSING_WORDS = {"c": mark("confidential"), "x": mark("not reported"), "z": mark("not applicable")}
FLAG_WORDS = {"p": mark("provisional"), "r": mark("revised since the last release"), "b": mark("break in the series")}


@lru_cache(maxsize=50_000)
def _decimal(value: float, digits: int, locale: str) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, pattern, locale=locale)


@lru_cache(maxsize=5_000)
def _date(day: date, style: str, locale: str) -> str:
    return format_date(day, style, locale=locale)


def sort_key(text: str) -> str:
    """What to sort a text by so that accents and capitals do not matter: `Índice` stands beside `indicador`."""
    return "".join(letter for letter in normalize("NFD", text.casefold()) if not combining(letter))


class Words:
    """One language: `say` translates, the others format."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.locale = LOCALES[self.language]
        self.html_language = HTML_LANGUAGES[self.language]
        self.other_html_language = next((tag for language, tag in HTML_LANGUAGES.items() if language != self.language), self.html_language)
        self._catalogue = catalogue(self.language)
        self._place = LANGUAGES.index(self.language)

    def say(self, message: str, **values: Any) -> str:
        """The message in this language, its `{placeholders}` filled."""
        text = message.texts[self.language] if isinstance(message, Named) else self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def own(self, key: str, **values: Any) -> str:
        """What is said of this Compact alone under a key, its `{placeholders}` filled; "" where it says nothing."""
        text = compact().read_text(key, self.language)
        return text.format(**values) if values else text

    def side(self, code: str) -> str:
        """The country of a side by its code; "" for a code that is none."""
        country = compact().countries.get(code)
        return self.country(country) if country else ""

    @property
    def whole(self) -> str:
        """The country of the Compact as a whole."""
        return self.country(compact().country)

    def month(self, day: date) -> str:
        """The month of a day, short: Jan, ene."""
        return _date(day, "MMM", self.locale).rstrip(".")

    def month_year(self, day: date) -> str:
        """A month in full with its year: June 2024, junio de 2024."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def month_day(self, day: date) -> str:
        """A day of any year: Jun 15, 15 jun."""
        return format_skeleton("MMMd", day, locale=self.locale)

    def count(self, one: str, many: str, number: int, **values: Any) -> str:
        """The singular or plural message for `number`, which fills `{n}`."""
        text = self._catalogue.ngettext(one, many, number)
        return text.format(n=self.number(number), **values)

    def pick(self, row: Any, column: str = "name") -> str:
        """The text of this language in a column of texts; "" where the row has none."""
        texts = getattr(row, f"{column}_in", None)
        return texts[self._place] or "" if isinstance(texts, tuple) else ""

    def pick_any(self, row: Any, column: str) -> tuple[str, str]:
        """The text of this language, else of the first that has one, with the code of that other language ("" for this one)."""
        if text := self.pick(row, column):
            return text, ""
        found = zip(getattr(row, f"{column}_in"), LANGUAGES, strict=True)
        return next(((text, language) for text, language in found if text), ("", ""))

    def language_name(self, code: str) -> str:
        """What a language is called in this one: Spanish, español."""
        return str(Locale.parse(code).get_display_name(self.locale))

    @property
    def written_in(self) -> list[tuple[str, str]]:
        """The languages in which a text can be written: code, and what it is called in this one."""
        return [(code, self.language_name(code)) for code in LANGUAGES]

    def number(self, value: float, digits: int = 0) -> str:
        """1,234.5: the same signs in both languages (both locales write the decimal point)."""
        return _decimal(float(value), digits, self.locale)

    @property
    def percent_sign(self) -> str:
        """What follows the number of a percentage: 82.0% in English, in Spanish apart by a space that does not break."""
        return PERCENT[self.language]

    def percent(self, value: float, digits: int = 1) -> str:
        """82.0%."""
        return f"{self.number(value, digits)}{self.percent_sign}"

    def money(self, value: float, currency: str) -> str:
        """Amounts with the currency's code and no cents, USD 1,234: the same in both languages, and no sign is mistaken for another."""
        return f"{currency}\u00a0{self.number(value)}"

    def day(self, day: date, style: str = "medium") -> str:
        """Nov 23, 2026 · 23 nov. 2026."""
        return _date(day, style, self.locale)

    def half(self, period: str) -> str:
        """`2020 H1`."""
        return name_half(period, self.language)

    def country(self, code: str) -> str:
        """The name of a country by its code of two letters."""
        return Locale.parse(self.locale).territories[code]

    def missing(self, code: str) -> str:
        """The spoken word of a missing code: confidential, not reported, not applicable."""
        return self.say(MISSING_WORDS[code])

    def flag(self, letter: str) -> str:
        """The spoken word of a flag: provisional, revised, break."""
        return self.say(FLAG_WORDS[letter])

    def join(self, parts: list[str]) -> str:
        """a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def nearest_language(tag: str) -> str:
    """The language of the program that a tag such as `es-PE`, `ES` or `en_GB` is nearest to; "" for another one."""
    primary = tag.strip().replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else ""


@cache
def _words(language: str) -> Words:
    return Words(language)


def words_in(language: str) -> Words:
    """The words of the language nearest to a tag, made once a process (never installed: that would leak between visitors)."""
    return _words(nearest_language(language[:40]) or LANGUAGES[0])
