"""Where a released figure comes from, for stewards and auditors: formula, reports with sheet and row, hashes, who decided, dates."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from data import build, sql
from data.ledger import store
from data.words import N_
from data.words.speaking import language, say


class NotReleased(Exception):
    """No released figure has this key in this release."""


@dataclass(frozen=True)
class Trace:
    """One figure: its row, how it is made, the rows of reports it is made of, and what was decided on those reports."""

    figure: dict[str, Any]
    formula: str
    parts: list[dict[str, Any]]
    reports: list[dict[str, Any]]


def trace(out: Path, key: str, release: int | None = None) -> Trace:
    """The trace of the figure with this key (`figure/SERIES/SOURCE/REGION/PERIOD/BREAKDOWN/CATEGORY`), in a release, by default the last.

    Holds ledger values: for stewards, never for pages. Raises NotReleased, WrongLedger.
    """
    with TemporaryDirectory() as place, store.connect(Path(place)) as connection:
        store.open_ledger(connection, build.ledger_of(out), writable=False)
        if release is None:
            ((release,),) = connection.execute("select max(release) from ledger.released.release").fetchall()
        found = _ask(connection, "figure", {"key": key, "release": release})
        if not found:
            raise NotReleased(say("Release {release} has no figure “{key}”.", release=release, key=key))
        figure = found[0]
        asked = {name: figure[name] for name in ("series", "source", "region", "period", "breakdown", "category")} | {"release": release}
        parts = _ask(connection, "parts", asked)
        reports = _ask(connection, "reports", {"release": release, "reports": sorted({part["report"] for part in parts})})
    return Trace(figure, _say_formula(figure, len(parts)), parts, reports)


SHEETS = {"contribution": "Contributions", "personnel": "Personnel", "milestone": "Milestones"}
"""What is released row by row as a sheet of a report has it: `contribution/MIMP/2021-H1/5`."""


def trace_row(out: Path, key: str) -> str:
    """Report, sheet and row of something that is released as it was sent, with the file and its hash. Raises NotReleased, WrongLedger."""
    table, institution, period, line = ([*key.split("/"), "", "", ""])[:4]
    with TemporaryDirectory() as place, store.connect(Path(place)) as connection:
        store.open_ledger(connection, build.ledger_of(out), writable=False)
        asked = [institution, period, int(line) if line.isdigit() else 0]
        if not connection.execute(f"select 1 from ledger.released.{table} where (institution, period, line) = ($1, $2, $3)", asked).fetchone():
            raise NotReleased(say("No release has a row “{key}”.", key=key))
        question = "select version, file, sha256 from ledger.report where institution = $1 and period = $2 order by version desc"
        kept = connection.execute(question, asked[:2]).fetchall()
    head = N_("{key}: sheet {sheet}, row {row}, of the report of {institution} for {period}")
    said = [say(head, key=key, sheet=SHEETS[table], row=line, institution=institution, period=period)]
    said += [f"  v{version}: {file}, SHA-256 {digest}" for version, file, digest in kept]
    return "\n".join(said if kept else [*said, "  " + say("it is in the tables of the programme; no report of that half-year was received")])


def _ask(connection: duckdb.DuckDBPyConnection, question: str, told: dict[str, Any]) -> list[dict[str, Any]]:
    answer = connection.execute(sql.text(f"stewards/trace/{question}"), told)
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


SUM = N_("the sum of the rows below")
FORMULAS = {
    "count": SUM,
    "money": SUM,
    "milestone": SUM,
    "stock": N_("the sum of the rows below of the last half-year reported"),
    "percentage": N_("100 × the sum of n / the sum of N of the rows below (a stock of the last half-year, where it is one)"),
    "median": N_("the value reported; a median is never averaged"),
}
WITHHELD = {"c": N_("confidential: too few to be published"), "x": N_("not reported"), "z": N_("not applicable")}


def _say_formula(figure: dict[str, Any], parts: int) -> str:
    if figure["computed"]:
        return say("computed: {formula}", formula=figure["computed"])
    if figure["category"] == "not-broken-down":
        return say("the total minus the reported parts of the breakdown")
    formula = FORMULAS[figure["kind"]]
    said = say(formula) if parts != 1 else say("as reported")
    if not figure["missing"]:
        return said
    return say("{formula}; released as {code} ({meaning})", formula=said, code=figure["missing"], meaning=say(WITHHELD[figure["missing"]]))


def write(found: Trace) -> str:
    """The trace as text for a terminal."""
    figure = found.figure
    head = [
        say("{key} in release {in_release} of {released_on}", **figure),
        say("value {value}, n {numerator}, N {denominator}, missing {missing}, flags {flags}", **figure | {"flags": figure["flags"] or "-"}),
        say("series {series}: {name} ({kind}); holds since release {first_release}", **figure, name=figure[f"name_{language()}"]),
        say("formula: {formula}", formula=found.formula),
    ]
    lines = ["  " + say("{report} {sheet} row {row}: {region} {period} {source} {breakdown}/{category} = {said}", **part) for part in found.parts]
    kept = [
        f"  {report['report']}: {report['file']}, SHA-256 {report['sha256']}\n" + "\n".join(f"    {event}" for event in report["events"])
        for report in found.reports
    ]
    return "\n".join([*head, say("rows of reports ({count}):", count=len(lines)), *lines, say("reports ({count}):", count=len(kept)), *kept])
