"""Two replicas behind HAProxy: one is killed, then each is restarted in turn with a new release; nobody is refused, and an open page lives on."""

from __future__ import annotations

import http.client
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.browser.server import Server, free_port
from tests.browser.test_changes import KEY, swap
from tests.browser.visit import Visit, open_browser

CONFIGURATION = Path(__file__).parents[2] / "data" / "deploy" / "haproxy.cfg"
ASKED = ("/regions?region=LOR&lang=es", "/prosecution?activity=1.6", "/download/csv?card=scorecard", "/")
LONGEST = 10.0
"""Seconds an answer may take while a replica is gone."""
BACK = 15.0
"""Seconds until a page that was open can be used again."""
RAISED = "update figure set value = value + 500 where series = '1.6-d.cases' and region = 'LMA' and period = '2023'"


class Answer(NamedTuple):
    """What a client got: status, or the kind of failure, and how long it took."""

    status: int | str
    seconds: float


class Clients:
    """Four clients that go on asking, each through the replica that its cookie names."""

    def __init__(self, port: int) -> None:
        self._port, self._stopped = port, threading.Event()
        self.answers: list[Answer] = []
        self._threads = [threading.Thread(target=self._ask, args=(number,), daemon=True) for number in range(4)]

    def _ask(self, number: int) -> None:
        while not self._stopped.wait(0.2):
            begun = time.monotonic()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
                connection.request("GET", ASKED[number], headers={"Cookie": f"cpc_replica={'ab'[number % 2]}"})
                answer = connection.getresponse()
                answer.read()
                status: int | str = answer.status
            except OSError as error:
                status = type(error).__name__
            self.answers.append(Answer(status, time.monotonic() - begun))

    def __enter__(self) -> Clients:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join(30)


@pytest.fixture
def replicas(program: Path, tmp_path: Path, long: bool) -> Iterator[tuple[dict[str, Server], int]]:
    """Both servers and the port of the proxy."""
    if not long:
        pytest.skip("the long version: --long")
    if shutil.which("haproxy") is None:
        pytest.skip("haproxy is not installed")
    shown = Path(shutil.copy(program, tmp_path / "program.duckdb"))
    servers = {name: Server(shown, tmp_path / f"{name}.log", environment={"CPC_LOG": "1"}).start() for name in "ab"}
    port = free_port()
    text = CONFIGURATION.read_text(encoding="utf-8")
    for old, new in (
        ("bind :443 ssl crt /etc/cpc/tls.pem alpn h2,http/1.1", f"bind 127.0.0.1:{port}"),
        ("127.0.0.1:8501", f"127.0.0.1:{servers['a'].port}"),
        ("127.0.0.1:8502", f"127.0.0.1:{servers['b'].port}"),
    ):
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "haproxy.cfg").write_text(text, encoding="utf-8")
    proxy = subprocess.Popen(["haproxy", "-f", str(tmp_path / "haproxy.cfg")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(3)
    try:
        yield servers, port
    finally:
        proxy.terminate()
        proxy.wait(10)
        for server in servers.values():
            server.stop()


def wait_until_ready(server: Server) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=2)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail("a replica did not become ready")


class Reader:
    """Somebody with a page open through the proxy."""

    def __init__(self, here: Visit) -> None:
        self._here = here.open("/prosecution", activity="1.6", lang="es")
        self.address, self._dialogs = here.page.url, 0
        here.page.on("dialog", lambda _: self._count())

    def _count(self) -> None:
        self._dialogs += 1

    @property
    def replica(self) -> str:
        """The replica that the page's cookie names."""
        (name,) = [each["value"] for each in self._here.context.cookies() if each["name"] == "cpc_replica"]
        return str(name)

    def wait_for(self, value: str) -> float:
        """Press a filter until the page has answered, and again until it shows this value at its address; seconds it took. It asks nothing.

        A press on a page whose server has just gone is lost, so presses are not counted.
        """
        begun, answered = time.monotonic(), False
        while time.monotonic() < begun + 4 * BACK:
            with suppress(Error):  # the page may go while it is asked
                self._press()
                is_back = self._here.page.url == self.address
                if answered and is_back and dict(self._here.cells()).get(KEY, "").startswith(value):
                    break
                answered = answered or not is_back
        assert self._dialogs == 0 and self._here.page.locator("[role='dialog']").count() == 0
        return time.monotonic() - begun

    def _press(self) -> None:
        self._here.page.locator(".st-key-bar").get_by_role("button", name="Loreto").click(timeout=1000)
        self._here.settle()


@pytest.mark.slow
def test_a_replica_that_is_killed_or_restarted_is_not_missed(replicas: tuple[dict[str, Server], int]) -> None:
    servers, port = replicas
    with sync_playwright() as tools, Clients(port) as clients:
        browser = open_browser(tools)
        here = Visit(browser, f"http://127.0.0.1:{port}")
        reader = Reader(here)
        before = dict(here.cells())[KEY].split()[0]
        raised = f"{int(before.replace(',', '')) + 500:,}"
        gone = reader.replica
        servers[gone].kill()
        back = [reader.wait_for(before)]
        assert reader.replica != gone
        servers[gone].start()
        wait_until_ready(servers[gone])
        time.sleep(3)
        swap(servers["a"].program, RAISED)
        for server in servers.values():
            server.stop()
            server.start()
            wait_until_ready(server)
            back.append(reader.wait_for(raised))
        browser.close()
    slowest = max(each.seconds for each in clients.answers)
    print(f"{len(clients.answers)} answers, the slowest after {slowest:.1f} s; the page was back after {', '.join(f'{each:.1f}' for each in back)} s")
    assert len(clients.answers) > 100
    assert {each.status for each in clients.answers} == {200}
    assert slowest < LONGEST
    assert max(back) < BACK
