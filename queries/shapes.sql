-- Outlines of the departments, Callao, and Lima in two parts: the province (Metropolitan Lima) and the rest.
-- Grain: one row an outline. Unit: degrees of longitude and latitude. Parameters: release.
select
    ubigeo,
    part,
    region,
    name,
    geometry_json
from shape_in($release) as shape
order by
    ubigeo,
    part
