"""Of which people or cases a published figure counts a part: the collection's codes, in words."""

from pages.card.cell import Cell
from pages.view.framework import Row
from pages.view.view import View
from pages.view.words import mark

SEXES = {"female": mark("female"), "male": mark("male"), "unknown": mark("sex not known")}
AGES = {"0-17": mark("children"), "18+": mark("adults"), "unknown": mark("age not known")}
EXPLOITATION = {
    "labour": mark("labour exploitation"),
    "forced-labour": mark("forced labour"),
    "sexual": mark("sexual exploitation"),
    "sexual+labour": mark("sexual and labour exploitation"),
    "sale-of-children": mark("sale of children"),
    "begging": mark("begging"),
    "organs": mark("organs"),
    "domestic-servitude": mark("domestic servitude"),
    "unknown": mark("exploitation not known"),
}
NATIONALITIES = {"foreign": mark("foreign"), "other": mark("other nationality"), "unknown": mark("nationality not known")}


def show_part(view: View, row: Row) -> Cell:
    """`children · female · labour exploitation`; what has no code stays as the collection words it, which is English."""
    if not row.breakdown_text:
        return Cell("")
    if "=" not in row.breakdown_text:
        return Cell(row.breakdown_text, lang="en")
    coded = [_age(view, row.age)] if row.age else []
    coded += [view.say(words[code]) for words, code in ((SEXES, row.sex), (EXPLOITATION, row.exploitation)) if code]
    coded += [_nationality(view, row.nationality)] if row.nationality else []
    if not coded:
        return Cell(row.breakdown_rest or row.breakdown_text, lang="en")
    known = " · ".join(coded)
    if not row.breakdown_rest:
        return Cell(known)
    return Cell(f"{known} · {row.breakdown_rest}", parts=(Cell(f"{known} ·"), Cell(row.breakdown_rest, lang="en")))


def _age(view: View, code: str) -> str:
    return view.say(AGES[code]) if code in AGES else view.say("aged {ages}", ages=code.replace("-", "–"))


def _nationality(view: View, code: str) -> str:
    if code in NATIONALITIES:
        return view.say(NATIONALITIES[code])
    return view.say("nationality: {country}", country=view.words.country(code))
