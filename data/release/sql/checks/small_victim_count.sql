-- Small victim-tier counts, and percentages made of them, must be confidential
select figure.key
from figure
join series_breakdown
    on series_breakdown.series = figure.series
    and series_breakdown.breakdown = figure.breakdown
    and series_breakdown.last_release is null
join series on series.series = figure.series and series.last_release is null
where series_breakdown.tier = 'victim'
and case
    when series.kind = 'percentage' then numerator between 1 and getvariable('threshold') - 1
        or denominator between 1 and getvariable('threshold') - 1
        or denominator - numerator between 1 and getvariable('threshold') - 1
    else value between 1 and getvariable('threshold') - 1
end
