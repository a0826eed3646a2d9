-- Released tables: the cube of figures and what is derived from it.
-- A row holds in release n when first_release <= n and n <= coalesce(last_release, n).

create table figure (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    period varchar not null,
    breakdown varchar not null,
    category varchar not null,
    value double,
    numerator bigint,
    denominator bigint,
    missing varchar,
    flags varchar not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as (
        'figure/' || series || '/' || source || '/' || region || '/' || period || '/' || breakdown || '/' || category
    ) virtual
);
comment on table figure is 'The cube: one figure a series, source, region, period, breakdown and category. No page adds figures up.';
comment on column figure.series is 'Series.';
comment on column figure.source is 'Counting system; ALL where the series allows sources to be added.';
comment on column figure.region is 'Region, PILOTS or ALL.';
comment on column figure.period is 'Half-year, year or TERM. Figures of the victim tier exist for years and the term only.';
comment on column figure.breakdown is 'Breakdown; total for the undivided figure.';
comment on column figure.category is 'Category; total, or not-broken-down for the total minus the reported parts.';
comment on column figure.value is 'The figure in the unit of the series; a percentage is 100 n / N.';
comment on column figure.numerator is 'n of a percentage.';
comment on column figure.denominator is 'N of a percentage.';
comment on column figure.missing is 'Why there is no value: c confidential, x not reported, z not applicable; empty exactly when there is one.';
comment on column figure.flags is 'Any of b (break in the series), p (provisional), r (revised since the last release), in this order.';
comment on column figure.key is 'Key of the row.';

create table share (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    period varchar not null,
    breakdown varchar not null,
    category varchar not null,
    share double not null,
    total bigint not null,
    known_share double,
    known bigint not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as (
        'share/' || series || '/' || source || '/' || region || '/' || period || '/' || breakdown || '/' || category
    ) virtual
);
comment on table share is 'What part a category is of a yearly total, on both bases: all, and those whose category is known. Not of child victims.';
comment on column share.series is 'Series.';
comment on column share.source is 'Counting system.';
comment on column share.region is 'Region.';
comment on column share.period is 'Year.';
comment on column share.breakdown is 'Breakdown whose categories add up to the total.';
comment on column share.category is 'Category.';
comment on column share.share is 'Part of all, in percent.';
comment on column share.total is 'All of them.';
comment on column share.known_share is 'Part of those whose category is known, in percent; empty for what is unknown itself.';
comment on column share.known is 'Those whose category is known: the total without unknown and without what was not broken down.';
comment on column share.key is 'Key of the row.';

create table withheld (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    period varchar not null,
    breakdown varchar not null,
    hidden bigint not null,
    total bigint not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('withheld/' || series || '/' || source || '/' || region || '/' || period || '/' || breakdown) virtual
);
comment on table withheld is 'How much of a total its published categories leave out, where some are confidential: the total less the published ones.';
comment on column withheld.series is 'Series.';
comment on column withheld.source is 'Counting system.';
comment on column withheld.region is 'Region.';
comment on column withheld.period is 'Year or TERM.';
comment on column withheld.breakdown is 'Breakdown whose categories add up to the total.';
comment on column withheld.hidden is 'The total less the published categories.';
comment on column withheld.total is 'The total.';
comment on column withheld.key is 'Key of the row.';

create table figure_report (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    period varchar not null,
    institution varchar not null,
    version integer not null,
    reason_* varchar,
    first_release integer not null,
    last_release integer
);
comment on table figure_report is 'Which report a half-yearly figure came from.';
comment on column figure_report.series is 'Series.';
comment on column figure_report.source is 'Counting system.';
comment on column figure_report.region is 'Region.';
comment on column figure_report.period is 'Half-year.';
comment on column figure_report.institution is 'Institution that reported it.';
comment on column figure_report.version is 'Version of its report.';
comment on column figure_report.reason_* is 'Why that version replaced the one before, in *.';

