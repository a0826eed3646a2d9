"""What a row of each question holds. Written by `python -m queries.describe`; a test holds it against the queries.

DuckDB does not say which columns can be null. Every column is therefore its type or anything: a misspelt column is found by the type
checker, an unexpected null is not.
"""

from datetime import date
from typing import Any, NamedTuple

Texts = tuple[str | None, ...]
"""A text in each language of the Compact, in their order."""


class AboutRow(NamedTuple):
    """A row of about.sql."""

    key: str | Any
    value: str | Any


class ActivitiesRow(NamedTuple):
    """A row of activities.sql."""

    activity: str | Any
    objective: str | Any
    position: int | Any
    name_in: Texts | Any
    description_in: Texts | Any
    clause: str | Any
    same_as: str | Any


class ActivityRecordRow(NamedTuple):
    """A row of activity_record.sql."""

    series: str | Any
    name_in: Texts | Any
    note_in: Texts | Any


class ActivityStatusRow(NamedTuple):
    """A row of activity_status.sql."""

    activity: str | Any
    region: str | Any
    year: int | Any
    status: str | Any
    reason: str | Any
    indicators: int | Any
    of_indicators: int | Any
    key: str | Any


class BaselinesRow(NamedTuple):
    """A row of baselines.sql."""

    series: str | Any
    region: str | Any
    year: int | Any
    value: float | Any
    note_in: Texts | Any
    clause: str | Any
    key: str | Any


class BreakdownsRow(NamedTuple):
    """A row of breakdowns.sql."""

    breakdown: str | Any
    name_in: Texts | Any
    partition: bool | Any
    victim_attribute: bool | Any
    note_in: Texts | Any


class CascadeStepsRow(NamedTuple):
    """A row of cascade_steps.sql."""

    objective: str | Any
    position: int | Any
    series: str | Any
    part: str | Any
    name_in: Texts | Any


class CategoriesRow(NamedTuple):
    """A row of categories.sql."""

    breakdown: str | Any
    category: str | Any
    position: int | Any
    name_in: Texts | Any
    merged_into: str | Any


class ClausesRow(NamedTuple):
    """A row of clauses.sql."""

    clause: str | Any
    parent: str | Any
    position: int | Any
    heading_in: Texts | Any
    summary_in: Texts | Any
    page: str | Any


class CommitmentAmountsRow(NamedTuple):
    """A row of commitment_amounts.sql."""

    commitment: str | Any
    clause: str | Any
    name_in: Texts | Any
    amount: float | Any
    currency: str | Any
    key: str | Any


class CommitmentsRow(NamedTuple):
    """A row of commitments.sql."""

    commitment: str | Any
    clause: str | Any
    name_in: Texts | Any
    who: str | Any
    due_rule_in: Texts | Any
    due_on: date | Any
    days_past: int | Any
    amount: float | Any
    currency: str | Any
    state: str | Any
    known_in: Texts | Any
    evidence_url: str | Any
    key: str | Any


class CompletenessRow(NamedTuple):
    """A row of completeness.sql."""

    activity: str | Any
    region: str | Any
    year: int | Any
    delivered: int | Any
    required: int | Any
    key: str | Any


class ContactPointsRow(NamedTuple):
    """A row of contact_points.sql."""

    side: str | Any
    demonstration: bool | Any
    valid_from: date | Any
    institution: str | Any
    role_in: Texts | Any
    valid_to: date | Any
    notified_on: date | Any
    clause: str | Any
    notice: str | Any
    key: str | Any


class ContributionsRow(NamedTuple):
    """A row of contributions.sql."""

    institution: str | Any
    period: str | Any
    line: int | Any
    year: int | Any
    stage: str | Any
    form: str | Any
    amount: float | Any
    currency: str | Any
    objective: str | Any
    region: str | Any
    purpose_in: Texts | Any
    evidence: str | Any
    key: str | Any


class DaysRow(NamedTuple):
    """A row of days.sql."""

    day: date | Any


class DictionaryRow(NamedTuple):
    """A row of dictionary.sql."""

    table_name: str | Any
    table_comment: str | Any
    column_name: str | Any
    data_type: str | Any
    column_comment: str | Any


class EvaluationFindingsRow(NamedTuple):
    """A row of evaluation_findings.sql."""

    finding: str | Any
    round: str | Any
    activity: str | Any
    found_on: date | Any
    finding_in: Texts | Any
    response_in: Texts | Any
    owner: str | Any
    state: str | Any
    done_on: date | Any
    evidence: str | Any
    key: str | Any


