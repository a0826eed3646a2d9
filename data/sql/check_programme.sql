-- What cannot be in the tables of a programme. Grain: a cell; row as a spreadsheet numbers it, in the order of file and row.
with signed as (
    select starts
    from framework.event
    where event = 'signature'
),
begun as (
    select meeting, min(frozen_on) as first_frozen
    from programme.meeting_indicator
    group by meeting
)
select 'meetings.csv' as file, meeting.rowid + 2 as row, 'before-signature' as rule, 'held_on' as field, held_on::varchar as value, signed.starts::varchar as detail
from programme.meeting
cross join signed
where held_on < signed.starts
union all
select 'meeting_indicators.csv', list.rowid + 2, 'frozen-after', 'frozen_on', list.frozen_on::varchar, meeting.held_on::varchar
from programme.meeting_indicator as list
join programme.meeting using (meeting)
where list.frozen_on > meeting.held_on
union all
select 'meeting_indicators.csv', list.rowid + 2, 'change-without-reason', 'reason', list.frozen_on::varchar, null
from programme.meeting_indicator as list
join begun using (meeting)
where list.frozen_on > begun.first_frozen
and (false or list.reason_* is null)
union all
select 'discussions.csv', discussion.rowid + 2, 'not-frozen', 'indicator', discussion.indicator, null
from programme.discussion
where (meeting, indicator) not in (select (meeting, indicator) from programme.meeting_indicator)
union all
select dated.file, dated.row, 'before-signed', dated.field, dated.day::varchar, signed.starts::varchar
from (
    select 'milestone.csv' as file, rowid + 2 as row, 'due_on' as field, due_on as day from programme.milestone
    union all
    select 'milestone.csv', rowid + 2, 'done_on', done_on from programme.milestone
    union all
    select 'evaluation_findings.csv', rowid + 2, 'found_on', found_on from programme.evaluation_finding
    union all
    select 'quality_assessments.csv', rowid + 2, 'assessed_on', assessed_on from programme.quality_assessment
    union all
    select 'contact_points.csv', rowid + 2, 'valid_from', valid_from from programme.contact_point
) as dated
cross join signed
where dated.day < signed.starts
union all
select chosen.file, chosen.row, 'not-a-choice', chosen.field, chosen.value, list_aggregate(chosen.choices, 'string_agg', ', ')
from (
    select 'sustainability.csv' as file, rowid + 2 as row, 'state' as field, state as value, ['continues', 'planned', 'at-risk', 'ended'] as choices
    from programme.sustainability
    union all
    select 'evaluation_values.csv', rowid + 2, 'round', round, ['baseline', 'midline', 'endline']
    from programme.evaluation_value
    union all
    select 'evaluation_findings.csv', rowid + 2, 'round', round, ['baseline', 'midline', 'endline']
    from programme.evaluation_finding
    union all
    select 'evaluation_findings.csv', rowid + 2, 'state', state, ['open', 'in-progress', 'done', 'not-accepted']
    from programme.evaluation_finding
    union all
    select 'quality_assessments.csv', rowid + 2, 'standard', standard, ['validity', 'integrity', 'precision', 'reliability', 'timeliness']
    from programme.quality_assessment
    union all
    select 'quality_assessments.csv', rowid + 2, 'result', result, ['met', 'partly', 'not-met']
    from programme.quality_assessment
    union all
    select 'contact_points.csv', rowid + 2, 'side', side, $sides
    from programme.contact_point
) as chosen
where not list_contains(chosen.choices, chosen.value)
union all
select 'evaluation_values.csv', told.rowid + 2, 'victim-value', 'series', told.series, null
from programme.evaluation_value as told
join framework.series using (series)
where series.tier = 'victim'
union all
-- no target where its indicator is no longer, or not yet, counted
select target.file, target.row, 'target-retired', 'year', target.year::varchar, series.indicator
from (
    select 'targets.csv' as file, rowid + 2 as row, series, year from framework.target
    union all
    select 'targets.csv', rowid + 2, series, year from programme.target
) as target
join framework.series using (series)
where exists (
    select 1
    from framework.indicator_change as retired
    where retired.replaces = series.indicator
    and retired.change in ('split', 'merged', 'retired')
    and target.year >= substr(retired.from_period, 1, 4)::integer
)
union all
-- one definition of the year: whole years begin on one day of the year, half-years follow one another
select 'periods.csv', year.row, 'year-mixed', 'starts', year.starts::varchar, first.starts::varchar
from (select rowid + 2 as row, * from framework.period where kind = 'year' and starts + interval 1 year = ends + 1) as year
cross join (select min(starts) as starts from framework.period where kind = 'year' and starts + interval 1 year = ends + 1) as first
where (month(year.starts), day(year.starts)) <> (month(first.starts), day(first.starts))
union all
select 'periods.csv', half.row, 'half-year-gap', 'starts', half.starts::varchar, (half.before + 1)::varchar
from (select rowid + 2 as row, *, lag(ends) over (order by starts) as before from framework.period where kind = 'half') as half
where half.starts <> half.before + 1
union all
-- a category is published within another one of the same breakdown: one that is published itself and does not take what no other claims,
-- where categories add up, and where no listed breakdown crosses them
select 'merged_categories.csv', merged.row, 'merged-wrong', 'merged_into', merged.merged_into, merged.breakdown || '/' || merged.category
from (
    select rowid + 2 as row, breakdown, category, merged_into from framework.merged_category
    union all
    select rowid + 2, breakdown, category, merged_into from programme.merged_category
) as merged
join framework.breakdown using (breakdown)
where not breakdown.partition
or merged.category in (merged.merged_into, 'unknown', 'not-broken-down')
or merged.merged_into in ('unknown', 'not-broken-down')
or (merged.breakdown, merged.category) not in (select (breakdown, category) from framework.category)
or (merged.breakdown, merged.merged_into) not in (select (breakdown, category) from framework.category)
or (merged.breakdown, merged.merged_into) in (select (breakdown, category) from framework.merged_category)
or (merged.breakdown, merged.merged_into) in (select (breakdown, category) from programme.merged_category)
or exists (
    select 1
    from framework.victim_table as listed
    where contains(listed.breakdown, '+')
    and list_contains(string_split(listed.breakdown, '+'), merged.breakdown)
)
order by all
