"""What every card is made from: one edition of the released file, one selection, one language.

A view knows nothing of Streamlit, so the same card can be shown on a page, written into a file or put on a slide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from data.compact import compact
from pages.view.framework import Framework, read_framework
from pages.view.headlines import HEADLINES, STANDINGS
from pages.view.link_repair import fold
from pages.view.selection import Selection, is_day, read_selection
from pages.view.words import LANGUAGES, Words, words_in
from queries.database import Edition, R
from queries.kept import kept
from queries.rows import AboutRow, DaysRow, MeetingsRow, RecordCodesRow, RecordSubjectCodesRow, ReleasesRow, ShapesRow

EARLY = "2000-01-01"
"""A day before anything was known, for all such days."""


@dataclass(frozen=True, eq=False)
class View:
    """One selection of one release in one language. Two views are the same when edition, selection and page are."""

    edition: Edition
    selection: Selection
    release: ReleasesRow | None
    releases: tuple[ReleasesRow, ...]
    framework: Framework
    words: Words
    path: str = "/"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[Edition, Selection, str]:
        return self.edition, self.selection, self.path

    @property
    def number(self) -> int:
        """The release shown; 0 when none had been made by the chosen day."""
        return int(self.release.release) if self.release else 0

    @property
    def demonstration(self) -> bool:
        """Whether the programme figures are fictitious."""
        return about(self.edition).get("ledger") != "real"

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the chosen range, of those that have begun in this release."""
        first, last = self.selection.first or 0, self.selection.last or 9999
        return tuple(year for year in self.framework.years if first <= year <= last)

    @property
    def shown_regions(self) -> tuple[str, ...]:
        """The places a chart draws: the chosen ones, or the pilots."""
        return self.selection.region or self.framework.pilots

    @property
    def listed_regions(self) -> tuple[str, ...]:
        """The places a table lists: the chosen ones, or all with their released roll-ups."""
        return self.selection.region or tuple(self.framework.regions)

    @property
    def shown_objectives(self) -> tuple[str, ...]:
        """The chosen objectives, or all."""
        return self.selection.objective or tuple(self.framework.objectives)

    @cached_property
    def status_year(self) -> int | None:
        """The last complete year of the range: the one a status is about. None when there is none.

        The first and last year of the term are half years only, so they are never complete.
        """
        years = (row for row in self.framework.periods.values() if row.kind == "year" and row.closed and row.halves == 2)
        return max((int(row.year) for row in years if int(row.year) in self.years), default=None)

    @cached_property
    def term_ended(self) -> date | None:
        """The last day of the term where the release was made after it; None while the term ran."""
        ends = next((row.ends for row in self.framework.periods.values() if row.kind == "term"), None)
        return ends if ends and self.release and self.release.released_on > ends else None

    def rows(self, row: type[R], **parameters: Any) -> tuple[R, ...]:
        """The rows of a question about this view's release; a question is named by the type of its rows."""
        return self.edition.rows(row, release=self.number, **parameters)

    def speaking(self, words: Words) -> "View":
        """The same view in another language."""
        return replace(self, words=words, selection=self.selection.with_(lang=words.language))

    def say(self, message: str, **values: Any) -> str:
        """Short for `words.say`."""
        return self.words.say(message, **values)

    def name_series(self, code: str) -> str:
        """`1.6-c Prosecutions of child trafficking started, cases`: the indicator and the name of a series."""
        series = self.framework.series[code]
        return f"{series.indicator} {self.words.pick(series)}"

    def opened(self, name: str) -> str:
        """The code that the Compact opens under a name, such as its `measure`; "" where it names none that is known."""
        code = compact().opened.get(name, "")
        return code if code in self.framework.series or code in self.framework.indicators else ""

    @cached_property
    def mapped(self) -> bool:
        """Whether there are shapes to draw a map of."""
        return bool(self.rows(ShapesRow))

    @property
    def first_series(self) -> str:
        """The series that is shown before one is chosen: the one the Compact opens, else the first."""
        return self.opened("measure") or next(iter(self.framework.series), "")

    def in_release(self, number: int) -> "View":
        """The same view as an earlier release knew it; its links lead to that release. Raises StopIteration for an unknown release."""
        then = next(row for row in self.releases if int(row.release) == number)
        selection = self.selection.with_(asof=str(then.released_on)[:10], against="")
        return replace(self, release=then, framework=read_framework(self.edition, number), selection=selection)

    def link(self, path: str, **changes: Any) -> str:
        """The address of another page with the filters kept."""
        return self.selection.link(path, **changes)

    def here(self, **changes: Any) -> str:
        """The address of this page with some choices changed."""
        return self.selection.here(self.path, **changes)


