"""Another Compact, of CSV and TOML alone: four objectives, crimes in the place of regions and no map, one language that is not English, another
country, currency, clock and half-year. What it says is made up."""

from __future__ import annotations

import csv
from pathlib import Path

from data.report.intake import COLUMNS, TEMPLATE
from tests.built.world import FIXTURES, World, line

COMPACT = """
slug = "cpc-otro"
identity = "another-compact"
country = "CO"
signed_on = 2018-04-01

[languages]
es = "es_CO"

[clock]
zone = "America/Bogota"

[[sides]]
code = "US"
country = "US"
currency = "USD"
role = "tip-office"

[[sides]]
code = "CO"
country = "CO"
currency = "COP"
role = "technical-secretary"

[currencies]
COP = ["pesos"]
USD = ["dólares"]

[units.SEX]
colour = "#1b2b85"
marker = "circle"

[units.LAB]
colour = "#c2850c"
marker = "square"
"""
WORDS = {
    "title": "Alianza de Cooperación · Colombia",
    "short": "Alianza · Colombia",
    "foot": "Alianza de Cooperación, firmada en 2018; no vinculante.",
    "contact": "Contacto: Oficina TIP.",
    "who": "La alianza contra la trata, {first}–{last}.",
    "methods": "Qué significan las cifras.",
    "databook": "Libro de datos",
    "=Regions": "Delitos",
    "=Region": "Delito",
    "=the pilot regions": "los delitos principales",
    "=Pilot regions: {names}. ": "Delitos principales: {names}. ",
    "=pilot region, from the beginning": "delito principal, desde el inicio",
    "nothing-found": "No se encontró nada.",
    "places": "Los delitos que la alianza nombra.",
    "pledge.USD": "Estados Unidos: fondos por etapa",
    "pledge.COP": "Colombia: aporte por etapa",
    "spent.USD": "Estados Unidos: desembolsado por año",
    "spent.COP": "Colombia: ejecutado por año",
}
CODES = {"LMA": "SEX", "LOR": "LAB", "MDD": "SRV", "PE": "CO", "PEN": "COP"}
"""The codes of the tiny programme of the tests, and what takes their place."""
CRIMES = (
    ("ALL", "Todos los delitos", "total", "", ""),
    ("PILOTS", "Delitos principales", "pilots", "ALL", ""),
    ("SEX", "Explotación sexual", "pilot", "PILOTS", ""),
    ("LAB", "Trabajo forzoso", "pilot", "PILOTS", ""),
    ("SRV", "Servidumbre", "consent", "ALL", "2019-10-01"),
    ("NAT", "No atribuible", "unattributed", "ALL", ""),
)
OBJECTIVES = ("prosecution,Persecución", "protection,Protección", "prevention,Prevención", "partnership,Cooperación")
HALVES = (("2018-H1", "2018-04-01", "2018-09-30"), ("2018-H2", "2018-10-01", "2019-03-31"), ("2019-H1", "2019-04-01", "2019-09-30"),
          ("2019-H2", "2019-10-01", "2020-03-31"))  # fmt: skip


def make_another(folder: Path) -> Path:
    """Write the Compact into a folder, with its reports in `reports` beside its tables; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "compact.toml").write_text(COMPACT, encoding="utf-8")
    (folder / "words.toml").write_text("".join(f'["{key}"]\nes = "{text}"\n' for key, text in WORDS.items()), encoding="utf-8")
    for name, made in (("framework", "framework"), ("record", "record"), ("programme", "demonstration")):
        (folder / made).mkdir()
        for path in sorted((FIXTURES / name).glob("*.csv")):
            _translate(path, folder / made / path.name)
    _write(folder / "framework/regions.csv", *(_cells(region=code, name_es=name, kind=kind, parent=parent, consent_from=day, position=at)
                                              for at, (code, name, kind, parent, day) in enumerate(CRIMES, start=1)))  # fmt: skip
    objectives = enumerate(OBJECTIVES, start=1)
    _write(
        folder / "framework/objectives.csv",
        *(_cells(objective=at, paradigm=told.split(",")[0], name_es=told.split(",")[1]) for at, told in objectives),
    )
    _add(folder / "framework/activities.csv", activity="3.1", objective=3, position=1, name_es="Campañas")
    _add(folder / "framework/activities.csv", activity="4.1", objective=4, position=1, name_es="Mesas de trabajo")
    halves = [_cells(period=code, kind="half", year=code[:4], starts=starts, ends=ends, parent=code[:4]) for code, starts, ends in HALVES]
    years = [
        _cells(period=year, kind="year", year=year, starts=f"{year}-04-01", ends=f"{int(year) + 1}-03-31", parent="TERM") for year in ("2018", "2019")
    ]
    _write(folder / "framework/periods.csv", *halves, *years, _cells(period="TERM", kind="term", starts="2018-04-01", ends="2020-03-31"))
    (folder / "record/record.csv").write_text(_head(folder / "record/record.csv"), encoding="utf-8")
    _write(folder / "demonstration/releases.csv", _cells(release=1, released_on="2019-06-30", last_period="2018-H2", note_es="Primera"),
           _cells(release=2, released_on="2020-06-30", last_period="2019-H2", note_es="Segunda"))  # fmt: skip
    _report(folder)
    return folder


def _report(folder: Path) -> None:
    """Reports of every half-year, received on their day; what the tiny programme owes of complaints and cases."""
    world = World.found(folder)
    for at, (half, _, ends) in enumerate(HALVES):
        for institution, source in (("A", "DA"), ("B", "DB")):
            owed = ("1.6-a.complaints", "1.6-a.cases") if institution == "A" else ("1.6-a.complaints",)
            lines = [line(series, source, crime, 20 + 3 * at + place) for series in owed for place, crime in enumerate(("SEX", "LAB"))]
            with (world.reports / f"{institution}_{half}_v1.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", restval="")
                writer.writeheader()
                writer.writerows({"template_version": TEMPLATE, "institution": institution, "period": half} | cells for cells in lines)
            day = f"{ends[:8]}30" if ends.endswith("30") else f"{ends[:4]}-05-15"
            told = {"institution": institution, "period": half, "version": 1, "due_on": day, "received_on": day, "state": "agreed"}
            _add(folder / "demonstration/calendar.csv", **told, enters_release=1 if at < 2 else 2)


def _cells(**cells: object) -> dict[str, object]:
    return cells


def _head(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0] + "\n"


def _translate(source: Path, target: Path) -> None:
    """The table without its English, the codes replaced, days of before the signature moved to it."""
    with source.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
        lines.seek(0)
        columns = [name for name in next(csv.reader(lines)) if not name.endswith("_en")]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({name: _recode(row[name]) for name in columns} for row in rows)


def _recode(text: str) -> str:
    return CODES.get(text, text.replace("2017-06-15", "2018-04-01").replace("2017-H2", "2018-H1"))


def _write(path: Path, *rows: dict[str, object]) -> None:
    """The table with these rows alone."""
    path.write_text(_head(path), encoding="utf-8")
    for row in rows:
        _add(path, **row)


def _add(path: Path, **cells: object) -> None:
    columns = _head(path).strip().split(",")
    assert set(cells) <= set(columns), (path, set(cells) - set(columns))
    with path.open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerow([cells.get(column, "") for column in columns])
