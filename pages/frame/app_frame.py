"""The frame of every session: navigation, ribbon, filters; then the page."""

from functools import partial

import streamlit as st
from markupsafe import Markup
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.compact import compact
from pages.frame import errors
from pages.frame.filter_bar import show_filters
from pages.frame.footer import write_footer, write_tray
from pages.frame.measured import timed_page
from pages.frame.menu import BY_PATH, PAGES, Page
from pages.frame.process import PROCESS, keep_from_collector
from pages.frame.turns import TURNS
from pages.screen.frame import VIEW, show_large
from pages.view import stamp
from pages.view.store import released
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import Words, words_in
from queries.database import Unusable


def draw_frame() -> None:
    """Draw the frame and the page that the address names, a few of all readers at once."""
    context = get_script_run_ctx()
    with TURNS.take(context.session_id if context else ""), timed_page():
        _draw()


def _draw() -> None:
    keep_from_collector()
    words = words_in(str(st.query_params.get("lang", "")))
    st.set_page_config(page_title=words.own("title"), layout="wide")
    page = navigate(words)
    try:
        edition = released().current()
    except Unusable as problem:
        errors.show_unusable(problem, words)
        return
    top = st.container()
    path = f"/{page.url_path}"
    view = show_filters(edition, path, BY_PATH[path].filters)
    top.html(write_session(view, page.title))
    if newer := released().problem:
        st.html(fill("frame/warning.html", text=errors.explain_swap(newer, view.words)))
    VIEW.set(view)
    if not show_large(view):
        page.run()
        st.html(write_footer(view) + write_tray(view))


def _run(page: Page) -> None:
    """Draw a page for the view of this run; Streamlit calls a page without arguments."""
    page.draw(VIEW.get())


def navigate(words: Words) -> StreamlitPage:
    """The page that the address names; the header outside Streamlit has the links to all of them."""
    pages = [st.Page(partial(_run, page), title=words.say(page.title), url_path=page.path or None, default=not page.path) for page in PAGES]
    return st.navigation(pages, position="hidden")


def write_session(view: View, title: str) -> Markup:
    """What front.js reads - language and title of the page - and the ribbon over demonstration figures."""
    dropped = stamp.write_dropped(view)
    return fill(
        "frame/session.html",
        view,
        lang=view.words.html_language,
        title=f"{title} · " + view.words.own("title"),
        process=PROCESS,
        filters=f"{stamp.write_filters(view)} · {stamp.write_release(view)}",
        dropped=dropped[:1].upper() + dropped[1:],
        close=view.here(dropped=()),
        ribbon=stamp.write_ribbon(view),
        record=compact().has_record,
    )


draw_frame()
