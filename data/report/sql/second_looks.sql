-- What is kept all the same and is worth a second look: a version that says what the one before said, and a half-year that was closed before.
-- Grain: a problem.
with earlier as (
    select
        file,
        institution,
        period,
        version - 1 as version
    from intake.file
    where version > 1
),
here as (
    select file, series, source, region, breakdown, category, number::decimal(18, 4) as value, n::bigint as numerator, of_n::bigint as denominator, missing
    from intake.line
),
before as (
    select
        earlier.file, kept.series, kept.source, kept.region, kept.breakdown, kept.category, kept.value, kept.numerator, kept.denominator, kept.missing
    from ledger.report_row as kept
    join earlier using (institution, period, version)
),
told_here as (
    select file, sheet, row, "column", text
    from intake.text
    union all
    select file, sheet, row, "column", text
    from intake.entered
),
told_before as (
    select earlier.file, kept.sheet, kept.row, kept."column", kept.text
    from ledger.report_text as kept
    join earlier using (institution, period, version)
),
differing as (
    select file from (from here except from before)
    union all
    select file from (from before except from here)
    union all
    select file from (from told_here where sheet <> 'Cover' except from told_before)
    union all
    select file from (from told_before where sheet <> 'Cover' except from told_here)
)
select
    'same-as-before' as rule,
    file.name,
    earlier.version::varchar as value
from intake.file
join earlier using (file)
where file.file not in (from differing)
union all
select
    'closed-before',
    file.name,
    closure.closed_on::varchar
from intake.file
join ledger.closure as closure on closure.period in (file.period, left(file.period, 4))
order by all
