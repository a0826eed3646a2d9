"""Targets as a process: one side proposes one with a reason, the other agrees, and it holds from its day on; each state is released."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data import sql
from data.compact import compact
from data.days import refuse_coming
from data.ledger import store
from data.ledger.decisions import ROLES
from data.ledger.store import Decision
from data.problems import Problem, Refused
from data.stewards.stewardship import Programme, opened, refuse_personal

BASES = ("period", "cumulative")
SIDES = ", ".join(role for role, side in ROLES.items() if side)


@dataclass(frozen=True)
class Target:
    """A target that is proposed: of a series, a place and a year, and the day from which it is to hold; `basis` "" counts as its others do."""

    series: str
    region: str
    year: int
    value: float
    in_force_from: date
    basis: str = ""


@dataclass(frozen=True)
class Proposal:
    """A proposed target with its number, the side that proposed it, when and why, and its state: proposed, agreed or withdrawn."""

    number: int
    target: Target
    side: str
    proposed_on: date
    reasons: dict[str, str]
    state: str
    answered_on: date | None


def propose(out: Path, target: Target, by: Decision, place: Programme = Programme()) -> int:
    """Note a proposal of one side; its number.

    Raises Refused for a role without a side, no reason, data of a person in it, codes and years that are not there, a value below zero, a
    day before the proposal, and where another proposal for the same is open.
    """
    refuse_coming(by.on)
    refuse_personal(**by.reason_columns)
    side = _side_of(by.role)
    with opened(out, place) as connection:
        if problems := [*_check(connection, target, by), *_find_open(connection, target)]:
            raise Refused(problems)
        with store.writing(connection):
            ((number,),) = connection.execute("select coalesce(max(proposal), 0) + 1 from ledger.target_proposal").fetchall()
            row = {"proposal": number, "series": target.series, "region": target.region, "year": target.year, "value": target.value}
            row |= {"basis": target.basis or _read_basis(connection, target), "in_force_from": target.in_force_from}
            row |= by.reason_columns
            store.insert(connection, "target_proposal", row | {"role": by.role, "side": side, "proposed_on": by.on})
            store.act(connection, "propose", by.role, f"target {number}: {target.series} {target.region} {target.year}")
        return int(number)


def answer(out: Path, number: int, what: str, role: str, on: date, place: Programme = Programme()) -> None:
    """Agree to a proposal of the other side, or withdraw one of the own. Raises Refused where that is not for this role, or it is settled."""
    refuse_coming(on)
    side = _side_of(role)
    with opened(out, place) as connection:
        found = next((each for each in _list(connection) if each.number == number), None)
        if found is None:
            raise Refused([Problem("no-such-proposal", "", value=str(number))])
        if found.state != "proposed":
            raise Refused([Problem("decided-before", f"target {number}", value=found.state)])
        if (found.side == side) == (what == "agreed"):
            raise Refused([Problem("own-proposal" if what == "agreed" else "others-proposal", "", value=str(number))])
        if on < found.proposed_on:
            raise Refused([Problem("answered-before", "", value=on.isoformat(), detail=found.proposed_on.isoformat())])
        with store.writing(connection):
            store.insert(connection, "target_answer", {"proposal": number, "answer": what, "role": role, "side": side, "answered_on": on})
            store.act(connection, what, role, f"target {number}")


def list_proposals(out: Path, place: Programme = Programme()) -> list[Proposal]:
    """All proposals, the open ones first, then the newest."""
    with opened(out, place) as connection:
        return sorted(_list(connection), key=lambda each: (each.state != "proposed", -each.number))


def _list(connection: duckdb.DuckDBPyConnection) -> list[Proposal]:
    rows = connection.execute(
        sql.in_languages(
            "select proposal, series, region, year, value, in_force_from, basis, proposed_by, proposed_on, state, answered_on, reason_* "
            "from framework.target_proposal order by proposal"
        )
    ).fetchall()
    return [
        Proposal(
            number, Target(*target), side, day, {code: text for code, text in zip(compact().languages, told, strict=True) if text}, state, answered
        )
        for (number, *target, side, day, state, answered), told in ((row[:11], row[11:]) for row in rows)
    ]


def _side_of(role: str) -> str:
    if (side := ROLES.get(role)) is None:
        raise Refused([Problem("wrong-role", "", value=role, detail=SIDES)])
    return side


def _check(connection: duckdb.DuckDBPyConnection, target: Target, by: Decision) -> list[Problem]:
    """What is wrong with a target that is proposed."""
    asked = {
        "unknown-series": ("select 1 from framework.series where series = $1", target.series),
        "unknown-region": ("select 1 from framework.region where region = $1 and kind not in ('total', 'pilots')", target.region),
        "target-year": ("select 1 from framework.period where kind = 'year' and year = $1", target.year),
    }
    found = [Problem(rule, "", value=str(value)) for rule, (question, value) in asked.items() if not connection.execute(question, [value]).fetchone()]
    if not any(by.reason.values()):
        found.append(Problem("target-reason", ""))
    if target.value < 0:
        found.append(Problem("negative", "", value=f"{target.value:g}"))
    if target.in_force_from < by.on:
        found.append(Problem("target-day", "", value=target.in_force_from.isoformat(), detail=by.on.isoformat()))
    if target.basis and target.basis not in BASES:
        found.append(Problem("unknown-code", "", value=target.basis, detail=", ".join(BASES)))
    return found


def _find_open(connection: duckdb.DuckDBPyConnection, target: Target) -> list[Problem]:
    same = [each for each in _list(connection) if each.state == "proposed" and _same(each.target, target)]
    return [Problem("proposal-open", "", value=str(each.number)) for each in same]


def _same(one: Target, other: Target) -> bool:
    return (one.series, one.region, one.year) == (other.series, other.region, other.year)


def _read_basis(connection: duckdb.DuckDBPyConnection, target: Target) -> str:
    """How the other targets of the series count; of the year alone where it has none."""
    question = "select basis from framework.target where series = $1 order by year desc, adopted_on desc nulls last limit 1"
    row = connection.execute(question, [target.series]).fetchone()
    return str(row[0]) if row else BASES[0]
