-- Earlier definitions of the indicators: how each version before the present one was last worded, and up to which release.
-- Grain: one row an indicator and earlier version. Parameters: release.
select
    earlier.indicator,
    earlier.version,
    earlier.name_*,
    earlier.definition_*,
    earlier.last_release as until_release
from indicator as earlier
join indicator_in($release) as present
    on present.indicator = earlier.indicator
    and present.version > earlier.version
where earlier.last_release < $release
qualify row_number() over (partition by earlier.indicator, earlier.version order by earlier.last_release desc) = 1
order by
    earlier.indicator,
    earlier.version desc
