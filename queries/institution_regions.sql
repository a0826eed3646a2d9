-- For which places an institution reports: those that its agreed figures are of.
-- Grain: one row an institution and place. Parameters: release.
select distinct
    institution,
    region
from figure_report_in($release) as figure_report
order by
    institution,
    region
