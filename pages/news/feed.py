"""The feed of releases (Atom, RFC 4287): what each of them says, of all places, of one region or of one indicator."""

from datetime import date, datetime, time
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from data.compact import compact
from pages.card.markup import plain
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.progress import headlines, tally
from pages.news.preview import name_view
from pages.view.stamp import write_ribbon
from pages.view.templates import fill
from pages.view.view import View
from queries.rows import ReleasesRow

COUNTS = ("figures-revised", "figures-completed", "explanations-missing")
"""What is counted of each release, beside what its figures say."""
NOON = time(12)
"""A release has a day and no hour; noon by the clock of the Partnership is on that day nearly wherever it is read."""


class Entry(NamedTuple):
    """A release in the feed."""

    id: str
    title: str
    updated: str
    link: str
    lines: list[str]


def write_feed(view: View, origin: str) -> bytes:
    """The feed in the language of the view, the newest release first; of the places and the indicator that the view has chosen."""
    own = view.link("/feed.xml", indicator=view.selection.indicator)
    entries = [_entry(view, row, origin) for row in reversed(view.releases)]
    return fill(
        "news/feed.xml",
        view,
        id=_identify("feed", own),
        title=" · ".join(filter(None, (name_view(view), view.words.own("title"), write_ribbon(view)))),
        author=view.words.own("title"),
        language=view.words.html_language,
        updated=entries[0].updated if entries else _time(date(view.framework.years[0], 1, 1)),
        own=origin + own,
        home=origin + view.link("/indicators" if view.selection.indicator else "/", indicator=view.selection.indicator),
        entries=entries,
    ).encode()


def _entry(view: View, row: ReleasesRow, origin: str) -> Entry:
    then = view.in_release(row.release)
    title = view.say("Release {number} of {day}.", number=row.release, day=view.words.day(row.released_on)).rstrip(".")
    lines = [write_ribbon(view), str(view.words.pick(row, "note") or ""), _say_figures(then)]
    if not view.selection.indicator:
        lines += [plain(headlines.say_count(then, code)) for code in COUNTS]
    link = then.link("/indicators" if view.selection.indicator else "/", indicator=view.selection.indicator)
    return Entry(
        _identify(str(row.release), view.link("/", indicator=view.selection.indicator)),
        title,
        _time(row.released_on),
        origin + link,
        [line for line in lines if line.strip()],
    )


def _say_figures(view: View) -> str:
    """What the release says of the indicator, or how many indicators have which status in each place."""
    indicator = view.framework.indicators.get(view.selection.indicator)
    if not view.selection.indicator:
        return plain(tally.tell(view))
    try:
        return plain(build_card(view, f"trend:{indicator.headline_series}").sentence) if indicator and indicator.headline_series else ""
    except UnknownCard:
        return ""


def _time(day: date) -> str:
    return datetime.combine(day, NOON, compact().clock).isoformat()


def _identify(*parts: str) -> str:
    """A name that stays the same wherever the program is served."""
    return uuid5(NAMESPACE_URL, "/".join((compact().identity, *parts))).urn
