-- The released tables and what they were made of as they stood before the last release: its rows go, and those it closed hold again.
-- /*table*/ is a released table. Variable: release, the one that is undone. A row closed by it ended with the number before.
delete from ledger.released./*table*/
where first_release = getvariable('release');

update ledger.released./*table*/
set last_release = null
where last_release = getvariable('release') - 1
