"""`/use?card=trend:1.6-c.cases&region=XYZ…`: how the table of a card is read in pandas, R and Excel, with the filters and the release of the view."""

from urllib.parse import urlencode

from anyio import to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from pages.cards.kinds import UnknownCard, build_card
from pages.frame.menu import BY_PATH
from pages.view import stamp
from pages.view.server import own_address
from pages.view.store import released
from pages.view.templates import fill
from pages.view.view import open_view
from pages.view.words import mark, words_in
from pages.web.embedding import write_headers
from pages.web.whole_page import read_look
from queries.database import Unusable

UNKNOWN = mark("https://ADDRESS-OF-THIS-SERVER")
SNIPPETS = {
    "pandas": (
        "import pandas as pd\n\n"
        'data = pd.read_csv("{address}", encoding="utf-8-sig")\n'
        'data = data[~data.iloc[:, 0].astype(str).str.startswith("#")]\n'
    ),
    "R": 'data <- read.csv("{address}", fileEncoding = "UTF-8-BOM")\ndata <- data[!startsWith(as.character(data[[1]]), "#"), ]\n',
    "Excel, Power Query": (
        "let\n"
        '    Source = Csv.Document(Web.Contents("{address}"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
        '    Rows = Table.SelectRows(Source, each [Column1] <> "" and not Text.StartsWith([Column1], "#")),\n'
        "    Data = Table.PromoteHeaders(Rows, [PromoteAllScalars = true])\n"
        "in\n"
        "    Data\n"
    ),
}
"""By the name of the program. The file ends with notes that begin with #."""


async def send_use(request: Request) -> Response:
    """The page; 404 for an unknown card, 503 while no figures can be served."""
    parameters = {name: request.query_params.getlist(name) for name in request.query_params}
    origin = own_address(request.url.scheme, request.headers.get("host", ""))
    return await to_thread.run_sync(_make, parameters, origin)


def _make(parameters: dict[str, list[str]], origin: str) -> Response:
    words = words_in((parameters.get("lang") or [""])[0])
    try:
        path = (parameters.get("page") or ["/"])[0]
        view = open_view(released().current(), parameters, path if path in BY_PATH else "/")
        card = build_card(view, (parameters.get("card") or [""])[0])
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), status_code=503)
    except UnknownCard:
        return PlainTextResponse(words.say("There is no such file."), status_code=404)
    pinned = {"asof": [str(view.release.released_on)[:10]]} if view.release else {}
    address = f"{origin or words.say(UNKNOWN)}/download/csv?{urlencode({**parameters, **pinned}, doseq=True)}"
    page = fill(
        "web/use.html",
        words,
        language=words.html_language,
        lang=words.language,
        title=card.title,
        look=Markup(read_look()),
        ribbon="" if card.real else stamp.write_ribbon(view),
        chosen=f"{stamp.write_filters(view)} · {stamp.write_release(view)}",
        address=address,
        snippets=[(name, text.format(address=address)) for name, text in SNIPPETS.items()],
        more=view.here(card=""),
    )
    return HTMLResponse(page, headers=write_headers(()))
