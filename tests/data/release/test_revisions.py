"""What changed between two releases, found again from the reports in the ledger and the released figures alone."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from data.build import ledger_of

# The cells of reports that another version of the same report replaced between the two releases and changed, as series, source,
# region and year; a year that the later release covers further is not among them.
CORRECTED = """
    with replaced as (
        select now.institution, now.period, now.version, before.version as version_before
        from ledger.resolved as now
        join ledger.resolved as before using (institution, period)
        where now.release = $release and before.release = $release - 1 and now.version <> before.version
    ),
    cell as (
        select replaced.institution, row.period, row.series, row.source, row.region, row.breakdown, row.category, row.version,
            concat_ws('|', coalesce(row.value::varchar, '-'), coalesce(row.numerator::varchar, '-'),
                coalesce(row.denominator::varchar, '-'), coalesce(row.missing, '-')) as said
        from replaced
        join ledger.report_row as row on row.institution = replaced.institution and row.period = replaced.period
            and row.version in (replaced.version, replaced.version_before)
    )
    select distinct series, source, region, left(period, 4)
    from cell
    group by institution, period, series, source, region, breakdown, category
    having count(*) = 1 or count(distinct said) > 1
"""
YEARLY = """
    select now.series, now.source, now.region, now.period
    from program.figure as now
    join program.figure as before using (series, source, region, period, breakdown, category)
    where $release between now.first_release and coalesce(now.last_release, $release)
    and $release - 1 between before.first_release and coalesce(before.last_release, $release - 1)
    and breakdown = 'total' and period similar to '[0-9]{4}'
    and coalesce(now.missing, '') <> 'c' and coalesce(before.missing, '') <> 'c'
    and concat_ws('|', now.value, now.numerator, now.denominator, now.missing)
        <> concat_ws('|', before.value, before.numerator, before.denominator, before.missing)
"""
SHOWN = """
    select series, shown_source from program.series
    where computed is null and $release between first_release and coalesce(last_release, $release)
"""


@pytest.mark.parametrize("release", [2, 3])
def test_revised_are_the_yearly_totals_that_a_superseding_report_changed(program: Path, release: int) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{program}' as program (read_only)")
        connection.execute(f"attach '{ledger_of(program)}' as ledger (read_only)")
        corrected = set(connection.execute(CORRECTED, {"release": release}).fetchall())
        yearly = connection.execute(YEARLY, {"release": release}).fetchall()
        shown = dict(connection.execute(SHOWN, {"release": release}).fetchall())
        items = connection.execute(
            "select item from program.headline_item where code = 'figures-revised' and $release between first_release "
            "and coalesce(last_release, $release)",
            {"release": release},
        ).fetchall()
        counted = connection.execute(
            "select value from program.headline where code = 'figures-revised' and $release between first_release "
            "and coalesce(last_release, $release)",
            {"release": release},
        ).fetchone()
    sources = {
        (series, region, year): {own for s, own, r, y in corrected if (s, r, y) == (series, region, year)} for series, _, region, year in corrected
    }
    expected = {
        f"figure/{series}/{source}/{region}/{year}/total/total"
        for series, source, region, year in yearly
        if series in shown
        and source == (shown[series] or source)
        and region not in ("ALL", "PILOTS")
        and (source in sources.get((series, region, year), ()) or (source == "ALL" and sources.get((series, region, year))))
    }
    assert {item for (item,) in items} == expected
    assert counted == (len(expected),) and expected


@pytest.mark.parametrize("release", [2, 3])
def test_every_revision_has_its_reason_in_both_languages(program: Path, release: int) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute(
            "select distinct reason_en, reason_es from revision where release = $1 and kind = 'revised' and last_release is null", [release]
        ).fetchall()
    assert rows and all(english and spanish and english != spanish for english, spanish in rows)
