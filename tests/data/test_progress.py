"""Progress: steps count, parts add up to the whole, texts come in both languages, and a bar stands in a terminal alone."""

from __future__ import annotations

import io

import pytest

from data.progress import Phrase, Terminal, Update, Work
from data.release import steps
from data.words.speaking import speaking

WEIGHTS = {"first": 1.0, "second": 3.0}


def updates() -> list[Update]:
    """Two steps and a note between them."""
    seen: list[Update] = []
    work = Work(seen.append, WEIGHTS)
    work.begin("first", "framework and public record")
    work.note("{file} is ready ({megabytes} MB, {seconds} s)", file="x", megabytes="1.0", seconds="2.0")
    work.begin("second", "release {release}: {step}", release=2, step=Phrase("protection"))
    return seen


def test_steps_are_counted_and_their_parts_add_up() -> None:
    first, note, second = updates()
    assert [(each.step, each.steps, each.done, each.share) for each in (first, note, second)] == [
        (1, 2, 0, 0.25),
        (1, 2, 0.25, 0),
        (2, 2, 0.25, 0.75),
    ]
    assert second.texts == {"en": "release 2: protection", "es": "publicación 2: protección"}


def test_a_step_without_a_weight_is_refused() -> None:
    with pytest.raises(KeyError):
        Work(lambda _: None, WEIGHTS).begin("third", "framework and public record")


def test_a_file_gets_lines_and_a_terminal_a_bar_in_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for tty in (False, True):
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda tty=tty: tty, raising=False)
        with speaking("es"), Terminal(stream) as show:
            for each in updates():
                show(each)
        assert ("▏" in stream.getvalue() or "|" in stream.getvalue()) is tty
        assert "publicación 2: protección" in stream.getvalue() and ("2/2" in stream.getvalue()) is tty


def test_each_release_weighs_its_own_steps() -> None:
    first, third = steps.weigh(1, audited=False), steps.weigh(3)
    assert len(first) + 1 == len(third) == len(steps.STEPS) + 2 and not set(first) & set(third)
    assert third["3 protection"] == 3 * first["1 protection"] and third["3 roll-ups"] == first["1 roll-ups"]
