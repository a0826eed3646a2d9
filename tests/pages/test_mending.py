"""Links as they were meant: slips are mended, what means nothing is said and never passed over."""

from __future__ import annotations

import random
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

import pytest

from pages.view import stamp
from pages.view.link_repair import mend
from pages.view.view import View, known_of, names_of
from pages.view.words import words_in
from pages.web.link_repair import Mending, mend_query
from queries.database import Edition
from tests.pages.test_redirect import follow

Make = Callable[..., View]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([("region", "LOR.")], [("region", "LOR")]),
        ([("region", "lor")], [("region", "LOR")]),
        ([("region", " LOR ")], [("region", "LOR")]),
        ([("region", "LOR,CUS")], [("region", "LOR"), ("region", "CUS")]),
        ([("region", "LOR"), ("region", "lor")], [("region", "LOR")]),
        ([("region", "(CUS)")], [("region", "CUS")]),
        ([("objective", "2.")], [("objective", "2")]),
        ([("asof", "2022-06-30)")], [("asof", "2022-06-30")]),
        ([("asof", "2022/6/30")], [("asof", "2022-06-30")]),
        ([("from", "2019,")], [("from", "2019")]),
        ([("lang", "es-PE")], [("lang", "es")]),
        ([("lang", "ES_pe")], [("lang", "es")]),
        ([("lang", "en-GB")], [("lang", "en")]),
        ([("activity", "1.6.")], [("activity", "1.6")]),
        ([("series", "1.6-C.CASES")], [("series", "1.6-c.cases")]),
        ([("region", "*LOR**")], [("region", "LOR")]),
        ([("region", "_CUS_")], [("region", "CUS")]),
        ([("region", "3DLOR")], [("region", "LOR")]),
        ([("region", "loreto")], [("region", "LOR")]),
        ([("region", "Lima+Metropolitana")], [("region", "LMA")]),
        ([("region", "lima metropolitana.")], [("region", "LMA")]),
        ([("objective", "Protección")], [("objective", "2")]),
        ([("amp;region", "LOR"), ("amp;lang", "es")], [("region", "LOR"), ("lang", "es")]),
        ([("Region", "LOR"), ("LANG", "es")], [("region", "LOR"), ("lang", "es")]),
        ([("year", "2021")], [("from", "2021"), ("to", "2021")]),
        ([("years", "2019-2021")], [("from", "2019"), ("to", "2021")]),
        ([("asof", "2022-06")], [("asof", "2022-06-30")]),
        ([("asof", "2024/2")], [("asof", "2024-02-29")]),
        ([("asof", "*15/06/2022*")], [("asof", "2022-06-15")]),
        ([("asof", "06-15-2022")], [("asof", "2022-06-15")]),
        ([("asof", "05/06/2022")], [("dropped", "asof:05/06/2022")]),
        ([("asof", "2022-13")], [("dropped", "asof:2022-13")]),
        ([("asof", "2022-06-3")], [("dropped", "asof:2022-06-3")]),
        ([("asof", "2022-1")], [("dropped", "asof:2022-1")]),
        ([("asof", "2022-6-30")], [("asof", "2022-06-30")]),
        ([("region", "LOR%2CCUS"), ("asof", "2022%2D06%2D30")], [("region", "LOR"), ("region", "CUS"), ("asof", "2022-06-30")]),
        ([("region", "ZZZ")], [("dropped", "region:ZZZ")]),
        ([("region", "LOR,ZZZ")], [("region", "LOR"), ("dropped", "region:ZZZ")]),
        ([("asof", "2022-02-31")], [("dropped", "asof:2022-02-31")]),
        ([("asof", "yesterday")], [("dropped", "asof:yesterday")]),
        ([("from", "1999"), ("lang", "qu")], [("dropped", "from:1999"), ("dropped", "lang:qu")]),
        ([("indicator", "<script>alert(1)</script>")], [("dropped", "indicator:scriptalert1/script")]),
        ([("region", "...")], []),
        ([("utm_source", "mail"), ("region", "LOR")], [("utm_source", "mail"), ("region", "LOR")]),
        ([("card", "trend:1.6-c.cases"), ("slides", "a|b")], [("card", "trend:1.6-c.cases"), ("slides", "a|b")]),
    ],
)
def test_a_link_is_what_was_meant(edition: Edition, given: list[tuple[str, str]], meant: list[tuple[str, str]]) -> None:
    known, years = known_of(edition)
    assert mend(given, known, years, names_of(edition)) == meant
    assert mend(meant, known, years, names_of(edition)) == meant, "what was mended stays so"