class EvaluationValuesRow(NamedTuple):
    """A row of evaluation_values.sql."""

    series: str | Any
    region: str | Any
    round: str | Any
    measured_on: date | Any
    year: int | Any
    value: float | Any
    numerator: int | Any
    denominator: int | Any
    low: float | Any
    high: float | Any
    note_in: Texts | Any
    evidence: str | Any
    key: str | Any


class EventsRow(NamedTuple):
    """A row of events.sql."""

    event: str | Any
    kind: str | Any
    starts: date | Any
    ends: date | Any
    activities: str | Any
    name_in: Texts | Any
    short_in: Texts | Any
    note_in: Texts | Any
    source_url: str | Any


class ExplanationsRow(NamedTuple):
    """A row of explanations.sql."""

    indicator: str | Any
    region: str | Any
    year: int | Any
    series: str | Any
    status: str | Any
    direction: str | Any
    far_above: bool | Any
    institution: str | Any
    explained: bool | Any
    cause_in: Texts | Any
    action_in: Texts | Any
    act_by: date | Any
    key: str | Any


class FiguresRow(NamedTuple):
    """A row of figures.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    breakdown: str | Any
    category: str | Any
    value: float | Any
    numerator: int | Any
    denominator: int | Any
    missing: str | Any
    flags: str | Any
    key: str | Any
    year: int | Any


class FiguresRevisedRow(NamedTuple):
    """A row of figures_revised.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    breakdown: str | Any
    category: str | Any
    kind: str | Any
    was: float | Any
    was_missing: str | Any
    became: float | Any
    became_missing: str | Any
    change: float | Any
    change_share: float | Any
    reason_in: Texts | Any
    institution: str | Any
    revision_key: str | Any


class FormsRow(NamedTuple):
    """A row of forms.sql."""

    series: str | Any
    breakdown: str | Any
    category: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    kind: str | Any
    year: int | Any
    value: float | Any
    numerator: int | Any
    denominator: int | Any
    missing: str | Any
    flags: str | Any
    key: str | Any
    hidden: int | Any
    total: int | Any


class GlossaryRow(NamedTuple):
    """A row of glossary.sql."""

    term: str | Any
    position: int | Any
    term_in: Texts | Any
    meaning_in: Texts | Any


class HeadlineItemsRow(NamedTuple):
    """A row of headline_items.sql."""

    item: str | Any


class HeadlinesRow(NamedTuple):
    """A row of headlines.sql."""

    code: str | Any
    value: int | Any
    key: str | Any


class IndicatorChangesRow(NamedTuple):
    """A row of indicator_changes.sql."""

    indicator: str | Any
    replaces: str | Any
    change: str | Any
    from_period: str | Any
    until: str | Any
    reason_in: Texts | Any
    adopted_on: date | Any
    adopted_by: str | Any
    key: str | Any


class IndicatorStatusRow(NamedTuple):
    """A row of indicator_status.sql."""

    indicator: str | Any
    region: str | Any
    year: int | Any
    status: str | Any
    reason: str | Any
    direction: str | Any
    series: str | Any
    key: str | Any


class IndicatorVersionsRow(NamedTuple):
    """A row of indicator_versions.sql."""

    indicator: str | Any
    version: int | Any
    name_in: Texts | Any
    definition_in: Texts | Any
    until_release: int | Any


class IndicatorsRow(NamedTuple):
    """A row of indicators.sql."""

    indicator: str | Any
    activity: str | Any
    objective: str | Any
    position: int | Any
    headline_series: str | Any
    name_in: Texts | Any
    definition_in: Texts | Any
    unit_in: Texts | Any
    formula_in: Texts | Any
    method_in: Texts | Any
    responsible: str | Any
    frequency: str | Any
    limitations_in: Texts | Any
    quality_in: Texts | Any
    standard: str | Any
    status: str | Any
    version: int | Any
    clause: str | Any


class InstitutionRegionsRow(NamedTuple):
    """A row of institution_regions.sql."""

    institution: str | Any
    region: str | Any


class InstitutionsRow(NamedTuple):
    """A row of institutions.sql."""

    institution: str | Any
    name_in: Texts | Any
    side: str | Any
    role: str | Any
    clause: str | Any
    reports_to: str | Any
    valid_from: date | Any
    valid_to: date | Any
    note_in: Texts | Any
    source_url: str | Any
    demonstration: bool | Any
    level: int | Any


