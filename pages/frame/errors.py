"""What a visitor reads when the released file cannot be served, and what the person in charge should do."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from pages.frame.menu import BY_PATH
from pages.view.selection import FILTERS
from pages.view.store import lake_address
from pages.view.templates import fill
from pages.view.words import Words, mark, words_in
from queries.database import Unusable

REASONS = {
    "missing": mark("The file of released figures is not there."),
    "damaged": mark("The file of released figures is damaged."),
    "foreign": mark("The file is a database, but not one of released figures."),
    "newer": mark("The file of released figures was written by a newer version of DuckDB than this server has."),
    "other_schema": mark("The file of released figures was made by another version of this program."),
    "busy": mark("The file of released figures is in use by another program."),
    "forbidden": mark("The file of released figures may not be read by this server."),
    "full": mark("The disk has no room to open the file of released figures."),
}
REMEDIES = {
    "newer": mark("nothing is damaged; install the versions in requirements.txt of the program that wrote it."),
    "busy": mark("nothing is damaged; wait until it is done, this page then opens by itself when it is loaded again."),
    "forbidden": mark("nothing is damaged; give the user who runs the server the right to read the file and its folder."),
    "full": mark("nothing is damaged; free some space, then load this page again."),
}
"""What to do about reasons that pass; a file that cannot be used otherwise is made again."""
FROM_LAKE = (
    mark("The figures come from another server and have not arrived yet."),
    mark("load this page again in a minute. If it stays like this, the operator must see whether the catalog and the storage of the lake answer."),
)


def show_failure(_: Exception) -> bool:
    """What a visitor reads when a page fails: no traceback. Streamlit logs it, on one line (logs.py). True: it is shown."""
    words = words_in(str(st.query_params.get("lang", "")))
    st.html(fill("frame/failure.html", words))
    return True


def write_missing_page(path: str, asked: Mapping[str, Sequence[str]]) -> Markup:
    """Localised 404 page with a link to the start page, to be completed like Streamlit's own."""
    words = words_in((asked.get("lang") or [""])[0])
    kept = urlencode([(name, value) for name in FILTERS for value in asked.get(name, ())])
    first = "/" + path.strip("/").split("/")[0]
    leads = [("/", words.say("Overview"))] + [(known, words.say(page.title)) for known, page in BY_PATH.items() if known == first]
    links = [(f"{to}?{kept}" if kept else to, name) for to, name in leads]
    return fill("frame/missing_page.html", words, path=path[:200], links=links)


def show_unusable(problem: Unusable, words: Words) -> None:
    """A page without figures: what is wrong, where, what to do."""
    reason, remedy, file = REASONS[problem.reason], REMEDIES.get(problem.reason, ""), problem.path.name
    if problem.reason == "missing" and lake_address():
        (reason, remedy), file = FROM_LAKE, ""
    st.html(fill("frame/unusable.html", words, reason=reason, file=file, remedy=remedy))


def explain_swap(problem: Unusable, words: Words) -> str:
    """One line for a file that was swapped in but cannot be used, while the one before is served on."""
    return words.say(
        "A new file of figures arrived but cannot be used ({reason}) The release before it is still shown. Make it again: {command}",
        reason=words.say(REASONS[problem.reason]),
        command="python -m data build",
    )
