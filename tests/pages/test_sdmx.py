"""Figures by SDMX: what the screen shows, in the standard's words, and nothing that is withheld."""

from __future__ import annotations

import asyncio
import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from data.package.package import make_package
from pages.cards.kinds import build_card
from pages.sdmx.asking import Asked, read_asked
from pages.sdmx.observations import MISSING, write_observations
from pages.sdmx.spelling import read_code, read_period, spell
from pages.sdmx.structure import write_structure
from pages.view.view import View
from pages.web.sdmx import send_sdmx
from queries.rows import FiguresRow, RevisionsRow
from tests.built.validators import validate
from tests.pages.posting import OWN, answer

Make = Callable[..., View]
DAYS = ("2020-05-01", "2022-06-30", "")
"""A day of each release."""
BY_PLACE = ("1.6-d.cases", "2.6-b.services", "1.6-a.complaints", "1.2-c.convictions")
VIEWS = [
    *((series, "", "total") for series in ("1.6-d.cases", "1.1-a.cases", "1.6-c.cases", "2.1-a.shelters", "3.2-a.operations", "1.2-b.days")),
    *(
        (series, region, "total")
        for series in ("1.6-d.cases", "2.6-b.services", "1.6-a.complaints", "1.2-c.convictions")
        for region in ("LMA", "LOR", "CUS")
    ),
    ("1.6-d.cases", "LOR", "offense"),
    ("2.6-b.services", "", "service"),
]
"""Series, place and breakdown of twenty views."""
Figure = tuple[str, ...]


def ask(path: str, **parameters: str) -> Response:
    async def route(request: Request) -> Response:
        request.scope["method"], request.scope["path_params"] = "GET", {"path": path}
        return await send_sdmx(request)

    return asyncio.run(answer(route, f"/sdmx/{path}", b"", parameters, OWN))


def read(view: View, path: str, **parameters: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(write_observations(view, read_asked(path, parameters))))))


def key_of(row: dict[str, str]) -> str:
    codes = (read_code(row[name]) for name in ("SERIES", "SOURCE", "REGION"))
    return "/".join(("figure", *codes, row["TIME_PERIOD"].replace("-S", "-H"), read_code(row["BREAKDOWN"]), read_code(row["CATEGORY"])))


def tell(value: str | float | None, numerator: str | int | None, missing: str | None) -> Figure:
    return (*("" if part in (None, "") else f"{float(part):g}" for part in (value, numerator)), missing or "")


def observed(rows: list[dict[str, str]]) -> dict[str, Figure]:
    codes = {status: code for code, status in MISSING.items()}
    return {key_of(row): tell(row["OBS_VALUE"], row["NUMERATOR"], codes.get(row["OBS_STATUS"])) for row in rows}


def test_a_period_a_code_and_a_key_are_read_as_the_standard_writes_them(view: Make) -> None:
    assert read_period("2019", end=False) == date(2019, 1, 1) and read_period("2019", end=True) == date(2019, 12, 31)
    assert read_period("2019-S2", end=False) == date(2019, 7, 1) and read_period("2019-H1", end=True) == date(2019, 6, 30)
    assert read_period("2019-02", end=True) == date(2019, 2, 28) and read_period("2019-12-31", end=True) == date(2019, 12, 31)
    framework = view().framework
    known = {*framework.series, *framework.sources, *framework.regions, *framework.breakdowns, *(code for _, code in framework.categories)}
    assert {code for code in known if read_code(spell(code)) != code} == set() and len({spell(code) for code in known}) == len(known)
    everything, one = ((),) * 5, (("1.6-d.cases",), (), ("LMA", "LOR"), ("service+age",), ())
    assert read_asked("FIGURES", {}) == read_asked("FIGURES/all", {}) == Asked("FIGURES", everything, None, None, history=False)
    for path in (
        "FIGURES/1_6-d_cases..LMA+LOR.service@age.",
        "CPC,FIGURES,1.0/1_6-d_cases.*.LMA,LOR.service@age.*",
        "dataflow/CPC/FIGURES/1.0/1_6-d_cases..LMA LOR.service@age.",
    ):
        assert read_asked(path, {}).key == one, path


@pytest.mark.parametrize(
    ("path", "parameters", "part"),
    [
        ("NOTHING", {}, "NOTHING"),
        ("FIGURES/1_6-d_cases", {}, "key"),
        ("FIGURES/1_6-d_cases....';drop", {}, "key"),
        ("FIGURES", {"startPeriod": "soon"}, "startPeriod"),
        ("FIGURES", {"endPeriod": "2019-13"}, "endPeriod"),
        ("FIGURES", {"includeHistory": "perhaps"}, "includeHistory"),
        ("FIGURES", {"asOf": "yesterday"}, "asOf"),
    ],
)
def test_what_is_not_understood_is_named(path: str, parameters: dict[str, str], part: str) -> None:
    told = ask(f"data/{path}", **parameters)
    assert told.status_code == 400 and f"“{part}”" in bytes(told.body).decode()


