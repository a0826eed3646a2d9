-- Percentages from n and N, all figures as released numbers. Leaves work.valued, with the tier of each row.
create or replace table work.valued as
select
    figure.series,
    figure.source,
    figure.region,
    figure.period,
    figure.period_kind,
    figure.breakdown,
    figure.category,
    case
        when figure.missing is not null then null
        when series.kind <> 'percentage' then figure.value::double
        when figure.denominator > 0 then 100.0::double * figure.numerator / figure.denominator
    end as value,
    case when series.kind = 'percentage' and figure.missing is null and figure.denominator > 0 then figure.numerator end as numerator,
    case when series.kind = 'percentage' and figure.missing is null and figure.denominator > 0 then figure.denominator end as denominator,
    case
        when figure.missing is not null then figure.missing
        when series.kind = 'percentage' and figure.denominator = 0 then 'z'
    end as missing,
    figure.provisional,
    tier.tier,
    series.kind as series_kind
from work.figure
join framework.series on series.series = figure.series
join work.tier on tier.series = figure.series and tier.breakdown = figure.breakdown;
