"""The front door of every session: language, navigation, filter bar, release stamp; then the page."""

from html import escape
from pathlib import Path

import streamlit as st

from pages.front import trouble
from pages.shared import stamp
from pages.shared.filters import hold_filters, show_filters
from pages.shared.store import released
from pages.shared.words import words_in
from queries.database import Unusable

PAGES = Path(__file__).parents[1]

SECTIONS: dict[str, list[tuple[str, str, str]]] = {
    "": [("progress/overview", "", "Overview")],
    "Results": [
        ("progress/prosecution", "prosecution", "Prosecution"),
        ("progress/protection", "protection", "Protection"),
        ("progress/prevention", "prevention", "Prevention"),
        ("progress/regions", "regions", "Regions"),
        ("progress/indicators", "indicators", "Indicators"),
    ],
    "Evidence": [
        ("evidence/explore", "explore", "Explore"),
        ("evidence/public_record", "public-record", "Public record"),
        ("evidence/methods", "methods", "Methods"),
    ],
}


def open_door() -> None:
    """Draw the frame and run the page that the address names."""
    language = str(st.session_state.get("lang") or st.query_params.get("lang") or "en")
    words = words_in(language if language in ("en", "es") else "en")
    st.set_page_config(page_title=words.say("Child Protection Compact · Peru"), page_icon=str(PAGES / "front" / "icon.png"), layout="wide")
    page = st.navigation(
        {
            words.say(section) if section else "": [
                st.Page(str(PAGES / f"{path}.py"), title=words.say(title), url_path=url or None, default=not url) for path, url, title in pages
            ]
            for section, pages in SECTIONS.items()
        },
        position="top",
    )
    try:
        edition = released().current()
    except Unusable as problem:
        trouble.show_unusable(problem, words)
        st.stop()
    view = hold_filters(edition)
    show_filters(view)
    warning = released().trouble
    st.html(
        f'<div id="session" data-lang="{view.words.html_language}" data-title="{escape(page.title)} · {escape(words.say("Child Protection Compact · Peru"))}"></div>'
        + (
            f'<p class="ribbon">{escape(stamp.write_ribbon(view))}. {escape(view.say("The public record is real and cited."))}</p>'
            if view.demonstration
            else ""
        )
        + (f'<p class="warning" role="alert">{escape(trouble.explain_swap(warning, view.words))}</p>' if warning else "")
    )
    page.run()


open_door()
