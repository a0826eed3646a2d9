"""Which decision may be taken on a report, by whom and when: received, returned, verified, agreed.

Member institutions report to the Commission: its technical secretary returns or verifies their reports, and they are agreed with
the Commission's own. The Commission and the implementing partners report to the TIP Office. Agreed is what both sides agreed to.
"""

from dataclasses import dataclass
from datetime import date

from data.compact import SIDE_ROLES, compact
from data.ledger.store import Decision, Report, name_report
from data.problems import Problem

ROLES: dict[str, str | None] = {"reporting-officer": None, "steward": None, **{role: compact().side_of(role) for role in SIDE_ROLES}}
"""Who decides, by role, and on behalf of which side; never by name."""
STATES: dict[str, tuple[str, ...]] = {"returned": ("received", "verified"), "verified": ("received",), "agreed": ("received", "verified")}
"""A decision and the states of a report in which it can be taken."""
NEEDS_REASON = ("returned",)
GIVEN = {"": "given"}
"""Stands for any reason."""
MAY_CLEAR = tuple(role for role in ROLES if role != "reporting-officer")
"""Who lets a text be released: anybody but those who report."""


@dataclass(frozen=True)
class ReportState:
    """Where a version of a report stands; which sides agreed to it; whether and to whom its institution reports."""

    state: str
    sides: list[str]
    member: bool
    reports_to: str | None


def check_decision(report: Report, decision: Decision, states: dict[Report, ReportState]) -> list[Problem]:
    """What speaks against a decision, in the words of the rules; empty when it may be taken."""
    name = name_report(report)
    stands = states.get(report)
    if stands is None:
        return [Problem("no-such-report", name)]
    found = []
    if stands.state == decision.state:
        return [Problem("decided-before", name, value=decision.state)]
    if (stands.state, decision.state) == ("agreed", "returned"):
        return [Problem("agreed-stays", name, value=str(report[2] + 1))]
    if stands.state not in STATES[decision.state]:
        found.append(Problem("not-in-this-state", name, value=decision.state, detail=stands.state))
    if decision.state in NEEDS_REASON and not any(decision.reason.values()):
        found.append(Problem("reason-required", name))
    if decision.state in ("verified", "returned") and stands.member and decision.role != "technical-secretary":
        found.append(Problem("wrong-role", name, value=decision.role, detail="technical-secretary"))
    if decision.state in ("agreed", "returned") and ROLES[decision.role] is None:
        found.append(Problem("wrong-role", name, value=decision.role, detail="technical-secretary, tip-office"))
    if decision.state == "agreed" and decision.side in stands.sides:
        found.append(Problem("agreed-before", name, value=decision.role))
    if decision.state == "agreed" and stands.member and stands.state != "verified":
        found.append(Problem("not-in-this-state", name, value=decision.state, detail=stands.state))
    later = [each for each in states if each[:2] == report[:2] and each[2] > report[2]]
    if later and decision.state != "returned":
        found.append(Problem("superseded", name, value=str(max(each[2] for each in later))))
    return list(dict.fromkeys(found))


def list_steps(report: Report, role: str, on: date, states: dict[Report, ReportState]) -> list[str]:
    """Which decisions this role can take on a report now. A report to the TIP Office is agreed without being verified."""
    offered = [state for state in STATES if state != "verified" or states[report].member]
    return [state for state in offered if not check_decision(report, Decision(state, role, on, GIVEN, ROLES[role]), states)]


def check_clearing(by: Decision) -> list[Problem]:
    """What speaks against that this role lets a text be released; empty when it may."""
    return [] if by.role in MAY_CLEAR else [Problem("wrong-role", "", value=by.role, detail=", ".join(MAY_CLEAR))]
