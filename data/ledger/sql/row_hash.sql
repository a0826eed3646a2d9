-- The hash of each report's rows and texts as the ledger keeps them. Grain: a report.
create or replace view intake.row_hash as
with kept as (
    select
        institution,
        period,
        version,
        'figures' as sheet,
        row,
        concat_ws(
            chr(31), series, source, region, breakdown, category,
            coalesce(value::varchar, chr(1)), coalesce(numerator::varchar, chr(1)), coalesce(denominator::varchar, chr(1)),
            coalesce(missing, chr(1)), coalesce(reason, chr(1))
        ) as said
    from ledger.report_row
    union all
    select institution, period, version, sheet, row, concat_ws(chr(31), "column", text)
    from ledger.report_text
)
select institution, period, version, sha256(string_agg(concat_ws(chr(31), sheet, row, said), chr(30) order by sheet, row, said)) as rows_sha256
from kept
group by institution, period, version;
