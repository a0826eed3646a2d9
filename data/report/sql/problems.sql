-- Everything the rules found. Grain: a problem, in the order of files and rows.
select problem.rule, file.name, problem.row, problem."column", problem.value, problem.detail, coalesce(problem.sheet, file.sheet)
from intake.problem
join intake.file using (file)
order by file.name, problem.row, problem.rule, problem."column"
