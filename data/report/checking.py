"""Checking one report, as a workbook or as CSV: everything wrong with it at once. Nothing is stored."""

import json
import re
from pathlib import Path

import duckdb
import pandas as pd

from data import sql, tables
from data.ledger import store
from data.problems import Problem, errors
from data.report import intake, personal
from data.report.causes import put_causes_first
from data.report.choices import read_choices
from data.report.duties import kind_of, list_owed, open_framework
from data.report.history import load_history
from data.report.naming import name_rows
from data.report.reading import Reading, read_workbook
from data.report.refining import refine
from data.report.shown_names import check_names
from data.words import N_, catalogue

HALF = re.compile(r"\d{4}-H[12]")
MOST_BYTES_CSV = 100_000_000


def check_report(
    path: Path,
    program: Path | None = None,
    *,
    framework: Path = tables.FRAMEWORK,
    programme: Path = tables.DEMONSTRATION,
    kind: str = store.DEMONSTRATION,
) -> list[Problem]:
    """Everything wrong with the report at `path`, errors before warnings, each in the order of sheets and rows.

    What looks like data of a person is named by its place and never repeated. `program` is a released file; jumps against its
    last figures are then pointed out. Raises Refused when the framework or the released file cannot be read.
    """
    with open_framework(framework, programme, kind) as connection:
        if program:
            load_history(connection, program)
        return name_rows(connection, check_file(connection, path))


def check_file(connection: duckdb.DuckDBPyConnection, path: Path) -> list[Problem]:
    """The same with framework and history at hand; several reports may follow one another."""
    ending = path.suffix.lower()
    if ending not in (".csv", ".xlsx", ".xlsm", ".xls"):
        return [Problem("not-a-report", path.name)]
    problems = _check_csv(connection, path) if ending == ".csv" else check_workbook(connection, path)
    ordered = sorted(map(personal.mask, refine(problems)), key=lambda problem: (problem.severity != "error", problem.sheet, problem.row or 0))
    # A file that cannot be read has left no rows.
    staged = connection.execute("select 1 from duckdb_tables() where schema_name = 'intake' and table_name = 'row'").fetchone()
    ((rows,),) = connection.execute("select count(*) from intake.row").fetchall() if staged else ((0,),)
    return put_causes_first(ordered, rows)


def _check_csv(connection: duckdb.DuckDBPyConnection, path: Path) -> list[Problem]:
    size = path.stat().st_size if path.is_file() else 0
    if size > MOST_BYTES_CSV:
        return [Problem("too-large-file", path.name, value=f"{size / 1e6:.1f}", detail=f"{MOST_BYTES_CSV / 1e6:.0f}")]
    return intake.check(connection, [path], whole=True)


def check_workbook(connection: duckdb.DuckDBPyConnection, path: Path) -> list[Problem]:
    """Read the workbook into schema `intake` and apply the rules that hold for any report."""
    reading = read_workbook(path, kind_of(connection), read_choices(connection))
    # One cause that makes everything after it wrong is told alone.
    if reading.broken or not (reading.cover or reading.figures or reading.words):
        return reading.problems
    institution, period = (reading.cover.get(name, "") for name in ("institution", "period"))
    intake.begin(connection)
    list_owed(connection, institution, period if HALF.fullmatch(period) else "")
    _stage(connection, reading, path)
    connection.execute(sql.text("report/workbook/leave_out_blank"))
    named = check_names(connection, reading.name, reading.shown)
    return reading.problems + intake.apply_checks(connection) + _unknown(connection, reading) + named


def _unknown(connection: duckdb.DuckDBPyConnection, reading: Reading) -> list[Problem]:
    """Codes of the Cover and of the sheets of words that the framework does not know."""
    asked = {
        "institution": ("unknown-institution", "select 1 from framework.institution where institution = $1"),
        "period": ("unknown-period", "select 1 from framework.period where period = $1 and kind = 'half'"),
    }
    found = connection.execute(sql.text("report/workbook/unknown_codes")).fetchall()
    return [Problem("unknown-code", reading.name, row, column, code, column, sheet) for sheet, row, column, code in found] + [
        Problem(rule, reading.name, None, column, code, sheet="Cover")
        for column, (rule, question) in asked.items()
        if (code := reading.cover.get(column)) and not connection.execute(question, [code]).fetchone()
    ]


