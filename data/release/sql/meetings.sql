-- The annual meetings as the release knows them: those of public sources by their events, those of the programme, their key
-- indicators, and what was cleared of their discussions. Leaves snapshot.meeting_indicator, snapshot.discussion and
-- snapshot.meeting.

create or replace table snapshot.meeting_indicator as
select meeting_indicator.* exclude (enters_release)
from framework.meeting_indicator
where enters_release <= getvariable('release');

create or replace table snapshot.discussion as
select discussion.* exclude (enters_release)
from framework.discussion
join framework.release on release.release = getvariable('release')
where discussion.enters_release <= getvariable('release')
and discussion.cleared_by is not null
and discussion.cleared_on <= release.released_on;

create or replace table snapshot.meeting as
with known as (
    select
        meeting.meeting,
        meeting.event,
        coalesce(meeting.name_*, event.name_*) as name_*,
        coalesce(meeting.held_on, event.starts) as held_on,
        meeting.place_*,
        meeting.pinned_release,
        coalesce(meeting.note_*, event.note_*) as note_*,
        coalesce(meeting.source_url, event.source_url) as source_url
    from framework.meeting
    left join framework.event using (event)
    where meeting.enters_release <= getvariable('release')
),
-- the last word on each indicator of a meeting
frozen as (
    select meeting, indicator, kept
    from snapshot.meeting_indicator
    qualify row_number() over (partition by meeting, indicator order by frozen_on desc) = 1
)
select
    known.*,
    known.event is null and known.held_on > release.released_on as coming,
    case when known.event is null and known.held_on > release.released_on then known.held_on - release.released_on end::integer as days_left,
    case when known.event is null then (
        select count(*)
        from frozen
        where frozen.meeting = known.meeting
        and frozen.kept
    ) end::integer as indicators,
    case when known.event is null and known.held_on <= release.released_on then (
        select count(*)
        from frozen
        join snapshot.discussion using (meeting, indicator)
        where frozen.meeting = known.meeting
        and frozen.kept
        and discussion.discussed
    ) end::integer as discussed,
    case when known.event is null then (
        select count(*)
        from snapshot.discussion
        where discussion.meeting = known.meeting
        and coalesce(discussion.follow_up_*) is not null
        and coalesce(discussion.done_on > release.released_on, true)
    ) end::integer as open_points
from known
join framework.release on release.release = getvariable('release');
