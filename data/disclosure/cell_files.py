"""Cells and relations as CSV, for the commands that protect and attack any tables: read, and checked as a whole.

CELLS.csv has the columns `cell,value,suppressed,weight` (weight may be left out), RELATIONS.csv `relation,total,part` with one row
a part: a total is the sum of its parts.
"""

import csv
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.problems import Problem, Refused

LARGEST = 10**9
COUNT = re.compile(r"\d{1,12}")


@dataclass(frozen=True)
class Listed:
    """A row of the file of cells; `value` is None for a suppressed cell that the attacker does not know."""

    name: str
    value: int | None
    suppressed: bool
    weight: float


@dataclass(frozen=True)
class CellFiles:
    """Both files, with relations as total and parts by name."""

    cells: list[Listed]
    relations: list[tuple[str, tuple[str, ...]]]


def read_cells(cells: Path, relations: Path, *, known: bool) -> CellFiles:
    """Read both files. `known` asks for every value, as the protector needs them; else a suppressed cell has none.

    Raises Refused with all that is wrong: cells named twice or nowhere, values that are no counts, sums that do not add up.
    """
    problems: list[Problem] = []
    listed = {}
    for row, line in _rows(cells, ("cell", "value", "suppressed"), problems):
        cell = _cell(cells.name, row, line, known, problems)
        if cell.name in listed:
            problems.append(Problem("repeated-key", cells.name, row, "cell", cell.name))
        listed[cell.name] = cell
    sums: dict[str, tuple[str, list[str]]] = {}
    for row, line in _rows(relations, ("relation", "total", "part"), problems):
        name, total, part = line["relation"], line["total"], line["part"]
        for column in ("total", "part"):
            if line[column] not in listed:
                problems.append(Problem("unknown-cell", relations.name, row, column, line[column], cells.name))
        known_total, parts = sums.setdefault(name, (total, []))
        if known_total != total:
            problems.append(Problem("two-totals", relations.name, row, "total", name, known_total))
        if part in parts or part == total:
            problems.append(Problem("part-repeated", relations.name, row, "part", part))
        parts.append(part)
    found = CellFiles(list(listed.values()), [(total, tuple(parts)) for total, parts in sums.values()])
    if not problems:
        problems = [
            Problem("sum-differs", relations.name, value=name, detail=total)
            for name, (total, parts) in sums.items()
            if not _adds_up([listed[total], *(listed[part] for part in parts)])
        ]
    if problems:
        raise Refused(problems)
    return found


def _rows(path: Path, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file with their numbers, as a spreadsheet counts them; blank lines are passed over."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problems.append(Problem("unreadable", path.name, detail=error.strerror or str(error)))
        return
    except UnicodeDecodeError as error:
        problems.append(Problem("not-utf-8", path.name, detail=f"0x{error.object[error.start]:02X}"))
        return
    if not text.strip():
        problems.append(Problem("empty", path.name))
        return
    reader = csv.DictReader(text.splitlines(), restkey="", restval="", strict=True)
    lacking = [column for column in columns if column not in (reader.fieldnames or ())]
    if lacking:
        problems.append(Problem("column-missing", path.name, 1, lacking[0], ",".join(reader.fieldnames or ())[:200], ",".join(columns)))
        return
    try:
        for line in reader:
            yield reader.line_num, {name: value.strip() for name, value in line.items() if isinstance(value, str)}
    except csv.Error as error:
        problems.append(Problem("malformed", path.name, reader.line_num, detail=f"{error}."))


def _cell(file: str, row: int, line: dict[str, str], known: bool, problems: list[Problem]) -> Listed:
    """One row of the file of cells; what is wrong with it goes to `problems`."""
    if not line["cell"]:
        problems.append(Problem("value-required", file, row, "cell"))
    mark = line["suppressed"] or "0"
    if mark not in ("0", "1"):
        problems.append(Problem("not-a-mark", file, row, "suppressed", mark))
    suppressed = mark == "1"
    value = None
    if known or not suppressed:
        if not COUNT.fullmatch(line["value"]):
            problems.append(Problem("not-a-count", file, row, "value", line["value"]))
        elif (value := int(line["value"])) > LARGEST:
            problems.append(Problem("too-large", file, row, "value", line["value"]))
    return Listed(line["cell"], value, suppressed, _weight(file, row, line.get("weight", ""), problems))


def _weight(file: str, row: int, text: str, problems: list[Problem]) -> float:
    """The weight of a cell; 1 where none is given."""
    try:
        weight = float(text or "1")
    except ValueError:
        weight = math.nan
    if not 0 <= weight <= LARGEST:
        problems.append(Problem("not-a-weight", file, row, "weight", text))
    return weight


def _adds_up(cells: list[Listed]) -> bool:
    """Whether a total (first) is the sum of its parts; a sum with an unknown cell cannot be said to differ."""
    values = [cell.value for cell in cells]
    known = [value for value in values if value is not None]
    return len(known) < len(values) or known[0] == sum(known[1:])
