"""One threshold: changed in its one place it changes the release, its checks, the status and what the file says of itself."""

from __future__ import annotations

import pytest

from data.disclosure import threshold
from data.ledger import store
from tests.built.world import World, line
from tests.data.release.test_status import status, target, years


@pytest.mark.slow
@pytest.mark.parametrize("limit", [11, 6])
def test_a_changed_threshold_changes_release_checks_and_status(world: World, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    assert store.THRESHOLD == threshold.THRESHOLD == 11
    monkeypatch.setattr(store, "THRESHOLD", limit)
    target(world, 2018, 10, "2.3-b.children")
    target(world, 2018, 50, "1.5-a.entities")
    years(world, "B", y2017=[line("2.3-b.children", "DB", "LMA", 30)], y2018=[line("2.3-b.children", "DB", "LMA", 8)])
    years(world, "A", y2017=[line("1.5-a.entities", "DA", "LMA", n=8, of=20)], y2018=[line("1.5-a.entities", "DA", "LMA", n=4, of=8)])
    world.build_anew()
    shown = world.figure("2.3-b.children", "DB", "LMA", "2018")
    assert shown is not None and shown[0] == (8 if limit == 6 else None) and shown[3] == (None if limit == 6 else "c")
    assert status(world, "1.5-a.entities")[0][1].startswith("unrated: few") == (limit == 11)
    assert world.ask("select value from about where key = 'threshold'") == [(str(limit),)]
