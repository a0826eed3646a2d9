"""What a visitor reads when the released file cannot be served, and what the person in charge should do."""

from html import escape

import streamlit as st

from pages.shared.words import Words
from queries.database import Unusable

REASONS = {
    "missing": "The file of released figures is not there.",
    "damaged": "The file of released figures is damaged.",
    "foreign": "The file is a database, but not one of released figures.",
    "other_schema": "The file of released figures was made by another version of this program.",
}


def show_unusable(problem: Unusable, words: Words) -> None:
    """A page without figures: what is wrong, where, what to do."""
    st.html(
        f"<h1>{escape(words.say('No figures can be shown'))}</h1><p>{escape(words.say(REASONS[problem.reason]))}</p>"
        f"<p>{escape(words.say('File: {path}', path=problem.path.name))}</p>"
        f"<p>{escape(words.say('What to do: make it again with the command'))} <code>python -m data build</code></p>"
    )


def explain_swap(problem: Unusable, words: Words) -> str:
    """One line for a file that was swapped in but cannot be used, while the one before is served on."""
    return words.say(
        "A new file of figures arrived but cannot be used ({reason}) The release before it is still shown. Make it again: {command}",
        reason=words.say(REASONS[problem.reason]),
        command="python -m data build",
    )
