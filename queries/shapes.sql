-- Outlines of the areas; an area that is divided has an outline for each part.
-- Grain: one row an outline. Unit: degrees of longitude and latitude. Parameters: release.
select
    area_code,
    part,
    region,
    name,
    geometry_json
from shape_in($release) as shape
order by
    area_code,
    part
