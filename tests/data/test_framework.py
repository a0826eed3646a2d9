"""The framework in `data/framework/`: what the instrument says, every key in its place, both languages, nobody named."""

import csv
import hashlib
import re
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "framework"
SIGNED = date(2017, 6, 15)
SIX = {"defendants", "offense", "exploitation", "age", "gender", "origin"}
FOUR = {"age", "gender", "origin", "exploitation"}

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
    "targets": ("series", "region", "year", "adopted_on"),
    "baselines": ("series", "region", "year"),
    "commitments": ("commitment",),
    "events": ("event",),
    "clauses": ("clause",),
    "glossary": ("term",),
}
# table, column, table it refers to; a cell may be a list separated by semicolons
REFERENCES = [
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
    ("baselines", "series", "series"),
    ("baselines", "region", "regions"),
    ("baselines", "clause", "clauses"),
    ("commitments", "clause", "clauses"),
    ("commitments", "who", "institutions"),
    ("events", "activities", "activities"),
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
    ("series", "threshold"): {"0.1"},
    ("breakdowns", "partition"): {"0", "1"},
    ("breakdowns", "victim_attribute"): {"0", "1"},
    ("series_breakdowns", "required"): {"0", "1"},
    ("series_breakdowns", "tier"): {"", "victim"},
    ("commitments", "state"): {"met", "open", "not-known", "continuous", "extended"},
    ("events", "kind"): {"disruption", "break", "region", "term"},
}
PAGES = {"/", "/prosecution", "/protection", "/prevention", "/regions", "/indicators", "/explore", "/public-record", "/methods"}
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


def crossed() -> dict[str, dict[str, dict[str, str]]]:
    """Series -> breakdown -> row of series_breakdowns."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in read("series_breakdowns"):
        found.setdefault(row["series"], {})[row["breakdown"]] = row
    return found


def later(day: date, months: int) -> date:
    """The same day of the month, so many months later; the last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


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


def test_three_objectives():
    assert [(row["objective"], row["paradigm"]) for row in read("objectives")] == [("1", "prosecution"), ("2", "protection"), ("3", "prevention")]


def test_fifteen_activities():
    rows = read("activities")
    assert Counter(row["objective"] for row in rows) == {"1": 6, "2": 6, "3": 3}
    assert [row["activity"] for row in rows] == [f"{objective}.{n}" for objective, many in ((1, 6), (2, 6), (3, 3)) for n in range(1, many + 1)]
    assert all(row["clause"] == f"IV.{row['activity']}" for row in rows)
    assert max(len(row[name]) for row in rows for name in ("name_en", "name_es")) <= 60
    assert {row["activity"]: row["same_as"] for row in rows if row["same_as"]} == {"2.4": "1.5"}


def test_forty_eight_indicators():
    rows = read("indicators")
    assert Counter(row["objective"] for row in rows) == {"1": 17, "2": 16, "3": 8, "": 7}
    assert [row["indicator"] for row in rows if not row["objective"]] == [f"P-{n}" for n in range(1, 8)]
    assert all(row["indicator"].split("-")[0] == row["activity"] and row["activity"][0] == row["objective"] for row in rows if row["objective"])
    assert {row["version"] for row in rows} == {"1"}


def test_every_sheet_is_full():
    fields = [f"{field}_{language}" for field in ("name", "definition", "unit", "formula", "method", "limitations", "quality") for language in ("en", "es")]
    rows = read("indicators")
    assert [(row["indicator"], name) for row in rows for name in (*fields, "responsible") if not row[name]] == []
    # what counts and what does not: 2.4-a refers to 1.5-a for it, the computed ones say what a cell or a report is
    silent = [row["indicator"] for row in rows if not re.search(r"not|only|out of|stays|excluded", row["definition_en"])]
    assert silent == []
    same = [row["indicator"] for row in rows for field in ("definition", "method", "limitations", "quality") if row[f"{field}_en"] == row[f"{field}_es"]]
    assert same == []


