"""What every exit says of itself: demonstration or real, filters, source, release, the link, the meaning of codes."""

from collections.abc import Collection

from pages.shared.card import Card
from pages.shared.view import View
from pages.shared.words import mark

CODES = {
    "c": mark("[c] confidential: protects children"),
    "x": mark("[x] not reported"),
    "z": mark("[z] not applicable"),
    "p": mark("[p] provisional: not all reports are in; hollow in charts"),
    "r": mark("[r] revised since the last release"),
    "b": mark("[b] break: not comparable with the years before"),
}


def write_ribbon(view: View) -> str:
    """The sentence that no demonstration figure goes without; empty for a real ledger."""
    return view.say("Demonstration data – not real") if view.demonstration else ""


def write_release(view: View) -> str:
    """`as known on Oct 15, 2024 · release 3`, or that there was none yet."""
    if view.release is None:
        return view.say("no release had been made by this day")
    return view.say("as known on {day} · release {number}", day=view.words.day(view.release.released_on), number=view.number)


def write_known(view: View, card: Card) -> str:
    """What a card was known from: a release; published figures of others, the chosen day itself when one is chosen."""
    day = view.selection.known_on
    return view.say("as known on {day}", day=view.words.day(day)) if card.real and day else write_release(view)


def write_filters(view: View) -> str:
    """The chosen filters in words; says so when nothing is chosen."""
    names = view.framework.regions
    objectives = view.framework.objectives
    parts = [view.words.pick(names[code]) for code in view.selection.region if code in names]
    parts += [view.words.pick(objectives[code]) for code in view.selection.objective if code in objectives]
    if view.selection.first or view.selection.last:
        first, last = view.selection.first or view.say("first year"), view.selection.last or view.say("last year")
        parts.append(view.say("{first} to {last}", first=first, last=last))
    return " · ".join(parts) if parts else view.say("no filter: all places, objectives and years")


def explain_codes(view: View, found: Collection[str] = tuple(CODES)) -> list[str]:
    """`[c] confidential: protects children`, … one line for each code and flag in `found`."""
    return [view.say(text) for code, text in CODES.items() if code in found]


def cite_statements(card: Card) -> list[str]:
    """Where each published figure that a picture shows was stated, with its address; a source of several figures stands once."""
    found: dict[tuple[str, str], list[str]] = {}
    for fact in card.facts():
        if fact.get("what") == "record" and fact["key"] in (card.drawn or {fact["key"]}):
            found.setdefault((str(fact["stated_in"]), str(fact["url"] or "")), []).append(str(fact["record"]))
    return [f"{', '.join(records)}: {stated}. {url}".rstrip() for (stated, url), records in found.items()]


def stamp(view: View, card: Card, origin: str = "") -> list[tuple[str, str]]:
    """Name and value of every line that stands above the figures in a file; the demonstration ribbon comes first."""
    lines: list[tuple[str, str]] = []
    if view.demonstration and not card.real:
        lines.append((write_ribbon(view), ""))
    lines += [
        (view.say("Title"), card.title),
        (view.say("Measure"), card.subtitle),
        (view.say("Filters"), write_filters(view)),
        (view.say("Source"), card.sources),
        (view.say("Release"), write_known(view, card)),
        (view.say("Link"), origin + view.here()),
    ]
    lines += [(view.say("Stated in"), line) for line in cite_statements(card)] if card.real else []
    lines += [(view.say("Code"), line) for line in explain_codes(view)] if not card.real else []
    return lines
