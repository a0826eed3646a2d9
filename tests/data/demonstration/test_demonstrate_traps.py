"""The traps that the demonstration must hold, and what it must never hold."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from data.demonstration.generate import FRAMEWORK, TABLES, read
from tests.built.demonstrated import WITHOUT_DATA, Cells, K, number

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
    assert all(row["reason_en"] and row["reason_es"] for row in states["returned"])
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
