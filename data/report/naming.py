"""Problems of a report in words: which row and which column, as a person calls them; in the language of the reader."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb
from openpyxl.utils import get_column_letter

from data import sql
from data.compact import compact
from data.messages import MESSAGES
from data.problems import UNNAMED, Problem
from data.report.finding import Finding
from data.report.layout import BY_NAME, FIGURES
from data.words import N_, catalogue

GAP = "…"
"""Stands in the name of a kind where a single problem has a value."""


def name_rows(connection: duckdb.DuckDBPyConnection, problems: Sequence[Problem]) -> list[Problem]:
    """The problems with the names of their rows and, where a breakdown stands in the place of a column, its name."""
    # A file that cannot be read has left no rows.
    staged = connection.execute("select 1 from duckdb_tables() where schema_name = 'intake' and table_name = 'row'").fetchone()
    named = connection.execute(sql.text("report/workbook/row_names")).fetchall() if staged else []
    rows = {(file, row): tuple(names) for file, row, *names in named}
    asked = sql.in_languages("select breakdown, name_* from framework.breakdown")
    splits = {code: tuple(names) for code, *names in connection.execute(asked).fetchall()}
    return [
        replace(
            problem,
            names=rows.get((problem.file, problem.row), UNNAMED) if problem.sheet in ("", "Figures") else UNNAMED,
            columns=splits.get(problem.column, UNNAMED),
        )
        for problem in problems
    ]


def tell(problem: Problem, language: str) -> Finding:
    """The problem as a person reads it on a page."""
    text = catalogue(language).gettext(MESSAGES[problem.rule].text)
    kind, sentence = text.format(value=GAP, column=GAP, detail=GAP), problem.sentence(language)
    # Where nothing but the value differs, the value says enough.
    differs = "" if sentence == kind else f"“{problem.value}”" if text.format(value=problem.value, column=GAP, detail=GAP) == sentence else sentence
    place, column = _place(problem, language), name_column(problem, language)
    return Finding(problem.rule, problem.severity, place, column, problem.value, sentence, kind, differs)


def name_column(problem: Problem, language: str) -> str:
    """The title of the column in the language, or its code where it has none."""
    if named := problem.columns[compact().place(language)]:
        return named
    columns = BY_NAME[problem.sheet].columns if problem.sheet in BY_NAME else FIGURES
    title = next((column.title for column in columns if column.name == problem.column), "")
    return catalogue(language).gettext(title or problem.column) if title or problem.column else ""


def _place(problem: Problem, language: str) -> str:
    """`Shelters … · North · State-run, sheet Figures, cell O10`."""
    words = catalogue(language).gettext
    parts = [problem.names[compact().place(language)]]
    if problem.sheet:
        parts.append(words("sheet {sheet}").format(sheet=words(problem.sheet)))
    names = [column.name for column in BY_NAME[problem.sheet].columns] if problem.sheet in BY_NAME else []
    if problem.row is not None and problem.sheet != "Cover" and problem.column in names:
        parts.append(words(N_("cell {cell}")).format(cell=f"{get_column_letter(names.index(problem.column) + 1)}{problem.row}"))
    elif problem.row is not None:
        parts.append(words("row {row}").format(row=problem.row))
    return ", ".join(filter(None, parts))
