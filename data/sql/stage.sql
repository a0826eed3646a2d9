-- Reads files of one shape as text. Grain: a row of a file. Parameters: paths. Rows are numbered in each file as a spreadsheet
-- does; rows that cannot be read are put aside (intake/rejected).
insert into /*table*/
with read as (
    select
        filename as _path,
        row_number() over () as _place,
        /*columns*/
    from read_csv(
        $paths,
        columns = /*kinds*/,
        header = true,
        auto_detect = false,
        delim = ',',
        quote = '"',
        escape = '"',
        strict_mode = true,
        null_padding = false,
        store_rejects = true,
        rejects_limit = 1000,
        max_line_size = 1000000,
        filename = true
    )
),
begun as (
    select _path, min(_place) as _first
    from read
    group by _path
)
select
    staged_file.file as _file,
    read._place - begun._first + 2 as row,
    /*columns*/
from read
join begun using (_path)
join staged_file on staged_file.path = read._path
