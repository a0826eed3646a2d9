"""Every question on the demonstration file: with what people ask, with nothing chosen, and with codes nobody knows."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

import queries
from queries import rows as rows_module
from queries.database import SETTINGS, Edition
from queries.describe import write_rows
from queries.rows import FiguresRow, ReleasesRow

# What people ask; a question's parameters are drawn from here by name.
TYPICAL: dict[str, Any] = {
    "series": "1.6-d.cases",
    "source": "",
    "breakdown": "offense",
    "regions": ["LMA", "LOR"],
    "region": "LMA",
    "year": 2022,
    "years": ["2019", "2020", "2021"],
    "listed_series": ["1.4-a.detected", "3.2-a.operations"],
    "most": 1000,
    "first": 2018,
    "last": 2022,
    "activity": "1.6",
    "code": "no-target",
    "kind": "year",
    "change": "completed",
    "breakdowns": ["sex"],
    "activities": ["1.6", "2.6"],
    "objective": "1",
    "objectives": ["1"],
    "indicator": "1.6-d",
    "period": "2022",
    "known": date(2024, 12, 31),
    "day": date(2024, 12, 31),
    "on": date(2024, 12, 31),
    "known_on": date(2024, 12, 31),
    "table": "",
    "totals": False,
    "record": "",
    "subject": "",
    "counter": "",
    "meeting": "DEM-2022",
    "since": 2,
    "institution": "",
    "newest": 2023,
    "earlier": 2021,
    "history": False,
    "term": False,
    "sources": [],
    "categories": [],
    "starts": date(2018, 1, 1),
    "ends": date(2023, 12, 31),
}
OWN: dict[str, dict[str, Any]] = {
    "withheld": {"breakdown": "exploitation"},
    "targets_since": {"release": 2, "since": 1},
    "observations": {"breakdowns": []},
}
"""Parameters of one question that differ from TYPICAL."""
UNKNOWN: dict[type, Any] = {bool: True, str: "no-such-code", int: 1066, list: ["no-such-code"], date: date(1066, 10, 14)}
PLAIN = (str, int, float, bool, date, type(None))


def parameters(question: str) -> list[str]:
    return sorted(duckdb.extract_statements(queries.text(question))[0].named_parameters)


def type_of(question: str) -> Any:
    return getattr(rows_module, queries.row_name(question))


def typical(edition: Edition, question: str) -> dict[str, Any]:
    values = dict(TYPICAL, release=len(edition.rows(ReleasesRow))) | OWN.get(question, {})
    return {name: values[name] for name in parameters(question)}


def flat(row: Any) -> tuple[Any, ...]:
    """The row as the file answers it, with a column for each language of a text."""
    return tuple(part for value in row for part in (value if isinstance(value, tuple) else (value,)))


@pytest.mark.parametrize("question", queries.names())
def test_answers_are_plain_and_in_the_stated_order(edition: Edition, question: str) -> None:
    rows = edition.rows(type_of(question), **typical(edition, question))
    assert all(isinstance(value, PLAIN) for row in map(flat, rows) for value in row)
    for column in zip(*map(flat, rows), strict=True):
        kinds = {type(value) for value in column if value is not None}
        assert len(kinds) <= 1, f"one type a column, not {kinds}"
    assert len(set(rows)) == len(rows), "no row stands twice"
    for first, second in pairwise(rows):
        assert in_order(first, second, question), (first, second)


@pytest.mark.parametrize("question", queries.names())
def test_the_order_does_not_depend_on_threads(edition: Edition, program: Path, question: str) -> None:
    """Ties in `order by` would come in another order on another machine."""
    asked = typical(edition, question)
    with duckdb.connect(str(program), read_only=True, config={"threads": 1}) as alone:
        rows = alone.execute(queries.text(question), asked).fetchall()
    assert [flat(row) for row in edition.rows(type_of(question), **asked)] == rows


@pytest.mark.parametrize("question", [name for name in queries.names() if set(parameters(name)) - {"release"}])
@pytest.mark.parametrize("manner", ["unknown", "empty"])
def test_unknown_and_empty_parameters_are_no_error(edition: Edition, question: str, manner: str) -> None:
    asked = typical(edition, question)
    whole = len(edition.rows(type_of(question), **asked))
    for name in set(asked) - {"release"}:
        kind = type(asked[name])
        strange = UNKNOWN[kind] if manner == "unknown" else {str: "", list: [], int: 0, bool: False, date: date(1, 1, 1)}[kind]
        rows = edition.rows(type_of(question), **dict(asked, **{name: strange}))
        if manner == "unknown" and name in ("series", "region", "regions", "activity", "indicator", "source", "year") and name != "last":
            assert rows == (), f"{name} = {strange} finds nothing"
        if manner == "empty" and kind is list:
            assert len(rows) >= whole, f"an empty {name} means all"


@pytest.mark.parametrize("question", [name for name in queries.names() if "release" in parameters(name)])
def test_a_release_that_is_not_there_knows_nothing(edition: Edition, question: str) -> None:
    assert edition.rows(type_of(question), **dict(typical(edition, question), release=0)) == ()


@pytest.mark.parametrize("question", queries.names())
def test_a_parameter_too_many_or_too_few_is_an_error(edition: Edition, question: str) -> None:
    asked = typical(edition, question)
    with pytest.raises(duckdb.Error):
        edition.rows(type_of(question), **asked, surplus=1)
    for name in asked:
        with pytest.raises(duckdb.Error):
            edition.rows(type_of(question), **{other: value for other, value in asked.items() if other != name})


def test_a_value_is_never_read_as_sql(edition: Edition) -> None:
    asked = dict(typical(edition, "figures"), series="x' or 1=1 --", regions=["'); drop table figure; --"])
    assert edition.rows(FiguresRow, **asked) == ()
    assert edition.rows(FiguresRow, **typical(edition, "figures")) != ()


def test_every_typical_question_finds_something(edition: Edition) -> None:
    """Otherwise the tests above would say little. No plan has changed the framework of the demonstration, and no side has
    proposed a target: `tests/data/plan` and `tests/data/ledger/test_target_proposals.py` do that."""
    empty = [name for name in queries.names() if not edition.rows(type_of(name), **typical(edition, name))]
    assert empty == ["indicator_changes", "indicator_versions", "target_proposals"]


def test_the_settings_are_the_hard_ones() -> None:
    assert SETTINGS["enable_external_access"] is False
    assert SETTINGS["lock_configuration"] is True


ORDER = re.compile(r"((?:\w+\.)?\w+)(::\w+)?( desc)?( nulls (?:first|last))?$")


def in_order(first: Any, second: Any, question: str) -> bool:
    """Whether two neighbours stand as `order by` says, as far as it names columns of the answer."""
    asked, _, written = queries.text(question).rpartition("order by")
    chosen = set(re.split(r"[\s,]+", asked))
    for part in re.split(r",(?![^(]*\))", written):
        match = ORDER.match(" ".join(part.split()))
        column = match[1].split(".")[-1] if match else ""
        if match is None or match[1] not in chosen or column not in first._fields or match[2]:
            return True
        one, two = getattr(first, column), getattr(second, column)
        if one == two:
            continue
        if one is None or two is None:
            nulls_last = "first" not in (match[4] or "")
            return (two is None) == nulls_last
        return bool(one > two) if match[3] else bool(one < two)
    return True


def test_row_types_are_those_of_the_queries(edition: Edition) -> None:
    """Mended by `python -m queries.describe data/program.duckdb`."""
    assert Path(rows_module.__file__).read_text(encoding="utf-8") == write_rows(edition)


def test_a_column_that_is_not_in_the_query_is_found(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "text", lambda _: "select 1 as planted")
    assert "planted: int" in write_rows(edition)
