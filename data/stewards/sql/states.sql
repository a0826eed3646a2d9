-- Where each version of a report stands today. Grain: a version. `sides` are those that agreed; `member` reports to the Commission.
-- Parameters: none.
select
    event.institution,
    event.period,
    event.version,
    case
        when bool_or(event.state = 'returned') then 'returned'
        when count(distinct event.side) filter (where event.state = 'agreed') = 2 then 'agreed'
        when bool_or(event.state = 'verified') then 'verified'
        else 'received'
    end as state,
    coalesce(list(distinct event.side order by event.side) filter (where event.state = 'agreed'), []) as sides,
    any_value(above.reports_to) is not null as member,
    any_value(institution.reports_to) as reports_to
from ledger.report_event as event
join framework.institution using (institution)
left join framework.institution as above on above.institution = institution.reports_to
group by event.institution, event.period, event.version
order by event.institution, event.period, event.version
