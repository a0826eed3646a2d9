"""`/meeting/slide?…&slide=N`: one slide as HTML, so that the browser holds the next ones ready and turning never waits for a run."""

from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from pages.meeting.layouts.kinds import lay_out
from pages.meeting.slideshow import write_screen
from pages.view.presentation import read_slides
from pages.view.store import released
from pages.view.view import open_view
from pages.view.words import words_in
from queries.database import Unusable

AT_ONCE = 2
"""Slides written at the same time: they are ahead of their readers, page runs are not."""
_limiter: CapacityLimiter | None = None


async def send_slide(request: Request) -> Response:
    """The slide that an address of the slideshow shows. 404 where it names none, 503 where no figures can be served."""
    global _limiter
    if _limiter is None:  # belongs to the loop in which it is first asked
        _limiter = CapacityLimiter(AT_ONCE)
    words = words_in(request.query_params.get("lang", ""))
    try:
        html = await to_thread.run_sync(write_slide, request.url.query, limiter=_limiter)
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    if not html:
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    return HTMLResponse(html, headers={"cache-control": "no-store"})


def write_slide(query: str) -> str:
    """The HTML of the slide; "" where the query has no slides or no number."""
    view = open_view(released().current(), parse_qs(query), "/annual-meeting")
    slides, left_out = read_slides(view.selection.slides)
    number = int(view.selection.slide or 0)
    if not slides or not number or view.release is None:
        return ""
    return write_screen(view, lay_out(view, slides), number, left_out)
