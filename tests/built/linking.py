"""Small linked tables with known answers, as names, values and sums; `as_linked` turns them into what the protector takes."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.disclosure.protector.linked import Cell, Linked, Row, make_linked

Sums = list[tuple[str, tuple[str, ...]]]


def two_way(rows: Mapping[str, Sequence[int]], columns: Sequence[str]) -> tuple[dict[str, int], Sums]:
    """Values and sums of a table with all its totals: `row-column`, `row`, `column` and `all`."""
    values: dict[str, int] = {}
    sums: Sums = []
    for row, numbers in rows.items():
        values |= {f"{row}-{column}": number for column, number in zip(columns, numbers, strict=True)}
        values[row] = sum(numbers)
        sums.append((row, tuple(f"{row}-{column}" for column in columns)))
    for position, column in enumerate(columns):
        values[column] = sum(numbers[position] for numbers in rows.values())
        sums.append((column, tuple(f"{row}-{column}" for row in rows)))
    values["all"] = sum(values[row] for row in rows)
    return values, [*sums, ("all", tuple(rows)), ("all", tuple(columns))]


def as_linked(values: Mapping[str, int], sums: Sums, protection: Mapping[str, tuple[int, int]], costs: Mapping[str, float]) -> Linked:
    """One row a cell, in the order of `values`."""
    place = {name: position for position, name in enumerate(values)}
    cells = [Cell(value, (place[name],), protection.get(name)) for name, value in values.items()]
    rows = [Row(costs.get(name, 1.0)) for name in values]
    return make_linked(cells, rows, [(place[total], tuple(place[part] for part in parts)) for total, parts in sums])


def write_files(folder: Path, values: Mapping[str, object], sums: Sums, suppressed: Sequence[str] = (), weights: bool = False) -> list[str]:
    """CELLS.csv and RELATIONS.csv in `folder`, by their paths; with `weights` the values are the weights too."""
    with (folder / "CELLS.csv").open("w", newline="") as file:
        rows = [(name, value, int(name in suppressed), value if weights else "") for name, value in values.items()]
        csv.writer(file).writerows([("cell", "value", "suppressed", "weight"), *rows])
    with (folder / "RELATIONS.csv").open("w", newline="") as file:
        listed = [(f"r{number}", total, part) for number, (total, parts) in enumerate(sums) for part in parts]
        csv.writer(file).writerows([("relation", "total", "part"), *listed])
    return [str(folder / "CELLS.csv"), str(folder / "RELATIONS.csv")]
