"""The state of each report today, for everybody: written by every step, without a figure, a text or a name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data import page_api
from data.stewards import live_states
from pages.partnership.live_states import list_new, write_new
from pages.view.store import released
from pages.view.view import open_view
from tests.built.stewards import agree, decide, expect, release, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # steps of stewards


def states(world: World) -> dict[tuple[str, str], tuple[int, str]]:
    return {(each["institution"], each["period"]): (each["version"], each["state"]) for each in page_api.read_live_states(world.out)}


def test_every_step_writes_what_became_of_the_report(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.build()
    expect(world, "A", "2018-H2")
    assert states(world) == {}, "no step was done yet"
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7771)))
    assert states(world)["A", "2018-H2"] == (1, "received")
    decide(world, report, "returned", reason="The shelter of Nauta is missing.")
    assert states(world)["A", "2018-H2"] == (1, "returned")
    text = live_states.path_of(world.out).read_text()
    assert "7771" not in text and "Nauta" not in text and set(json.loads(text)["reports"][0]) == {"institution", "period", "version", "state", "on"}
    second = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 8), version=2), reason="It is there now.")
    assert states(world)["A", "2018-H2"] == (2, "received")
    live_states.path_of(world.out).unlink()  # as after a step that was killed before it wrote
    agree(world, second)
    assert states(world)["A", "2018-H2"] == (2, "agreed")


def test_the_page_shows_what_the_release_does_not_know_and_no_figure(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.build()
    monkeypatch.setenv("CPC_PROGRAM", str(world.out))
    expect(world, "A", "2018-H2")
    view = open_view(released().current(), {"lang": ["es"]}, "/reports")
    assert write_new(view) == ""
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7771)))
    assert [(each.institution, each.period, each.state) for each in list_new(view)] == [("A", "2018-H2", "received")]
    html = write_new(view)
    assert "recibido; la secretaría técnica lo revisa" in html and "7771" not in html
    assert list_new(open_view(released().current(), {"asof": ["2018-06-01"]}, "/reports")) == [], "beside an earlier release nothing is live"
    agree(world, report)
    release(world)
    assert list_new(open_view(released().current(), {}, "/reports")) == [], "the next release knows it"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"reports": 3}', "\x00"])
def test_a_file_that_cannot_be_read_is_no_state(tmp_path: Path, text: str) -> None:
    live_states.path_of(tmp_path / "program.duckdb").write_text(text)
    assert page_api.read_live_states(tmp_path / "program.duckdb") == []
