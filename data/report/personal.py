"""What looks like data of a person in a text: such a report is refused, and what was found is not repeated.

The patterns are those of RE2, so that the rules (`data/report/sql/checks/`) and Python mean the same.
"""

import re
from dataclasses import replace

from data.problems import Problem
from data.report.layout import SHEETS

DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s+(?:de\s+)?[a-záéíóú]{3,10}\.?\s+(?:del?\s+)?\d{4}|[a-z]{3,9}\s+\d{1,2},?\s+\d{4})"
)
BIRTH = r"(?:\bborn\b|\bbirth|\bd\.?o\.?b\b|\bnaci|\bf\.?\s?nac\b|\bcumplea)"

LETTER = "A-Za-zÁÉÍÓÚÑÜáéíóúñü"
NAME = rf"[A-ZÁÉÍÓÚÑÜ][{LETTER}'’-]+"
NAMES = rf"{NAME}(?:\s+(?:de|del|la|las|los|y)){{0,2}}\s+{NAME}"
CHILD = r"(?:[Nn]iñ[oa]|NIÑ[OA]|[Mm]enor|[Aa]dolescente|[Vv]íctima|[Aa]graviad[oa]|[Gg]irl|[Bb]oy|child|victim|[Ss]urvivor)"
TITLES = (
    r"(?i:don|doña|señor|señora|señorita|doctor|doctora|profesor|profesora|lic|licenciado|licenciada|ing|ingeniero|ingeniera"
    r"|abg|abog|abogado|abogada|prof|miss|sir|madam|padre|sor|suboficial|capitán|comandante|coronel)"
)
PERSON = (
    rf"(?:^|[^{LETTER}])(?:(?:Mr|MR|Mrs|MRS|Ms|Sr|SR|Sra|SRA|Srta|SRTA|Dr|Dra|DRA)(?:\.\s*|\s+)(?:[A-Z]\.\s*)*{NAME}"
    rf"|{TITLES}(?:\.\s*|\s+){NAMES}|{CHILD},?\s+{NAMES}|(?:niñ[oa]|girl|boy)\s+{NAME}"
    rf"|{CHILD},?\s+(?:named|called|llamad[oa]|de\s+nombres?|identificad[oa]\s+como)\s+{NAME})"
)
"""A title, or a word for a child, and after it what is written like a name. One word is enough after a title that only stands
before names; after the others two are needed, for institutions and places are written with capitals too."""

PATTERNS = {
    "person-name": PERSON,
    "identity-number": r"(?:^|[^\d.,])\d{8}(?:[^\d.,]|[.,](?:\D|$)|$)",
    "telephone": r"(?:\+\d{1,3}[\s().-]*(?:\d[\s().-]*){6,11}\d|(?:^|[^\d.,])9\d{2}[\s.-]?\d{3}[\s.-]?\d{3}(?:[^\d]|$)"
    r"|\(0\d{1,2}\)\s?\d{3}[\s-]?\d{3,4}|(?:^|[^\d.,])01[\s-]\d{3}[\s-]?\d{4}(?:[^\d]|$))",
    "e-mail": r"[^\s@,;]\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "birth-date": rf"(?i)(?:{BIRTH}.{{0,40}}{DATE}|{DATE}.{{0,15}}{BIRTH})",
}
FOUND = [re.compile(pattern) for pattern in PATTERNS.values()]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
WORDED = {column.name for sheet in SHEETS for column in sheet.columns if column.kind not in ("number", "check")}
"""Columns in which no figure stands: a long number there may be that of a person."""


def looks_personal(text: str, figure: bool = False) -> bool:
    """Whether something in the text looks like data of a person; where a figure is meant, a plain number does not."""
    return not (figure and NUMBER.fullmatch(text)) and any(pattern.search(text) for pattern in FOUND)


def mask(problem: Problem) -> Problem:
    """The problem without what looks like data of a person, and with long values cut."""
    figure = problem.column not in WORDED
    return replace(
        problem,
        value=_hide(problem.value, figure),
        detail=_hide(problem.detail, figure),
        column=_hide(problem.column),
        sheet=_hide(problem.sheet),
    )


def _hide(text: str, figure: bool = False) -> str:
    return "…" if looks_personal(text, figure) else text[:200]
