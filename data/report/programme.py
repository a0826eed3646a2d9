"""The texts of a programme's own tables: read by the same rules against data of persons as those of a report."""

from functools import lru_cache

import duckdb

from data.problems import Problem, Refused
from data.report.personal import find_personal
from data.tables import PROGRAMME_TABLES

WORDED = ("evidence", "reason", "role", "adopted_by", "cleared_by")
ENDINGS = ("_en", "_es")
_find = lru_cache(8192)(find_personal)
"""A programme has some 3,000 texts and is read at every step of a steward; what was sound once is."""


def check_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise Refused with every text in schema `programme` that looks like data of a person; what was found is not repeated."""
    problems = []
    for source in PROGRAMME_TABLES:
        worded = [name for name in source.columns if name.endswith(ENDINGS) or name in WORDED]
        listed = ", ".join(f'"{name}"' for name in ("rowid", *worded))
        for row, *texts in connection.execute(f"select {listed} from programme.{source.table}").fetchall() if worded else ():
            for column, text in zip(worded, texts, strict=True):
                if text and (rule := _find(text)):
                    problems.append(Problem(rule, source.file, row + 2, column))
    if problems:
        raise Refused(problems)
