"""Cards by address. `trend:1.6-c.cases` names a builder and its arguments; a link, a file and a slide find the card by it."""

from collections.abc import Callable

from pages.card.card import Card
from pages.cards.meeting import meeting
from pages.cards.methods import protection, reference
from pages.cards.partnership import (
    commitments,
    contact_points,
    due,
    evaluation,
    institution_reports,
    participants,
    pledge,
    published_totals,
    reports,
    sectors,
    sent,
    spent,
    sustainability,
)
from pages.cards.progress import (
    activities,
    aims,
    assessment,
    breakdown,
    cascade,
    categories,
    changes,
    checklist,
    compare,
    completeness,
    counted,
    mapped,
    matrix,
    objective,
    places,
    profile,
    region,
    results,
    scorecard,
    shares,
    sheet,
    since,
    tally,
    trend,
)
from pages.cards.record import record, record_side, record_table
from pages.view.view import View
from queries.kept import kept

BUILDERS: dict[str, Callable[..., Card]] = {
    "scorecard": scorecard.build,
    "cascade": cascade.build,
    "trend": trend.build,
    "breakdown": breakdown.build,
    "categories": categories.build,
    "matrix": matrix.build,
    "shares": shares.build,
    "completeness": completeness.build,
    "releases": reference.build_releases,
    "glossary": reference.build_glossary,
    "clauses": reference.build_clauses,
    "dictionary": reference.build_dictionary,
    "protection": protection.build,
    "pledge": pledge.build,
    "money": pledge.build_sides,
    "spent": spent.build,
    "sectors": sectors.build,
    "published-totals": published_totals.build,
    "contributions": sent.build_contributions,
    "personnel": sent.build_personnel,
    "milestones": sent.build_milestones,
    "checklist": checklist.build,
    "participants": participants.build,
    "partners": participants.build_partners,
    "commitments": commitments.build,
    "term": commitments.build_term,
    "consents": commitments.build_places,
    "map": places.build,
    "mapped": mapped.build,
    "profile": profile.build,
    "region-narrative": region.build_narrative,
    "compare": compare.build,
    "record": record.build_series,
    "record-statement": record.build_statement,
    "record-subject": record.build_subject,
    "record-places": record.build_places,
    "record-index": record.build_index,
    "record-side": record_side.build,
    "record-sums": record_side.build_sums,
    "record-table": record_table.build,
    "objective": objective.build,
    "activities": activities.build,
    "tally": tally.build,
    "standing": tally.build_list,
    "reports": reports.build,
    "due": due.build,
    "institution-reports": institution_reports.build,
    "meetings": meeting.build,
    "meeting": meeting.build_one,
    "decisions": meeting.build_decisions,
    "dialogues": meeting.build_dialogues,
    "open-points": meeting.build_open,
    "changes": changes.build,
    "counted": counted.build,
    "since-statuses": since.build_statuses,
    "since-figures": since.build_revisions,
    "since-targets": since.build_targets,
    "results": results.build,
    "sheet": sheet.build,
    "aims": aims.build,
    "targets": sheet.build_targets,
    "history": sheet.build_history,
    "quality": sheet.build_quality,
    "assessment": assessment.build,
    "evaluation": evaluation.build_values,
    "findings": evaluation.build_findings,
    "sustainability": sustainability.build,
    "contact-points": contact_points.build,
}


class UnknownCard(Exception):
    """No card has this address, or not in this release."""


@kept(2000)
def build_card(view: View, address: str) -> Card:
    """The card at `address` in this view, the same one as long as nothing newer pushes it out. Raises UnknownCard."""
    kind, *arguments = address.split(":")
    try:
        return BUILDERS[kind](view, *arguments)
    except (KeyError, TypeError) as error:
        raise UnknownCard(address) from error
