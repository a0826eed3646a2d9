"""One threshold: changed in its one place it changes the release, its checks, the status and what the file says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from data.disclosure import threshold
from data.ledger import store
from tests.built.world import World, line


def years(world: World, institution: str, **lines: list[dict[str, Any]]) -> None:
    """Whole years: what is given for `y2018` is reported for its second half-year, the first half-year reports the same lines as z."""
    for name, rows in lines.items():
        year = name.removeprefix("y")
        nothing = [row | {"value": "", "numerator": "", "denominator": "", "missing": "z", "reason": "Once a year."} for row in rows]
        if year != "2017":
            world.report(institution, f"{year}-H1", *nothing, enters=1 if year == "2018" else 2)
        world.report(institution, f"{year}-H2", *rows, enters=1 if year == "2017" else 2)


@pytest.mark.slow
@pytest.mark.parametrize("limit", [11, 6])
def test_a_changed_threshold_changes_release_checks_and_status(world: World, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    assert store.THRESHOLD == threshold.THRESHOLD == 11
    monkeypatch.setattr(store, "THRESHOLD", limit)
    aim = {"region": "LMA", "year": 2018, "basis": "period", "adopted_on": "2017-12-01", "adopted_in_release": 1}
    for series, value in (("2.3-b.children", 10), ("1.5-a.entities", 50)):
        world.add("programme/targets", series=series, value=value, **aim)
    years(world, "B", y2017=[line("2.3-b.children", "DB", "LMA", 30)], y2018=[line("2.3-b.children", "DB", "LMA", 8)])
    years(world, "A", y2017=[line("1.5-a.entities", "DA", "LMA", n=8, of=20)], y2018=[line("1.5-a.entities", "DA", "LMA", n=4, of=8)])
    world.build_anew()
    shown = world.figure("2.3-b.children", "DB", "LMA", "2018")
    assert shown is not None and shown[0] == (8 if limit == 6 else None) and shown[3] == (None if limit == 6 else "c")
    ((reason,),) = world.ask("select reason from status where series = '1.5-a.entities' and region = 'LMA' and year = 2018 and last_release is null")
    assert (reason == "few") == (limit == 11)
    assert world.ask("select value from about where key = 'threshold'") == [(str(limit),)]
