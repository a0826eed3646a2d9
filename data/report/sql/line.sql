-- The rows of the reports at hand with what the framework knows of their codes; a column of the framework is null where it
-- does not know the code. Grain: a row of a report. Numbers are null where they are not plain numbers.
create or replace view intake.line as
select
    line.*,
    file.institution as file_institution,
    file.period as file_period,
    institution.institution is not null as institution_known,
    institution.valid_from,
    institution.valid_to,
    period.starts,
    period.ends,
    series.kind,
    series.computed,
    source.source is not null as source_known,
    region.kind as region_kind,
    region.consent_from,
    breakdown.partition,
    category.category is not null as category_known,
    series_breakdown.series is not null or line.breakdown = 'total' as breakdown_of_series,
    case when regexp_full_match(line.value, '-?[0-9]+([.][0-9]+)?') then try_cast(line.value as double) end as number,
    case when regexp_full_match(line.numerator, '-?[0-9]+([.][0-9]+)?') then try_cast(line.numerator as double) end as n,
    case when regexp_full_match(line.denominator, '-?[0-9]+([.][0-9]+)?') then try_cast(line.denominator as double) end as of_n,
    line.value is not null or line.numerator is not null or line.denominator is not null as has_number
from intake.row as line
join intake.file using (file)
left join framework.institution on institution.institution = line.institution
left join framework.period on period.period = line.period and period.kind = 'half'
left join framework.series on series.series = line.series
left join framework.source on source.source = line.source and source.source <> 'ALL'
left join framework.region on region.region = line.region
left join framework.breakdown on breakdown.breakdown = line.breakdown
left join framework.category
    on category.breakdown = line.breakdown
    and category.category = line.category
    and category.category <> 'not-broken-down'
left join framework.series_breakdown
    on series_breakdown.series = line.series
    and series_breakdown.breakdown = line.breakdown;

-- The numbers of each row by their part. Grain: a row of a report and one of value, numerator, denominator.
create or replace view intake.counted as
select line.file, line.row, line.series, line.source, line.region, line.breakdown, line.category, cell.part, cell.count
from intake.line
cross join lateral (
    values ('value', line.number), ('numerator', line.n), ('denominator', line.of_n)
) as cell(part, count)
where cell.count is not null;

-- What the parts of each partition add up to, beside the total: of a percentage n and N, of a median nothing.
create or replace table intake.partition_sum as
with whole as (
    select file, series, source, region, number, n, of_n
    from intake.line
    where breakdown = 'total'
    and kind not in ('median', 'milestone')
    and has_number
),
parts as (
    select
        file,
        series,
        source,
        region,
        breakdown,
        min(row) as row,
        sum(number) as number,
        sum(n) as n,
        sum(of_n) as of_n
    from intake.line
    where partition
    and breakdown <> 'total'
    group by all
)
select parts.file, parts.row, parts.breakdown, cell.what, cell.sum, cell.total
from parts
join whole using (file, series, source, region)
cross join lateral (
    values ('value', parts.number, whole.number), ('n', parts.n, whole.n), ('N', parts.of_n, whole.of_n)
) as cell(what, sum, total);

-- The narratives of activities that have series about child victims, and explanations of such a series. Grain: a text of a workbook.
create or replace view intake.victim_narrative as
select told.file, told.row, told."column", told.sheet, told.text
from intake.text as told
join intake.text as code
    on code.file = told.file
    and code.sheet = told.sheet
    and code.row = told.row
    and code."column" = 'activity'
where told.sheet = 'Narrative'
and told."column" = 'text'
and exists (
    select 1
    from framework.series
    join framework.indicator using (indicator)
    where series.tier = 'victim'
    and indicator.activity = code.text
)
union all
select told.file, told.row, told."column", told.sheet, told.text
from intake.text as told
join intake.text as code
    on code.file = told.file
    and code.sheet = told.sheet
    and code.row = told.row
    and code."column" = 'series'
join framework.series on series.series = code.text and series.tier = 'victim'
where told.sheet = 'Explanations'
and told."column" in ('cause', 'action');
