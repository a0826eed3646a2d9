"""Downloads by the browser: what arrives holds what the card shows."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.visit import Visit
from tests.harvest.judging import Judge
from tests.harvest.test_pages import judge_file, read_csv, read_xlsx


def download(here: Visit, name: str, folder: Path) -> Path:
    """Open the first card's download menu and take one of its files."""
    menu = here.page.locator("article:has(.chart) details.menu").first
    menu.locator("summary").click()
    with here.page.expect_download() as waiting:
        menu.get_by_text(name, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("kind", "read"), [("CSV", read_csv), ("XLSX", read_xlsx)])
def test_a_table_file_holds_the_cells_of_the_card(
    kind: str, read: Callable[..., object], lang: str, visit: Callable[..., Visit], tmp_path: Path, judge: Callable[[int], Judge]
) -> None:
    here = visit().open("/prosecution", region="LOR", from_="2019", activity="1.6", series="1.6-d.cases", lang="es" if lang == "es" else "")
    here.page.evaluate("() => window.unpack(document)")
    card = here.page.locator("article:has(details.menu)").first
    shown = {str(each.get_attribute("data-cell")) for each in card.locator("table").first.locator("td[data-cell]").all()}
    path = download(here, kind, tmp_path)
    assert path.suffix == "." + kind.lower()
    assert ("DEMOSTRACI" if lang == "es" else "DEMONSTRATION") in path.name
    stamp, facts = read(path.read_bytes())  # type: ignore[misc]
    assert judge_file(judge(3), stamp, facts) == []
    assert {fact["key"] for fact in facts} == shown
    assert any("region=LOR" in line and "from=2019" in line for line in stamp), "the link of the view is stamped in"


def test_a_picture_is_a_png_of_the_card(visit: Callable[..., Visit], tmp_path: Path) -> None:
    here = visit().open("/prosecution", region="LOR")
    path = download(here, "PNG", tmp_path)
    body = path.read_bytes()
    assert path.suffix == ".png"
    assert body[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", body[16:24])
    assert 1000 <= width <= 4000
    assert 500 <= height <= 6000
    assert len(body) > 20_000, "there is something on it"


def test_the_whole_released_file_is_given(visit: Callable[..., Visit], tmp_path: Path, program: Path) -> None:
    here = visit().open("/methods")
    with here.page.expect_download() as waiting:
        here.page.locator("a[href^='/download/duckdb']").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.read_bytes() == program.read_bytes()


def test_a_card_there_is_none_of_is_a_404(visit: Callable[..., Visit]) -> None:
    here = visit().open("/")
    for address in ("csv?card=none:at-all", "csv", "exe?card=trend:1.6-d.cases", "csv?card=trend:1.6-d.cases:a:b:c:d:e"):
        answer = here.page.request.get(f"{here.address}/download/{address}")
        assert answer.status == 404, address
        assert "Traceback" not in answer.text()
