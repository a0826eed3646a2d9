"""The tables in `data/compacts/peru/framework/`: every key in its place and only once, both languages, controlled words, nobody named."""

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "compacts" / "peru" / "framework"

TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))
KEYS = {
    "objectives": ("objective",),
    "activities": ("activity",),
    "regions": ("region",),
    "periods": ("period",),
    "institutions": ("institution",),
    "sources": ("source",),
    "source_overlaps": ("source_a", "source_b"),
    "indicators": ("indicator",),
    "series": ("series",),
    "breakdowns": ("breakdown",),
    "categories": ("breakdown", "category"),
    "series_breakdowns": ("series", "breakdown"),
    "status_words": ("kind", "code"),
    "cascade_steps": ("objective", "position"),
    "targets": ("series", "region", "year", "adopted_on"),
    "baselines": ("series", "region", "year"),
    "commitments": ("commitment",),
    "events": ("event",),
    "meetings": ("meeting",),
    "clauses": ("clause",),
    "glossary": ("term",),
    "victim_tables": ("series", "breakdown", "table_kind"),
    "merged_categories": ("breakdown", "category"),
    "same_cells": ("series", "part"),
    "amounts": ("series",),
    "nested": ("together", "part_series", "part"),
    "contact_points": ("institution", "valid_from"),
}
# table, column, table it refers to; a cell may be a list separated by semicolons
REFERENCES = [
    ("objectives", "headline_series", "series"),
    ("objectives", "clause", "clauses"),
    ("activities", "objective", "objectives"),
    ("activities", "clause", "clauses"),
    ("activities", "same_as", "activities"),
    ("regions", "parent", "regions"),
    ("periods", "parent", "periods"),
    ("institutions", "reports_to", "institutions"),
    ("institutions", "clause", "clauses"),
    ("sources", "keeper", "institutions"),
    ("source_overlaps", "source_a", "sources"),
    ("source_overlaps", "source_b", "sources"),
    ("indicators", "activity", "activities"),
    ("indicators", "objective", "objectives"),
    ("indicators", "responsible", "institutions"),
    ("indicators", "clause", "clauses"),
    ("series", "indicator", "indicators"),
    ("categories", "breakdown", "breakdowns"),
    ("series_breakdowns", "series", "series"),
    ("series_breakdowns", "breakdown", "breakdowns"),
    ("victim_tables", "series", "series"),
    ("victim_tables", "breakdown", "breakdowns"),
    ("merged_categories", "breakdown", "breakdowns"),
    ("same_cells", "series", "series"),
    ("same_cells", "same_series", "series"),
    ("amounts", "series", "series"),
    ("amounts", "cases", "series"),
    ("nested", "part_series", "series"),
    ("nested", "whole_series", "series"),
    ("baselines", "series", "series"),
    ("baselines", "region", "regions"),
    ("baselines", "clause", "clauses"),
    ("commitments", "clause", "clauses"),
    ("commitments", "who", "institutions"),
    ("contact_points", "institution", "institutions"),
    ("contact_points", "clause", "clauses"),
    ("events", "activities", "activities"),
    ("meetings", "event", "events"),
    ("clauses", "parent", "clauses"),
]
WORDS = {
    ("objectives", "paradigm"): {"prosecution", "protection", "prevention"},
    ("regions", "kind"): {"total", "pilots", "pilot", "consent", "unattributed"},
    ("periods", "kind"): {"half", "year", "term"},
    ("institutions", "side"): {"US", "PE", "partner"},
    ("institutions", "role"): {"lead", "embassy", "chair", "member", "other", "implementing_partner", "sub_recipient", "secretary"},
    ("indicators", "frequency"): {"half", "year", "survey"},
    ("indicators", "status"): {"proposed"},
    ("series", "kind"): {"count", "stock", "percentage", "median", "money", "milestone"},
    ("series", "currency"): {"", "USD", "PEN"},
    ("series", "direction"): {"up", "down", "none"},
    ("series", "tier"): {"victim", "court", "open"},
    ("series", "frequency"): {"half", "year", "survey"},
    ("series", "computed"): {"", "completeness-1.6", "completeness-2.6", "on-time", "indicator-quality", "same-as:1.5-a.entities"},
    ("series", "add_regions"): {"0", "1"},
    ("series", "add_periods"): {"0", "1"},
    ("series", "add_sources"): {"0", "1"},
    ("series", "tolerance"): {""},
    ("status_words", "kind"): {"status", "direction", "reason", "note"},
    ("breakdowns", "partition"): {"0", "1"},
    ("breakdowns", "victim_attribute"): {"0", "1"},
    ("series_breakdowns", "required"): {"0", "1"},
    ("series_breakdowns", "tier"): {"", "victim"},
    ("commitments", "state"): {"met", "open", "not-known", "continuous", "extended"},
    ("events", "kind"): {"disruption", "break", "region", "term", "meeting"},
}
# SHA-256 of the names of the two contact points of 2017, word by word in lower case: the names themselves must not stand here either
NAMES = {
    "7a2870839e6bf127d66451578e86568488165c20a99054c086d0d7b7bf0b3bea",
    "7a365cf5e715a0135c348b292c6eadddc192ff751c5e3e0c8aab5a3d5e982196",
    "bd77b1b05a24c315dd96e1d5dee59564c5c8bef8d953aefab6765c65ba111787",
    "de1ac83bf89fa4a6d27f866d36fd7fdde85c19945016e4ef014ab64021c07663",
    "f329b984319a12cd9d70e88dbfdbf383d46d8843a851f8084c59968f5c40a46a",
}
ADDRESS = re.compile(r"\S+@\S+\.\w")
TELEPHONE = re.compile(r"(?<![\w./-])\+?\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,}(?![\w/-])|(?<![\w./-])\d{9}(?![\w/-])")