def open_view(edition: Edition, parameters: Mapping[str, Sequence[str]], path: str = "/") -> View:
    """The view that a link's parameters mean in this edition; unknown codes are dropped."""
    releases = all_releases(edition)
    asof = str((parameters.get("asof") or ("",))[0])
    release = release_known_on(releases, asof)
    # A day before the first release still needs the places and years of the filter bar; its figures are no rows.
    framework = read_framework(edition, int((release or releases[0]).release))
    selection = read_selection(parameters, known_codes(edition, framework), framework.years)
    return View(edition, selection, release, releases, framework, words_in(selection.lang), path)


def same_day(edition: Edition, asof: str) -> str:
    """The last day on which something became known before or on `asof`: what is kept for one of them serves all days that mean the same."""
    if not is_day(asof):
        return asof
    earlier = [row.day for row in edition.rows(DaysRow) if row.day.isoformat() <= asof]
    return earlier[-1].isoformat() if earlier else EARLY


def newest_framework(edition: Edition) -> Framework:
    """The framework as the newest release knows it."""
    return read_framework(edition, int(all_releases(edition)[-1].release))


def known_of(edition: Edition) -> tuple[dict[str, Sequence[str]], tuple[int, ...]]:
    """Every code that may stand in a link, by parameter, and the years, as the newest release knows them."""
    framework = newest_framework(edition)
    return known_codes(edition, framework), framework.years


@kept(4)
def names_of(edition: Edition) -> dict[str, dict[str, str]]:
    """The codes of places and objectives by their folded names in every language."""
    framework = newest_framework(edition)
    places = {code: framework.regions[code] for code in framework.places}
    return {"region": _fold_names(places), "objective": _fold_names(framework.objectives)}


def _fold_names(rows: Mapping[str, Any]) -> dict[str, str]:
    return {fold(str(words_in(language).pick(row))): code for code, row in rows.items() for language in LANGUAGES}


def release_known_on(releases: Sequence[ReleasesRow], asof: str) -> ReleasesRow | None:
    """The last release not later than the day, the newest when no day is given."""
    if not is_day(asof):
        return releases[-1]
    earlier = [row for row in releases if str(row.released_on)[:10] <= asof]
    return earlier[-1] if earlier else None


@kept(16)
def known_codes(edition: Edition, framework: Framework) -> dict[str, Sequence[str]]:
    """Every code that may stand in a link, by parameter."""
    return {
        "region": framework.places,
        "objective": tuple(framework.objectives),
        "lang": LANGUAGES,
        "activity": tuple(framework.activities),
        "series": tuple(framework.series),
        "breakdown": tuple(framework.breakdowns),
        "indicator": tuple(framework.indicators),
        "record": record_codes(edition),
        "subject": record_subjects(edition),
        "year": tuple(str(year) for year in framework.years),
        "show": (*HEADLINES, "scorecard:all", "map", *(f"standing:{place}:{status}" for place in framework.regions for status in STANDINGS)),
        "institution": tuple(framework.institutions),
        "against": tuple(str(row.release) for row in all_releases(edition)),
        "notes": ("1",),
        "meeting": meeting_codes(edition),
        "half": tuple(row.period for row in framework.periods.values() if row.kind == "half"),
    }


@kept(4)
def all_releases(edition: Edition) -> tuple[ReleasesRow, ...]:
    """All releases of the file, the oldest first."""
    return edition.rows(ReleasesRow)


@kept(4)
def about(edition: Edition) -> dict[str, str]:
    """What the file says of itself: the kind of ledger, the schema, the latest release."""
    return {row.key: row.value for row in edition.rows(AboutRow)}


@kept(4)
def meeting_codes(edition: Edition) -> tuple[str, ...]:
    """The codes of the annual meetings that any release knows."""
    releases = (int(row.release) for row in all_releases(edition))
    return tuple(dict.fromkeys(row.meeting for number in releases for row in edition.rows(MeetingsRow, release=number, known_on=None)))


@kept(4)
def record_codes(edition: Edition) -> tuple[str, ...]:
    """The codes of the drawable series and of the single statements of the public record."""
    return tuple(row.code for row in edition.rows(RecordCodesRow))


@kept(4)
def record_subjects(edition: Edition) -> tuple[str, ...]:
    """The codes of what the public record counts."""
    return tuple(row.subject for row in edition.rows(RecordSubjectCodesRow))
