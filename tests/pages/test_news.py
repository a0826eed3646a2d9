"""What programs read on their own: a feed, a calendar, previews, and what search engines are told."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from starlette.requests import Request
from starlette.responses import Response

from data.compact import Licence, compact
from pages.frame.menu import BY_PATH
from pages.news.calendar import write_calendar
from pages.news.catalogue import write_catalogue, write_dataset
from pages.news.feed import write_feed
from pages.news.preview import preview_view
from pages.view.view import View
from pages.web import news
from pages.web.delivery import complete_page
from queries.rows import ReportsRow
from tests.pages.posting import OWN, answer

Make = Callable[..., View]
ATOM = "{http://www.w3.org/2005/Atom}"
ORIGIN = "https://cpc.example.org"
STREAMLIT = '<html lang="en"><head><meta charset="UTF-8" /><title>Streamlit</title></head><body><div id="root"></div></body></html>'


def get(name: str, **parameters: str) -> Response:
    """What the route answers."""

    async def ask() -> Response:
        async def route(request: Request) -> Response:
            request.scope["method"] = "GET"
            return await news.send_news(request)

        return await answer(route, f"/{name}", b"", parameters, OWN)

    return asyncio.run(ask())


@pytest.mark.parametrize(("lang", "chosen"), [("en", {}), ("es", {"region": "LOR"}), ("en", {"indicator": "1.6-d"})])
def test_the_feed_is_valid_atom_with_an_entry_a_release(view: Make, lang: str, chosen: dict[str, str]) -> None:
    """What RFC 4287 demands: identifiers, titles and times on feed and entries, an author, a link to itself, absolute addresses, newest first."""
    shown = view(lang=lang, **chosen)
    feed = ElementTree.fromstring(write_feed(shown, ORIGIN))
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed" and len(entries) == len(shown.releases) == 3
    for part in (feed, *entries):
        assert re.fullmatch(r"urn:uuid:[\da-f-]{36}", part.findtext(f"{ATOM}id", "")) and part.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated", "")).tzinfo is not None
        assert all(urlsplit(link.get("href", "")).netloc == "cpc.example.org" for link in part.findall(f"{ATOM}link"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") and len({each.findtext(f"{ATOM}id") for each in (feed, *entries)}) == 4
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}
    times = [each.findtext(f"{ATOM}updated", "") for each in entries]
    assert times == sorted(times, reverse=True) and feed.findtext(f"{ATOM}updated") == times[0]
    assert all((shown.say("Demonstration data – not real")) in each.findtext(f"{ATOM}content", "") for each in entries)


def test_the_feed_says_what_each_release_said(view: Make) -> None:
    newest, *_, first = ElementTree.fromstring(write_feed(view(indicator="1.6-d"), ORIGIN)).findall(f"{ATOM}entry")
    assert "Loreto: 5 in 2018, 3 in 2023." in newest.findtext(f"{ATOM}content", "")
    assert "2023" not in first.findtext(f"{ATOM}content", "") and first.find(f"{ATOM}link").get("href", "").startswith(f"{ORIGIN}/indicators?asof=")  # type: ignore[union-attr]


def test_the_calendar_has_each_due_date_once_as_a_whole_day(view: Make) -> None:
    shown = view(lang="es")
    calendar = Calendar.from_ical(write_calendar(shown, ORIGIN))
    events = calendar.walk("VEVENT")
    due = list(shown.rows(ReportsRow))
    assert len(events) == len({str(each["UID"]) for each in events}) == len(due) + 2
    assert sorted(each.decoded("DTSTART") for each in events if "Entrega" in each["SUMMARY"]) == sorted(row.due_on for row in due)
    assert all(type(each.decoded("DTSTART")) is date and "demostración" in each["SUMMARY"] for each in events)
    own = Calendar.from_ical(write_calendar(shown, ORIGIN, "DEM-C")).walk("VEVENT")
    assert len(own) == sum(row.institution == "DEM-C" for row in due) + 2
    assert write_calendar(shown, ORIGIN) == write_calendar(shown, ORIGIN)


def test_a_link_shows_its_view_and_that_it_is_a_demonstration(view: Make) -> None:
    shown = preview_view(view("/regions", region="LOR", lang="es"), "Regiones")
    assert shown.title.startswith("Loreto · Regiones · Alianza") and shown.title.endswith("Datos de demostración – no reales")
    assert shown.description.startswith("Datos de demostración – no reales. De 39 indicadores en Loreto se evaluaron 17 en 2023")
    assert len(shown.description) <= 300 and shown.hidden
    card = preview_view(view("/prosecution", card="trend:1.6-d.cases", region="LOR"), "Prosecution")
    assert (
        card.title
        == "Convictions for child trafficking, cases: Loreto · Prosecution · Child Protection Compact · Peru · Demonstration data – not real"
    )


@pytest.mark.parametrize("path", BY_PATH)
def test_the_first_answer_of_every_page_has_a_preview(program: Path, path: str) -> None:
    assert program.exists()
    page = complete_page(
        '<html lang="en"><head><meta charset="UTF-8" /><title>Streamlit</title></head><body><div id="root"></div></body></html>',
        path,
        {"lang": ["es"]},
    )
    title = unescape(re.findall("<title>(.*?)</title>", page)[0])
    found = {name: unescape(text) for name, text in re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', page)}
    assert title == found["og:title"] and "no reales" in title and found["og:description"] == found["description"] and found["robots"] == "noindex"
    assert re.search(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="/feed\.xml\?lang=es">', page)


def test_what_search_engines_and_finders_of_flaws_are_told(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program.exists()
    assert bytes(get("robots.txt").body) == b"User-agent: *\nDisallow: /\n"
    assert get("sitemap.xml").status_code == 404
    assert get(".well-known/security.txt").status_code == 404
    monkeypatch.setenv("CPC_SECURITY_CONTACT", "https://cpc.example.org/security\nEvil: x")
    assert get(".well-known/security.txt").status_code == 404
    monkeypatch.setenv("CPC_SECURITY_CONTACT", "https://cpc.example.org/security")
    text = bytes(get(".well-known/security.txt").body).decode()
    assert text.startswith("Contact: https://cpc.example.org/security\nExpires: 20")


def test_real_figures_are_for_search_engines(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program.exists()
    monkeypatch.setattr(View, "demonstration", property(lambda _: False))
    monkeypatch.setenv("CPC_ADDRESS", ORIGIN)
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in bytes(get("robots.txt").body).decode()
    pages: Any = ElementTree.fromstring(bytes(get("sitemap.xml").body))
    assert len(list(pages)) == 2 * len(BY_PATH) and all(each[0].text.startswith(ORIGIN) for each in pages)


def test_a_catalogue_of_data_is_told_what_the_release_is(view: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """DCAT 3 and schema.org name the release, its term and files that are there, and that a demonstration is one."""
    told = json.loads(bytes(get("data.json").body))
    (dataset,) = told["dcat:dataset"]
    assert told["@type"] == "dcat:Catalog" and dataset["@type"] == "dcat:Dataset" and set(told["@context"]) >= {"dcat", "dcterms"}
    shown = view()
    assert dataset["dcat:version"] == str(shown.number) and dataset["dcterms:modified"]["@value"] == str(shown.releases[-1].released_on)[:10]
    assert "not real" in dataset["dcterms:title"] and "not real" in dataset["dcterms:description"]
    paths = [urlsplit(each["dcat:downloadURL"]["@id"]).path for each in dataset["dcat:distribution"]]
    assert paths == ["/download/package", "/download/duckdb", "/sdmx/data/FIGURES"]
    page = complete_page(STREAMLIT, "/prosecution", {"lang": ["es"]}, origin=ORIGIN)
    (said,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    web = json.loads(said)
    assert web["@type"] == "Dataset" and web["version"] == str(shown.number) and "no reales" in web["name"] and "<" not in said
    assert [each["contentUrl"].startswith(ORIGIN) for each in web["distribution"]] == [True] * 3
    assert "ld+json" not in complete_page(STREAMLIT, "/prosecution", {}), "no address, no catalogue"
    assert "not yet decided" in dataset["dcterms:rights"] and "dcterms:license" not in dataset
    licensed = replace(compact(), licence=Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"))
    monkeypatch.setattr("pages.news.catalogue.compact", lambda: licensed)
    (dataset,) = json.loads(write_catalogue(shown, ORIGIN))["dcat:dataset"]
    assert dataset["dcterms:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"} and "CC-BY-4.0" in dataset["dcterms:rights"]
    assert json.loads(write_dataset(shown, ORIGIN))["license"] == "https://creativecommons.org/licenses/by/4.0/"