def read(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def column(table: str, name: str) -> list[str]:
    return [row[name] for row in read(table)]


def test_all_tables_are_known():
    assert sorted(KEYS) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_no_key_twice(table):
    keys = Counter(tuple(row[name] for name in KEYS[table]) for row in read(table))
    assert [key for key, times in keys.items() if times > 1] == []
    assert all(all(key) for key in keys)


@pytest.mark.parametrize(("table", "name", "other"), REFERENCES)
def test_every_reference_exists(table, name, other):
    known = set(column(other, KEYS[other][0]))
    used = {part for cell in column(table, name) for part in cell.split(";") if part}
    assert used
    assert used <= known


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_or_neither(table):
    wrong = []
    for number, row in enumerate(read(table), start=2):
        for name in row:
            if name.endswith("_en") and bool(row[name]) != bool(row[f"{name[:-3]}_es"]):
                wrong.append((number, name))
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_tidy(table):
    raw = (FOLDER / f"{table}.csv").read_bytes()
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    untidy = [(name, cell) for row in read(table) for name, cell in row.items() if cell != cell.strip() or "  " in cell or "\n" in cell]
    assert untidy == []


@pytest.mark.parametrize(("table", "name"), WORDS)
def test_controlled_words(table, name):
    assert set(column(table, name)) <= WORDS[table, name]


def test_positions_count_up():
    within = {"categories": "breakdown", "series": "indicator"}
    for table in ("categories", "series", "indicators", "activities", "regions", "clauses", "glossary"):
        seen: dict[str, list[int]] = {}
        for row in read(table):
            seen.setdefault(row[within[table]] if table in within else "", []).append(int(row["position"]))
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in seen.values()), table


@pytest.mark.parametrize("table", TABLES)
def test_nobody_is_named(table):
    assert personal((FOLDER / f"{table}.csv").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("planted", ["someone@" + "example.org", "(511) 234-5678", "tel. 01 234 5678", "mobile 987654321", "+51" + " 987 654 321"])
def test_contact_details_would_be_found(planted):
    assert personal(planted) != []


@pytest.mark.parametrize(
    "harmless", ["2017-06-15 to 2021-06-15", "PEN 8,000,000", "Law 31146", "art. 153-A", "https://www.gao.gov/products/gao-23-105390"]
)
def test_dates_and_amounts_are_not_contact_details(harmless):
    assert personal(harmless) == []


def personal(text: str) -> list[str]:
    """What in a text could reach or name a person: addresses, telephone numbers, names of the contact points of 2017."""
    bare = re.sub(r"https?://[^\s,\"]+", "", text)
    bare = re.sub(r"\b\d{4}-\d{2}-\d{2}\b", "", bare)
    names = [word for word in re.findall(r"\w+", text.lower()) if hashlib.sha256(word.encode()).hexdigest() in NAMES]
    return ADDRESS.findall(text) + TELEPHONE.findall(bare) + names


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_status_words_can_be_told_apart_and_read():
    rows = [row for row in read("status_words") if row["kind"] == "status" and row["colour"]]
    for column in ("symbol", "name_en", "name_es", "short_en", "short_es"):
        twice = [value for value, count in Counter(row[column] for row in rows).items() if count > 1]
        assert twice == [], f"{column} of close, met, … is there twice"
    light = {row["code"]: sorted((luminance(row["colour"]), luminance(row["ink"]))) for row in rows}
    assert {code: (bright + 0.05) / (dark + 0.05) for code, (dark, bright) in light.items() if (bright + 0.05) / (dark + 0.05) < 4.5} == {}