def test_every_activity_has_an_indicator_and_every_indicator_a_series():
    assert set(column("indicators", "activity")) - {""} == set(column("activities", "activity"))
    assert set(column("series", "indicator")) == set(column("indicators", "indicator"))


def test_series_carry_the_code_of_their_indicator():
    rows = read("series")
    assert len(rows) == 75
    assert all(re.fullmatch(re.escape(row["indicator"]) + r"\.[a-z]+", row["series"]) for row in rows)
    words: dict[str, list[str]] = {}
    for row in rows:
        words.setdefault(row["indicator"], []).append(row["series"].rsplit(".", 1)[1])
    assert words["1.4-a"] == ["detected", "investigated", "prosecuted", "sanctioned"]
    assert words["1.6-c"] == words["1.6-d"] == ["cases", "defendants"]
    assert words["1.6-e"] == ["cases", "ordered", "paid"]
    assert words["2.2-a"] == ["places", "occupied", "shelters"]
    assert words["3.1-a"] == ["schools", "communities", "families"]
    assert words["P-2"] == ["opening", "amended", "executed"]
    assert words["P-7"] == ["definition", "baseline", "target", "dqa", "age"]


def test_series_are_what_their_kind_says():
    wrong = []
    for row in read("series"):
        parts = [row[name] for name in ("numerator_en", "numerator_es", "denominator_en", "denominator_es")]
        if all(parts) != (row["kind"] == "percentage") or any(parts) != (row["kind"] == "percentage"):
            wrong.append((row["series"], "n and N"))
        if bool(row["currency"]) != (row["kind"] == "money"):
            wrong.append((row["series"], "currency"))
        if row["kind"] == "stock" and (row["add_regions"], row["add_periods"]) != ("1", "0"):
            wrong.append((row["series"], "stock"))
        if (row["kind"] == "median" or row["frequency"] == "survey") and "1" in (row["add_regions"], row["add_periods"], row["add_sources"]):
            wrong.append((row["series"], "may not be added"))
        if row["tier"] in ("victim", "court") and row["add_sources"] == "1" and row["series"] != "3.2-c.sanctions":
            wrong.append((row["series"], "different counting systems are never added"))
        if max(len(row["short_en"]), len(row["short_es"])) > 28:
            wrong.append((row["series"], "short name"))
    assert wrong == []


def test_yearly_and_survey_indicators():
    frequency = {row["indicator"]: row["frequency"] for row in read("indicators")}
    assert {code for code, word in frequency.items() if word == "year"} == {"1.2-b", "1.2-c", "2.3-c", "2.6-d", "3.2-c", "P-3", "P-5"}
    assert {code for code, word in frequency.items() if word == "survey"} == {"3.1-c"}
    # of the budget only what was executed is known every half-year
    odd = {row["series"] for row in read("series") if row["frequency"] != frequency[row["indicator"]]}
    assert odd == {"P-2.opening", "P-2.amended"}


def test_computed_series():
    computed = {row["series"]: row["computed"] for row in read("series") if row["computed"]}
    assert computed == {
        "1.6-g.completeness": "completeness-1.6",
        "2.6-c.completeness": "completeness-2.6",
        "2.4-a.entities": "same-as:1.5-a.entities",
        "3.3-b.reports": "on-time",
        "P-4.reports": "on-time",
        **{f"P-7.{word}": "indicator-quality" for word in ("definition", "baseline", "target", "dqa", "age")},
    }
    with_source = {row["series"]: {name: row[name] for name in row if name not in VARIES} for row in read("series")}
    assert with_source["2.4-a.entities"] == with_source["1.5-a.entities"]


VARIES = {"series", "indicator", "position", "name_en", "name_es", "computed", "note_en", "note_es"}


