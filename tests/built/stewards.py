"""A tiny programme with a ledger of its own, and the steps of its stewards with less to write."""

from datetime import date
from pathlib import Path
from typing import Any

from data.ledger.decisions import ROLES
from data.ledger.store import Decision, Report
from data.progress import Show, ignore
from data.report.duties import list_owed, open_framework
from data.stewards import release_keys, releasing, stewardship
from data.stewards.stewardship import Programme
from tests.built.world import World

DAY = date(2020, 6, 1)


def place_of(world: World) -> Programme:
    """Where the tables of the world lie."""
    return Programme(world.folder / "framework", world.folder / "record", world.folder / "programme")


def expect(world: World, institution: str, period: str) -> None:
    """The calendar expects a report that did not come before the build."""
    world.nothing_came(institution, period)


def write_report(world: World, institution: str, period: str, *lines: dict[str, Any], version: int = 1) -> Path:
    """A report as CSV that is not in the folder of the build: it is for a steward to take in. What else is owed it does not have."""
    lines = (*lines, *not_given(world, institution, period, lines))
    before = (world.folder / "programme" / "calendar.csv").read_bytes()
    path = world.report(institution, period, *lines, version=version)
    (world.folder / "programme" / "calendar.csv").write_bytes(before)
    folder = world.folder / "sent"
    folder.mkdir(exist_ok=True)
    return path.rename(folder / path.name)


def not_given(world: World, institution: str, period: str, lines: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """A row marked x for each total that the institution owes and the lines do not have: a report is whole."""
    given = {(each["series"], each["source"], each["region"]) for each in lines}
    with open_framework(world.folder / "framework", world.folder / "programme") as connection:
        list_owed(connection, institution, period)
        owed = connection.execute("select series, source, region from intake.owed where required and breakdown = 'total' order by all").fetchall()
    other = {"breakdown": "total", "category": "total", "missing": "x", "reason": "Not given."}
    return [
        {"series": series, "source": source, "region": region, **other} for series, source, region in owed if (series, source, region) not in given
    ]


def take_in(world: World, path: Path, on: date = DAY, reason: str = "") -> Report:
    return stewardship.take_in(world.out, [path], "reporting-officer", on, {"en": reason, "es": f"ES: {reason}"} if reason else {}, place_of(world))[
        0
    ][0]


def decide(world: World, report: Report, state: str, role: str = "technical-secretary", reason: str = "", on: date = DAY) -> list[Report]:
    return stewardship.decide(world.out, report, Decision(state, role, on, {"en": reason}, ROLES[role]), place_of(world))


def agree(world: World, report: Report, on: date = DAY) -> None:
    """Both sides agree; a member's report is verified first."""
    with stewardship.opened(world.out, place_of(world)) as connection:
        state = stewardship.read_states(connection)[report]
    if state.member:
        decide(world, report, "verified", on=on)
    for role in ("technical-secretary", "tip-office"):
        decide(world, report, "agreed", role, on=on)


def release(world: World, note: str = "More came in.", on: date = DAY) -> int:
    return make_release(world.out, place_of(world), on, note, world.seen.append)


def make_release(out: Path, place: Programme, on: date = DAY, note: str = "More came in.", show: Show = ignore) -> int:
    """The next release with its note, its preview signed by both sides."""
    clear_note(out, place, on, note)
    sign_preview(out, place, on)
    return releasing.make_release(out, "steward", on, place, show)


def sign_preview(out: Path, place: Programme, on: date = DAY) -> None:
    """The preview of the next release, opened and signed by both sides on the same day."""
    release_keys.open_preview(out, "steward", on, place)
    for role in ("technical-secretary", "tip-office"):
        release_keys.sign(out, role, on, place)


def clear_note(out: Path, place: Programme, on: date = DAY, note: str = "More came in.") -> None:
    """The note of the next release, written and cleared on the same day."""
    releasing.write_note(out, {"en": note, "es": note}, Decision("noted", "technical-secretary", on), place)
    releasing.clear_note(out, Decision("noted", "steward", on), place=place)
