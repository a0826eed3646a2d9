"""Heavy checks over the network: their processes end when the clients leave and when the server is told to end. The bench has ten of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.heavy import busy, start_post, tree, write_heavy
from tests.browser.server import Server

pytestmark = pytest.mark.slow
CLIENTS = 4


@pytest.fixture
def own_server(program: Path, tmp_path: Path) -> Iterator[Server]:
    with Server(program, tmp_path / "log") as server:
        yield server


def wait_until(done: object, seconds: float) -> bool:
    assert callable(done)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if done():
            return True
        time.sleep(0.05)
    return bool(done())


def test_work_ends_with_its_clients_and_with_the_server(own_server: Server, tmp_path: Path) -> None:
    body = write_heavy(tmp_path)
    clients = [start_post(own_server.port, body) for _ in range(CLIENTS)]
    assert wait_until(lambda: busy(own_server.pid) == 2, 10), "two at once, the others wait"
    for client in clients:
        client.close()
    assert wait_until(lambda: busy(own_server.pid) == 0, 5), "all work ended after the clients left"
    clients = [start_post(own_server.port, body) for _ in range(CLIENTS)]
    assert wait_until(lambda: busy(own_server.pid) == 2, 10)
    processes, began = tree(own_server.pid), time.monotonic()
    own_server.stop()
    assert time.monotonic() - began < 9.5, "it ended by itself"
    assert wait_until(lambda: not any(Path(f"/proc/{each}").exists() for each in processes), 2)
    for client in clients:
        assert client.recv(12) in (b"HTTP/1.1 503", b""), "told that the server is busy, or the connection closed"
        client.close()
    assert own_server.trouble() == []
