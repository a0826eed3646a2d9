-- What work.safe says of each row that this release decided on. Grain: a row; its counts are empty where it is withheld.
select
    decided.series,
    decided.source,
    decided.region,
    decided.year,
    getvariable('release') as release,
    decided.breakdown,
    decided.category,
    decided.table_kind,
    safe.missing is distinct from 'c' as shown,
    safe.value,
    safe.numerator,
    safe.denominator
from work.decided
join work.safe
    on safe.series = decided.series
    and safe.source = decided.source
    and safe.region = decided.region
    and safe.period = decided.period
    and safe.breakdown = decided.breakdown
    and safe.category = decided.category
order by all
