-- Leaves the coming release in framework.release, after those that were made. It covers the half-years up to the last one of
-- which a report was agreed. Parameters: release, on, and the note in each language.
create or replace table framework.release as
select release, released_on, last_period, note_*
from ledger.released.release
where last_release is null
union all
select
    $release,
    $on,
    greatest(
        (select max(last_period) from ledger.released.release),
        (
            select max(event.period)
            from ledger.report_event as event
            where event.state = 'agreed'
            and event.happened_on <= $on
        )
    ),
    $note_*
