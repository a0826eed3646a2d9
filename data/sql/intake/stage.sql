-- Reads files of one shape as text. Grain: a row of a file. Parameters: paths. Rows are numbered in each file as a spreadsheet
-- does; rows that cannot be read are put aside (intake/rejected).
insert into /*table*/
with read as (
    select
        filename,
        row_number() over () as place,
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
    select filename, min(place) as place
    from read
    group by filename
)
select
    staged_file.file,
    read.place - begun.place + 2 as row,
    /*columns*/
from read
join begun using (filename)
join staged_file on staged_file.path = read.filename
