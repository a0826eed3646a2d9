"""What every exit says of a card: where it comes from, as known when, by which filters, by which link."""

from pages.card.card import Card
from pages.view.stamp import explain_codes, write_filters, write_release, write_ribbon
from pages.view.view import View


def write_known(view: View, card: Card) -> str:
    """What a card was known from: a release; published figures of others, the chosen day itself when one is chosen."""
    day = view.selection.known_on
    return view.say("as known on {day}", day=view.words.day(day)) if card.real and day else write_release(view)


def cite_statements(card: Card) -> list[str]:
    """Where each published figure that a picture shows was stated, with its address; a source of several figures stands once."""
    found: dict[tuple[str, str], list[str]] = {}
    for fact in card.facts():
        if fact.get("what") == "record" and fact["key"] in (card.drawn or {fact["key"]}):
            found.setdefault((str(fact["stated_in"]), str(fact["url"] or "")), []).append(str(fact["record"]))
    return [f"{', '.join(records)}: {stated}. {url}".rstrip() for (stated, url), records in found.items()]


def pin(view: View) -> str:
    """The address of this view of this release, whatever is released later."""
    return view.here(asof=view.selection.asof or str(view.release.released_on)[:10]) if view.release else view.here()


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
        (view.say("Link"), origin + pin(view)),
    ]
    lines += [(view.say("Stated in"), line) for line in cite_statements(card)] if card.real else []
    lines += [(view.say("Code"), line) for line in explain_codes(view)] if not card.real else []
    return lines
