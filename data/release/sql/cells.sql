-- The rows of the resolved reports. Leaves work.cell: series x source x region x half-year x breakdown x category.
create or replace table work.cell as
select
    line.series,
    line.source,
    line.region,
    line.period as half,
    line.breakdown,
    line.category,
    line.value,
    line.numerator,
    line.denominator,
    line.missing
from ledger.report_row as line
join work.resolved
    on resolved.institution = line.institution
    and resolved.period = line.period
    and resolved.version = line.version;
