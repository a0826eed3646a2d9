"""The headline counts that lead to a list: how each is said, what its list is called and means, and what it lists."""

from dataclasses import dataclass
from typing import Literal

from pages.view.words import mark, mark_plural


@dataclass(frozen=True)
class Headline:
    """One count of a release: its sentence for one and for many, and the title, the meaning and the rows of its list."""

    said: tuple[str, str]
    title: str
    meaning: str
    lists: Literal["indicators", "reports", "figures", "explanations"]


HEADLINES: dict[str, Headline] = {
    "no-target": Headline(
        mark_plural("{count} indicator has no target", "{count} indicators have no target"),
        mark("Indicators without a target"),
        mark("Their series have a direction, but no target was adopted for any year or place."),
        "indicators",
    ),
    "no-baseline": Headline(
        mark_plural("{count} indicator has no baseline", "{count} indicators have no baseline"),
        mark("Indicators without a baseline"),
        mark("Their values before the work began are not known, for any place or series."),
        "indicators",
    ),
    "no-data": Headline(
        mark_plural("{count} indicator has no data", "{count} indicators have no data"),
        mark("Indicators without data"),
        mark("No figure came in for any of their series, in no place and no year."),
        "indicators",
    ),
    "reports-agreed": Headline(
        mark_plural("{count} half-yearly report is agreed", "{count} half-yearly reports are agreed"),
        mark("Half-yearly reports that are agreed"),
        mark("Both sides agreed to them; only their figures are released."),
        "reports",
    ),
    "reports-in-progress": Headline(
        mark_plural("{count} half-yearly report is in progress", "{count} half-yearly reports are in progress"),
        mark("Half-yearly reports in progress"),
        mark("Received, verified or returned for correction, and not yet agreed to by both sides."),
        "reports",
    ),
    "reports-missing": Headline(
        mark_plural("{count} half-yearly report is missing", "{count} half-yearly reports are missing"),
        mark("Half-yearly reports that are missing"),
        mark("Due by the day of the release and not received. Reports not yet due are not counted."),
        "reports",
    ),
    "explanations-missing": Headline(
        mark_plural("{count} explanation is missing", "{count} explanations are missing"),
        mark("Explanations that are missing"),
        mark(
            "Of the newest rated year: who missed a target, got worse or is far above a target is asked for the cause, an action and a day. "
            "These have not answered, or their answer is not yet cleared."
        ),
        "explanations",
    ),
    "figures-revised": Headline(
        mark_plural("{count} yearly figure was revised since release {before}", "{count} yearly figures were revised since release {before}"),
        mark("Yearly figures revised since the last release"),
        mark("Yearly totals that a correcting report changed, the largest change first; confidential figures are never among them."),
        "figures",
    ),
    "figures-completed": Headline(
        mark_plural("{count} yearly figure was completed by late reports", "{count} yearly figures were completed by late reports"),
        mark("Yearly figures completed since the last release"),
        mark("Yearly totals that a late report made complete, the largest change first; confidential figures are never among them."),
        "figures",
    ),
}

STANDINGS = ("met", "close", "not-met", "rated", "unrated", "got-better", "got-worse", "unchanged", "incomparable")
"""What the lists behind the tally of a place are of: `standing:XYZ:not-met` in a link."""
