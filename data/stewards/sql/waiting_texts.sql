-- How many texts of each version of a report wait for a steward to clear them, and how many of these are reasons of steps. Grain: a version with at least one.
-- Parameters: sheets and mains, two lists of one length: the sheets whose texts wait, and the main column of each.
with main as (
    select
        unnest($sheets) as sheet,
        unnest($mains) as "column"
),
told as (
    select
        report_text.institution,
        report_text.period,
        report_text.version,
        report_text.sheet,
        report_text.row
    from ledger.report_text
    join main using (sheet, "column")
    union
    select
        institution,
        period,
        version,
        'Reason' as sheet,
        event as row
    from ledger.report_event
    where coalesce(reason_*) is not null
)
select
    told.institution,
    told.period,
    told.version,
    count(*) as texts,
    count(*) filter (where told.sheet = 'Reason') as reasons
from told
left join (
    select distinct
        institution,
        period,
        version,
        sheet,
        row
    from ledger.clearance
) as clearance using (institution, period, version, sheet, row)
where clearance.row is null
group by told.institution, told.period, told.version
order by told.institution, told.period, told.version
