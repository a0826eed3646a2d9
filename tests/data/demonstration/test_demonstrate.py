"""The demonstration reports: the same every time, whole, consistent with themselves, and with every trap in them."""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from data.demonstration.generate import COLUMNS, FRAMEWORK, TABLES, Demonstration, generate, read
from data.problems import Refused
from tests.built.demonstrated import WITHOUT_DATA, Cells, content, number

# The generator


def test_two_runs_give_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    generate(tmp_path)
    assert content(tmp_path) == content(reports)


def test_another_seed_gives_other_figures_in_the_same_rows(reports: Path, tmp_path: Path) -> None:
    generate(tmp_path, seed="another")
    name = "DEM-A_2019-H1_v1.csv"
    here, there = read(reports / name), read(tmp_path / name)
    assert [row["category"] for row in here] == [row["category"] for row in there]
    assert sum(one["value"] != other["value"] for one, other in zip(here, there, strict=True)) > len(here) / 4


def test_a_change_to_one_level_moves_only_what_follows_from_it(reports: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(TABLES, tables)
    levels = read(tables / "levels.csv")
    for row in levels:
        if row["series"] == "3.2-a.operations" and row["region"] == "CUS":
            row["level"] = str(float(row["level"]) * 2)
    with (tables / "levels.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, levels[0].keys())
        writer.writeheader()
        writer.writerows(levels)
    generate(tmp_path / "out", tables=tables)
    followers = {"3.2-a.operations"}
    for _ in levels:
        followers |= {row["series"] for row in levels if row["of"] in followers}
    moved = set()
    for path in (tmp_path / "out").iterdir():
        for one, other in zip(read(reports / path.name), read(path), strict=True):
            if one != other:
                moved.add((one["series"], one["region"]))
    assert ("3.2-a.operations", "CUS") in moved
    assert {region for _, region in moved} == {"CUS"}
    assert {code for code, _ in moved} <= followers


# What is there


def test_a_file_for_each_report_received_and_no_other(reports: Path, calendar: list[dict[str, str]]) -> None:
    expected = {f"{row['institution']}_{row['period']}_v{row['version']}.csv" for row in calendar if row["received_on"]}
    assert {path.name for path in reports.iterdir()} == expected


def test_columns_and_codes_are_those_of_the_framework(reports: Path, series: dict[str, dict[str, str]]) -> None:
    categories = {(row["breakdown"], row["category"]) for row in read(FRAMEWORK / "categories.csv")} | {("total", "total")}
    allowed = {(row["series"], row["breakdown"]) for row in read(FRAMEWORK / "series_breakdowns.csv")}
    sources = {row["source"] for row in read(TABLES / "sources.csv")}
    for path in reports.iterdir():
        with path.open(encoding="utf-8", newline="") as lines:
            assert tuple(next(csv.reader(lines))) == COLUMNS
        seen: set[tuple[str, ...]] = set()
        for row in read(path):
            cell = tuple(row[column] for column in ("series", "source", "region", "breakdown", "category"))
            assert cell not in seen
            seen.add(cell)
            assert f"{row['institution']}_{row['period']}" in path.name
            assert not series[row["series"]]["computed"]
            assert row["source"] in sources
            assert (row["breakdown"], row["category"]) in categories
            assert row["breakdown"] == "total" or (row["series"], row["breakdown"]) in allowed


def test_a_figure_is_a_value_or_n_of_n_or_missing_with_a_reason(reports: Path, series: dict[str, dict[str, str]]) -> None:
    for path in reports.iterdir():
        for row in read(path):
            given = tuple(bool(row[column]) for column in ("value", "numerator", "denominator"))
            if row["missing"]:
                assert row["missing"] in ("x", "z") and given == (False, False, False) and row["reason"]
            else:
                assert given == ((False, True, True) if series[row["series"]]["kind"] == "percentage" else (True, False, False))
                assert not row["reason"]
                assert all(int(row[column]) >= 0 for column in ("value", "numerator", "denominator") if row[column])


def test_every_series_has_a_duty_in_every_half_year_and_one_institution_a_source(series: dict[str, dict[str, str]]) -> None:
    duties = read(TABLES / "duties.csv")
    for period in Demonstration().periods:
        due = [row for row in duties if row["starts"] <= period <= (row["ends"] or period)]
        assert {row["series"] for row in due} == {code for code, row in series.items() if not row["computed"]}
        pairs = [(row["series"], row["source"]) for row in due]
        assert len(pairs) == len(set(pairs))


def test_every_due_series_has_a_total_for_every_region_in_every_report(reports: Path, calendar: list[dict[str, str]]) -> None:
    duties = read(TABLES / "duties.csv")
    regions = {"LMA", "LOR", "CUS", "MDD", "PUN", "NAT"}
    for report in calendar:
        if not report["received_on"]:
            continue
        who, when = report["institution"], report["period"]
        own = [row for row in duties if row["institution"] == who and row["starts"] <= when <= (row["ends"] or when)]
        due = {(row["series"], row["source"]) for row in own}
        found = {
            (row["series"], row["source"], row["region"])
            for row in read(reports / f"{who}_{when}_v{report['version']}.csv")
            if row["breakdown"] == "total"
        }
        assert due and found == {(*pair, region) for pair in due for region in regions}


def test_every_breakdown_of_the_framework_is_reported(rows: list[dict[str, str]], series: dict[str, dict[str, str]]) -> None:
    found = {(row["series"], row["breakdown"], row["category"]) for row in rows}
    categories = defaultdict(list)
    for row in read(FRAMEWORK / "categories.csv"):
        categories[row["breakdown"]].append(row["category"])
    for row in read(FRAMEWORK / "series_breakdowns.csv"):
        if not series[row["series"]]["computed"] and row["series"] != WITHOUT_DATA:
            assert {(row["series"], row["breakdown"], category) for category in categories[row["breakdown"]]} <= found


# Consistency


def test_no_part_exceeds_its_total(reports: Path) -> None:
    partition = {row["breakdown"]: row["partition"] == "1" for row in read(FRAMEWORK / "breakdowns.csv")}
    kinds = {row["series"]: row["kind"] for row in read(FRAMEWORK / "series.csv")}
    compared = 0
    for path in reports.iterdir():
        whole: dict[tuple[str, ...], dict[str, str]] = {}
        added: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
        for row in read(path):
            figure = (row["series"], row["source"], row["region"])
            if row["breakdown"] == "total":
                whole[figure] = row
            elif kinds[row["series"]] != "median" and not row["missing"]:
                amounts = [int(row["value"] or row["numerator"]), int(row["denominator"] or 0)]
                group: tuple[str, ...] = (*figure, row["breakdown"], "" if partition[row["breakdown"]] else row["category"])
                added[group] = [sum(pair) for pair in zip(added[group], amounts, strict=True)]
        for group, (value, base) in added.items():
            total = whole[group[:3]]
            assert value <= int(total["value"] or total["numerator"]), (path.name, group)
            assert base <= int(total["denominator"] or 0), (path.name, group)
            compared += 1
    assert compared > 5000


def test_numerators_do_not_exceed_denominators(reports: Path) -> None:
    pairs = [(int(row["numerator"]), int(row["denominator"])) for path in reports.iterdir() for row in read(path) if row["denominator"]]
    assert len(pairs) > 1000
    assert all(numerator <= denominator for numerator, denominator in pairs)


def test_related_series_keep_their_order(totals: Cells) -> None:
    """A series that is part of another never exceeds it, one that is more never falls below; checked where one institution reports both."""
    levels = {
        (row["series"], row["of"], row["relation"]) for row in read(TABLES / "levels.csv") if row["relation"] in ("part", "more") and not row["lag"]
    }
    assert ("1.6-c.defendants", "1.6-c.cases", "more") in levels
    assert ("2.2-a.occupied", "2.2-a.places", "part") in levels
    compared = 0
    for code, of, relation in levels:
        for key, row in totals.items():
            other = totals.get((of, *key[1:]))
            if key[0] != code or other is None or row["missing"] or other["missing"] or row["institution"] != other["institution"]:
                continue
            child, parent = int(row["denominator"] or row["value"]), number(other)
            assert parent is not None and (child >= parent if relation == "more" else child <= parent), (key, of)
            compared += 1
    assert compared > 500


def test_a_service_of_an_age_group_exceeds_neither_the_service_nor_the_age_group(rows: list[dict[str, str]]) -> None:
    counts = {(row["series"], row["region"], row["period"], row["breakdown"], row["category"]): row for row in rows}
    compared = 0
    for (code, region, period, breakdown, category), row in counts.items():
        if breakdown == "service+age":
            service, age = category.split("+")
            for margin, name in (("service", service), ("age", age)):
                assert int(row["value"]) <= int(counts[code, region, period, margin, name]["value"])
            compared += 1
    assert compared > 1000


def test_two_percentages_of_one_denominator_share_it_in_every_category(rows: list[dict[str, str]]) -> None:
    cells = {(row["series"], row["region"], row["period"], row["breakdown"], row["category"]): row for row in rows}
    compared = 0
    for key, row in cells.items():
        if key[0] == "2.3-c.sustained" and row["denominator"]:
            lost = cells["2.3-c.lost", *key[1:]]
            assert lost["denominator"] == row["denominator"]
            assert int(row["numerator"]) + int(lost["numerator"]) <= int(row["denominator"])
            compared += 1
    assert compared > 100


def test_convictions_do_not_exceed_the_prosecutions_started_before(totals: Cells) -> None:
    for region in ("LMA", "LOR", "CUS"):
        started = sum(number(row) or 0 for key, row in totals.items() if key[0] == "1.6-c.cases" and key[2] == region)
        convicted = sum(number(row) or 0 for key, row in totals.items() if key[0] == "1.6-d.cases" and key[2] == region)
        assert 0 < convicted < started


def test_a_new_category_without_a_weight_is_told_with_the_file_that_lacks_it(tmp_path: Path) -> None:
    framework = tmp_path / "framework"
    shutil.copytree(FRAMEWORK, framework)
    with (framework / "categories.csv").open("a", encoding="utf-8") as lines:
        lines.write("age,18-20,9,18 to 20,18 a 20,,\n")
    (tmp_path / "reports").mkdir()
    with pytest.raises(Refused) as refused:
        generate(tmp_path / "reports", framework)
    assert [(problem.rule, problem.file, problem.value) for problem in refused.value.problems] == [("weight-missing", "weights.csv", "18-20")]
