"""What pages may ask of data about the next release: its note, its preview with two keys, the release, and periods that are closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.compact import Texts
from data.page_api import answering, find_report

STEWARD = "steward"


@dataclass(frozen=True)
class NextRelease:
    """The next release as the ledger is now.

    `texts` are its note by language, `pointed` what to look at in it. `agreed` are the reports that came in since the last release, `open`
    the periods that have ended and are not closed, each with the reports that did not come. `opened_on` is when the preview was opened,
    `signed` which role signed it when, `unsigned` which has to, `from_day` the first day on which the release can be made.
    """

    number: int
    last: int
    last_day: date | None
    texts: dict[str, str]
    cleared: bool
    pointed: tuple[str, ...]
    agreed: tuple[str, ...]
    open: dict[str, tuple[str, ...]]
    opened_on: date | None
    signed: dict[str, date]
    unsigned: tuple[str, ...]
    from_day: date | None
    days: int


def read_next(language: str, program: Path) -> NextRelease:
    """The next release. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import next_release

    with answering(language, program):
        return NextRelease(**next_release.read_next(program, today()))


def write_note(texts: dict[str, str], role: str, language: str, program: Path) -> None:
    """Keep what the next release says of itself, in one language or both. Raises NotTaken, NotMade."""
    from data.days import today
    from data.ledger.store import Decision
    from data.stewards import releasing

    with answering(language, program):
        releasing.write_note(program, texts, Decision("noted", role, today()))


def clear_note(translations: Texts, role: str, language: str, program: Path) -> None:
    """Let the note be released. Raises NotTaken, NotMade."""
    from data.days import today
    from data.ledger.store import Decision
    from data.stewards import releasing

    with answering(language, program):
        releasing.clear_note(program, Decision("noted", role, today()), translations)


def open_preview(role: str, language: str, program: Path) -> None:
    """Note that the preview is open. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import release_keys

    with answering(language, program):
        release_keys.open_preview(program, role, today())


def sign_preview(role: str, language: str, program: Path) -> None:
    """Put the name of a side to the preview. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import release_keys

    with answering(language, program):
        release_keys.sign(program, role, today())


def make_preview(language: str, program: Path, report: str = "") -> Path:
    """The private file of what the next release would be, or would be with a report agreed to besides. Raises NotTaken, NotMade."""
    from data.stewards import previewing

    with answering(language, program):
        return previewing.make_preview(program, report=find_report(report) if report else None)


def make_release(role: str, language: str, program: Path) -> int:
    """Make the next release and show it; its number. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import releasing

    with answering(language, program):
        return releasing.make_release(program, role, today())


def undo_release(release: int, role: str, reason: str, language: str, program: Path) -> None:
    """Take the last release back. Raises NotTaken, NotMade."""
    from data.stewards import undoing

    with answering(language, program):
        undoing.undo_release(program, release, role, reason)


def close_period(period: str, role: str, reason: str, language: str, program: Path) -> None:
    """Close a period although not all its reports came. Raises NotTaken, NotMade."""
    from data.days import today
    from data.ledger.store import Decision
    from data.stewards import stewardship

    with answering(language, program):
        stewardship.close(program, period, Decision("closed", role, today()), reason)


@dataclass(frozen=True)
class ProposedTarget:
    """A target that a side proposed: its number, what it is for, why, its state, and which of the roles asked for can answer it and how."""

    number: int
    series: str
    region: str
    year: int
    value: float
    in_force_from: date
    side: str
    reasons: dict[str, str]
    state: str
    answers: tuple[tuple[str, str], ...]


def list_targets(roles: Sequence[str], language: str, program: Path) -> list[ProposedTarget]:
    """The targets that were proposed, the open ones first. Raises NotTaken, NotMade."""
    from data.ledger.decisions import ROLES
    from data.stewards import target_proposals

    with answering(language, program):
        found = target_proposals.list_proposals(program)
    return [
        ProposedTarget(
            each.number,
            each.target.series,
            each.target.region,
            each.target.year,
            each.target.value,
            each.target.in_force_from,
            each.side,
            each.reasons,
            each.state,
            tuple(("withdrawn" if ROLES[role] == each.side else "agreed", role) for role in roles if ROLES[role] and each.state == "proposed"),
        )
        for each in found
    ]


def propose_target(fields: Mapping[str, str], reason: Texts, role: str, language: str, program: Path) -> int:
    """Propose a target from the fields of a form, with its reason; its number. Raises NotTaken, NotMade, ValueError for what is no number or day."""
    from data.days import today
    from data.ledger.store import Decision
    from data.stewards import target_proposals
    from data.stewards.target_proposals import Target

    day = date.fromisoformat(fields.get("in_force_from", ""))
    target = Target(fields.get("series", ""), fields.get("region", ""), int(fields.get("year", "")), float(fields.get("value", "")), day)
    by = Decision("proposed", role, today(), reason)
    with answering(language, program):
        return target_proposals.propose(program, target, by)


def answer_target(number: int, what: str, role: str, language: str, program: Path) -> None:
    """Agree to a proposed target, or withdraw it. Raises NotTaken, NotMade."""
    from data.days import today
    from data.stewards import target_proposals

    with answering(language, program):
        target_proposals.answer(program, number, what, role, today())
