-- The figures of the released file that stand beside the empty cells: the last half-year (or year) before the one reported, as the
-- last release has it; c stays c. Grain: a figure. Parameters are variables: institution (unused), period.
with latest as (
    select max(release) as release
    from released.release
),
this as (
    select starts
    from framework.period
    where period = getvariable('period')
),
kept as (
    select figure.*, period.ends, period.kind = 'half' as half
    from released.figure as figure
    join framework.period as period on period.period = figure.period and period.kind in ('half', 'year')
    cross join this
    cross join latest
    where period.ends < this.starts
    and latest.release between figure.first_release and coalesce(figure.last_release, latest.release)
    and (figure.value is not null or figure.missing = 'c')
)
select series, source, region, breakdown, category,
    arg_max(struct_pack(
        period := period, value := value, numerator := numerator, denominator := denominator, missing := missing
    ), struct_pack(ends := ends, half := half)) as last
from kept
group by all