def test_no_direction_where_more_is_neither_better_nor_worse():
    direction = {row["series"]: row["direction"] for row in read("series")}
    assert {series for series, word in direction.items() if word == "none"} == {
        "1.2-b.decided",
        "1.2-b.open",
        "1.4-a.detected",
        "1.4-a.investigated",
        "1.6-a.complaints",
        "1.6-b.investigations",
        "1.6-f.persons",
        "2.2-a.occupied",
        "2.5-a.children",
        "2.6-a.children",
        "2.6-d.overlap",
    }
    assert {series for series, word in direction.items() if word == "down"} == {"1.2-b.days", "2.3-c.lost"}


def test_data_sets_carry_the_breakdowns_of_the_instrument():
    found = crossed()
    for letter in "abcdef":
        for series in (code for code in found if code.startswith(f"1.6-{letter}.")):
            required = {name for name, row in found[series].items() if row["required"] == "1"} - {"total", "sentence"}
            assert required == SIX, series
    assert found["1.6-f.persons"]["sentence"]["required"] == "1"
    for series in (code for code in found if code.startswith(("2.6-a.", "2.6-b."))):
        assert {name for name, row in found[series].items() if row["required"] == "1"} == FOUR | {"total"}, series
    # 6 measures x 6 and 2 measures x 4
    measures = {code.split(".")[0] + "." + code.split(".")[1] for code in found}
    assert len([code for code in measures if re.fullmatch(r"1\.6-[a-f]", code)]) * len(SIX) == 36
    assert len([code for code in measures if re.fullmatch(r"2\.6-[ab]", code)]) * len(FOUR) == 8


def test_victim_attributes_raise_the_tier():
    attributes = {row["breakdown"] for row in read("breakdowns") if row["victim_attribute"] == "1"}
    assert attributes == FOUR | {"service+age", "vulnerable-group"}
    tier = {row["series"]: row["tier"] for row in read("series")}
    wrong = []
    for series, rows in crossed().items():
        for name, row in rows.items():
            raised = name in attributes and tier[series] == "court"
            if row["tier"] != ("victim" if raised else ""):
                wrong.append((series, name))
            if name in attributes and tier[series] == "open":
                wrong.append((series, name, "describes victims"))
    assert wrong == []
    assert {series for series, word in tier.items() if word == "victim"} == {
        "1.3-a.children",
        "2.2-a.occupied",
        "2.2-b.children",
        "2.3-a.children",
        "2.3-b.children",
        "2.3-c.sustained",
        "2.3-c.lost",
        "2.5-a.children",
        "2.5-b.referred",
        "2.6-a.children",
        "2.6-b.services",
        "2.6-b.children",
        "2.6-d.overlap",
    }


def test_every_series_has_its_total():
    found = crossed()
    assert set(found) == set(column("series", "series"))
    assert all(rows["total"]["required"] == "1" for rows in found.values())


def test_every_breakdown_is_used_and_has_categories():
    breakdowns = set(column("breakdowns", "breakdown"))
    assert set(column("series_breakdowns", "breakdown")) == breakdowns
    assert set(column("categories", "breakdown")) == breakdowns
    assert "not-broken-down" not in column("categories", "category")


def test_partitions_keep_the_unknown():
    categories: dict[str, list[str]] = {}
    for row in read("categories"):
        categories.setdefault(row["breakdown"], []).append(row["category"])
    partitions = {row["breakdown"] for row in read("breakdowns") if row["partition"] == "1"} - {"total"}
    assert [name for name in partitions if categories[name][-1] not in ("unknown", "other-or-unknown")] == []
    assert categories["total"] == ["total"]
    assert categories["age"] == ["0-11", "12-14", "15-17", "unknown"]
    assert categories["gender"] == ["female", "male", "other-or-unknown"]
    assert categories["defendants"] == ["1", "2-4", "5+", "unknown"]
    assert len(categories["service"]) == 9
    assert "service" not in partitions
    assert categories["service+age"] == [f"{service}+{age}" for service in categories["service"] for age in categories["age"]]


def test_positions_count_up():
    for table, within in (("categories", "breakdown"), ("series", "indicator"), ("activities", None), ("regions", None), ("clauses", None), ("glossary", None)):
        seen: dict[str, list[int]] = {}
        for row in read(table):
            seen.setdefault(row[within] if within else "", []).append(int(row["position"]))
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in seen.values()), table


