"""What codes are called that people read: states, roles, and the choices of a workbook; English here, the catalogue has the Spanish."""

import unicodedata

from data.words import LANGUAGES, N_, catalogue

CODED = {
    # of a report and who decides on it
    "received": N_("received"),
    "returned": N_("returned"),
    "verified": N_("verified"),
    "agreed": N_("agreed"),
    "proposed": N_("proposed"),
    "withdrawn": N_("withdrawn"),
    "reporting-officer": N_("reporting officer"),
    "statistics-officer": N_("statistics officer"),
    "head-of-office": N_("head of office"),
    "partner-coordinator": N_("coordinator of a partner"),
    "steward": N_("steward"),
    "technical-secretary": N_("technical secretary"),
    "tip-office": N_("TIP Office"),
    # of a contribution
    "pledged": N_("pledged"),
    "opening": N_("opening budget"),
    "amended": N_("amended budget"),
    "executed": N_("executed"),
    "disbursed": N_("disbursed"),
    "cash": N_("in cash"),
    "in-kind": N_("in kind"),
    # of a milestone
    "plan": N_("Implementation Plan"),
    "sustainability": N_("sustainability"),
    "evaluation": N_("evaluation"),
    "other": N_("other"),
    "met": N_("met"),
    "late": N_("met late"),
    "in-progress": N_("in progress"),
    "not-begun": N_("not begun"),
    "dropped": N_("dropped"),
}


def say_code(code: str, language: str) -> str:
    """What a code is called; the code itself where it has no other name."""
    return catalogue(language).gettext(CODED[code]) if code in CODED else code


def read_code_of(text: str, codes: tuple[str, ...]) -> str:
    """The one of the codes that a text means: the code, or its words in any language, whatever their case and accents; else the text."""
    asked = _fold(text)
    return next((code for code in codes if asked in {_fold(code), *(_fold(say_code(code, language)) for language in LANGUAGES)}), text)


def _fold(text: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(letter))
    return " ".join(plain.replace("-", " ").split())
