-- The institution has no duty to report that series from that source for that half-year; another one may have, and a figure
-- reported twice would count twice.
select file, row, 'series' as "column", series as value, source as detail
from intake.line
where kind is not null
and computed is null
and source_known
and starts is not null
and institution_known
and not exists (
    select 1
    from framework.duty
    where duty.institution = line.institution
    and duty.series = line.series
    and duty.source = line.source
    and coalesce(duty.starts, '') <= line.period
    and coalesce(duty.ends, '9999') >= line.period
)
