-- Rows of the last read that do not have the right number of columns or leave a quotation mark open. Grain: a row of a file.
select
    reject_scans.file_path,
    reject_errors.line,
    any_value(reject_errors.column_name),
    any_value(reject_errors.csv_line),
    any_value(reject_errors.error_message)
from reject_errors
join reject_scans using (scan_id, file_id)
group by reject_scans.file_path, reject_errors.line
order by reject_scans.file_path, reject_errors.line
