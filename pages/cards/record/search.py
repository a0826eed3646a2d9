"""What can be searched for: activities, indicators, series, places, terms, and what the public record counts, in both languages."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pages.cards.record import record
from pages.view.view import View
from queries.kept import kept
from queries.rows import GlossaryRow


class Entry(NamedTuple):
    """Something to be found: how it is called, what it is, the page that shows it, and the words it is found by, in every language."""

    label: str
    kind: str
    address: str
    words: str


@kept(8)
def list_entries(view: View) -> tuple[Entry, ...]:
    """Every entry in the language of the view. The addresses have no filters: the browser keeps those of the page it stands on."""
    return tuple(_entries(view))


def _entries(view: View) -> Iterator[Entry]:
    framework, say, pick = view.framework, view.say, view.words.pick
    for code, activity in framework.activities.items():
        path = f"/{framework.objectives[activity.objective].paradigm}"
        yield Entry(f"{code} {pick(activity)}", say("activity"), f"{path}?activity={code}", f"{code} {_both(activity, 'name', 'description')}")
    for code, indicator in framework.indicators.items():
        yield Entry(f"{code} {pick(indicator)}", say("indicator"), f"/indicators?indicator={code}", f"{code} {_both(indicator, 'name')}")
    for code, series in framework.series.items():
        yield Entry(view.name_series(code), say("series"), f"/explore?series={code}", f"{code} {_both(series, 'name', 'short')}")
    for subject, row in record.subjects(view).items():
        yield Entry(pick(row), say("public record"), f"/public-record?subject={subject}", _both(row, "name"))
    for code, line in record.lines(view).items():
        yield Entry(pick(line), say("public record"), f"/public-record?record={code}", _both(line, "name"))
    for code in framework.places:
        yield Entry(pick(framework.regions[code]), say("place"), f"/regions?region={code}", _both(framework.regions[code], "name"))
    for term in view.rows(GlossaryRow):
        yield Entry(pick(term, "term"), say("term"), f"/methods#glossary/{term.term}", _both(term, "term", "meaning"))


def _both(row: Any, *columns: str) -> str:
    return " ".join(text for column in columns for text in getattr(row, f"{column}_in", ()) if text)
