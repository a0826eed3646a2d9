"""A link in a file leads to this program: never to a host that a request named."""

from __future__ import annotations

import pytest

from pages.view.server import own_address


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "localhost"])
def test_this_machine_is_named_as_it_was_asked_for(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.delenv("CPC_ADDRESS", raising=False)
    assert own_address("http", host) == f"http://{host}"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost" + "@" + "evil.example", "evil.example:8501", "", "[::1", "localhost:8501/x", "a b"]
)
def test_no_other_host_stands_in_a_file(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.delenv("CPC_ADDRESS", raising=False)
    assert own_address("http", host) == ""
    monkeypatch.setenv("CPC_ADDRESS", "https://cpc.example.org/")
    assert own_address("http", host) == "https://cpc.example.org"
