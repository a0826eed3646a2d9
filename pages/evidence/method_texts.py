"""How this program counts, protects and revises, in the words of the Methods page.

Each section is a heading and its points. A change of a rule in `data/` changes its sentence here.
"""

from dataclasses import dataclass

from markupsafe import Markup

from pages.card.cell import Cell, compose
from pages.card.markup import write_sentence
from pages.view.view import View, about
from pages.view.words import mark


class Own(str):
    """A point that the Compact says in words of its own, by their key."""


@dataclass(frozen=True)
class Section:
    """One section: its anchor in the address, its heading, its points."""

    anchor: str
    heading: str
    points: tuple[str, ...]


SECTIONS = (
    Section(
        "compact",
        mark("What the Compact is"),
        (
            Own("about-compact"),
            Own("about-objectives"),
            mark(
                "The institutions of the country and the implementing partners report every half-year, in figures and in words. The national commission puts the reports of its members together; the TIP Office of the State Department receives them."
            ),
            mark(
                "These pages show what was released from those reports, beside what others have published. Once a year both sides meet and discuss it."
            ),
        ),
    ),
    Section(
        "counting",
        mark("How figures are counted"),
        (
            mark(
                "Every chart says which year it means. The instrument does not define the half-year; the table of periods does: without another agreement they are those of the calendar."
            ),
            mark(
                "A figure for several regions, periods or sources exists only where the series allows it. A number of places counts at the end of the period; a median is never averaged."
            ),
            mark("A percentage is worked out from its two counts and printed with them: n of N."),
            mark("Different counting systems are never added, because nobody knows how many children stand in both. They stand side by side."),
            mark("Children are counted once for each service. One child can receive several, so services are not added up to a number of children."),
            Own("about-same"),
            mark(
                "Selected regions and years stand side by side. Nothing on a page is added up by the page: every number is a row of the released file."
            ),
            Own("about-places"),
            Own("about-money"),
        ),
    ),
    Section(
        "status",
        mark("What a status word means"),
        (
            mark("A status compares the last complete year of the chosen range with the target of that year. A provisional year has none."),
            mark(
                "Target met, close to target, target not met, not rated with its one reason, new indicator. The State Department publishes: above target and on target (here: met), slightly below target (close), below target (not met), rating not available (not rated)."
            ),
            mark(
                "Close means short of the target by at most ten per cent, of a percentage by at most five points, unless the series sets another tolerance; never under a target of ten, and never where the figure is no better than its baseline. Figures are compared as they are printed."
            ),
            mark(
                "The target in force at the start of the year counts; where it was revised, both are shown. A target adopted after the year ended does not rate it. An indicator is rated by the one series its reference sheet names; a total of places by the sum of their targets, where each place has one and the series adds up."
            ),
            mark(
                "Got better, got worse and unchanged compare with the complete year before, in the direction of the series; unchanged is less than two per cent or one point. Both years need 11 cases, or 30 for a percentage, and no new definition between them, else they are not comparable. A baseline stands beside a figure and is never a verdict."
            ),
            mark(
                "More identified victims is neither better nor worse by itself, so such series have no target; nor is a count that depends on another, such as children served on children identified. What counts from the start of the term has no direction: what the year added stands beside it."
            ),
            mark(
                "A confidential figure has no status, no arrow, no rank and no sentence. Nor has a count of victims under {threshold}, or a percentage of fewer than {threshold}."
            ),
            mark("An activity shows how many of its indicators have which status, never one word for all."),
        ),
    ),
    Section(
        "protection",
        mark("How children are protected"),
        (
            mark(
                "No child may be recognised from any number, alone or together with others. Figures that describe child victims leave the ledger for whole years and the whole term only, never for half-years, and only in the tables of a list that both sides can read."
            ),
            mark(
                "A count of child victims under {threshold}, unless it is zero, is withheld, and so are as few others as possible, so that no such count can be worked out. The mark is [c], the same for all: it does not tell which count was small."
            ),
            mark(
                "Where every total of {threshold} or more of a pilot region and year is published, as the table below says, [c] in such a count means at least one and fewer than {threshold}. The protection takes into account that readers know this."
            ),
            mark(
                "A percentage that has all child victims or none, and a category that has all of them, would tell something of each child: it is withheld together with what it could be worked out from. A sum of money behind one or two cases is withheld in the same way."
            ),
            mark(
                "A small category can hide a larger one beside it. Some are therefore published within another one, for the whole term; which ones was settled before there were figures, and the note below a chart names them."
            ),
            mark(
                "Somebody who knows some of the counts, such as an institution its own, may work out others. That is not promised to be impossible: counts under {threshold} must not be passed on between institutions."
            ),
            mark(
                "A year is released once, when it is complete or closed, and then stands for good: a second version could undo the protection of the first. A later correction stays inside; until a year is complete it shows [x]."
            ),
            mark(
                "Before each release two checks try to work out every withheld small count from all releases together; one of them knows nothing of how the figures to withhold were chosen. If either succeeds, nothing is released."
            ),
            mark(
                "Percentages fall with their counts, and so do status words and points of a line. In a chart [c] stands in a lane below the axis, never at a height."
            ),
            mark(
                "Cases and defendants by region and year are exact, because courts publish them, unless they are crossed with something that describes a victim."
            ),
        ),
    ),
    Section(
        "revision",
        mark("How figures are revised"),
        (
            mark("Reports are never overwritten. A corrected report is a new version that takes the place of the one before."),
            mark(
                "A release is a numbered publication on a day. Earlier releases are kept word for word: choose a day under “As known on” to see what was known then."
            ),
            mark("A figure that differs from the release before carries [r]. Its history says what it was, what it is, and why it changed."),
            mark("A year is provisional [p] until all reports due for it are agreed, so that a fall is not mistaken for a result."),
        ),
    ),
    Section(
        "record",
        mark("What the public record is"),
        (
            mark(
                "Figures that others have published, each with its address, its counter and the day it was stated. They are real and are never mixed with programme figures."
            ),
            mark(
                "A later statement of the same count is shown as a revision of the earlier one. A statement with only a year counts as known from the end of that year."
            ),
            mark("Figures about a single operation or case are kept in the data and left out of the page."),
            mark("Region shapes: Natural Earth, 1:10 million, public domain, simplified. Population: as cited in the data."),
        ),
    ),
    Section(
        "report",
        mark("Report a problem"),
        (
            mark(
                "Write to the technical secretariat of the national commission or to the TIP Office. Send the link of the page: it opens exactly what you see."
            ),
        ),
    ),
)


def write_point(view: View, point: str) -> Markup:
    """One point as HTML; the threshold of disclosure in it is the one the released file says it was made with."""
    text = view.words.own(point) if isinstance(point, Own) else view.say(point)
    threshold = about(view.edition)["threshold"]
    return write_sentence(compose(text, threshold=Cell(threshold, "about/threshold")))
