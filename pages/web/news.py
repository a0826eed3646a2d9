"""What programs read on their own: news, a calendar, what this server has, what search engines may look at, whom to tell of a flaw."""

import os
from datetime import timedelta

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.frame.menu import PAGES
from pages.news.catalogue import write_catalogue
from pages.view.server import own_address, today
from pages.view.store import released
from pages.view.templates import fill
from pages.view.view import View, open_view
from pages.view.words import LANGUAGES
from queries.database import Unusable

NEWS = ("feed.xml", "calendar.ics", "data.json", "robots.txt", "sitemap.xml", ".well-known/security.txt")
KEPT = {"cache-control": "max-age=600"}
CONTACT = "CPC_SECURITY_CONTACT"
"""Whom a security flaw is told to: an address of the operator, `mailto:…` or `https://…`."""


async def send_news(request: Request) -> Response:
    """The file of that name; 404 where this server has none, 503 while no figures can be shown."""
    parameters = {name: request.query_params.getlist(name) for name in request.query_params}
    origin = own_address(request.url.scheme, request.headers.get("host", ""))
    return await to_thread.run_sync(_make, request.url.path.rsplit("/", 1)[-1], parameters, origin)


def _make(name: str, parameters: dict[str, list[str]], origin: str) -> Response:
    if name == "security.txt":
        return _write_security(origin)
    try:
        view = open_view(released().current(), parameters)
    except Unusable:
        return PlainTextResponse("", status_code=503)
    if name == "feed.xml":
        from pages.news.feed import write_feed  # noqa: PLC0415 - nobody waits for it at the start

        return Response(write_feed(view, origin), media_type="application/atom+xml; charset=utf-8", headers=KEPT)
    if name == "calendar.ics":
        from pages.news.calendar import write_calendar  # noqa: PLC0415 - the library takes a third of a second

        return Response(write_calendar(view, origin, view.selection.institution), media_type="text/calendar; charset=utf-8", headers=KEPT)
    if name == "data.json":
        return Response(write_catalogue(view, origin), media_type="application/ld+json; charset=utf-8", headers=KEPT)
    if name == "robots.txt":
        return PlainTextResponse(_write_robots(view, origin), headers=KEPT)
    return _write_sitemap(view, origin)


def _write_robots(view: View, origin: str) -> str:
    """A demonstration is not for search engines; of real figures the pages are, files and single choices are not."""
    if view.demonstration:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nDisallow: /download/\nDisallow: /front/\nDisallow: /*?*slide=\nSitemap: {origin}/sitemap.xml\n"


def _write_sitemap(view: View, origin: str) -> Response:
    if view.demonstration or not origin:
        return PlainTextResponse("", status_code=404)
    day = str(view.releases[-1].released_on)[:10]
    addresses = [{code: f"{origin}/{page.path}" + (f"?lang={code}" if code != LANGUAGES[0] else "") for code in LANGUAGES} for page in PAGES]
    return Response(fill("web/sitemap.xml", pages=addresses, day=day), media_type="application/xml; charset=utf-8", headers=KEPT)


def _write_security(origin: str) -> Response:
    """RFC 9116; only where the operator named a contact."""
    contact = os.environ.get(CONTACT, "").strip()
    if not contact.startswith(("mailto:", "https://")) or any(ord(letter) < 33 for letter in contact):
        return PlainTextResponse("", status_code=404)
    expires = (today() + timedelta(days=365)).isoformat()
    lines = [f"Contact: {contact}", f"Expires: {expires}T00:00:00Z", f"Preferred-Languages: {', '.join(LANGUAGES)}"]
    return PlainTextResponse("\n".join([*lines, *([f"Canonical: {origin}/.well-known/security.txt"] if origin else [])]) + "\n")
