"""The frame of every session: language, navigation, filter bar, release stamp; then the page."""

from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.front import errors
from pages.front.filter_bar import show_filters
from pages.front.menu import SECTIONS
from pages.front.start import PROCESS, keep_from_collector
from pages.view import stamp
from pages.view.store import released
from pages.view.view import View
from pages.view.words import Words, words_in
from queries.database import Unusable

PAGES = Path(__file__).parents[1]


def draw_frame() -> None:
    """Draw the frame and run the page that the address names."""
    keep_from_collector()
    words = words_in(str(st.query_params.get("lang", "en")))
    st.set_page_config(page_title=words.say("Child Protection Compact · Peru"), layout="wide")
    try:
        edition = released().current()
    except Unusable as problem:
        navigate(words)
        errors.show_unusable(problem, words)
        return
    top = st.container()
    view = show_filters(edition)
    page = navigate(view.words)
    top.html(write_session(view, page.title))
    if newer := released().problem:
        st.html(f'<p class="warning" role="alert">{escape(errors.explain_swap(newer, view.words))}</p>')
    page.run()


def navigate(words: Words) -> StreamlitPage:
    """The menu in the language of the session, and the page that the address names."""
    menu = {
        words.say(section) if section else "": [
            st.Page(str(PAGES / f"{path}.py"), title=words.say(title), url_path=url or None, default=not url) for path, url, title in pages
        ]
        for section, pages in SECTIONS.items()
    }
    return st.navigation(menu, position="top")


def write_session(view: View, title: str) -> str:
    """What front.js reads - language and title of the page - and the ribbon over demonstration figures."""
    name = f"{title} · {view.say('Child Protection Compact · Peru')}"
    told = {"lang": view.words.html_language, "title": name, "process": PROCESS}
    attributes = " ".join(f'data-{each}="{escape(value)}"' for each, value in told.items())
    session = f'<div id="session" {attributes}></div>'
    if not view.demonstration:
        return session
    return f'{session}<p class="ribbon">{escape(stamp.write_ribbon(view))}. {escape(view.say("The public record is real and cited."))}</p>'


draw_frame()
