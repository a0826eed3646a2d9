"""HTML from templates (Jinja2, autoescape): the one module of the app that escapes. A template stands beside the Python that fills it.

A line end in a template, with the spaces around it, is nothing beside a tag or a brace and one space between words: a template can be
laid out for reading, and its page is as small as one written by hand.
"""

import re
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from pages.view.words import reveal

PAGES = Path(__file__).parents[1]
LINE_END = re.compile(r"(?<=[>}])\s*\n\s*|\s*\n\s*(?=[<{])")
BETWEEN_WORDS = re.compile(r"\s*\n\s*")
LEADS = ("/", "?", "#", "https://", "http://")
"""With what the address of a link begins: one of ours, or a page of the web. Nothing else becomes a link, whatever a table says."""


class Speaker(Protocol):
    """A source of translations: a view, or the words of a language."""

    def say(self, message: str, **values: Any) -> str:
        """The message in the reader's language."""
        ...


class Tight(Extension):
    """Joins the lines of a template as the module says."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja calls it
        """The source without its line ends; those beside a tag go into comments, so that an error names its line."""
        return BETWEEN_WORDS.sub(" ", LINE_END.sub(lambda end: "{#" + "\x00" * end[0].count("\n") + "#}", source.strip())).replace("\x00", "\n")


def leads_somewhere(address: str) -> bool:
    """Whether an address may become a link: never one that runs something (`javascript:`), never another host in disguise."""
    return address.startswith(LEADS) and not address.startswith(("//", "/\\"))


def in_single_quotes(text: str) -> Markup:
    """A text that has many double quotes (JSON, HTML) as the value of an attribute in single quotes: as few bytes as can be."""
    return Markup(str(text).replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;"))


def packed(html: Markup) -> Markup:
    """HTML as the value of an attribute in single quotes, which a script puts back; `<` needs no escape there."""
    # as a plain text, because replacing in Markup would escape what is put in
    return Markup(str(html).replace("&", "&amp;").replace("'", "&#39;"))


ENVIRONMENT = Environment(
    loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, extensions=[Tight], auto_reload=False, cache_size=-1
)
ENVIRONMENT.filters.update(reveal=reveal, in_single_quotes=in_single_quotes, packed=packed)
ENVIRONMENT.globals["leads_somewhere"] = leads_somewhere


def fill(template: str, speaker: Speaker | None = None, /, **values: Any) -> Markup:
    """The HTML of the template at a path below `pages/`; `say(…)` in it translates. Raises jinja2.UndefinedError for a value it lacks."""
    if speaker is not None:
        values["say"] = speaker.say
    return Markup(ENVIRONMENT.get_template(template).render(values))


def macros(template: str) -> Any:
    """The macros of a template, to be called from Python; what they return is HTML, and they translate nothing."""
    return ENVIRONMENT.get_template(template).module


def join(*parts: Markup) -> Markup:
    """Pieces of HTML as one."""
    return Markup("").join(parts)
