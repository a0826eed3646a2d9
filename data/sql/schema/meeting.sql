-- Released tables: the annual meetings, the key indicators frozen for them, and what was said and decided.

create table meeting (
    meeting varchar not null,
    event varchar,
    name_* varchar,
    held_on date,
    place_* varchar,
    pinned_release integer,
    note_* varchar,
    source_url varchar,
    coming boolean,
    days_left integer,
    indicators integer,
    discussed integer,
    open_points integer,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('meeting/' || meeting) virtual
);
comment on table meeting is 'One row an annual meeting (section X.D): those that public sources tell of, and those of the programme.';
comment on column meeting.meeting is 'Code.';
comment on column meeting.event is 'Event of the public record that it is; empty for a meeting of the programme.';
comment on column meeting.name_* is 'Name in *.';
comment on column meeting.held_on is 'First day; empty where it was not found.';
comment on column meeting.place_* is 'Place, in *.';
comment on column meeting.pinned_release is 'Release whose figures it discusses.';
comment on column meeting.note_* is 'What is known of it, in *.';
comment on column meeting.source_url is 'Where it is stated.';
comment on column meeting.coming is 'Whether it lies after the day of the release.';
comment on column meeting.days_left is 'Days from the release to a coming meeting.';
comment on column meeting.indicators is 'Key indicators frozen for it; empty where nobody has said.';
comment on column meeting.discussed is 'Those of them whose data was discussed.';
comment on column meeting.open_points is 'Follow-ups agreed there that were not done by the day of the release.';
comment on column meeting.key is 'Key of the row.';

create table meeting_indicator (
    meeting varchar not null,
    indicator varchar not null,
    frozen_on date not null,
    position integer,
    series varchar not null,
    frozen_by varchar not null,
    kept boolean not null,
    reason_* varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('meeting_indicator/' || meeting || '/' || indicator || '/' || frozen_on::varchar) virtual
);
comment on table meeting_indicator is 'The key indicators agreed for a meeting. A change is a new row with its reason; the row before stays.';
comment on column meeting_indicator.meeting is 'Meeting.';
comment on column meeting_indicator.indicator is 'Indicator.';
comment on column meeting_indicator.frozen_on is 'Day on which it was frozen, or taken out.';
comment on column meeting_indicator.position is 'Place in the order of the meeting.';
comment on column meeting_indicator.series is 'The series that is shown of it.';
comment on column meeting_indicator.frozen_by is 'Institution that froze it, for both sides.';
comment on column meeting_indicator.kept is 'Whether it is a key indicator from that day on; no: it was taken out.';
comment on column meeting_indicator.reason_* is 'Why the list was changed, in *.';
comment on column meeting_indicator.key is 'Key of the row.';

create table discussion (
    meeting varchar not null,
    indicator varchar not null,
    discussed boolean not null,
    note_* varchar,
    decision_* varchar,
    follow_up_* varchar,
    owner varchar,
    due_on date,
    done_on date,
    cleared_by varchar not null,
    cleared_on date not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('discussion/' || meeting || '/' || indicator) virtual
);
comment on table discussion is 'What was said of a key indicator at a meeting, and what follows; cleared for release.';
comment on column discussion.meeting is 'Meeting.';
comment on column discussion.indicator is 'Indicator.';
comment on column discussion.discussed is 'Whether its data was discussed.';
comment on column discussion.note_* is 'What was said, in *.';
comment on column discussion.decision_* is 'What was decided, in *.';
comment on column discussion.follow_up_* is 'What is to be done, in *.';
comment on column discussion.owner is 'Institution that does it.';
comment on column discussion.due_on is 'Until when.';
comment on column discussion.done_on is 'When it was done.';
comment on column discussion.cleared_by is 'Role that cleared it.';
comment on column discussion.cleared_on is 'Day on which it was cleared.';
comment on column discussion.key is 'Key of the row.';
