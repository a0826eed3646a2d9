-- The sums of the series of slice `slice` over periods, regions and sources. Adds them to work.sum.

-- a series nobody owes stands under all sources already, so there is nothing to add up over sources
insert into work.sum
select
    part.series,
    case when grouping(part.source) = 1 then (select source from work.all_sources) else part.source end as source,
    case
        when grouping(part.region) = 0 then part.region
        when grouping(part.part_of) = 0 then part.part_of
        else (select region from work.total_region)
    end as region,
    part.period,
    part.kind,
    part.breakdown,
    part.category,
    sum(part.value) filter (where part.used) as value,
    (sum(part.numerator) filter (where part.used))::bigint as numerator,
    (sum(part.denominator) filter (where part.used))::bigint as denominator,
    bool_or(part.used) as used,
    bool_or(part.lacking) as lacking,
    bool_or(part.late) as provisional
from work.part
join framework.series using (series)
where part.series in (select series from work.slice where slice = getvariable('slice'))
group by grouping sets (
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.source, part.region),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.source, part.part_of),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.source),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.region),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.part_of),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources)
)
having (grouping(part.region) = 0 or series.add_regions)
and (grouping(part.source) = 0 or series.add_sources and max(part.source) <> (select source from work.all_sources))
and (grouping(part.part_of) = 1 or part.part_of is not null);
