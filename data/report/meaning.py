"""What a cell means, whatever a spreadsheet has stored: numbers as they are shown, codes without what cannot be seen, error values named."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from unicodedata import category, normalize

from data.compact import compact

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a spreadsheet writes a character that XML cannot hold; `_x005F_` is the underscore before something that looks like one."""
ERROR = re.compile(r"#(?:REF!|¡REF!|N/A|N/D|VALUE!|¡VALOR!|DIV/0!|¡DIV/0!|NAME\?|¿NOMBRE\?|NULL!|¡NULO!|NUM!|¡NUM!|SPILL!|CALC!)", re.IGNORECASE)
HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")
ALIKE = str.maketrans("АВЕКМНОРСТХІЅЈаеорсхіѕјΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEKMHOPCTXISJaeopcxisjABEZHIKMNOPTXo")
"""Letters of other alphabets that look like those of a code."""
CASES = {
    **dict.fromkeys(("institution", "period", "source", "region", "currency"), str.upper),
    **dict.fromkeys(("breakdown", "missing", "stage", "form", "state", "sender_role"), str.lower),
}
"""How codes are written whose letters are of one kind."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SIGNED_ON = compact().signed_on
"""Day of the signature: nothing was paid, due or done before."""
FAR = 15
"""Years after the signature beyond which no date of the programme lies."""


def text_of(value: Any) -> str:
    """A cell as the text of a report: numbers with the 15 digits a spreadsheet shows, whole ones without a point, dates as 2019-06-30."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        whole = abs(value) < 1e15 and value == int(value)
        return str(int(value)) if whole else format(Decimal(f"{value:.15g}"), "f")
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()


def read_code(text: str) -> str:
    """A code as it is meant: without characters that cannot be seen, its hyphens and look-alike letters those of a code."""
    seen = "".join(" " if category(letter) == "Zs" else letter for letter in normalize("NFKC", text) if category(letter) != "Cf")
    return seen.translate(HYPHENS).translate(ALIKE).strip()


def read_text(text: str) -> str:
    """A cell of text without the blanks of any kind, and the marks nobody sees, at its ends."""
    start, end = 0, len(text)
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_blank(letter: str) -> bool:
    return letter.isspace() or category(letter) in ("Zs", "Cf")


def is_error(text: str) -> bool:
    """Whether the text is what a spreadsheet writes where a formula failed, in English or Spanish."""
    return bool(ERROR.fullmatch(text))


def read_day(value: Any) -> date | None:
    """The day of a cell, a date or a text like 2019-06-30; None for anything else, a number such as 20190630 too."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()) if isinstance(value, str) and DAY.fullmatch(value.strip()) else None
    except ValueError:
        return None


def within_term(year: float) -> bool:
    """Whether something of the programme can be of that year."""
    return SIGNED_ON.year <= year <= SIGNED_ON.year + FAR
