"""`/sdmx/data/FIGURES/1_6-d_cases.*.*.total.total?startPeriod=2019`, `/sdmx/structure`: the figures by the standard of statistical offices."""

from functools import partial

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.sdmx.asking import DIMENSIONS, Asked, NotUnderstood, read_asked
from pages.sdmx.observations import MEDIA, write_observations
from pages.sdmx.structure import MEDIA as STRUCTURE_MEDIA
from pages.sdmx.structure import write_structure
from pages.view.store import released
from pages.view.view import View, open_view
from pages.view.words import mark, words_in
from pages.web.limits import HEAVY
from queries.database import Unusable

FEW = 5
"""Series of a request that is answered at once; more are heavy work, one request after the other."""
KEPT = {"cache-control": "max-age=600"}
NOT_UNDERSTOOD = mark("“{part}” is not understood. Ask like /sdmx/data/FIGURES/{dimensions}; /sdmx/structure has the codes.")


async def send_sdmx(request: Request) -> Response:
    """Data or structure; 400 for what is not understood, 404 for another resource, 503 while no figures can be served."""
    words = words_in(request.query_params.get("lang", ""))
    kind, _, path = request.path_params["path"].partition("/")
    if kind not in ("data", "structure"):
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    try:
        view = await to_thread.run_sync(_open, request.query_params.get("asOf", ""))
        if kind == "structure":
            return Response(await to_thread.run_sync(write_structure, view), media_type=STRUCTURE_MEDIA, headers=KEPT)
        asked = read_asked(path, request.query_params)
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    except NotUnderstood as wrong:
        return PlainTextResponse(words.say(NOT_UNDERSTOOD, part=str(wrong)[:60], dimensions=".".join(DIMENSIONS)), status_code=400)
    work = partial(to_thread.run_sync, _write, view, asked)
    return await (work() if 0 < len(asked.key[0]) <= FEW else HEAVY.run(work, words, request))


def _open(day: str) -> View:
    """The view of a day. Raises Unusable, NotUnderstood."""
    view = open_view(released().current(), {"asof": [day[:10]]} if day else {})
    if day and not view.selection.asof:
        raise NotUnderstood("asOf")
    return view


def _write(view: View, asked: Asked) -> Response:
    return Response("".join(write_observations(view, asked)), media_type=MEDIA, headers=KEPT)
