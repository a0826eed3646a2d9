-- Keeps the checked reports: as they came, then as typed rows.

insert into ledger.report
select file.institution, file.period, file.version, file.name, sha256(blob.content), blob.content
from read_blob(getvariable('paths')) as blob
join intake.file on file.path = blob.filename
order by file.institution, file.period, file.version;

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
