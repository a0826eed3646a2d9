"""Nothing is done on a day to come; today is that of the clock of the Partnership."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from data.days import refuse_coming, today
from data.ledger.store import Decision
from data.problems import Refused
from data.stewards import stewardship
from tests.built.stewards import place_of, release, take_in, write_report
from tests.built.world import World, line

COMING = date(2062, 11, 24)


def test_today_is_that_of_lima_whatever_the_zone_of_the_server() -> None:
    lima = (datetime.now(UTC) - timedelta(hours=5)).date()
    asked = [sys.executable, "-c", "from data.days import today; print(today())"]
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):
        said = subprocess.run(asked, check=True, capture_output=True, text=True, env=os.environ | {"TZ": zone}).stdout.strip()
        assert said == str(lima)
    refuse_coming(today())


def test_no_step_of_a_steward_is_dated_later_than_today(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.nothing_came("A", "2018-H2")
    world.build()
    path = write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))
    report = ("A", "2018-H1", 1)
    steps = (
        lambda: take_in(world, path, on=COMING),
        lambda: release(world, on=COMING),
        lambda: stewardship.decide(world.out, report, Decision("agreed", "tip-office", COMING), place_of(world)),
        lambda: stewardship.close(world.out, "2018", Decision("closed", "steward", COMING), "why", place_of(world)),
        lambda: stewardship.clear(world.out, report, 1, "es", Decision("cleared", "steward", COMING), place=place_of(world)),
    )
    before = (world.folder / "program.ledger.duckdb").read_bytes()
    for step in steps:
        with pytest.raises(Refused) as refused:
            step()
        (problem,) = refused.value.problems
        assert (problem.rule, problem.value) == ("day-to-come", "2062-11-24")
        assert "el reloj de la Alianza" in problem.sentence("es")
    assert (world.folder / "program.ledger.duckdb").read_bytes() == before
