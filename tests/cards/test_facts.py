"""What files tell of a row: the same columns, whichever card it came from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from pages.card.export import write_csv
from pages.card.tidy import defuse
from pages.cards.kinds import build_card
from pages.view.view import View

NAMED = ("series", "series_name", "unit", "region", "region_name", "period", "release")


@pytest.mark.parametrize("address", ["compare:1.6-c.cases", "profile:LOR", "trend:1.6-c.cases", "results:1", "targets:1.6-c"])
def test_every_row_about_a_series_names_it_its_place_and_the_release(view: Callable[..., View], address: str) -> None:
    shown = view("/regions", region="LOR")
    lines = [line for line in write_csv(shown, build_card(shown, address)).decode("utf-8-sig").splitlines() if not line.startswith(("#", '"#'))]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines))))
    assert {row["what"] for row in rows} >= {"target"}
    for row in rows:
        assert [name for name in NAMED if row["what"] != "completeness" and not row[name]] == [], row["key"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_is_defused(sign: str) -> None:
    assert defuse(f"{sign}1+1") == f"'{sign}1+1"
    assert defuse("1 = 1") == "1 = 1" and defuse(sign) == sign
