-- Takes the blank rows of a workbook out of the report that say nothing by being blank: breakdowns of a total that is marked
-- missing, breakdowns nobody must give of which no category is filled in, and surveys that were not made.
delete from intake.row as line
where value is null
and numerator is null
and denominator is null
and missing is null
and reason is null
and (
    (
        breakdown <> 'total'
        and exists (
            select 1
            from intake.row as total
            where (total.series, total.source, total.region) = (line.series, line.source, line.region)
            and total.breakdown = 'total'
            and total.missing is not null
        )
    )
    or (
        exists (
            select 1
            from intake.owed as owed
            where (owed.series, owed.source, owed.region, owed.breakdown) = (line.series, line.source, line.region, line.breakdown)
            and not owed.required
        )
        and not exists (
            select 1
            from intake.row as other
            where (other.series, other.source, other.region, other.breakdown) = (line.series, line.source, line.region, line.breakdown)
            and (
                other.value is not null or other.numerator is not null or other.denominator is not null
                or other.missing is not null or other.reason is not null
            )
        )
    )
)
