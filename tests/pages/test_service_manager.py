"""What a service manager hears: longer while figures are made, ready once, alive for as long as the event loop turns."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from pages.web import service_manager


def listen(words: list[str], folder: Path, patch: pytest.MonkeyPatch, seconds: float, watchdog: str = "") -> list[str]:
    """What is heard when `/readyz` says these words one after the other, then the last one."""
    patch.setenv("NOTIFY_SOCKET", str(folder / "notify"))
    patch.setenv("WATCHDOG_USEC", watchdog)
    patch.setattr(service_manager, "LOOK", 0.001)
    left = list(words)

    async def find_word() -> str:
        return left.pop(0) if len(left) > 1 else left[0]

    async def run() -> None:
        told = asyncio.create_task(service_manager.keep_told(find_word))
        await asyncio.sleep(seconds)
        told.cancel()

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(folder / "notify"))
        manager.setblocking(False)
        asyncio.run(run())
        heard = []
        while True:
            try:
                heard.append(manager.recv(100).decode())
            except BlockingIOError:
                return heard


def test_ready_is_said_once_and_longer_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listen(["starting", "starting", "ready"], tmp_path, monkeypatch, 0.05) == [service_manager.LONGER] * 2 + ["READY=1"]


def test_what_cannot_be_served_is_never_ready_nor_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listen(["starting", "failed"], tmp_path, monkeypatch, 0.05) == [service_manager.LONGER]


def test_alive_is_said_more_often_than_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = listen(["starting", "ready"], tmp_path, monkeypatch, 0.5, "200000")
    assert heard[:4] == ["WATCHDOG=1", service_manager.LONGER, "WATCHDOG=1", "READY=1"] and 5 <= heard[4:].count("WATCHDOG=1") <= 10


def test_without_a_service_manager_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not service_manager.tell("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", "@nobody-listens-here")
    assert not service_manager.tell("READY=1"), "one that is gone is no reason to fail"