class MeetingIndicatorsRow(NamedTuple):
    """A row of meeting_indicators.sql."""

    meeting: str | Any
    indicator: str | Any
    frozen_on: date | Any
    position: int | Any
    series: str | Any
    frozen_by: str | Any
    kept: bool | Any
    reason_in: Texts | Any
    key: str | Any
    last_word: bool | Any
    changed: bool | Any
    discussed: bool | Any
    note_in: Texts | Any
    decision_in: Texts | Any
    follow_up_in: Texts | Any
    owner: str | Any
    due_on: date | Any
    done_on: date | Any
    is_open: bool | Any
    discussion_key: str | Any


class MeetingsRow(NamedTuple):
    """A row of meetings.sql."""

    meeting: str | Any
    event: str | Any
    name_in: Texts | Any
    held_on: date | Any
    place_in: Texts | Any
    pinned_release: int | Any
    note_in: Texts | Any
    source_url: str | Any
    coming: bool | Any
    days_left: int | Any
    indicators: int | Any
    discussed: int | Any
    open_points: int | Any
    key: str | Any


class MilestonesRow(NamedTuple):
    """A row of milestones.sql."""

    institution: str | Any
    period: str | Any
    line: int | Any
    activity: str | Any
    name_in: Texts | Any
    due_on: date | Any
    state: str | Any
    done_on: date | Any
    evidence: str | Any
    key: str | Any


class NarrativesRow(NamedTuple):
    """A row of narratives.sql."""

    activity: str | Any
    region: str | Any
    period: str | Any
    institution: str | Any
    text_in: Texts | Any
    cleared_by: str | Any
    cleared_on: date | Any
    key: str | Any
    year: int | Any


class ObjectivesRow(NamedTuple):
    """A row of objectives.sql."""

    objective: str | Any
    paradigm: str | Any
    name_in: Texts | Any
    statement_in: Texts | Any
    headline_series: str | Any
    axis_in: Texts | Any
    clause: str | Any


