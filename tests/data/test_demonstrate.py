"""The demonstration reports: the same every time, whole, consistent with themselves, and with every trap in them."""

from __future__ import annotations

import csv
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from data.demonstrate import COLUMNS, FRAMEWORK, TABLES, Demonstration, generate, read

Cells = dict[tuple[str, ...], dict[str, str]]
WITHOUT_DATA = "2.6-d.overlap"  # how far the registers overlap is not known: due each year, never reported
K = 11  # counts of 1 to 10 are small


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("reports")
    generate(target)
    return target


@pytest.fixture(scope="module")
def calendar() -> list[dict[str, str]]:
    return read(TABLES / "calendar.csv")


@pytest.fixture(scope="module")
def series() -> dict[str, dict[str, str]]:
    return {row["series"]: row for row in read(FRAMEWORK / "series.csv")}


@pytest.fixture(scope="module")
def rows(reports: Path, calendar: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of the last version of every report that entered a release."""
    last = {(row["institution"], row["period"]): row["version"] for row in calendar if row["enters_release"]}
    return [row for (who, when), version in last.items() for row in read(reports / f"{who}_{when}_v{version}.csv")]


@pytest.fixture(scope="module")
def totals(rows: list[dict[str, str]]) -> Cells:
    """Series, source, region, period: the row of the total."""
    return {(row["series"], row["source"], row["region"], row["period"]): row for row in rows if row["breakdown"] == "total"}


@pytest.fixture(scope="module")
def yearly(rows: list[dict[str, str]], series: dict[str, dict[str, str]]) -> dict[tuple[str, ...], int]:
    """Counts added over the half-years of a year: series, source, region, year, breakdown, category."""
    added: dict[tuple[str, ...], int] = defaultdict(int)
    for row in rows:
        if row["value"] and series[row["series"]]["kind"] == "count":
            key = (row["series"], row["source"], row["region"], row["period"][:4], row["breakdown"], row["category"])
            added[key] += int(row["value"])
    return added


def number(row: dict[str, str]) -> int | None:
    """The count a row states, the numerator of a percentage; None where it is missing."""
    text = row["value"] or row["numerator"]
    return int(text) if text else None


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


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


# The traps of DESIGN section 9


def test_reports_are_late_missing_returned_revised_and_not_yet_due(calendar: list[dict[str, str]]) -> None:
    released = {row["release"]: row["released_on"] for row in read(TABLES / "releases.csv")}
    assert list(released) == ["1", "2", "3"]
    states = defaultdict(list)
    for row in calendar:
        states[row["state"]].append(row)
        if row["enters_release"]:
            assert row["received_on"] < released[row["enters_release"]]
            assert row["state"] in ("agreed", "verified")
        assert bool(row["received_on"]) == (row["state"] not in ("missing", "not-due"))
    assert set(states) == {"agreed", "verified", "returned", "received", "missing", "not-due"}
    assert all(row["due_on"] > released["3"] for row in states["not-due"])
    assert all(row["due_on"] < released["3"] for row in states["missing"])
    assert all(row["reason"] for row in states["returned"])
    assert sum(row["received_on"] > row["due_on"] and row["version"] == "1" for row in states["agreed"]) >= 10
    entered: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in calendar:
        if row["enters_release"]:
            entered[row["institution"], row["period"]][row["version"]] = row["enters_release"]
    assert [versions for versions in entered.values() if versions.get("2", "") > versions.get("1", "9")]
    late = [row for row in calendar if row["received_on"] > released["1"] and row["period"] <= "2019-H2" and row["version"] == "1"]
    assert late, "a report of the first release that came only after it"


def test_nothing_is_reported_for_the_second_half_of_2024(calendar: list[dict[str, str]]) -> None:
    assert max(row["period"] for row in calendar) == "2024-H1"


def test_a_returned_report_holds_what_it_was_returned_for(reports: Path) -> None:
    first, second = (
        next(
            int(row["value"])
            for row in read(reports / f"DEM-E_2019-H1_v{version}.csv")
            if row["series"] == "3.1-b.persons" and row["region"] == "LOR" and row["breakdown"] == "total"
        )
        for version in (1, 2)
    )
    assert first == 10 * second


def test_a_second_version_changes_some_figures_and_leaves_the_others(reports: Path, calendar: list[dict[str, str]]) -> None:
    second = [row for row in calendar if row["version"] == "2"]
    assert len(second) >= 6
    for report in second:
        name = f"{report['institution']}_{report['period']}"
        before, after = read(reports / f"{name}_v1.csv"), read(reports / f"{name}_v2.csv")
        changed = sum(one != other for one, other in zip(before, after, strict=True))
        assert 0 < changed < len(after) / 2, name


def test_regions_added_by_consent_have_z_before_and_figures_after(rows: list[dict[str, str]]) -> None:
    for region in ("MDD", "PUN"):
        before = [row for row in rows if row["region"] == region and row["period"] < "2020-H2"]
        after = [row for row in rows if row["region"] == region and row["period"] >= "2020-H2"]
        assert before and {row["missing"] for row in before} == {"z"}
        assert sum(bool(row["value"] or row["denominator"]) for row in after) > 1000


def test_some_figures_belong_to_no_region(totals: Cells) -> None:
    assert sum(number(row) or 0 for key, row in totals.items() if key[0] == "2.5-a.children" and key[2] == "NAT") > 20


def test_small_counts_of_children_occur_by_region_and_by_category(yearly: dict[tuple[str, ...], int]) -> None:
    children = {key: value for key, value in yearly.items() if key[0] in ("2.5-a.children", "2.6-a.children", "2.6-b.children")}
    small = [key for key, value in children.items() if 0 < value < K]
    assert sum(key[4] == "total" for key in small) >= 3
    assert sum(key[4] != "total" for key in small) > 300
    assert {key[2] for key in small if key[4] == "gender"} >= {"LMA", "LOR", "CUS", "MDD", "PUN"}


def test_unknown_categories_have_records(yearly: dict[tuple[str, ...], int]) -> None:
    for breakdown in ("age", "origin", "exploitation", "offense"):
        assert sum(value for key, value in yearly.items() if key[4:] == (breakdown, "unknown")) > 20


def test_zero_is_reported_as_zero_and_absence_as_x(totals: Cells) -> None:
    convictions = [row for key, row in totals.items() if key[0] == "1.6-d.cases"]
    assert any(row["value"] == "0" for row in convictions)
    assert any(row["missing"] == "x" for row in convictions)


def test_one_series_never_has_data(totals: Cells) -> None:
    def missing(code: str) -> set[str]:
        return {row["missing"] for key, row in totals.items() if key[0] == code}

    assert missing(WITHOUT_DATA) == {"x", "z"}
    assert [code for code in {key[0] for key in totals} if "" not in missing(code)] == [WITHOUT_DATA]


def test_one_region_of_a_half_year_is_missing_whole(rows: list[dict[str, str]]) -> None:
    there = [row for row in rows if (row["institution"], row["period"], row["region"]) == ("DEM-C", "2019-H1", "CUS")]
    assert there and {row["missing"] for row in there} <= {"x", "z"}
    assert any(row["missing"] == "x" for row in there)


def test_some_partitions_add_up_to_less_than_their_total(rows: list[dict[str, str]]) -> None:
    added: dict[tuple[str, ...], int] = defaultdict(int)
    whole: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row["value"] and row["series"] == "2.6-a.children":
            key = (row["region"], row["period"])
            if row["breakdown"] == "total":
                whole[key] = int(row["value"])
            else:
                added[(*key, row["breakdown"])] += int(row["value"])
    assert sum(value < whole[key[:2]] for key, value in added.items()) > 20


def test_a_breakdown_is_left_out_where_its_total_is_given(rows: list[dict[str, str]], totals: Cells) -> None:
    left = [row for row in rows if row["missing"] == "x" and row["breakdown"] == "origin"]
    assert left
    assert all(number(totals[row["series"], row["source"], row["region"], row["period"]]) is not None for row in left)


def test_two_sources_count_identified_children_and_their_overlap_is_unknown() -> None:
    sources = {row["source"] for row in read(TABLES / "duties.csv") if row["series"] == "2.5-a.children"}
    overlaps = {(row["source_a"], row["source_b"]): row["overlap"] for row in read(TABLES / "source_overlaps.csv")}
    assert sources == {"DS-POLICE", "DS-PROSECUTION"}
    assert overlaps["DS-POLICE", "DS-PROSECUTION"] == "unknown"


def test_the_year_2020_dips(yearly: dict[tuple[str, ...], int]) -> None:
    def lima(code: str, year: str) -> int:
        return sum(value for key, value in yearly.items() if key[0] == code and key[2:5] == ("LMA", year, "total"))

    for code in ("1.6-a.complaints", "3.1-b.persons", "3.2-a.operations", "2.5-a.children"):
        assert lima(code, "2020") < 0.85 * lima(code, "2019"), code


def test_the_protocol_of_2023_breaks_its_series(totals: Cells) -> None:
    def reported(code: str, period: str) -> int:
        return sum(number(row) or 0 for key, row in totals.items() if key[0] == code and key[3] == period)

    assert reported("1.5-a.entities", "2023-H2") < 0.85 * reported("1.5-a.entities", "2023-H1")
    assert reported("1.5-b.posts", "2023-H2") > 1.1 * reported("1.5-b.posts", "2023-H1")


def test_stocks_money_and_medians_are_there(totals: Cells, series: dict[str, dict[str, str]]) -> None:
    kinds = {series[key[0]]["kind"] for key, row in totals.items() if row["value"] or row["denominator"]}
    assert kinds == {"count", "stock", "percentage", "median", "money", "milestone"}
    assert {series[key[0]]["currency"] for key, row in totals.items() if row["value"] not in ("", "0")} == {"", "PEN", "USD"}


# Targets, baselines, narrative


def test_targets_are_fictitious_and_only_for_series_with_a_direction(series: dict[str, dict[str, str]]) -> None:
    targets = read(TABLES / "targets.csv")
    directed = {code for code, row in series.items() if row["direction"] != "none"}
    with_target = {row["series"] for row in targets}
    assert with_target < directed
    assert 0.5 < len(with_target) / len(directed) < 0.75
    for row in targets + read(TABLES / "baselines.csv"):
        assert row["note_en"].startswith("Fictitious") and row["note_es"].startswith("Ficticia")
        assert float(row["value"]) >= 0
        if series[row["series"]]["kind"] == "percentage":
            assert float(row["value"]) <= 100
    assert {row["basis"] for row in targets} == {"period", "cumulative"}
    assert {row["region"] for row in targets} == {"LMA", "LOR", "CUS"}


def test_a_target_is_late_and_a_target_is_replaced_in_the_second_release() -> None:
    targets = read(TABLES / "targets.csv")
    assert [row for row in targets if row["adopted_on"] > f"{row['year']}-01-01"]
    replacing = [row for row in targets if row["supersedes"]]
    assert [row["adopted_in_release"] for row in replacing] == ["2"]
    before = [
        row
        for row in targets
        if (row["series"], row["region"], row["year"]) == tuple(replacing[0][column] for column in ("series", "region", "year"))
    ]
    assert len(before) == 2 and before[0]["adopted_on"] == replacing[0]["supersedes"] and before[0]["value"] != before[1]["value"]


def test_cumulative_targets_do_not_fall() -> None:
    last: dict[tuple[str, str], float] = {}
    for row in read(TABLES / "targets.csv"):
        if row["basis"] == "cumulative":
            key = (row["series"], row["region"])
            assert float(row["value"]) > last.get(key, 0)
            last[key] = float(row["value"])
    assert len(last) >= 12


def test_narrative_is_in_both_languages_cleared_and_without_numbers() -> None:
    texts = read(TABLES / "narrative.csv")
    activities = {row["activity"] for row in read(FRAMEWORK / "activities.csv")}
    assert len(texts) >= 40
    assert {row["activity"] for row in texts} == activities
    for row in texts:
        assert row["text_en"] and row["text_es"] and row["text_en"] != row["text_es"]
        assert not re.search(r"\d", re.sub(r"\b(1\.5|2018)\b", "", row["text_en"] + row["text_es"]))
        assert bool(row["cleared_by"]) == bool(row["cleared_on"]) == bool(row["enters_release"])
    assert any(not row["cleared_by"] for row in texts)


# What must not be there


def test_no_personal_data(reports: Path) -> None:
    patterns = {
        "identity number": r"(?<![\d-])\d{8}(?!\d)",
        "telephone": r"(?<!\d)\+?51[ -]?\d{9}|(?<!\d)9\d{8}(?!\d)",
        "address of a mailbox": r"\S+@\S+\.\w+",
        "title and name": r"\b(?:Sra?|Dra?|Mr|Mrs|Ms)\.\s+[A-Z]",
    }
    texts = [path.read_text(encoding="utf-8") for path in sorted(TABLES.glob("*.csv"))]
    texts += ["\n".join(row["reason"] for row in read(path)) for path in reports.iterdir()]
    for name, pattern in patterns.items():
        for text in texts:
            assert not re.search(pattern, text), name


def test_no_institution_of_the_partnership_reports() -> None:
    real = {row["institution"] for row in read(FRAMEWORK / "institutions.csv")}
    invented = read(TABLES / "institutions.csv")
    assert not real & {row["institution"] for row in invented}
    for row in invented:
        assert row["institution"].startswith("DEM-") and row["name_en"].startswith("Demonstration") and "demostración" in row["name_es"]
    assert {row["institution"] for row in read(TABLES / "calendar.csv")} == {row["institution"] for row in invented}
    assert {row["reports_to"] for row in invented} == {"DEM-MSC", "TIP"}
    assert "TIP" in real


def test_magnitudes_are_like_those_of_the_public_record(yearly: dict[tuple[str, ...], int]) -> None:
    def children(year: str, region: str = "") -> int:
        wanted = ("2.5-a.children", "DS-POLICE", year, "total")
        return sum(value for key, value in yearly.items() if (*key[:2], *key[3:5]) == wanted and region in ("", key[2]))

    for year in ("2018", "2019", "2021", "2022", "2023"):
        assert 150 <= children(year) <= 500
        assert children(year, "LMA") == max(children(year, region) for region in ("LMA", "LOR", "CUS", "MDD", "PUN"))
        for region in ("LOR", "CUS"):
            assert 15 <= children(year, region) <= 60
        for region in ("MDD", "PUN") if year > "2020" else ():
            assert 5 <= children(year, region) <= 45


def test_numbers_of_children_are_not_published_ones(yearly: dict[tuple[str, ...], int]) -> None:
    """A total of a year that someone has published for that year would look like a quotation."""
    published = defaultdict(set)
    for row in read(FRAMEWORK.parent / "record" / "record.csv"):
        if row["unit"] in ("victims", "children", "persons") and row["value"] and row["period_start"]:
            published[row["period_start"][:4]].add(row["value"].removesuffix(".0"))
    assert published["2019"]
    for year in ("2018", "2019", "2020", "2021", "2022", "2023"):
        for source in ("DS-POLICE", "DS-PROSECUTION"):
            total = sum(value for key, value in yearly.items() if key[:2] == ("2.5-a.children", source) and key[3:5] == (year, "total"))
            assert str(total) not in published[year]
