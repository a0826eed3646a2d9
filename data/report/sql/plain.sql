-- The texts of the reports as the patterns of personal data see them, read once for all rules. Leaves intake.plain; `worded` has letters:
-- a plain number is no name and no address. Needs the macro plainly.
create or replace table intake.plain as
with said as (
    select file, row, "column", sheet, text
    from intake.text
    union all
    select file, row, 'reason', null, reason
    from intake.row
    where reason is not null
),
worded as (
    select *, regexp_matches(text, '[^0-9., +-]') as worded
    from said
)
select
    file,
    row,
    "column",
    sheet,
    case when worded then plainly(text) else text end as plain,
    worded
from worded
