"""The commands `protect` and `attack` on the published examples and on bad input.

The examples: sdcTable (test-protectTable.r, test-simpleheuristic.R, test-linked-tables.r), the vignette of GaussSuppression, and
the Handbook on Statistical Disclosure Control, section 5.2.
"""

import csv
import io
from pathlib import Path

import pytest

from data.cli.main import main
from tests.built.linking import Sums, two_way, write_files

MICRODATA = two_way({"A": (18, 2), "B": (14, 19), "C": (12, 10), "D": (11, 14)}, ("m", "f"))
HEURISTIC = two_way({"w": (30, 47, 64, 89), "x": (90, 124, 5, 31), "y": (92, 100, 59, 85), "z": (800, 991, 651, 685)}, tuple("abcd"))
COUNTIES = (
    {"A": 2, "B": 2, "I": 8, "J": 8, "K": 3, "L": 3, "M": 3, "N": 7, "county-1": 20, "county-2": 16, "BIG": 6, "small": 30, "all": 36},
    [
        ("county-1", ("A", "B", "I", "J")),
        ("county-2", ("K", "L", "M", "N")),
        ("all", ("county-1", "county-2")),
        ("BIG", ("L", "M")),
        ("small", ("A", "B", "I", "J", "K", "N")),
        ("all", ("BIG", "small")),
    ],
)
AGES = two_way({"young": (5, 2, 0), "old": (6, 3, 4)}, ("Spain", "Iceland", "Portugal"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, str]]:
    """Carry out a command that succeeds; its rows by cell."""
    assert main(list(arguments)) == 0
    return {row["cell"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}


@pytest.mark.parametrize(
    ("table", "primary", "lower", "upper", "withheld"),
    [
        (MICRODATA, ["A-f"], 1, 1, {"A-m", "A-f", "C-m", "C-f"}),
        (COUNTIES, ["A", "B", "K", "L", "M"], 1, 1, {"A", "B", "K", "L", "M", "N"}),
        (AGES, ["young-Portugal"], 0, 1, {"young-Iceland", "young-Portugal", "old-Iceland", "old-Portugal"}),
    ],
    ids=["microdata", "linked counties", "small counts"],
)
def test_published_patterns(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    table: tuple[dict[str, int], Sums],
    primary: list[str],
    lower: int,
    upper: int,
    withheld: set[str],
) -> None:
    files = write_files(tmp_path, *table, suppressed=primary, weights=True)
    rows = run(capsys, "protect", *files, "--lower", str(lower), "--upper", str(upper))
    assert set(rows) == withheld
    assert {cell for cell, row in rows.items() if row["reason"] == "primary"} == set(primary)
    assert {cell: float(row["weight"]) for cell, row in rows.items()} == {cell: float(table[0][cell]) for cell in withheld}


def test_protect_prints_what_the_attacker_is_left_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the threshold of 11 the small count must seem to lie anywhere from 0 to 11."""
    files = write_files(tmp_path, *MICRODATA)
    rows = run(capsys, "protect", *files)
    assert rows["A-f"]["reason"] == rows["C-f"]["reason"] == "primary"
    for cell in ("A-f", "C-f"):
        assert int(rows[cell]["lower"]) == 0
        assert int(rows[cell]["upper"]) >= 11
    again = write_files(tmp_path, {name: "" if name in rows else value for name, value in MICRODATA[0].items()}, MICRODATA[1], list(rows))
    attacked = run(capsys, "attack", *again)
    assert {cell: (row["lower"], row["upper"]) for cell, row in attacked.items()} == {
        cell: (row["lower"], row["upper"]) for cell, row in rows.items()
    }


SIMPLE = ["w-a", "w-b", "w-c", "x-a", "x-c", "y-b", "y-d", "z-b", "z-d"]


@pytest.mark.parametrize(
    ("further", "interval"),
    [([], ("47", "47")), (["x-d"], ("0", "78")), (["x-b"], ("0", "141"))],
    ids=["recoverable", "x-d withheld too", "x-b withheld too"],
)
def test_simple_heuristic_can_be_unpicked(tmp_path: Path, capsys: pytest.CaptureFixture[str], further: list[str], interval: tuple[str, str]) -> None:
    values, sums = HEURISTIC
    suppressed = [*SIMPLE, *further]
    files = write_files(tmp_path, {name: "" if name in suppressed else value for name, value in values.items()}, sums, suppressed)
    row = run(capsys, "attack", *files)["w-b"]
    assert (row["lower"], row["upper"]) == interval


@pytest.mark.parametrize(
    ("values", "sums", "exposed"),
    [
        ({"under 25": 7, "under 20": 6, "20 to 24": 1}, [("under 25", ("under 20", "20 to 24"))], "20 to 24"),
        ({"all": 22, "male": 21, "female": 1}, [("all", ("male", "female"))], "female"),
        (*COUNTIES, "K"),
    ],
    ids=["difference of age bands", "difference from the total", "linked counties"],
)
def test_differences_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str], values: dict[str, int], sums: Sums, exposed: str) -> None:
    suppressed = ["A", "B", "K", "L", "M"] if exposed == "K" else [exposed]
    rows = run(capsys, "attack", *write_files(tmp_path, values, sums, suppressed))
    assert (rows[exposed]["lower"], rows[exposed]["upper"]) == (str(values[exposed]), str(values[exposed]))


def test_what_nothing_limits_has_no_upper_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = run(capsys, "attack", *write_files(tmp_path, {"all": "", "male": 21, "female": ""}, [("all", ("male", "female"))], ["all", "female"]))
    assert (rows["all"]["lower"], rows["all"]["upper"]) == ("21", "")
    assert (rows["female"]["lower"], rows["female"]["upper"]) == ("0", "")


@pytest.mark.parametrize(
    ("command", "cells", "relations", "said"),
    [
        ("protect", "cell,value,suppressed\na,3,0\n", "relation,total,part\nr,a,b\n", "“b” is not a cell"),
        ("protect", "cell,value,suppressed\na,3,0\nb,2,0\n", "relation,total,part\nr,a,b\n", "do not add up"),
        ("attack", "cell,value,suppressed\na,3,0\nb,2,0\n", "relation,total,part\nr,a,b\n", "do not add up"),
        ("protect", "cell,value,suppressed\na,-3,0\n", "relation,total,part\n", "“-3” is not a count"),
        ("attack", "cell,value,suppressed\na,1.5,0\n", "relation,total,part\n", "“1.5” is not a count"),
        ("protect", "cell,value,suppressed\na,,1\n", "relation,total,part\n", "“” is not a count"),
        ("protect", "cell,value\na,1\n", "relation,total,part\n", "column is missing"),
        ("protect", "cell,value,suppressed\na,1,0\na,1,0\n", "relation,total,part\n", "more than once"),
        ("protect", "cell,value,suppressed\na,1,yes\n", "relation,total,part\n", "is not a mark"),
        ("protect", "cell,value,suppressed,weight\na,1,0,nan\n", "relation,total,part\n", "is not a weight"),
        ("protect", "", "relation,total,part\n", "empty"),
        ("attack", "cell,value,suppressed\na,3,0\nb,3,0\nc,,1\n", "relation,total,part\nr,a,b\nr,b,c\n", "had the total"),
        ("attack", "cell,value,suppressed\na,3,0\nb,,1\n", "relation,total,part\nr,a,b\nr,a,b\n", "is in this relation twice"),
        ("attack", "cell,value,suppressed\na,3,0\nb,4,0\nc,,1\n", "relation,total,part\nr,a,b\nr,a,c\n", "No whole numbers fit"),
    ],
)
def test_bad_input_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, cells: str, relations: str, said: str) -> None:
    (tmp_path / "CELLS.csv").write_text(cells)
    (tmp_path / "RELATIONS.csv").write_text(relations)
    assert main([command, str(tmp_path / "CELLS.csv"), str(tmp_path / "RELATIONS.csv")]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attack", str(tmp_path / "no.csv"), str(tmp_path / "none.csv"), "--lang", "es"]) == 2
    assert "no.csv" in capsys.readouterr().err


def test_a_count_without_company_cannot_be_protected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A marked cell must be possible 500 above its value, and nothing in the tables is as large."""
    files = write_files(tmp_path, {"all": 5, "male": 5, "female": 0}, [("all", ("male", "female"))], ["female"])
    assert main(["protect", *files, "--lower", "1"]) == 2
    assert "--lower and --upper together" in capsys.readouterr().err