class ObservationsRow(NamedTuple):
    """A row of observations.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    breakdown: str | Any
    category: str | Any
    period: str | Any
    starts: date | Any
    ends: date | Any
    value: float | Any
    numerator: int | Any
    denominator: int | Any
    missing: str | Any
    flags: str | Any
    first_release: int | Any
    valid_from: date | Any
    valid_to: date | Any


class OverlapsRow(NamedTuple):
    """A row of overlaps.sql."""

    source_a: str | Any
    source_b: str | Any
    overlap: str | Any
    reason_in: Texts | Any
    source_url: str | Any


class PeriodsRow(NamedTuple):
    """A row of periods.sql."""

    period: str | Any
    kind: str | Any
    year: int | Any
    starts: date | Any
    ends: date | Any
    parent: str | Any
    closed: bool | Any
    halves: int | Any
    halves_in: int | Any


class PersonnelRow(NamedTuple):
    """A row of personnel.sql."""

    institution: str | Any
    period: str | Any
    line: int | Any
    region: str | Any
    post_in: Texts | Any
    planned: int | Any
    filled: int | Any
    key: str | Any


class ProtectionRow(NamedTuple):
    """A row of protection.sql."""

    table_kind: str | Any
    listed: int | Any
    shown: int | Any
    share: int | Any
    key: str | Any


class PublishedTotalsRow(NamedTuple):
    """A row of published_totals.sql."""

    published_total: str | Any
    stated_on: date | Any
    stated_in: Texts | Any
    qualifier: str | Any
    amount: float | Any
    currency: str | Any
    what_in: Texts | Any
    source_url: str | Any
    key: str | Any


class QualityAssessmentsRow(NamedTuple):
    """A row of quality_assessments.sql."""

    indicator: str | Any
    standard: str | Any
    assessed_on: date | Any
    assessor_in: Texts | Any
    result: str | Any
    due_on: date | Any
    overdue: bool | Any
    note_in: Texts | Any
    key: str | Any


class RecordCodesRow(NamedTuple):
    """A row of record_codes.sql."""

    code: str | Any


class RecordOverlapsRow(NamedTuple):
    """A row of record_overlaps.sql."""

    counter_a: str | Any
    counter_b: str | Any
    reason_in: Texts | Any
    stated_in: str | Any
    url: str | Any


class RecordSeriesRow(NamedTuple):
    """A row of record_series.sql."""

    series: str | Any
    subject: str | Any
    subject_name_in: Texts | Any
    unit_in: Texts | Any
    counter: str | Any
    counter_name_in: Texts | Any
    system_in: Texts | Any
    unit: str | Any
    place: str | Any
    place_kind: str | Any
    region: str | Any
    name_in: Texts | Any
    short_in: Texts | Any
    theme: str | Any
    objective: str | Any
    activities: str | Any
    note_in: Texts | Any


class RecordStatementsRow(NamedTuple):
    """A row of record_statements.sql."""

    record: str | Any
    key: str | Any
    subject: str | Any
    subject_name_in: Texts | Any
    unit_in: Texts | Any
    unit: str | Any
    counted_by: str | Any
    counter_name_in: Texts | Any
    place: str | Any
    place_kind: str | Any
    area_code: str | Any
    region: str | Any
    period_start: date | Any
    period_end: date | Any
    period_text: str | Any
    year: int | Any
    sex: str | Any
    age: str | Any
    exploitation: str | Any
    nationality: str | Any
    breakdown_rest: str | Any
    breakdown_text: str | Any
    qualifier: str | Any
    value: float | Any
    unit_text: str | Any
    stated_in: str | Any
    stated_year: int | Any
    stated_on: date | Any
    url: str | Any
    source_kind: str | Any
    note: str | Any
    same_as: str | Any
    revises: str | Any
    revised_by: str | Any
    series: str | Any
    shown_table: str | Any


class RecordSubjectCodesRow(NamedTuple):
    """A row of record_subject_codes.sql."""

    subject: str | Any


class RecordSubjectsRow(NamedTuple):
    """A row of record_subjects.sql."""

    subject: str | Any
    name_in: Texts | Any
    unit: str | Any
    unit_in: Texts | Any
    theme: str | Any


class RecordTablesRow(NamedTuple):
    """A row of record_tables.sql."""

    shown_table: str | Any
    name_in: Texts | Any
    place_kind: str | Any
    total_record: str | Any
    note_in: Texts | Any


class RegionsRow(NamedTuple):
    """A row of regions.sql."""

    region: str | Any
    name_in: Texts | Any
    kind: str | Any
    parent: str | Any
    iso: str | Any
    area_code: str | Any
    area_part: str | Any
    consent_from: date | Any
    consent_scope_in: Texts | Any
    consent_source: str | Any
    position: int | Any
    note_in: Texts | Any


class ReleasesRow(NamedTuple):
    """A row of releases.sql."""

    release: int | Any
    released_on: date | Any
    note_in: Texts | Any
    reports_in: int | Any
    reports_due: int | Any


class ReportsRow(NamedTuple):
    """A row of reports.sql."""

    institution: str | Any
    period: str | Any
    due_on: date | Any
    received_on: date | Any
    corrected_on: date | Any
    state: str | Any
    late: bool | Any
    version: int | Any
    supersedes: int | Any
    reason_in: Texts | Any
    key: str | Any
    year: int | Any


class ResultsRow(NamedTuple):
    """A row of results.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    breakdown: str | Any
    category: str | Any
    value: float | Any
    numerator: int | Any
    denominator: int | Any
    missing: str | Any
    flags: str | Any
    key: str | Any
    target_year: int | Any
    target: float | Any
    basis: str | Any
    late: bool | Any
    target_key: str | Any
    baseline: float | Any
    baseline_year: int | Any
    baseline_key: str | Any
    status: str | Any
    reason: str | Any
    compared: float | Any
    at_least: bool | Any
    adopted_on: date | Any
    summed: bool | Any
    revised_target: float | Any
    revised_on: date | Any
    revised_status: str | Any
    distance: float | Any
    far_above: bool | Any
    direction: str | Any
    direction_reason: str | Any
    change: float | Any
    addition: float | Any
    addition_before: float | Any
    end_year: int | Any
    end_target: float | Any
    end_gap: float | Any
    end_pace: float | Any
    status_key: str | Any


class RevisionsRow(NamedTuple):
    """A row of revisions.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    breakdown: str | Any
    category: str | Any
    release: int | Any
    kind: str | Any
    was: float | Any
    became: float | Any
    was_missing: str | Any
    became_missing: str | Any
    change: float | Any
    change_share: float | Any
    reason_in: Texts | Any
    institution: str | Any
    revision_key: str | Any


class RevisionsSinceRow(NamedTuple):
    """A row of revisions_since.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    breakdown: str | Any
    category: str | Any
    release: int | Any
    kind: str | Any
    was: float | Any
    became: float | Any
    was_missing: str | Any
    became_missing: str | Any
    change: float | Any
    change_share: float | Any
    reason_in: Texts | Any
    institution: str | Any
    revision_key: str | Any


