-- Released tables: indicators, their series and breakdowns, targets and baselines.
-- A row holds in release n when first_release <= n and n <= coalesce(last_release, n).

create table indicator (
    indicator varchar not null,
    activity varchar,
    objective integer,
    position integer,
    headline_series varchar,
    name_* varchar,
    definition_* varchar,
    unit_* varchar,
    formula_* varchar,
    method_* varchar,
    responsible varchar,
    frequency varchar,
    limitations_* varchar,
    quality_* varchar,
    standard varchar,
    status varchar,
    version integer,
    clause varchar,
    first_release integer not null,
    last_release integer
);
comment on table indicator is 'An indicator reference sheet; it owns one or more series.';
comment on column indicator.indicator is 'Code, for example 1.6-c; P-n at partnership level.';
comment on column indicator.activity is 'Activity it measures; empty at partnership level.';
comment on column indicator.objective is 'Objective it belongs to; empty at partnership level.';
comment on column indicator.position is 'Order in lists.';
comment on column indicator.headline_series is 'The series it is rated by; its first one where empty.';
comment on column indicator.name_* is 'Name in *.';
comment on column indicator.definition_* is 'What counts and what does not, in *.';
comment on column indicator.unit_* is 'Unit in *.';
comment on column indicator.formula_* is 'Numerator and denominator in *.';
comment on column indicator.method_* is 'Data source and collection method in *.';
comment on column indicator.responsible is 'Responsible institutions, separated by semicolons.';
comment on column indicator.frequency is 'half, year or survey.';
comment on column indicator.limitations_* is 'Known limitations in *.';
comment on column indicator.quality_* is 'Quality controls in *.';
comment on column indicator.standard is 'Matching standard indicator, foreign-assistance or SDG code.';
comment on column indicator.status is 'Status of the definition: proposed until the Partnership agrees it.';
comment on column indicator.version is 'Version of the definition.';
comment on column indicator.clause is 'Clause of the instrument.';

create table series (
    series varchar not null,
    indicator varchar not null,
    position integer,
    name_* varchar,
    short_* varchar,
    unit_* varchar,
    kind varchar,
    currency varchar,
    direction varchar,
    tier varchar,
    add_regions boolean,
    add_periods boolean,
    add_sources boolean,
    frequency varchar,
    computed varchar,
    tolerance double,
    depends_on varchar,
    numerator_* varchar,
    denominator_* varchar,
    note_* varchar,
    shown_source varchar,
    first_release integer not null,
    last_release integer
);
comment on table series is 'A line of figures in one unit.';
comment on column series.series is 'Code: indicator, point, word.';
comment on column series.indicator is 'Indicator that owns it.';
comment on column series.position is 'Order within the indicator.';
comment on column series.name_* is 'Full measure in *.';
comment on column series.short_* is 'Short label in *.';
comment on column series.unit_* is 'Unit in *, a plural noun.';
comment on column series.kind is 'count, stock, percentage, median, money or milestone.';
comment on column series.currency is 'Currency of money.';
comment on column series.direction is 'up when more is better, down when less is better, none when neither.';
comment on column series.tier is 'Disclosure tier of its total: victim, court or open.';
comment on column series.add_regions is 'True when regions may be added.';
comment on column series.add_periods is 'True when half-years may be added; a stock takes the last one in.';
comment on column series.add_sources is 'True when counting systems may be added.';
comment on column series.frequency is 'half, year or survey.';
comment on column series.computed is 'Rule that derives it from the reports; empty when it is reported.';
comment on column series.tolerance is 'By how much a figure that is close to its target may be short of it: a share of the target, points for a percentage; empty for 0.1 and 5.';
comment on column series.depends_on is 'Series whose count this one follows (children served on children identified): its change over time is neither better nor worse.';
comment on column series.numerator_* is 'What n counts, in *.';
comment on column series.denominator_* is 'What N counts, in *.';
comment on column series.note_* is 'Note in *.';
comment on column series.shown_source is 'Source a page draws: ALL, the only source, or empty when sources stand side by side.';

create table breakdown (
    breakdown varchar not null,
    name_* varchar,
    partition boolean,
    victim_attribute boolean,
    note_* varchar,
    first_release integer not null,
    last_release integer
);
comment on table breakdown is 'A way in which figures are broken down; total is the undivided figure.';
comment on column breakdown.breakdown is 'Code.';
comment on column breakdown.name_* is 'Name in *.';
comment on column breakdown.partition is 'True when its categories add up to the total.';
comment on column breakdown.victim_attribute is 'True when it describes child victims.';
comment on column breakdown.note_* is 'Note in *.';

create table category (
    breakdown varchar not null,
    category varchar not null,
    position integer,
    name_* varchar,
    note_* varchar,
    first_release integer not null,
    last_release integer
);
comment on table category is 'A category of a breakdown; not-broken-down is the total minus the reported parts.';
comment on column category.breakdown is 'Breakdown it belongs to.';
comment on column category.category is 'Code.';
comment on column category.position is 'Order in lists.';
comment on column category.name_* is 'Name in *.';
comment on column category.note_* is 'Note in *.';

create table series_breakdown (
    series varchar not null,
    breakdown varchar not null,
    required boolean,
    tier varchar,
    first_release integer not null,
    last_release integer
);
comment on table series_breakdown is 'Which breakdowns a series has.';
comment on column series_breakdown.series is 'Series.';
comment on column series_breakdown.breakdown is 'Breakdown.';
comment on column series_breakdown.required is 'True when every report must give it.';
comment on column series_breakdown.tier is 'Disclosure tier of the series crossed with it.';

