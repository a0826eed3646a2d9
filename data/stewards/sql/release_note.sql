-- The last note written for a release, with the texts of its last clearance where it was cleared. Grain: one row or none.
-- Parameter: release.
select
    written.note,
    coalesce(clearance.note_*, written.note_*) as note_*,
    clearance.note is not null as cleared
from ledger.release_note as written
left join (
    select note, last(note_* order by rowid) as note_*
    from ledger.release_note_clearance
    group by note
) as clearance using (note)
where written.release = $release
order by written.note desc
limit 1