def test_one_baseline_and_no_target():
    assert [(row["series"], row["region"], row["year"], row["value"], row["clause"]) for row in read("baselines")] == [
        ("2.2-a.shelters", "ALL", "2017", "3", "I.C")
    ]
    assert read("targets") == []


def test_regions():
    rows = {row["region"]: row for row in read("regions")}
    assert {code: row["parent"] for code, row in rows.items()} == {
        "ALL": "",
        "PILOTS": "ALL",
        "LMA": "PILOTS",
        "LOR": "PILOTS",
        "CUS": "PILOTS",
        "MDD": "ALL",
        "PUN": "ALL",
        "NAT": "ALL",
    }
    assert [(code, row["iso"], row["ubigeo"], row["ubigeo_part"]) for code, row in rows.items() if row["iso"]] == [
        ("LMA", "PE-LMA", "15", "1501"),
        ("LOR", "PE-LOR", "16", ""),
        ("CUS", "PE-CUS", "08", ""),
        ("MDD", "PE-MDD", "17", ""),
        ("PUN", "PE-PUN", "21", ""),
    ]
    assert {code for code, row in rows.items() if row["consent_from"]} == {code for code, row in rows.items() if row["kind"] == "consent"} == {"MDD", "PUN"}
    assert all(row["consent_source"].startswith("https://") for row in rows.values() if row["kind"] == "consent")


def test_periods_divide_the_term():
    rows = read("periods")
    halves = [row for row in rows if row["kind"] == "half"]
    assert [row["period"] for row in halves] == [f"{n // 2}-H{n % 2 + 1}" for n in range(2017 * 2 + 1, 2024 * 2 + 1)]
    assert len(halves) == 14
    (term,) = (row for row in rows if row["kind"] == "term")
    assert (term["period"], term["starts"], term["ends"]) == ("TERM", "2017-06-15", "2024-06-14")
    for kind in ("half", "year"):
        parts = [row for row in rows if row["kind"] == kind]
        assert (parts[0]["starts"], parts[-1]["ends"]) == (term["starts"], term["ends"])
        for one, two in zip(parts, parts[1:], strict=False):
            assert date.fromisoformat(one["ends"]) + timedelta(days=1) == date.fromisoformat(two["starts"])
    assert Counter(row["parent"] for row in halves) == {"2017": 1, **{str(year): 2 for year in range(2018, 2024)}, "2024": 1}


def test_commitments_and_their_dates():
    rows = {row["commitment"]: row for row in read("commitments")}
    assert list(rows) == [f"C{n}" for n in range(1, 22)]
    due = {code: date.fromisoformat(row["due_on"]) for code, row in rows.items() if row["due_on"]}
    assert due == {
        "C1": SIGNED,
        "C2": later(SIGNED, 48),
        "C3": date(SIGNED.year, 12, 31),
        "C4": date(2021, 12, 31),
        "C5": later(SIGNED, 6),
        "C7": later(SIGNED, 24),
    }
    assert (due["C5"], due["C7"], due["C2"]) == (date(2017, 12, 15), date(2019, 6, 15), date(2021, 6, 15))
    assert (due["C4"] - due["C2"]).days == 199
    assert [(code, row["amount"], row["currency"]) for code, row in rows.items() if row["amount"]] == [("C12", "5000000", "USD"), ("C13", "8000000", "PEN")]
    assert [row["commitment"] for row in rows.values() if "obligation" in " ".join(row.values()).lower()] == []


