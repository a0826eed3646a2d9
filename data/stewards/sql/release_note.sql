-- The last note written for a release, with the texts of its last clearance where it was cleared. Grain: one row or none.
-- Parameter: release.
select
    written.note,
    coalesce(clearance.note_en, written.note_en) as note_en,
    coalesce(clearance.note_es, written.note_es) as note_es,
    clearance.note is not null as cleared
from ledger.release_note as written
left join (
    select note, last(note_en order by rowid) as note_en, last(note_es order by rowid) as note_es
    from ledger.release_note_clearance
    group by note
) as clearance using (note)
where written.release = $release
order by written.note desc
limit 1