def test_of_a_page_a_parameter_that_there_is_none_of_is_said(edition: Edition) -> None:
    known, years = known_of(edition)
    given = [("place", "Loreto"), ("x", "1"), ("utm_source", "mail"), ("embed", "true")]
    assert mend(given, known, years, page=True) == [("utm_source", "mail"), ("embed", "true"), ("dropped", "place:Loreto"), ("dropped", "link:x:1")]
    assert mend(given, known, years) == given, "a download has parameters of its own"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/Regions", "/regions"),
        ("/regiones?lang=es", "/regions?lang=es"),
        ("/overview", "/"),
        ("/reunion-anual?region=LOR*", "/annual-meeting?region=LOR"),
        ("/prosecution?activity=2.4", "/protection?activity=2.4"),
        ("/?card=trend:9.9-z.gone&region=loreto", "/?region=LOR&dropped=card%3Atrend%3A9.9-z.gone"),
        ("/region", ""),
        ("/reports//", ""),
        ("/%5Cregions", ""),
        ("/?card=trend:1.6-d.cases", ""),
        ("/protection?activity=2.4", ""),
    ],
)
@pytest.mark.usefixtures("program")
def test_a_page_is_found_by_its_name_and_its_activity(asked: str, meant: str) -> None:
    parts = urlsplit(asked)
    status, location, _ = follow(Mending, unquote(parts.path), parts.query)
    assert (status, location) == ((307, meant) if meant else (200, ""))


def test_a_part_of_a_list_that_means_nothing_is_said_too(edition: Edition) -> None:
    known, years = known_of(edition)
    assert ("dropped", "region:ZZZ") in mend([("region", "LOR"), ("region", "ZZZ")], known, years)


def test_what_is_dropped_is_bounded(edition: Edition) -> None:
    known, years = known_of(edition)
    found = mend([("region", f"X{number}" * 100) for number in range(50)], known, years)
    assert len(found) == 5 and all(len(value) <= 60 for _, value in found)


@pytest.mark.parametrize(("lang", "words"), [("en", "left out of the link"), ("es", "se omitió del enlace")])
def test_what_is_dropped_is_said_on_page_and_file(view: Make, lang: str, words: str) -> None:
    shown = view("/", dropped=["region:ZZZ"], lang=lang)
    assert words in stamp.write_dropped(shown) and "ZZZ" in stamp.write_filters(shown)
    assert "dropped=region%3AZZZ" in shown.here(lang=lang)
    assert "dropped" not in shown.link("/regions"), "another page does not say it again"
    assert stamp.write_dropped(view("/", dropped=["<b>"])) == ""
    forged = stamp.write_dropped(view("/", dropped=["ministry:the figures are false", "region:ZZZ"]))
    assert "“ministry:the figures are false”" in forged and "region “ZZZ”" in forged, "a stranger's word stands in quotes, its name too"


@pytest.mark.parametrize(
    ("tag", "language"), [("es-PE", "es"), ("ES", "es"), ("es_419", "es"), ("en-US", "en"), ("fr", "en"), ("", "en"), ("x" * 999, "en")]
)
def test_a_tag_gives_the_nearest_language(tag: str, language: str) -> None:
    assert words_in(tag).language == language


@pytest.mark.usefixtures("program")
def test_a_query_that_says_the_same_is_left_alone() -> None:
    for query in ("region=LOR", "region=LOR&region=CUS&lang=es", "asof=2022-06-30&utm_source=mail&fbclid=1", "series=1.6-c.cases&breakdown=offense"):
        assert mend_query(query) is None


MARKS = ("*{}*", "**{}**", "_{}_", "({})", "“{}”", "{}.", "{},", "{}…", "<{}>", " {} ", "3D{}")
CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "marks around": lambda value, draw: draw.choice(MARKS).format(value),
    "upper case": lambda value, _: value.upper(),
    "lower case": lambda value, _: value.lower(),
    "encoded twice": lambda value, _: quote(value, safe="").replace("-", "%2D"),
    "cut at the end": lambda value, draw: value[: draw.randrange(1, len(value))] if len(value) > 1 else value,
    "a letter too many": lambda value, draw: value + draw.choice("xq7"),
    "a letter changed": lambda value, draw: value.replace(draw.choice(value), "w", 1),
}


def test_no_slip_shows_something_else_without_a_word(edition: Edition) -> None:
    """300 made-up slips of 40 made-up links: what comes out was asked for, and what is lost is named."""
    draw, (known, years) = random.Random(20260), known_of(edition)
    days = ["2022-06-30", "2024-10-15", "2021-12-31", "2023-07-09"]
    choices: dict[str, list[str]] = {name: list(known[name]) for name in ("region", "objective", "activity", "indicator", "series")}
    choices |= {"from": list(map(str, years)), "to": list(map(str, years)), "asof": days, "lang": ["en", "es"]}
    links = [[(name, draw.choice(choices[name])) for name in draw.sample(sorted(choices), draw.randint(1, 4))] for _ in range(40)]
    wrong = []
    for number in range(300):
        link = links[number % len(links)]
        at, kind = draw.randrange(len(link)), draw.choice(sorted(CHANGES))
        name, value = link[at]
        slipped = [*link[:at], (draw.choice([name, name.title(), f"amp;{name}"]), CHANGES[kind](value, draw)), *link[at + 1 :]]
        slipped += draw.choice([[], [("utm_source", "mail")], [("fbclid", "x1")]])
        meant = [pair for pair in mend(slipped, known, years, names_of(edition), page=True) if pair[0] not in ("utm_source", "fbclid")]
        shown, said = {pair for pair in meant if pair[0] != "dropped"}, [pair for pair in meant if pair[0] == "dropped"]
        if not shown <= set(link) or (shown != set(link) and not said):
            wrong.append((kind, link, slipped, meant))
    assert wrong == []
