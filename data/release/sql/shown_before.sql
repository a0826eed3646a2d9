-- The victim rows that earlier releases decided on, as they were released. Grain: a row and the release that decided on it; its counts
-- are empty where it was withheld. The period of a row of the term is empty.
select
    row.series,
    row.source,
    row.region,
    row.year,
    row.release,
    row.breakdown,
    row.category,
    row.table_kind,
    figure.missing is distinct from 'c' as shown,
    figure.value,
    figure.numerator,
    figure.denominator
from ledger.victim_row as row
join framework.period as term on term.kind = 'term'
join ledger.released.figure
    on figure.series = row.series
    and figure.source = row.source
    and figure.region = row.region
    and figure.period = coalesce(row.year::varchar, term.period)
    and figure.breakdown = row.breakdown
    and figure.category = row.category
    and row.release between figure.first_release and coalesce(figure.last_release, row.release)
order by all
