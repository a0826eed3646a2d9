-- Writes down what became of a version of a report. Parameters: institution, period, version, on, state, role, side, and the reason in each language.
insert into ledger.report_event
select
    (select coalesce(max(event), 0) from ledger.report_event) + 1,
    $institution,
    $period,
    $version,
    $on,
    $state,
    $role,
    $side,
    $reason_*