def _stage(connection: duckdb.DuckDBPyConnection, reading: Reading, path: Path) -> None:
    """Put the rows and words of the workbook where the rules look; an empty text is nothing."""
    cover = {name: text or None for name, text in reading.cover.items()}
    version = cover.get("report_version") or ""
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 5 else None
    connection.execute(
        "insert into intake.file values (1, $1, $2, $3, $4, $5, 'Figures')",
        [str(path), reading.name, cover.get("institution"), cover.get("period"), number],
    )
    if reading.figures:
        rows = pd.DataFrame([{"row": row, **texts} for row, texts in reading.figures])
        connection.register("found_rows", rows)
        columns = ", ".join(f"nullif(\"{column}\", '')" for column in intake.COLUMNS)
        connection.execute(f'insert into intake.row select 1, "row", {columns} from found_rows')
        connection.unregister("found_rows")
    for table, found in (("text", reading.words), ("entered", reading.entered)):
        if found:
            connection.register("found_words", pd.DataFrame(found, columns=["sheet", "row", "column", "text"]))
            connection.execute(f'insert into intake.{table} select 1, sheet, "row", "column", text from found_words')
            connection.unregister("found_words")


MOST_LINES = 50
"""Lines on the screen of a terminal; the marked copy and JSON have all."""


def say(problems: list[Problem], language: str, most: int | None = None) -> str:
    """The problems for a person: errors, then warnings, one a line, or that there is none; where they are more than `most` lines, a few of a kind."""
    words = catalogue(language)
    listed = {
        words.gettext("Errors ({count}): the report cannot be accepted."): errors(problems),
        words.gettext("Warnings ({count}): look at them once more."): [each for each in problems if each.severity != "error"],
    }
    lines = []
    short = most is not None and len(problems) + 2 > most
    left = (most or 0) - 3  # the heads, and where the others are
    for head, those in listed.items():
        if those:
            share = max(1, left * len({each.rule for each in those}) // len({each.rule for each in problems}))
            told = _say_kinds(those, language, share) if short else [each.line(language) for each in those]
            lines += [head.format(count=len(those)), *(f"  {each}" for each in told)]
    if short:
        lines.append(words.gettext(N_("All of them: --annotated COPY.xlsx marks each in a copy, --json lists each.")))
    return "\n".join(lines or [words.gettext("Nothing is wrong with this report.")])


def _say_kinds(problems: list[Problem], language: str, most: int) -> list[str]:
    """The first problems of each kind and how many more there are, in at most `most` lines."""
    kinds: dict[str, list[Problem]] = {}
    for each in problems:
        kinds.setdefault(each.rule, []).append(each)
    shown = list(kinds.values())[: max(1, most // 2)]
    each_has = max(1, most // len(shown) - 1)
    more = catalogue(language).gettext(N_("… and {count} more of this kind"))
    lines = []
    for those in shown:
        lines += [each.line(language) for each in those[:each_has]]
        if len(those) > each_has:
            lines.append(more.format(count=len(those) - each_has))
    return lines


def to_json(problems: list[Problem], language: str) -> str:
    """The problems for a program: whether the report is sound, and each problem with its place, codes and sentence."""
    listed = [
        {
            "severity": each.severity,
            "rule": each.rule,
            "file": each.file,
            "sheet": each.sheet or None,
            "row": each.row,
            "column": each.column or None,
            "value": each.value or None,
            "message": each.sentence(language),
        }
        for each in problems
    ]
    return json.dumps({"sound": not errors(problems), "problems": listed}, ensure_ascii=False, indent=2)
