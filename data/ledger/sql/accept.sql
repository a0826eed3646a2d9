-- Keeps the checked reports: as typed rows, as words, and as they came, with the hash of both.

insert into ledger.report_row
select
    file.institution,
    file.period,
    file.version,
    line.row,
    line.series,
    line.source,
    line.region,
    line.breakdown,
    line.category,
    line.value::decimal(18, 4),
    line.numerator::decimal(18, 4)::bigint,
    line.denominator::decimal(18, 4)::bigint,
    line.missing,
    line.reason
from intake.row as line
join intake.file using (file);

insert into ledger.report_text
select file.institution, file.period, file.version, words.sheet, words.row, words."column", words.text
from intake.text as words
join intake.file using (file)
union all
select file.institution, file.period, file.version, entered.sheet, entered.row, entered."column", entered.text
from intake.entered
join intake.file using (file);

insert into ledger.report
select
    file.institution,
    file.period,
    file.version,
    file.name,
    sha256(blob.content),
    blob.content,
    coalesce(row_hash.rows_sha256, '')
from read_blob(getvariable('paths')) as blob
join intake.file on file.path = blob.filename
left join intake.row_hash
    on row_hash.institution = file.institution
    and row_hash.period = file.period
    and row_hash.version = file.version
order by file.institution, file.period, file.version;
