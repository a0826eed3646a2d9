"""The first page as it leaves the server, and what is compressed."""

import gzip
import re
from collections.abc import Callable

import brotli
import pytest

from pages.web import delivery

PAGE = '<html lang="en"><head><title>Streamlit</title><link href="./favicon.png"><script>let a = 1;</script></head><body></body></html>'


def test_the_page_names_the_scripts_that_every_page_needs() -> None:
    """Each by the name it has in the Streamlit installed; one that is no longer there would be missing here."""
    named = re.findall(r'rel="modulepreload" href="\./(static/js/(\w+)\.[^"]+)"', delivery.complete_page(PAGE, "/", {}))
    assert [name for _, name in named] == list(delivery.NEEDED)
    assert all((delivery.STATIC / path).is_file() for path, _ in named)


@pytest.mark.parametrize(("language", "written", "title"), [("en", "en", "Compact"), ("es", "es-PE", "Adolescentes"), ("xx", "en", "Compact")])
def test_the_page_is_in_the_language_of_the_link(language: str, written: str, title: str) -> None:
    page = delivery.complete_page(PAGE, "/", {"lang": [language]})
    assert f'<html lang="{written}">' in page
    assert title in re.findall("<title>(.*?)</title>", page)[0]
    assert "favicon" not in page


def test_nothing_but_this_host_and_the_pages_own_scripts_is_allowed() -> None:
    policy = dict(part.split(" ", 1) for part in delivery.policy(PAGE).split("; "))
    assert policy["default-src"] == "'self'"
    assert re.fullmatch(r"'self' 'sha256-[A-Za-z0-9+/=]{44}'", policy["script-src"])
    assert "http" not in delivery.policy(PAGE)
    assert policy["connect-src"] == "'self'"


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        (b"localhost:8501", "'self' ws://localhost:8501 wss://localhost:8501"),
        (b"[::1]:8501", "'self' ws://[::1]:8501 wss://[::1]:8501"),
        (b"a.example; script-src *", "'self'"),
        (b"a.example *", "'self'"),
        (b"\xff", "'self'"),
        (b"", "'self'"),
    ],
)
def test_a_page_speaks_with_its_own_host_alone(host: bytes, allowed: str) -> None:
    policy = dict(part.split(" ", 1) for part in delivery.policy(PAGE, host).split("; "))
    assert policy["connect-src"] == allowed
    assert set(policy) == set(dict(part.split(" ", 1) for part in delivery.policy(PAGE).split("; ")))


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/explore/_stcore/metrics"])
def test_the_inside_of_the_server_is_closed_unless_opened(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPC_METRICS", raising=False)
    assert delivery.is_closed(path) and not delivery.is_closed("/_stcore/health") and not delivery.is_closed("/metrics")
    monkeypatch.setenv("CPC_METRICS", "1")
    assert not delivery.is_closed(path)


@pytest.mark.parametrize(("packing", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_compressed_file_is_the_file(packing: str, unpack: Callable[[bytes], bytes]) -> None:
    name = next(iter(re.findall(r'modulepreload" href="\./([^"]+)"', delivery.complete_page(PAGE, "/", {}))))
    body = delivery._compressed(name, packing)
    assert body is not None
    assert unpack(body) == (delivery.STATIC / name).read_bytes()
    assert delivery._compressed("../../config.py", packing) is None


@pytest.mark.parametrize(
    ("accepted", "packing"), [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("", ""), ("bread", ""), ("gzip;q=0.8", "gzip")]
)
def test_the_smallest_packing_that_the_browser_takes_is_sent(accepted: str, packing: str) -> None:
    assert delivery.choose_packing(accepted) == packing
