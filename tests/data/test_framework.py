"""What the framework in `data/compacts/peru/framework/` says: objectives, indicators, series, places, dates and clauses of the instrument."""

import csv
import re
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "compacts" / "peru" / "framework"
SIGNED = date(2017, 6, 15)
SIX = {"defendants", "offense", "exploitation", "age", "gender", "origin"}
FOUR = {"age", "gender", "origin", "exploitation"}

# what may differ between two series that are one data collection
VARIES = {"series", "indicator", "position", "name_en", "name_es", "computed", "note_en", "note_es"}
PAGES = {"/", "/prosecution", "/protection", "/prevention", "/regions", "/indicators", "/explore", "/public-record", "/methods"}
PAGES |= {"/commitments", "/contributions", "/reports", "/annual-meeting"}


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


def test_three_objectives():
    assert [(row["objective"], row["paradigm"]) for row in read("objectives")] == [
        ("1", "prosecution"),
        ("2", "protection"),
        ("3", "prevention"),
    ]


def test_fifteen_activities():
    rows = read("activities")
    assert Counter(row["objective"] for row in rows) == {"1": 6, "2": 6, "3": 3}
    assert [row["activity"] for row in rows] == [f"{objective}.{n}" for objective, many in ((1, 6), (2, 6), (3, 3)) for n in range(1, many + 1)]
    assert all(row["clause"] == f"IV.{row['activity']}" for row in rows)
    assert max(len(row[name]) for row in rows for name in ("name_en", "name_es")) <= 62
    assert {row["activity"]: row["same_as"] for row in rows if row["same_as"]} == {"2.4": "1.5"}


def test_forty_eight_indicators():
    rows = read("indicators")
    assert Counter(row["objective"] for row in rows) == {"1": 17, "2": 16, "3": 8, "": 7}
    assert [row["indicator"] for row in rows if not row["objective"]] == [f"P-{n}" for n in range(1, 8)]
    assert all(row["indicator"].split("-")[0] == row["activity"] and row["activity"][0] == row["objective"] for row in rows if row["objective"])
    assert {row["version"] for row in rows} == {"1"}


def test_every_sheet_is_full():
    texts = ("definition", "method", "limitations", "quality")
    fields = [f"{field}_{language}" for field in ("name", "unit", "formula", *texts) for language in ("en", "es")]
    rows = read("indicators")
    assert [(row["indicator"], name) for row in rows for name in (*fields, "responsible") if not row[name]] == []
    # each says what counts and what does not
    silent = [row["indicator"] for row in rows if not re.search(r"\b(not|only|out of|stays)\b", row["definition_en"])]
    assert silent == []
    same = [(row["indicator"], field) for row in rows for field in texts if row[f"{field}_en"] == row[f"{field}_es"]]
    assert same == []


def test_every_activity_has_an_indicator_and_every_indicator_a_series():
    assert set(column("indicators", "activity")) - {""} == set(column("activities", "activity"))
    assert set(column("series", "indicator")) == set(column("indicators", "indicator"))


def test_series_carry_the_code_of_their_indicator():
    rows = read("series")
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
        if (row["kind"] == "median" or row["frequency"] == "survey") and "1" in (
            row["add_regions"],
            row["add_periods"],
            row["add_sources"],
        ):
            wrong.append((row["series"], "may not be added"))
        if row["tier"] in ("victim", "court") and row["add_sources"] == "1":
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
    alike = {row["series"]: {name: row[name] for name in row if name not in VARIES} for row in read("series")}
    assert alike["2.4-a.entities"] == alike["1.5-a.entities"]


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
    measures = {code.rsplit(".", 1)[0] for code in found}
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
    assert [(code, row["iso"], row["area_code"], row["area_part"]) for code, row in rows.items() if row["iso"]] == [
        ("LMA", "PE-LMA", "15", "1501"),
        ("LOR", "PE-LOR", "16", ""),
        ("CUS", "PE-CUS", "08", ""),
        ("MDD", "PE-MDD", "17", ""),
        ("PUN", "PE-PUN", "21", ""),
    ]
    by_consent = {code for code, row in rows.items() if row["kind"] == "consent"}
    assert by_consent == {code for code, row in rows.items() if row["consent_from"]} == {"MDD", "PUN"}
    assert all(rows[code]["consent_source"].startswith("https://") for code in by_consent)


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
        for one, two in pairwise(parts):
            assert date.fromisoformat(one["ends"]) + timedelta(days=1) == date.fromisoformat(two["starts"])
    assert Counter(row["parent"] for row in halves) == {"2017": 1, **{str(year): 2 for year in range(2018, 2024)}, "2024": 1}


def test_commitments_and_their_dates():
    rows = {row["commitment"]: row for row in read("commitments")}
    assert list(rows) == [f"C{n}" for n in range(1, 22)]
    due = {code: date.fromisoformat(row["due_on"]) for code, row in rows.items() if row["due_on"]}
    assert not [code for code in due if rows[code]["months_after"]], "a day is given or derived"
    due |= {code: later(SIGNED, int(row["months_after"])) for code, row in rows.items() if row["months_after"]}
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
    amounts = {code: (row["amount"], row["currency"]) for code, row in rows.items() if row["amount"]}
    assert amounts == {"C12": ("5000000", "USD"), "C13": ("8000000", "PEN")}
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
    expected = [f"{section}.{letter}" for section, letters in lettered.items() for letter in letters]
    assert [clause for clause in clauses if re.fullmatch(r"[IVX]+\.[A-Z]", clause)] == expected
    activities = column("activities", "activity")
    expected = [f"IV.{code}" for objective in "123" for code in (objective, *(one for one in activities if one.startswith(objective)))]
    assert [clause for clause in clauses if clause.startswith("IV.")] == expected
    assert len(clauses) == 11 + 15 + 3 + 15
    for row in read("clauses"):
        if row["page"]:
            path, _, query = row["page"].partition("?")
            assert path in PAGES
            assert not query or query.removeprefix("activity=") in column("activities", "activity") or query == "indicator=2.2-a"
