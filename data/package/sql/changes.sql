-- What each release changed against the one before, by the released rows alone: added, completed or revised with its reason, withheld now,
-- or another in any other way (a longer term, a year that goes on). Grain: a figure and the release that changed it. Parameters: none.
select
    figure.first_release as release,
    case
        when before.series is null then 'added'
        when figure.missing = 'c' and before.missing is distinct from 'c' then 'withheld'
        else coalesce(revision.kind, 'continued')
    end as kind,
    figure.series,
    figure.source,
    figure.region,
    figure.period,
    figure.breakdown,
    figure.category,
    before.value as was,
    before.missing as was_missing,
    figure.value as became,
    figure.missing as became_missing,
    revision.reason_*
from figure
left join figure as before
    on before.last_release = figure.first_release - 1
    and before.key = figure.key
-- both keys are the same but for their first word and the release
left join revision on revision.key = 'revision' || substr(figure.key, 7) || '/' || figure.first_release
where figure.first_release > 1
order by all
