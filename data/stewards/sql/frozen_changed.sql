-- Released entries of lists of key indicators that the programme no longer has as they were released. Grain: an entry.
select meeting, indicator, frozen_on
from (
    select meeting, indicator, frozen_on, position, series, frozen_by, kept, reason_*
    from ledger.released.meeting_indicator
    where last_release is null
    except
    select meeting, indicator, frozen_on, position, series, frozen_by, kept, reason_*
    from framework.meeting_indicator
)
order by meeting, indicator, frozen_on
