"""The structure of the flows: code lists from the tables of the released file, concepts, dimensions and attributes."""

from collections.abc import Iterable, Mapping
from typing import Any

from data.compact import compact
from pages.sdmx.asking import DIMENSIONS
from pages.sdmx.spelling import VERSION, spell, spell_agency
from pages.view.stamp import write_ribbon
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import Words, mark, words_in

MEDIA = "application/vnd.sdmx.structure+xml; version=3.0.0; charset=utf-8"
FLOWS = {"FIGURES": mark("Figures by year and half-year"), "TERM": mark("Figures of the whole term")}
CONCEPTS = {
    "SERIES": mark("Series"),
    "SOURCE": mark("Counting system"),
    "REGION": mark("Region"),
    "BREAKDOWN": mark("Breakdown"),
    "CATEGORY": mark("Category"),
    "TIME_PERIOD": mark("Period"),
    "OBS_VALUE": mark("Value"),
    "OBS_STATUS": mark("Status of the value: Q suppressed, O missing, M cannot exist, P provisional, B break, A as usual"),
    "CONF_STATUS": mark("C confidential: protects children; F free"),
    "NUMERATOR": mark("The part of a percentage, as a count"),
    "DENOMINATOR": mark("The whole of a percentage, as a count"),
    "FLAGS": mark("p provisional, r revised, b break; several may hold"),
    "RELEASE": mark("Release from which the value holds"),
    "VALID_FROM": mark("Day from which the value is known"),
    "VALID_TO": mark("Day from which another value is known; empty while it holds"),
}
ATTRIBUTES = (
    ("OBS_STATUS", "String"),
    ("CONF_STATUS", "String"),
    ("NUMERATOR", "Long"),
    ("DENOMINATOR", "Long"),
    ("FLAGS", "String"),
    ("RELEASE", "Integer"),
    ("VALID_FROM", "GregorianDay"),
    ("VALID_TO", "GregorianDay"),
)
Names = list[tuple[str, str]]
"""A text by language."""
Codes = list[tuple[str, Names]]


def write_structure(view: View) -> str:
    """The structure message, in every language of the Compact; that figures are a demonstration stands in the names of the flows."""
    speakers = {code: words_in(code) for code in compact().languages}

    def say(text: str) -> Names:
        return [(code, words.say(text)) for code, words in speakers.items()]

    ribbons = {code: write_ribbon(view.speaking(words)) for code, words in speakers.items()}
    flows = [(flow, [(code, " · ".join(filter(None, (text, ribbons[code])))) for code, text in say(told)]) for flow, told in FLOWS.items()]
    return fill(
        "sdmx/structure.xml",
        agency=spell_agency(demonstration=view.demonstration),
        version=VERSION,
        release=view.number,
        test=view.demonstration,
        day=str(view.release.released_on)[:10] if view.release else "",
        flows=flows,
        lists=[(name, say(CONCEPTS[name]), codes) for name, codes in zip(DIMENSIONS, _list_codes(view, speakers), strict=True)],
        concepts=[(concept, say(text)) for concept, text in CONCEPTS.items()],
        concepts_told=say(mark("Concepts")),
        told=say(mark("Figures")),
        attributes=ATTRIBUTES,
    )


def _list_codes(view: View, speakers: dict[str, Words]) -> Iterable[Codes]:
    """The codes of each dimension, in the order of the key."""
    framework = view.framework
    categories = {code: row for (_, code), row in reversed(framework.categories.items())}
    tables: tuple[Mapping[str, Any], ...] = (framework.series, framework.sources, framework.regions, framework.breakdowns, categories)
    for rows in tables:
        yield [(spell(code), [(language, words.pick(row)) for language, words in speakers.items()]) for code, row in rows.items()]