def test_an_unknown_code_has_no_observations(view: Make) -> None:
    assert read(view(), "FIGURES/no-such...total.total") == []
    assert ask("other/FIGURES").status_code == 404


@pytest.mark.slow
def test_screen_file_package_and_sdmx_are_the_same_numbers(view: Make, program: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(make_package(program, tmp_path / "package.zip")) as archive:
        packed = list(csv.DictReader(io.StringIO(archive.read("figure.csv").decode())))
    assert len(VIEWS) == 20
    compared = 0
    for number, day in enumerate(DAYS, start=1):
        for series, region, breakdown in VIEWS:
            shown = view(asof=day, region=region, series=series)
            assert shown.number == number
            told = observed(read(shown, f"FIGURES/{spell(series)}..{region}.{breakdown}.", asOf=day))
            rows = shown.rows(
                FiguresRow, series=series, kind="year", breakdowns=[breakdown], regions=[region] if region else [], first=None, last=None
            )
            screen = {row.key: tell(row.value, row.numerator, row.missing) for row in rows if row.breakdown == breakdown}
            assert screen and {key: told.get(key) for key in screen} == screen, (series, region, number)
            facts = [fact for fact in map(dict, build_card(shown, f"trend:{series}").facts()) if str(fact.get("key", "")) in told]
            card = {str(fact["key"]): tell(fact.get("value"), fact.get("numerator"), str(fact.get("code") or "")) for fact in facts}
            assert {key: told[key] for key in card} == card, (series, region, number)
            own = [row for row in packed if row["series"] == series and row["breakdown"] == breakdown and (not region or row["region"] == region)]
            valid = [row for row in own if int(row["first_release"]) <= number <= int(row["last_release"] or 99) and row["period"] != "TERM"]
            package = {
                "/".join(("figure", series, row["source"], row["region"], row["period"], breakdown, row["category"])): tell(
                    row["value"], row["numerator"], row["missing"]
                )
                for row in valid
            }
            assert package == told, (series, region, number)
            compared += len(told)
    assert compared > 3000


@pytest.mark.slow
def test_the_history_is_what_the_revisions_say(view: Make) -> None:
    shown = view()
    for series in ("1.6-d.cases", "1.1-a.cases"):
        states: dict[str, dict[int, str]] = {}
        for row in read(shown, f"FIGURES/{spell(series)}....", includeHistory="true"):
            states.setdefault(key_of(row), {})[int(row["RELEASE"])] = row["OBS_VALUE"]
        found = [row for row in shown.rows(RevisionsRow, series=series) if row.kind == "revised" and row.period != "TERM"]
        assert found
        for row in found:
            key = "/".join(("figure", row.series, row.source, row.region, row.period, row.breakdown, row.category))
            before = max(number for number in states[key] if number < row.release)
            assert (float(states[key][before]), float(states[key][row.release])) == (row.was, row.became), key


def test_nothing_withheld_is_in_it(view: Make) -> None:
    rows = read(view(), "FIGURES/1_6-a_complaints....", includeHistory="true")
    hidden = [row for row in rows if row["CONF_STATUS"] == "C"]
    assert hidden and {(row["OBS_STATUS"], row["OBS_VALUE"], row["NUMERATOR"], row["DENOMINATOR"]) for row in hidden} == {("Q", "", "", "")}
    assert all("DEMONSTRATION" in row["STRUCTURE_ID"] for row in rows), "no demonstration figure goes without the word"


ASK = """
import sys
from pysdmx.io import get_datasets
(found,) = get_datasets(*sys.argv[1:])
print(len(found.data), found.data.OBS_VALUE.notna().sum())
"""


@pytest.mark.slow
def test_the_standard_s_own_reader_reads_both(view: Make, tmp_path: Path, long: bool) -> None:
    if not long:
        pytest.skip("the long version: --long")
    structure, data = tmp_path / "structure.xml", tmp_path / "data.csv"
    structure.write_text(write_structure(view()), encoding="utf-8")
    for flow in ("FIGURES", "TERM"):
        lines = "".join(write_observations(view(), read_asked(f"{flow}/1_6-d_cases....", {})))
        data.write_text(lines, encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(lines)))
        assert validate(ASK, data, structure).split() == [str(len(rows)), str(sum(bool(row["OBS_VALUE"]) for row in rows))]