create table target (
    series varchar not null,
    region varchar not null,
    year integer not null,
    value double not null,
    basis varchar not null,
    note_* varchar,
    adopted_on date,
    adopted_by varchar,
    supersedes varchar,
    late boolean not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('target/' || series || '/' || region || '/' || year::varchar) virtual
);
comment on table target is 'What a series shall reach in a region by the end of a year.';
comment on column target.series is 'Series.';
comment on column target.region is 'Region.';
comment on column target.year is 'Calendar year.';
comment on column target.value is 'Target in the unit of the series; per cent for a percentage.';
comment on column target.basis is 'period: of the year alone; cumulative: from the beginning of the term to the end of the year.';
comment on column target.note_* is 'Note in *.';
comment on column target.adopted_on is 'Day on which it was adopted.';
comment on column target.adopted_by is 'Who adopted it.';
comment on column target.supersedes is 'What it replaces.';
comment on column target.late is 'True when it was adopted after its year had begun.';
comment on column target.key is 'Key of the row.';

create table baseline (
    series varchar not null,
    region varchar not null,
    year integer not null,
    value double not null,
    note_* varchar,
    clause varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('baseline/' || series || '/' || region || '/' || year::varchar) virtual
);
comment on table baseline is 'Where a series stood in a region before the work began.';
comment on column baseline.series is 'Series.';
comment on column baseline.region is 'Region.';
comment on column baseline.year is 'Calendar year.';
comment on column baseline.value is 'Baseline in the unit of the series; per cent for a percentage.';
comment on column baseline.note_* is 'Note in *.';
comment on column baseline.clause is 'Clause of the instrument that states it.';
comment on column baseline.key is 'Key of the row.';

create table indicator_change (
    indicator varchar not null,
    replaces varchar not null,
    change varchar not null,
    from_period varchar not null,
    reason_* varchar not null,
    adopted_on date not null,
    adopted_by varchar not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('indicator_change/' || indicator || '/' || replaces || '/' || change || '/' || from_period) virtual
);
comment on table indicator_change is 'How the Implementation Plan changed the indicators: what each replaces, from when and why. Figures stay with the definition they were reported under.';
comment on column indicator_change.indicator is 'Indicator that was changed, begins, or is retired.';
comment on column indicator_change.replaces is 'Indicator it replaces in whole or in part; itself where only its definition changed or it was retired.';
comment on column indicator_change.change is 'new, renamed, changed, split, merged or retired.';
comment on column indicator_change.from_period is 'First half-year under the new definition, or without the retired one.';
comment on column indicator_change.reason_* is 'Why, in *.';
comment on column indicator_change.adopted_on is 'Day on which it was adopted.';
comment on column indicator_change.adopted_by is 'Institution that adopted it.';
comment on column indicator_change.key is 'Key of the row.';

create table status_word (
    kind varchar not null,
    code varchar not null,
    position integer not null,
    symbol varchar,
    name_* varchar not null,
    short_* varchar not null,
    colour varchar,
    ink varchar,
    first_release integer not null,
    last_release integer
);
comment on table status_word is 'The words of statuses, directions and reasons: the one place of their symbols, order and colours.';
comment on column status_word.kind is 'status (against the target), direction (against the year before), reason (why there is none) or note (what else is said beside them).';
comment on column status_word.code is 'Code, as in the tables status, indicator_status and tally.';
comment on column status_word.position is 'Order among those of its kind.';
comment on column status_word.symbol is 'Symbol before the word.';
comment on column status_word.name_* is 'Words in *.';
comment on column status_word.short_* is 'Short words in *, for a table.';
comment on column status_word.colour is 'Colour of a bar, as #rrggbb.';
comment on column status_word.ink is 'Colour of letters on it.';

create table cascade_step (
    objective integer not null,
    position integer not null,
    series varchar not null,
    part varchar not null,
    name_* varchar not null,
    first_release integer not null,
    last_release integer
);
comment on table cascade_step is 'The steps that cases or children pass through, in order; each counts its own year, so they are not the same cases.';
comment on column cascade_step.objective is 'Objective.';
comment on column cascade_step.position is 'Order of the step.';
comment on column cascade_step.series is 'Series that counts it.';
comment on column cascade_step.part is 'value, or numerator where the series is a percentage.';
comment on column cascade_step.name_* is 'Name of the step in *.';

create table target_proposal (
    proposal integer not null,
    series varchar not null,
    region varchar not null,
    year integer not null,
    value double not null,
    basis varchar not null,
    in_force_from date not null,
    proposed_by varchar not null,
    proposed_on date not null,
    state varchar not null,
    answered_on date,
    reason_* varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('target_proposal/' || proposal::varchar) virtual
);
comment on table target_proposal is 'A target that one side proposed: a target of the programme once the other side agreed and its day has come.';
comment on column target_proposal.proposal is 'Its number.';
comment on column target_proposal.series is 'Series.';
comment on column target_proposal.region is 'Region.';
comment on column target_proposal.year is 'Calendar year.';
comment on column target_proposal.value is 'Target in the unit of the series; per cent for a percentage.';
comment on column target_proposal.basis is 'period: of the year alone; cumulative: from the beginning of the term to the end of the year.';
comment on column target_proposal.in_force_from is 'Day from which it holds when both sides have agreed.';
comment on column target_proposal.proposed_by is 'Side that proposed it: PE or US.';
comment on column target_proposal.proposed_on is 'Day of the proposal.';
comment on column target_proposal.state is 'proposed; agreed by both sides; withdrawn by the side that proposed it.';
comment on column target_proposal.answered_on is 'Day on which it was agreed or withdrawn.';
comment on column target_proposal.reason_* is 'Why, in *; once the other side has read it and agreed.';
comment on column target_proposal.key is 'Key of the row.';