create table revision (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    period varchar not null,
    breakdown varchar not null,
    category varchar not null,
    release integer not null,
    kind varchar not null,
    was double,
    became double,
    was_missing varchar,
    became_missing varchar,
    change double,
    change_share double,
    reason_* varchar,
    institution varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as (
        'revision/' || series || '/' || source || '/' || region || '/' || period || '/' || breakdown || '/' || category
        || '/' || release::varchar
    ) virtual
);
comment on table revision is 'A released figure that a later release changed because a report was corrected or came late. Never a protected one, never one of a longer term.';
comment on column revision.series is 'Series.';
comment on column revision.source is 'Counting system.';
comment on column revision.region is 'Region.';
comment on column revision.period is 'Period.';
comment on column revision.breakdown is 'Breakdown.';
comment on column revision.category is 'Category.';
comment on column revision.release is 'Release that changed it.';
comment on column revision.kind is 'revised (a report superseded another) or completed (a report came late).';
comment on column revision.was is 'Value in the release before.';
comment on column revision.became is 'Value since.';
comment on column revision.was_missing is 'Why there was no value before.';
comment on column revision.became_missing is 'Why there is no value since.';
comment on column revision.change is 'Value since less the value before.';
comment on column revision.change_share is 'The change in per cent of the value before; empty where that is 0 or missing.';
comment on column revision.reason_* is 'Why reports were superseded, in *.';
comment on column revision.institution is 'Institutions that corrected or came late, separated by semicolons.';
comment on column revision.key is 'Key of the row.';

create table status (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    year integer not null,
    status varchar not null,
    reason varchar not null,
    value double,
    at_least boolean not null,
    target double,
    adopted_on date,
    summed boolean not null,
    revised_target double,
    revised_on date,
    revised_status varchar,
    baseline double,
    distance double,
    far_above boolean not null,
    direction varchar not null,
    direction_reason varchar not null,
    change double,
    addition double,
    addition_before double,
    end_year integer,
    end_target double,
    end_gap double,
    end_pace double,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('status/' || series || '/' || source || '/' || region || '/' || year::varchar) virtual
);
comment on table status is 'How a yearly figure stands against its target and against the year before, or why it does not. Of the source that is rated.';
comment on column status.series is 'Series.';
comment on column status.source is 'Counting system.';
comment on column status.region is 'Region.';
comment on column status.year is 'Calendar year.';
comment on column status.status is 'met, close, not-met, new, unrated; of a milestone done, due, overdue, no-information. Words: status_word.';
comment on column status.reason is 'Why it is unrated, a code of status_word; empty for every other status.';
comment on column status.value is 'Value to compare: of the year, or cumulative where the targets of the series are.';
comment on column status.at_least is 'True where a cumulative value lacks a period, so that it is at least that.';
comment on column status.target is 'Target in force at the start of the year, or the first one adopted within it.';
comment on column status.adopted_on is 'Day on which that target was adopted; of a sum the last of them.';
comment on column status.summed is 'True where the target is the sum of regional targets.';
comment on column status.revised_target is 'The last target of the year, where it is another.';
comment on column status.revised_on is 'Day on which it was revised.';
comment on column status.revised_status is 'Status by the revised target.';
comment on column status.baseline is 'Baseline, beside it.';
comment on column status.distance is 'Value less target; only where the year is rated.';
comment on column status.far_above is 'True where the value is more than 25 per cent better than the target, which should be reviewed.';
comment on column status.direction is 'got-better, got-worse, unchanged or incomparable with the complete year before; empty where the series has no direction or the year no value.';
comment on column status.direction_reason is 'Why there is no direction, a code of status_word.';
comment on column status.change is 'Value of the year less that of the year before, as printed; only where both compare.';
comment on column status.addition is 'What the year added, of a cumulative value.';
comment on column status.addition_before is 'What the year before added.';
comment on column status.end_year is 'Last year with a target, where it is a later one; of what adds up over the years or is a level. Never of child victims.';
comment on column status.end_target is 'Target of that year, the last one adopted.';
comment on column status.end_gap is 'How far the value is from that target; 0 where it reaches it.';
comment on column status.end_pace is 'That distance divided by the years left, rounded up, of what adds up over the years or stays; empty where one is left or none is needed.';
comment on column status.key is 'Key of the row.';

