"""The snippets beside a table: they read what the screen shows, with its filters and its release."""

from __future__ import annotations

import asyncio
import csv
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas
import pytest
from starlette.requests import Request
from starlette.responses import Response

from pages.cards.kinds import build_card
from pages.view.view import View
from pages.web import downloads, use
from tests.pages.posting import OWN, answer

Make = Callable[..., View]
SNIPPET = re.compile(r'<pre class="snippet">(.*?)</pre>', re.DOTALL)


def get(route: Callable[..., object], path: str, parameters: dict[str, str], **named: str) -> Response:
    async def ask(request: Request) -> Response:
        request.scope["method"], request.scope["path_params"] = "GET", named
        return await route(request)  # type: ignore[misc]

    return asyncio.run(answer(ask, path, b"", parameters, OWN))


def read_snippets(parameters: dict[str, str]) -> list[str]:
    told = get(use.send_use, "/use", parameters)
    assert told.status_code == 200 and "default-src 'none'" in told.headers["content-security-policy"]
    return [unescape(text) for text in SNIPPET.findall(bytes(told.body).decode())]


@pytest.mark.parametrize(
    "parameters",
    [
        {"card": "trend:1.6-d.cases", "page": "/prosecution", "region": "LOR", "from": "2019"},
        {"card": "trend:1.1-a.cases", "page": "/prosecution", "lang": "es"},
        {"card": "trend:2.6-b.services", "page": "/protection", "asof": "2022-06-30"},
        {"card": "scorecard", "page": "/"},
    ],
)
def test_pandas_reads_what_the_screen_shows(parameters: dict[str, str], view: Make, tmp_path: Path) -> None:
    address, pandas_snippet, r_snippet, excel_snippet = read_snippets(parameters)
    assert all(address in text for text in (pandas_snippet, r_snippet, excel_snippet))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked["asof"], "the release is pinned"
    file = tmp_path / "card.csv"
    file.write_bytes(bytes(get(downloads.send_download, "/download/csv", asked, kind="csv").body))
    space: dict[str, pandas.DataFrame] = {}
    exec(pandas_snippet.replace(address, str(file)), space)
    chosen = {{"from": "from_"}.get(name, name): value for name, value in parameters.items() if name not in ("card", "page")}
    facts = [dict(fact) for fact in build_card(view(parameters["page"], **chosen), parameters["card"]).facts()]
    data = space["data"]
    assert len(data) == len(facts) > 3 and list(data["key"]) == [fact["key"] for fact in facts]
    shown = [float(str(fact["value"])) if fact.get("value") is not None else None for fact in facts]
    assert [None if pandas.isna(each) else float(each) for each in data["value"]] == shown


@pytest.mark.slow
def test_r_reads_what_pandas_reads(tmp_path: Path) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    address, _, snippet, _ = read_snippets({"card": "trend:1.1-a.cases", "page": "/prosecution", "lang": "es"})
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    file = tmp_path / "card.csv"
    file.write_bytes(bytes(get(downloads.send_download, "/download/csv", asked, kind="csv").body))
    rows = [row for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()) if not row["key"].startswith("#")]
    tell = 'cat(nrow(data), sum(data$value, na.rm = TRUE), data$key[1], enc2utf8(data$region_name[1]), sep = "\\n")'
    script = snippet.replace(address, str(file)) + tell
    told = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout
    assert told.splitlines() == [
        str(len(rows)),
        f"{sum(float(row['value']) for row in rows if row['value']):g}",
        rows[0]["key"],
        rows[0]["region_name"],
    ]


def test_a_stranger_s_words_stay_words_and_an_unknown_card_is_none() -> None:
    told = get(use.send_use, "/use", {"card": "trend:1.6-d.cases", "region": '"><script>alert(1)</script>', "page": "//evil.example"})
    assert (
        told.status_code == 200 and "<script" not in bytes(told.body).decode() and "//evil.example" not in bytes(told.body).decode().split("<pre")[0]
    )
    assert get(use.send_use, "/use", {"card": "no-such"}).status_code == 404
