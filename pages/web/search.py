"""`/front/search.json?lang=es`: everything the search of the header looks through, in one small file."""

import gzip
import json

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from pages.cards.record.search import list_entries
from pages.frame.menu import BY_PATH
from pages.view.store import released
from pages.view.view import open_view
from pages.view.words import LANGUAGES, words_in
from queries.database import Edition, Unusable
from queries.kept import kept


async def send_search(request: Request) -> Response:
    """The entries as lists of label, kind, address and words; none while no figures can be served."""
    language = request.query_params.get("lang", "")
    body = await to_thread.run_sync(_write, words_in(language).language)
    headers = {"content-encoding": "gzip", "cache-control": "public, max-age=300"}
    return Response(body, media_type="application/json", headers=headers)


def _write(language: str) -> bytes:
    try:
        return _pack(released().current(), language)
    except Unusable:
        return gzip.compress(b"[]")


def _say_both(text: str) -> str:
    return " ".join(words_in(language).say(text) for language in LANGUAGES)


@kept(4)
def _pack(edition: Edition, language: str) -> bytes:
    view = open_view(edition, {"lang": [language]})
    pages = [(view.say(page.title), view.say("page"), path, _say_both(page.title)) for path, page in BY_PATH.items()]
    entries = [*list_entries(view), *pages]
    return gzip.compress(json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode(), 9)