def test_events():
    rows = {row["event"]: row for row in read("events")}
    assert [(row["starts"], row["activities"]) for row in rows.values() if row["kind"] == "break"] == [("2023-09-17", "1.1;1.5;2.4")]
    assert rows["covid-19"]["starts"][:4] == rows["covid-19"]["ends"][:4] == "2020"
    # days of the two extensions follow one another up to the end of the term
    assert rows["extension-1"]["starts"] == later(SIGNED, 48).isoformat()
    assert date.fromisoformat(rows["extension-2"]["starts"]) == date.fromisoformat(rows["extension-1"]["ends"]) + timedelta(days=1)
    assert rows["extension-2"]["ends"] == rows["term-end"]["starts"] == "2024-06-14"
    (region,) = (row for row in rows.values() if row["kind"] == "region")
    assert {row["consent_from"] for row in read("regions") if row["kind"] == "consent"} == {region["starts"]}
    dialogues = [row["starts"] for code, row in rows.items() if code.startswith("dialogue-")]
    assert len(dialogues) == 5
    assert dialogues.count("") == 1  # the date of the third was not found
    assert all(row["source_url"].startswith("http") for row in rows.values())


def test_institutions_report_up_to_the_tip_office():
    rows = {row["institution"]: row for row in read("institutions")}
    assert {code for code, row in rows.items() if not row["reports_to"]} == {"TIP", "EMB"}
    for code in rows:
        chain = [code]
        while up := rows[chain[-1]]["reports_to"]:
            assert up not in chain
            chain.append(up)
        assert chain[-1] in ("TIP", "EMB")
    assert all(rows[code]["reports_to"] == "MSC" for code, row in rows.items() if row["role"] in ("chair", "member"))
    # clause V.B names a chair and eleven members
    assert Counter(row["role"] for row in rows.values() if row["clause"] == "V.B") == {"lead": 1, "chair": 1, "member": 11, "other": 2}


def test_different_counting_systems_state_their_overlap():
    pairs = [(row["source_a"], row["source_b"]) for row in read("source_overlaps")]
    assert all(one < two for one, two in pairs)
    assert ("DIRCTPTIM", "RETA") in pairs
    assert all(row["reason_en"] and row["source_url"] for row in read("source_overlaps"))


def test_every_clause_of_the_instrument():
    clauses = column("clauses", "clause")
    assert [clause for clause in clauses if "." not in clause] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
    lettered = {"I": "ABCDEFG", "II": "AB", "V": "AB", "X": "ABCD"}
    assert [c for c in clauses if re.fullmatch(r"[IVX]+\.[A-Z]", c)] == [f"{section}.{letter}" for section, letters in lettered.items() for letter in letters]
    assert [c for c in clauses if c.startswith("IV.")] == [
        clause for o in "123" for clause in [f"IV.{o}", *(f"IV.{a}" for a in column("activities", "activity") if a.startswith(o))]
    ]
    assert len(clauses) == 11 + 15 + 3 + 15
    for row in read("clauses"):
        if row["page"]:
            path, _, query = row["page"].partition("?")
            assert path in PAGES
            assert not query or query.removeprefix("activity=") in column("activities", "activity")


@pytest.mark.parametrize("table", TABLES)
def test_nobody_is_named(table):
    assert personal((FOLDER / f"{table}.csv").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("planted", ["write to someone@example.org", "call (511) 234-5678 now", "tel. 01 234 5678", "mobile 987654321", "+51 987 654 321"])
def test_contact_details_would_be_found(planted):
    assert personal(planted) != []


@pytest.mark.parametrize("harmless", ["2017-06-15 to 2021-06-15", "PEN 8,000,000", "Law 31146", "art. 153-A", "S/8231751", "https://www.gao.gov/products/gao-23-105390"])
def test_dates_and_amounts_are_not_contact_details(harmless):
    assert personal(harmless) == []


def personal(text: str) -> list[str]:
    """What in a text could reach or name a person: addresses, telephone numbers, names of the contact points of 2017."""
    bare = re.sub(r"https?://[^\s,\"]+", "", text)
    bare = re.sub(r"\b\d{4}-\d{2}-\d{2}\b", "", bare)
    names = [word for word in re.findall(r"\w+", text.lower()) if hashlib.sha256(word.encode()).hexdigest() in NAMES]
    return ADDRESS.findall(text) + TELEPHONE.findall(bare) + names