create table indicator_status (
    indicator varchar not null,
    region varchar not null,
    year integer not null,
    status varchar not null,
    reason varchar not null,
    direction varchar not null,
    series varchar not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('indicator_status/' || indicator || '/' || region || '/' || year::varchar) virtual
);
comment on table indicator_status is 'How an indicator stands in a region and year: by the series that its reference sheet names.';
comment on column indicator_status.indicator is 'Indicator.';
comment on column indicator_status.region is 'Region.';
comment on column indicator_status.year is 'Calendar year.';
comment on column indicator_status.status is 'Status code.';
comment on column indicator_status.reason is 'Why it is unrated; empty for every other status.';
comment on column indicator_status.direction is 'Direction since the year before, of a rated one; else empty.';
comment on column indicator_status.series is 'The series that decides.';
comment on column indicator_status.key is 'Key of the row.';

create table tally (
    region varchar not null,
    objective varchar not null,
    year integer not null,
    status varchar not null,
    reason varchar not null,
    indicators integer not null,
    of_indicators integer not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('tally/' || region || '/' || objective || '/' || year::varchar || '/' || status || '/' || reason) virtual
);
comment on table tally is 'How many indicators of a region have which status, over all objectives and for each. What is counted is indicator_status.';
comment on column tally.region is 'Region.';
comment on column tally.objective is 'Objective, all for all three, or national for the indicators of the Partnership as a whole.';
comment on column tally.year is 'Calendar year.';
comment on column tally.status is 'Status code; rated: met, close and not-met together; not-rated: the others together; all: both; got-better, got-worse, unchanged, incomparable: of the rated. These always have a row.';
comment on column tally.reason is 'Why they are unrated; empty for every other status.';
comment on column tally.indicators is 'Indicators with that status.';
comment on column tally.of_indicators is 'Indicators of objectives that the region has, rated or not: the sum of the rows met, close, not-met, new and unrated.';
comment on column tally.key is 'Key of the row.';

create table activity_status (
    activity varchar not null,
    region varchar not null,
    year integer not null,
    status varchar not null,
    reason varchar not null,
    indicators integer not null,
    of_indicators integer not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('activity_status/' || activity || '/' || region || '/' || year::varchar || '/' || status || '/' || reason) virtual
);
comment on table activity_status is 'How many indicators of an activity have which status. An indicator counts once: by its first series that is rated, else by its first.';
comment on column activity_status.activity is 'Activity.';
comment on column activity_status.region is 'Region.';
comment on column activity_status.year is 'Calendar year.';
comment on column activity_status.status is 'Status word.';
comment on column activity_status.reason is 'Why they are unrated; empty for every other status.';
comment on column activity_status.indicators is 'Indicators with that status.';
comment on column activity_status.of_indicators is 'Indicators of the activity that the region has, whatever their status: the sum of the rows.';
comment on column activity_status.key is 'Key of the row.';

create table completeness (
    activity varchar not null,
    region varchar not null,
    year integer not null,
    delivered integer not null,
    required integer not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('completeness/' || activity || '/' || region || '/' || year::varchar) virtual
);
comment on table completeness is 'Cells of the data set of activities 1.6 and 2.6 delivered in every half-year of the year, of those required.';
comment on column completeness.activity is 'Activity.';
comment on column completeness.region is 'Region; roll-ups add their regions.';
comment on column completeness.year is 'Calendar year.';
comment on column completeness.delivered is 'Cells (measure x breakdown) delivered.';
comment on column completeness.required is 'Cells required: 36 a region for 1.6, 8 for 2.6.';
comment on column completeness.key is 'Key of the row.';
