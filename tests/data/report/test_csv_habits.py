"""A report saved as CSV by a spreadsheet is judged like the workbook it was: one reader of cells for every way in."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from data.report.csv_habits import make_plain
from data.report.intake import COLUMNS

ROWS = [
    list(COLUMNS),
    ["1", "A", "2019-H2", "1.6-a.complaints", "DA", "LMA", "total", "total", "124.5", "", "", "", ""],
    ["1", "A", "2019-H2", "1.6-a.complaints", "DA", "LOR", "offense", "other", "", "3", "7", "", "Moved, and counted twice."],
    ["1", "A", "2019-H2", "1.6-b.paid", "DA", "CUS", "total", "total", "", "", "", "x", "Said “so”; by the office"],
]
Rows = list[list[str]]
Habit = Callable[[Rows], Rows]
NUMBERS = [COLUMNS.index(column) for column in ("value", "numerator", "denominator")]
CODES = [COLUMNS.index(column) for column in ("institution", "series", "source", "region", "breakdown", "category")]


def around(mark: str) -> Habit:
    return lambda rows: [[f"{mark}{cell}{mark}" if cell else cell for cell in row] for row in rows]


def within(columns: list[int], change: Callable[[str], str]) -> Habit:
    return lambda rows: [rows[0], *([change(cell) if at in columns else cell for at, cell in enumerate(row)] for row in rows[1:])]


HABITS: dict[str, Habit] = {
    "blanks": around(" "),
    "no-break spaces": around("\u00a0"),
    "narrow spaces": around("\u202f"),
    "zero width": around("\u200b"),
    "soft hyphen in codes": within(CODES, lambda cell: cell[:1] + "\u00ad" + cell[1:]),
    "other hyphens": within(CODES, lambda cell: cell.replace("-", "\u2011")),
    "look-alike letters": within([COLUMNS.index("region")], lambda cell: cell.replace("O", "\u041e").replace("C", "\u0421")),
    "letters of the other kind": within([COLUMNS.index("region")], str.lower),
    "columns at the end": lambda rows: [[*row, "", " ", ""] for row in rows],
    "columns at the end of some rows": lambda rows: [rows[0], *([*row, ""] for row in rows[1:])],
    "rows cut at the end": lambda rows: [rows[0], *(row[: max(at for at, cell in enumerate(row) if cell) + 1] for row in rows[1:])],
    "empty rows": lambda rows: [*rows, [""] * len(COLUMNS), []],
    "head in other letters": lambda rows: [[cell.title() for cell in rows[0]], *rows[1:]],
}
SEPARATORS = [",", ";", "\t", "|"]


def save(path: Path, rows: Rows, separator: str, *, mark: bool, quoted: bool, end: str) -> Path:
    if separator in ";\t":
        rows = within(NUMBERS, lambda cell: cell.replace(".", ","))(rows)
    with path.open("w", encoding="utf-8-sig" if mark else "utf-8", newline="") as out:
        csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator=end).writerows(rows)
    return path


@pytest.mark.parametrize("seed", range(3))
def test_what_spreadsheets_do_is_undone(tmp_path: Path, seed: int) -> None:
    """Every habit with every separator, two more habits drawn on top: the same rows come out, in their places."""
    draw = random.Random(seed)
    (tmp_path / "plain").mkdir()
    for name, habit in HABITS.items():
        for separator in SEPARATORS:
            rows = habit(ROWS)
            for other in draw.sample(["blanks", "no-break spaces", "zero width", "columns at the end"], 2):
                rows = HABITS[other](rows)
            told = {"mark": draw.random() < 0.5, "quoted": draw.random() < 0.5, "end": draw.choice(["\n", "\r\n"])}
            path = save(tmp_path / "A_2019-H2_v1.csv", rows, separator, **told)
            plain = make_plain(path, COLUMNS, tmp_path / "plain") or path
            with plain.open(encoding="utf-8", newline="") as file:
                read = list(csv.reader(file))
            assert read[: len(ROWS)] == ROWS, (name, separator, told)
            assert not any(cell for row in read[len(ROWS) :] for cell in row)


def test_what_is_plain_or_no_table_of_ours_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    assert make_plain(save(tmp_path / "a.csv", ROWS, ",", mark=False, quoted=False, end="\n"), COLUMNS, folder) is None
    for number, rows in enumerate(([["a", "b"]], [ROWS[0][1:]], [*ROWS, [*ROWS[1], "more"]])):
        assert make_plain(save(tmp_path / f"{number}.csv", rows, ";", mark=False, quoted=False, end="\n"), COLUMNS, folder) is None
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    assert make_plain(tmp_path / "b.csv", COLUMNS, folder) is None


def test_a_comma_between_digits_is_a_decimal_one_only_where_commas_separate_no_cells(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    rows = [ROWS[0], [*ROWS[1][:8], "1,234 ", *ROWS[1][9:]]]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)
    plain = make_plain(tmp_path / "a.csv", COLUMNS, folder)
    assert plain is not None and '"1,234"' in plain.read_text(encoding="utf-8"), "what it means is not guessed"
