"""What every view says of itself: demonstration or real, filters, release, the meaning of codes."""

from collections.abc import Collection

from pages.view.selection import CHOICES, KEPT
from pages.view.view import View
from pages.view.words import mark

CODES = {
    "c": mark("[c] confidential: protects children"),
    "x": mark("[x] not reported or not complete"),
    "z": mark("[z] not applicable"),
    "p": mark("[p] provisional: not all reports are in; hollow in charts"),
    "r": mark("[r] revised since the last release"),
    "b": mark("[b] break: not comparable with the years before"),
}

MOST_QUOTED = 60
"""Letters of what a link says that are repeated."""


def write_ribbon(view: View) -> str:
    """The sentence that no demonstration figure goes without; empty for a real ledger."""
    return view.say("Demonstration data – not real") if view.demonstration else ""


def write_release(view: View) -> str:
    """`as known on Oct 15, 2024 · release 3`, or that there was none yet."""
    if view.release is None:
        return view.say("no release had been made by this day")
    return view.say("as known on {day} · release {number}", day=view.words.day(view.release.released_on), number=view.number)


def write_filters(view: View) -> str:
    """The chosen filters in words; says so when nothing is chosen."""
    names = view.framework.regions
    objectives = view.framework.objectives
    parts = [view.words.pick(names[code]) for code in view.selection.region if code in names]
    parts += [view.words.pick(objectives[code]) for code in view.selection.objective if code in objectives]
    if view.selection.first or view.selection.last:
        first, last = view.selection.first or view.say("first year"), view.selection.last or view.say("last year")
        parts.append(view.say("{first} to {last}", first=first, last=last))
    message = " · ".join(parts) if parts else view.say("no filter: all places, objectives and years")
    return " · ".join(each for each in (message, write_dropped(view)) if each)


def write_dropped(view: View) -> str:
    """What of the link could not be understood and is left out; "" where all could."""
    if not view.selection.dropped:
        return ""
    split = [each[:MOST_QUOTED].partition(":") for each in view.selection.dropped]
    # a name that is none of ours is a stranger's word too, and stands in quotes
    named = [f"{name} “{value}”" if name in (*KEPT, *CHOICES) else f"“{name}{colon}{value}”" for name, colon, value in split]
    return view.say("left out of the link, because it means nothing here: {what}", what=", ".join(named))


def explain_codes(view: View, found: Collection[str] = tuple(CODES)) -> list[str]:
    """`[c] confidential: protects children`, … one line for each code and flag in `found`."""
    return [view.say(text) for code, text in CODES.items() if code in found]
