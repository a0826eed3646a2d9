"""A generated programme of any size, as CSV: `python tests/bench/generate_framework.py OUT --regions 200 --halves 40 --rows 5000000`.

Writes OUT/framework (the real framework with other regions and half-years) and OUT/reports (who reports what and when, and the
reports). About a sixth of the rows belong to versions that a later one supersedes. Build from it with
`python -m data build --framework OUT/framework --reports OUT/reports --out FILE`.
"""

import argparse
import csv
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).parents[2]
FRAMEWORK = ROOT / "data" / "compacts" / "peru" / "framework"
INSTITUTIONS = 10
SUPERSEDED = 5
"""Every fifth report comes in two versions."""
RELEASES = 3
FIRST_YEAR = 2005

Row = dict[str, Any]


def read(name: str) -> list[dict[str, str]]:
    with (FRAMEWORK / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(columns), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def regions(count: int) -> list[Row]:
    """The roll-ups of the framework and `count` places, a quarter of them pilots."""
    tops = [row for row in read("regions") if row["kind"] in ("total", "pilots")]
    return [*tops] + [
        {
            "region": f"R{number:03}",
            "name_en": f"Region {number}",
            "name_es": f"Región {number}",
            "kind": "pilot" if number % 4 == 0 else "consent",
            "parent": "PILOTS" if number % 4 == 0 else "ALL",
            "consent_from": "" if number % 4 == 0 else f"{FIRST_YEAR}-01-01",
            "position": number + 10,
        }
        for number in range(count)
    ]


def periods(count: int) -> list[Row]:
    """`count` half-years from the first one on, their years, and the term."""
    ends = ("06-30", "12-31")
    halves = [
        {
            "period": f"{(year := FIRST_YEAR + number // 2)}-H{number % 2 + 1}",
            "kind": "half",
            "year": year,
            "starts": f"{year}-{'07' if number % 2 else '01'}-01",
            "ends": f"{year}-{ends[number % 2]}",
            "parent": year,
        }
        for number in range(count)
    ]
    last = halves[-1]
    years = [
        {"period": year, "kind": "year", "year": year, "starts": f"{year}-01-01", "ends": min(f"{year}-12-31", last["ends"]), "parent": "TERM"}
        for year in sorted({half["year"] for half in halves})
    ]
    return [*halves, *years, {"period": "TERM", "kind": "term", "starts": halves[0]["starts"], "ends": last["ends"]}]


def calendar(halves: list[Row], versions: int) -> list[Row]:
    """Every institution reports every half-year in time, in so many versions; every fifth report is corrected and superseded in the next release."""
    rows = []
    each = -(-len(halves) // RELEASES)
    for at, half in enumerate(halves):
        release = at // each + 1
        for institution in range(INSTITUTIONS):
            common = {"institution": f"I{institution}", "period": half["period"], "state": "agreed", "due_on": f"{half['year'] + 1}-08-31"}
            corrected = {"reason_en": "Corrected.", "reason_es": "Corregido."}
            for version in range(1, versions + 1):
                told = {"version": version, "received_on": half["ends"], "enters_release": release}
                rows.append(common | told | (corrected if version > 1 else {}))
            if (at + institution) % SUPERSEDED == 0:
                entered = min(release + 1, RELEASES)
                rows.append(common | {"version": versions + 1, "received_on": half["ends"], "enters_release": entered} | corrected)
    return rows


def cells(budget: int) -> list[Row]:
    """What is reported of a region each half-year, about `budget` rows: all totals, then breakdowns until it is used up."""
    series = [row for row in read("series") if not row["computed"]]
    categories: dict[str, list[str]] = {}
    for row in read("categories"):
        categories.setdefault(row["breakdown"], []).append(row["category"])
    partition = {row["breakdown"]: row["partition"] == "1" for row in read("breakdowns")}
    place = {row["series"]: at for at, row in enumerate(series)}
    found = []

    def cell(row: dict[str, str], breakdown: str, category: str, parts: int, at: int) -> Row:
        return {
            "institution": f"I{place[row['series']] % INSTITUTIONS}",
            "source": f"S{place[row['series']] % INSTITUTIONS}",
            "series": row["series"],
            "kind": row["kind"],
            "frequency": row["frequency"],
            "breakdown": breakdown,
            "category": category,
            "parts": parts,
            "ordinal": at,
        }

    found = [cell(row, "total", "total", 1, 0) for row in series]
    by_code = {row["series"]: row for row in series}
    for link in read("series_breakdowns"):
        row = by_code.get(link["series"])
        if row is None or link["breakdown"] == "total" or len(found) >= budget:
            continue
        for names in together(categories[link["breakdown"]], partition=partition[link["breakdown"]]):
            found += [cell(row, link["breakdown"], category, len(names), at) for at, category in enumerate(names)]
    return found


def together(categories: list[str], *, partition: bool) -> list[list[str]]:
    """Categories that add up to something: all of a partition, the ages of each service, else each by itself."""
    if partition:
        return [categories]
    groups: dict[str, list[str]] = {}
    for category in categories:
        groups.setdefault(category.partition("+")[0], []).append(category)
    return list(groups.values())


REPORT = """
copy (
    with drawn as (
        select
            cell.*,
            region.region,
            40 + hash(cell.series, region.region, $period) % 200 + $version as size,
            cell.frequency <> 'half' and $period like '%H1' as skipped
        from cell
        cross join region
        where cell.institution = $institution
    )
    select
        '1' as template_version,
        institution,
        $period as period,
        series,
        source,
        region,
        breakdown,
        category,
        case when not skipped and kind <> 'percentage' then size // parts end as value,
        -- an odd half goes to every second category: the rest of n never exceeds the rest of N
        case when not skipped and kind = 'percentage' then size // parts // 2 + (size // parts) % 2 * (ordinal % 2) end as numerator,
        case when not skipped and kind = 'percentage' then size // parts end as denominator,
        case when skipped then 'z' end as missing,
        case when skipped then 'Once a year.' end as reason
    from drawn
) to '{path}' (format csv, header true)
"""


def generate(out: Path, region_count: int, half_count: int, row_count: int, versions: int = 1) -> int:
    """Write the programme into `out` and return how many rows were reported. More `versions` of each report leave what is released as it is."""
    framework, reports = out / "framework", out / "reports"
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(FRAMEWORK, framework)
    reports.mkdir()
    places, times = regions(region_count), periods(half_count)
    halves = [row for row in times if row["kind"] == "half"]
    write(framework / "regions.csv", read("regions")[0], places)
    write(framework / "periods.csv", read("periods")[0], times)
    for name in ("baselines", "targets", "events", "meetings"):
        text = (framework / f"{name}.csv").read_text(encoding="utf-8")
        (framework / f"{name}.csv").write_text(text.partition("\n")[0] + "\n", encoding="utf-8")
    entries = calendar(halves, versions)
    reported = cells(max(1, row_count * len(halves) * INSTITUTIONS // len(entries) // (region_count * half_count)))
    names = [f"I{number}" for number in range(INSTITUTIONS)]
    institution = {"side": "PE", "role": "member", "valid_from": f"{FIRST_YEAR}-01-01"}
    write(reports / "institutions.csv", read("institutions")[0], [institution | {"institution": n, "name_en": n, "name_es": n} for n in names])
    write(reports / "sources.csv", read("sources")[0], [{"source": f"S{n}", "name_en": f"S{n}", "name_es": f"S{n}"} for n in range(INSTITUTIONS)])
    write(
        reports / "duties.csv",
        ("institution", "series", "source", "starts", "ends"),
        [
            {"institution": cell["institution"], "series": cell["series"], "source": cell["source"], "starts": halves[0]["period"]}
            for cell in reported
            if cell["breakdown"] == "total"
        ],
    )
    columns = ("institution", "period", "version", "due_on", "received_on", "state", "reason_en", "reason_es", "enters_release")
    write(reports / "calendar.csv", columns, entries)
    each = -(-len(halves) // RELEASES)
    lasts = [halves[min(each * number, len(halves)) - 1] for number in range(1, RELEASES + 1)]
    write(
        reports / "releases.csv",
        ("release", "released_on", "last_period", "note_en", "note_es"),
        [
            {"release": number, "released_on": f"{last['year'] + 1}-12-31", "last_period": last["period"]}
            for number, last in enumerate(lasts, start=1)
        ],
    )
    with duckdb.connect() as connection:
        connection.execute("create table region (region varchar)")
        connection.executemany("insert into region values ($1)", [[row["region"]] for row in places if row["kind"] in ("pilot", "consent")])
        typed = ", ".join(f"{name} {'integer' if name in ('parts', 'ordinal') else 'varchar'}" for name in reported[0])
        connection.execute(f"create table cell ({typed})")
        marks = ", ".join(f"${name}" for name in reported[0])
        connection.executemany(f"insert into cell values ({marks})", reported)
        for entry in entries:
            path = reports / f"{entry['institution']}_{entry['period']}_v{entry['version']}.csv"
            told = {name: entry[name] for name in ("institution", "period", "version")}
            connection.execute(REPORT.format(path=path), told)
        row = connection.execute("select count(*) from region").fetchone()
    assert row is not None
    per_institution = {name: sum(cell["institution"] == name for cell in reported) for name in names}
    return sum(per_institution[entry["institution"]] for entry in entries) * int(row[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--regions", type=int, default=200)
    parser.add_argument("--halves", type=int, default=40)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--versions", type=int, default=1, help="of each report, of which the last counts")
    options = parser.parse_args()
    rows = generate(options.out, options.regions, options.halves, options.rows, options.versions)
    print(f"{rows} rows reported in {options.out}")


if __name__ == "__main__":
    main()
