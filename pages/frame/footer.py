"""The foot of every page: whose it is, the last release and the next reports, whom to write to, how the figures may be used."""

from markupsafe import Markup

from pages.documents.kinds import KINDS
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import LANGUAGES
from queries.rows import ReportsRow

MEETING = "/annual-meeting"


def write_footer(view: View) -> Markup:
    """The foot as HTML; its days are those of the release."""
    documents = _documents(view) if view.release else []
    return fill(
        "frame/footer.html",
        view,
        own=view.words.own,
        releases=f"{_last(view)} {_next(view)}",
        methods=view.link("/methods"),
        documents=documents,
        feed=view.link("/feed.xml"),
        calendar=view.link("/calendar.ics", institution=view.selection.institution),
    )


def _documents(view: View) -> list[tuple[str, str, str]]:
    """The documents that are not made of slides, for the filters of the page: name, link, and the link of both languages where it can have them."""
    links = {word: view.link(f"/download/{word}") for word, kind in KINDS.items() if not kind.slides}
    both = {word: f"{link}{'&' if '?' in link else '?'}both=1" if KINDS[word].several and len(LANGUAGES) > 1 else "" for word, link in links.items()}
    return [(view.say(KINDS[word].name), link, both[word]) for word, link in links.items()]


def write_tray(view: View) -> Markup:
    """The way to the slides put together so far, in view on every page but their own; nothing where there are none."""
    count = len(view.selection.slides)
    if not count or view.path == MEETING:
        return Markup()
    return fill("frame/tray.html", href=view.link(MEETING), slides=view.words.count("{n} slide", "{n} slides", count))


def _last(view: View) -> str:
    if view.release is None:
        return view.say("No release had been made by this day.")
    return view.say("Release {number} of {day}.", number=view.number, day=view.words.day(view.release.released_on))


def _next(view: View) -> str:
    days = [row.due_on for row in view.rows(ReportsRow) if view.release and row.due_on > view.release.released_on]
    if ended := view.term_ended:
        last = max(days, default=ended)
        return view.say("The term ended on {end}; last reports due on {day}.", end=view.words.day(ended), day=view.words.day(last))
    due = min(days, default=None)
    if due is None:
        return view.say("No further report is due.")
    return view.say("Next reports due on {day}, then a release.", day=view.words.day(due))
