-- Of rows that begin with a release, the one a release knows of each key: the end of a statement.
where enters_release <= getvariable('release')
qualify row_number() over (partition by /*key*/ order by enters_release desc) = 1