class SeriesRow(NamedTuple):
    """A row of series.sql."""

    series: str | Any
    indicator: str | Any
    position: int | Any
    name_in: Texts | Any
    short_in: Texts | Any
    unit_in: Texts | Any
    kind: str | Any
    currency: str | Any
    direction: str | Any
    tier: str | Any
    add_regions: bool | Any
    add_periods: bool | Any
    add_sources: bool | Any
    frequency: str | Any
    computed: str | Any
    tolerance: float | Any
    depends_on: str | Any
    numerator_in: Texts | Any
    denominator_in: Texts | Any
    note_in: Texts | Any
    shown_source: str | Any
    activity: str | Any
    objective: str | Any


class SeriesBreakdownsRow(NamedTuple):
    """A row of series_breakdowns.sql."""

    series: str | Any
    breakdown: str | Any
    required: bool | Any
    tier: str | Any
    offered: bool | Any
    by_place: bool | Any
    by_year: bool | Any


class ShapesRow(NamedTuple):
    """A row of shapes.sql."""

    area_code: str | Any
    part: str | Any
    region: str | Any
    name: str | Any
    geometry_json: str | Any


class SharesRow(NamedTuple):
    """A row of shares.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    breakdown: str | Any
    category: str | Any
    share: float | Any
    total: int | Any
    known_share: float | Any
    known: int | Any
    key: str | Any
    year: int | Any


class SourcesRow(NamedTuple):
    """A row of sources.sql."""

    source: str | Any
    name_in: Texts | Any
    keeper: str | Any
    counts_in: Texts | Any
    note_in: Texts | Any


class StatusChangesRow(NamedTuple):
    """A row of status_changes.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    year: int | Any
    status: str | Any
    reason: str | Any
    value: float | Any
    target: float | Any
    key: str | Any
    year_before: int | Any
    status_before: str | Any
    reason_before: str | Any


class StatusWordsRow(NamedTuple):
    """A row of status_words.sql."""

    kind: str | Any
    code: str | Any
    position: int | Any
    symbol: str | Any
    name_in: Texts | Any
    short_in: Texts | Any
    colour: str | Any
    ink: str | Any


class StatusesRow(NamedTuple):
    """A row of statuses.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    year: int | Any
    status: str | Any
    reason: str | Any
    value: float | Any
    target: float | Any
    baseline: float | Any
    at_least: bool | Any
    summed: bool | Any
    direction: str | Any
    direction_reason: str | Any
    change: float | Any
    addition: float | Any
    key: str | Any


class SustainabilityRow(NamedTuple):
    """A row of sustainability.sql."""

    activity: str | Any
    measure: int | Any
    what_in: Texts | Any
    payer: str | Any
    since: date | Any
    state: str | Any
    evidence: str | Any
    key: str | Any


class TallyRow(NamedTuple):
    """A row of tally.sql."""

    region: str | Any
    objective: str | Any
    year: int | Any
    status: str | Any
    reason: str | Any
    indicators: int | Any
    of_indicators: int | Any
    key: str | Any


class TargetProposalsRow(NamedTuple):
    """A row of target_proposals.sql."""

    proposal: int | Any
    series: str | Any
    region: str | Any
    year: int | Any
    value: float | Any
    basis: str | Any
    in_force_from: date | Any
    proposed_by: str | Any
    proposed_on: date | Any
    state: str | Any
    answered_on: date | Any
    reason_in: Texts | Any
    key: str | Any


class TargetsRow(NamedTuple):
    """A row of targets.sql."""

    series: str | Any
    region: str | Any
    year: int | Any
    value: float | Any
    basis: str | Any
    adopted_on: date | Any
    adopted_by: str | Any
    supersedes: str | Any
    late: bool | Any
    key: str | Any


class TargetsSinceRow(NamedTuple):
    """A row of targets_since.sql."""

    series: str | Any
    region: str | Any
    year: int | Any
    value: float | Any
    basis: str | Any
    adopted_on: date | Any
    adopted_by: str | Any
    value_before: float | Any
    late: bool | Any
    key: str | Any


class TotalsRow(NamedTuple):
    """A row of totals.sql."""

    series: str | Any
    source: str | Any
    region: str | Any
    period: str | Any
    period_kind: str | Any
    year: int | Any
    value: float | Any
    numerator: int | Any
    denominator: int | Any
    missing: str | Any
    flags: str | Any
    key: str | Any


class WithheldRow(NamedTuple):
    """A row of withheld.sql."""

    source: str | Any
    region: str | Any
    period: str | Any
    hidden: int | Any
    total: int | Any
    key: str | Any
