"""The public record: nothing lost, nothing merged that is not one, every code known, every link and sum right."""

import csv
import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "data" / "compacts" / "peru" / "record"
Row = dict[str, str]


def read(name: str) -> list[Row]:
    """Rows of one CSV file of the folder; text, as it stands."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RECEIVED = read("received/public_record.csv")
ROWS = read("record.csv")
BY_CODE = {row["record"]: row for row in ROWS}
COUNTERS = {row["counter"] for row in read("counters.csv")}
SUBJECTS = {row["subject"]: row for row in read("subjects.csv")}
SERIES = read("record_series.csv")
TABLES = read("record_tables.csv")

# what makes two rows figures of one count, apart from when it was stated
COUNT = (
    "subject",
    "counted_by",
    "unit",
    "area_code",
    "place_kind",
    "period_start",
    "period_end",
    "sex",
    "age",
    "exploitation",
    "nationality",
    "breakdown_rest",
)
VERBATIM = {
    "measure": "measure",
    "place": "place",
    "ubigeo": "area_code",
    "period_start": "period_start",
    "period_end": "period_end",
    "period_text": "period_text",
    "breakdown": "breakdown_text",
    "qualifier": "qualifier",
    "value": "value",
    "unit": "unit_text",
    "stated_in": "stated_in",
    "stated_year": "stated_year",
    "url": "url",
    "source_kind": "source_kind",
    "note": "note",
}


def count_of(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in COUNT)


def find(**wanted: str) -> list[Row]:
    """Rows that hold exactly these values and repeat no other row."""
    return [row for row in ROWS if not row["same_as"] and all(row[column] == value for column, value in wanted.items())]


def total_for(counter: str, year: str) -> set[str]:
    """Every published national number of victims of one counter and calendar year."""
    return {
        row["value"]
        for row in find(
            subject="victims",
            counted_by=counter,
            place="Peru",
            period_start=f"{year}-01-01",
            period_end=f"{year}-12-31",
            sex="",
            age="",
            exploitation="",
            nationality="",
            breakdown_rest="",
        )
    }


def test_no_row_is_lost() -> None:
    assert len(ROWS) == len(RECEIVED) == 756
    assert [row["record"] for row in ROWS] == [f"R{number:04d}" for number in range(1, 757)]


@pytest.mark.parametrize(("received", "tidied"), VERBATIM.items())
def test_received_words_are_kept(received: str, tidied: str) -> None:
    changed = [row["record"] for raw, row in zip(RECEIVED, ROWS, strict=True) if raw[received] != row[tidied]]
    assert changed == []


def test_single_events_are_kept() -> None:
    assert [raw["single_event"] or "0" for raw in RECEIVED] == [row["single_event"] for row in ROWS]
    assert Counter(row["single_event"] for row in ROWS) == {"0": 741, "1": 15}


def test_received_files_keep_their_line_ends() -> None:
    for name in ("public_record.csv", "population.csv"):
        content = (FOLDER / "received" / name).read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n") > 100


def test_every_code_is_known() -> None:
    assert {row["counted_by"] for row in ROWS} == COUNTERS
    assert {row["subject"] for row in ROWS} == set(SUBJECTS)
    assert {row["series"] for row in ROWS} - {""} == {row["series"] for row in SERIES}
    assert {row["table"] for row in ROWS} - {""} == {row["table"] for row in TABLES}
    assert {row["place_kind"] for row in ROWS} <= {"country", "department", "metropolitan_area", "judicial_district", "several", "other"}
    assert {row["sex"] for row in ROWS} == {"", "female", "male", "unknown"}
    assert {row["source_kind"] for row in ROWS} == {"official", "secondary", "ngo", "press"}
    assert {row["qualifier"] for row in ROWS} == {"=", ">", ">=", "~"}
    assert {row["exploitation"] for row in ROWS} == {
        "",
        "sexual",
        "labour",
        "sexual+labour",
        "domestic-servitude",
        "forced-labour",
        "begging",
        "organs",
        "sale-of-children",
        "unknown",
    }
    assert all(re.fullmatch(r"|unknown|\d+-\d+|\d+\+", row["age"]) for row in ROWS)
    assert all(re.fullmatch(r"|[A-Z]{2}|foreign|other|unknown", row["nationality"]) for row in ROWS)


def test_each_subject_has_one_unit() -> None:
    assert [row["record"] for row in ROWS if row["unit"] != SUBJECTS[row["subject"]]["unit"]] == []


def test_every_breakdown_is_understood() -> None:
    """A breakdown text without any tidied value is one of those that break nothing down."""
    plain = {
        row["breakdown_text"]
        for row in ROWS
        if row["breakdown_text"] and not any(row[c] for c in ("sex", "age", "exploitation", "nationality", "breakdown_rest"))
    }
    words = r"total|distrito fiscal|fiscal district|cumulative|share of national|centres|sentencias|together|all destinations|5 CAR"
    assert plain and [text for text in plain if not re.search(words, text)] == []


def test_every_figure_has_an_address() -> None:
    assert [row["record"] for row in ROWS if not re.match(r"https?://\S+$", row["url"])] == []


def test_values_are_numbers_not_below_zero() -> None:
    assert all(float(row["value"]) >= 0 for row in ROWS)


def test_lima_is_never_metropolitan_lima() -> None:
    assert {row["region"] for row in ROWS} == {"", "LOR", "CUS", "MDD", "PUN"}
    assert [row["record"] for row in ROWS if "Lima" in row["place"] and row["region"]] == []


def test_a_region_is_its_department() -> None:
    ubigeo = {"LOR": "16", "CUS": "08", "MDD": "17", "PUN": "21"}
    assert all(row["area_code"] == ubigeo[row["region"]] and row["place_kind"] == "department" for row in ROWS if row["region"])
    assert [row["record"] for row in ROWS if row["place_kind"] == "department" and row["area_code"] in ubigeo.values() and not row["region"]] == []


def test_prosecutors_districts_are_not_departments() -> None:
    told = [row for row in ROWS if "distrito fiscal, which" in row["note"] or row["breakdown_text"] in ("distrito fiscal", "unit=fiscal district")]
    assert len(told) > 70 and {row["place_kind"] for row in told} == {"judicial_district"}


def test_dates_of_statements() -> None:
    for row in ROWS:
        for column in ("period_start", "period_end", "stated_on", "stated_by"):
            assert not row[column] or date.fromisoformat(row[column])
        assert row["stated_by"] == (row["stated_on"] or (row["stated_year"] and f"{row['stated_year']}-12-31"))
    dated = {row["stated_in"]: row["stated_on"] for row in ROWS if row["stated_on"]}
    assert dated["Infobae Peru, 23 Sep 2023 (CHS Alternativo budget analysis)"] == "2023-09-23"
    assert dated["U.S. Embassy Lima, First annual CPC Bilateral Dialogue, 6 Feb 2020"] == "2020-02-06"
    assert len(dated) == 6


def test_same_statements_agree() -> None:
    pairs = [(row, BY_CODE[row["same_as"]]) for row in ROWS if row["same_as"]]
    assert len(pairs) == 34
    for row, first in pairs:
        assert (count_of(row), float(row["value"]), row["qualifier"]) == (count_of(first), float(first["value"]), first["qualifier"]), row["record"]
        assert not first["same_as"], "no chain"
        assert not row["revises"] and not row["series"] and not row["table"], row["record"]
        assert first["stated_by"] and first["stated_by"] <= (row["stated_by"] or "9999")


def test_one_current_figure_for_each_count() -> None:
    """No two unlinked rows give the same count, so no repeated statement was missed."""
    revised = {row["revises"] for row in ROWS}
    current = defaultdict(list)
    for row in ROWS:
        if row["period_start"] and not row["same_as"] and row["record"] not in revised and row["single_event"] == "0":
            current[(row["place"], *count_of(row))].append(row["record"])
    assert [records for records in current.values() if len(records) > 1] == []


def test_revisions() -> None:
    changes = {(BY_CODE[row["revises"]]["value"], row["value"]) for row in ROWS if row["revises"]}
    assert changes == {("882", "1189"), ("476", "1266"), ("394", "372")}
    for row in ROWS:
        if row["revises"]:
            first = BY_CODE[row["revises"]]
            assert count_of(row) == count_of(first) and row["stated_by"] > first["stated_by"] and not first["same_as"]


def test_882_became_1189() -> None:
    assert total_for("MP-TIP", "2018") == {"882", "1189"}
    known_in_june_2020 = [
        row for row in find(counted_by="MP-TIP", series="victims-prosecutors", period_start="2018-01-01") if row["stated_by"] <= "2020-06-30"
    ]
    assert [row["value"] for row in known_in_june_2020] == ["882"]


def test_three_counts_of_2019_stand_apart() -> None:
    assert total_for("RETA", "2019") == {"765"}
    assert total_for("DIRCTPTIM", "2019") == {"1054"}
    assert total_for("MP-TIP", "2019") == {"476", "1266"}
    overlaps = {(row["counter_a"], row["counter_b"]): row for row in read("record_overlaps.csv")}
    for pair in (("DIRCTPTIM", "RETA"), ("MP-TIP", "RETA"), ("DIRCTPTIM", "MP-TIP")):
        assert "unclear to what extent" in overlaps[pair]["reason_en"]
        assert "no está claro en qué medida" in overlaps[pair]["reason_es"]


def test_overlaps_name_known_counters_once() -> None:
    overlaps = read("record_overlaps.csv")
    assert len({(row["counter_a"], row["counter_b"]) for row in overlaps}) == len(overlaps)
    for row in overlaps:
        assert row["counter_a"] < row["counter_b"] and {row["counter_a"], row["counter_b"]} <= COUNTERS
        assert row["reason_en"] and row["reason_es"] and row["stated_in"] and row["url"].startswith("http")
        assert row["url"] in {r["url"] for r in ROWS} or "boletin-n-207" in row["url"]


def test_systems_are_not_merged() -> None:
    """Each named system keeps figures of its own; the measure that names it is under no other code."""
    named = {
        "mp_sistra_registros": "SISTRA",
        "mp_sgf_denuncias_alt": "MP-SGF",
        "mp_casos_ingresados": "MP-CASES",
        "victims_identified_police_reta": "RETA",
        "victims_identified_police_dirctptim": "DIRCTPTIM",
        "reta_denuncias": "RETA",
        "udavit_victimas_asistidas": "UDAVIT",
        "labor_inspectors": "LABOUR-INSPECTORATE",
        "victims_identified_mimp": "MIMP",
        "upe_nna_atendidos": "MIMP-UPE",
        "fistrap_casos": "FISTRAP",
    }
    for measure, counter in named.items():
        assert {row["counted_by"] for row in ROWS if row["measure"] == measure} == {counter}


def test_public_ministry_count_adds_up() -> None:
    """The sum that shows that these press figures are one count (counters.csv, MP-STAT)."""

    def complaints(start: str, end: str) -> int:
        (row,) = find(subject="complaints", counted_by="MP-STAT", place="Peru", period_start=start, period_end=end)
        return int(row["value"])

    years = [complaints(f"{year}-01-01", f"{year}-12-31") for year in (2015, 2016, 2017)]
    assert complaints("2009-01-01", "2014-12-31") + sum(years) == complaints("2009-01-01", "2017-12-31") == 5707
    assert 5707 + complaints("2018-01-01", "2018-09-30") == complaints("2009-01-01", "2018-09-30") == 6698


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series["series"])
def test_series_can_be_drawn(series: Row) -> None:
    points = [row for row in ROWS if row["series"] == series["series"]]
    years = {row["period_start"][:4] for row in points}
    assert len(years) >= 3
    assert {(row["period_start"], row["period_end"]) for row in points} == {(f"{year}-01-01", f"{year}-12-31") for year in years}
    assert {row["single_event"] for row in points} == {"0"}
    for column, own in (
        ("subject", "subject"),
        ("counted_by", "counter"),
        ("unit", "unit"),
        ("place", "place"),
        ("place_kind", "place_kind"),
        ("sex", "sex"),
        ("age", "age"),
        ("exploitation", "exploitation"),
        ("nationality", "nationality"),
        ("breakdown_rest", "breakdown_text"),
        ("region", "region"),
    ):
        assert {row[column] for row in points} == {series[own]}, column
    revised = {row["revises"] for row in points}
    latest = Counter(row["period_start"] for row in points if row["record"] not in revised)
    assert set(latest.values()) == {1}


def test_series_are_named_in_both_languages() -> None:
    for series in SERIES:
        assert series["name_en"] and series["name_es"] and series["name_en"] != series["name_es"]
        assert 0 < len(series["short_en"]) <= 28 and 0 < len(series["short_es"]) <= 28
        assert bool(series["note_en"]) == bool(series["note_es"])
        assert series["theme"] == SUBJECTS[series["subject"]]["theme"]
        assert (series["theme"] == "context") == (series["objective"] == "") == (series["activities"] == "")


@pytest.mark.parametrize(("table", "places", "total"), [("police-2017-2023", 25, 3822), ("prosecutors-2007-2014", 32, 1976)])
def test_tables_add_to_the_published_total(table: str, places: int, total: int) -> None:
    (about,) = (row for row in TABLES if row["table"] == table)
    rows = [row for row in ROWS if row["table"] == table]
    assert len({row["place"] for row in rows}) == len(rows) == places
    assert {row["place_kind"] for row in rows} == {about["place_kind"]}
    national = BY_CODE[about["total_record"]]
    assert {(row["counted_by"], row["period_start"], row["period_end"]) for row in rows} == {
        (national["counted_by"], national["period_start"], national["period_end"])
    }
    assert sum(int(row["value"]) for row in rows) == int(national["value"]) == total


def test_codes_are_named_in_both_languages() -> None:
    for name in ("counters.csv", "subjects.csv", "record_tables.csv"):
        for row in read(name):
            assert row["name_en"] and row["name_es"], row
            assert all(bool(row[column]) == bool(row[column[:-2] + "es"]) for column in row if column.endswith("_en"))


def test_population_keeps_every_row() -> None:
    received, rows = read("received/population.csv"), read("population.csv")
    assert len(rows) == 151
    for raw, row in zip(received, rows, strict=True):
        called = {"region": "place", "ubigeo": "area_code"}
        assert list(raw.values()) == [row[called.get(column, column)] for column in raw]
    assert {(row["region"], row["area_code"]) for row in rows if row["region"]} == {
        ("LMA", "1501"),
        ("LOR", "16"),
        ("CUS", "08"),
        ("MDD", "17"),
        ("PUN", "21"),
    }


@pytest.mark.parametrize(
    ("basis", "year", "age"),
    [
        ("projection, 30 June", "2022", "total"),
        ("projection, 30 June", "2020", "total"),
        ("projection, 30 June", "2020", "0-17"),
        ("census 2017, enumerated", "2017", "total"),
        ("census 2017, with estimated omission", "2017", "total"),
    ],
)
def test_population_adds_to_the_nation(basis: str, year: str, age: str) -> None:
    rows = [row for row in read("population.csv") if (row["basis"], row["year"], row["age_group"]) == (basis, year, age)]
    departments = {row["area_code"]: int(row["population"]) for row in rows if len(row["area_code"]) == 2}
    nation = {int(row["population"]) for row in rows if row["area_code"] == ""}
    assert len(departments) == 25
    assert nation == {sum(departments.values())}


def test_shapes_cover_every_department() -> None:
    shapes = [feature["properties"] for feature in json.loads((FOLDER / "regions.geojson").read_text(encoding="utf-8"))["features"]]
    assert len(shapes) == 26
    assert Counter(shape["area_code"] for shape in shapes) == {f"{n:02d}": 2 if n == 15 else 1 for n in range(1, 26)}
    assert {row["area_code"] for row in ROWS} - {""} <= {shape["area_code"] for shape in shapes}
