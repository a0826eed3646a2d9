"""The register of the text columns of the released file: what each holds, and the step that looks at it before it leaves.

`code`: a code that a table of the framework or a check knows. `framework`, `record`: reviewed with their tables. `programme`: tables of a
programme, searched for data of persons by every build (`data/report/programme.py`). `steward`: waits until a steward cleared it. `release`:
searched when a release is made. `computed`: written by the program.
"""

from __future__ import annotations

import csv
from pathlib import Path

import data
from data import schema, sql
from data.report.programme import ENDINGS, WORDED
from data.tables import PROGRAMME_TABLES

REGISTER = Path(data.__file__).parent / "release" / "text_columns.csv"
STEPS = {"code", "framework", "record", "programme", "steward", "release", "computed"}
CLEARED_BY = {
    "narrative": "snapshot_framework",
    **dict.fromkeys(("contribution", "personnel", "milestone"), "sent"),
    "explanation": "explanation",
    **dict.fromkeys(("report", "figure_report", "revision"), "reports"),
    "discussion": "meetings",
    "target_proposal": "target_proposals",
}
"""The statement of a release that lets only cleared texts of a table through."""


def read_register() -> dict[tuple[str, str], str]:
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        return {(row["table"], row["column"]): row["step"] for row in csv.DictReader(lines)}


def test_every_text_column_of_the_released_file_is_in_the_register() -> None:
    texts = {(table.name, name) for table in schema.tables().values() for name, kind in table.columns if kind == "VARCHAR" and name in table.content}
    register = read_register()
    assert set(register) == texts and len(texts) > 400
    assert set(register.values()) == STEPS


def test_words_are_never_taken_for_a_code() -> None:
    assert [at for at, step in read_register().items() if step == "code" and at[1].endswith(ENDINGS)] == []


def test_what_waits_for_a_steward_passes_a_statement_that_reads_clearances() -> None:
    tables = {table for (table, _), step in read_register().items() if step == "steward"}
    assert tables == set(CLEARED_BY)
    assert [table for table, name in CLEARED_BY.items() if "clear" not in sql.text(f"release/{name}")] == []


def test_words_of_a_programme_are_searched_by_every_build() -> None:
    searched = {(source.table, name) for source in PROGRAMME_TABLES for name in source.columns if name.endswith(ENDINGS) or name in WORDED}
    register = read_register()
    worded = {at for at, step in register.items() if step == "programme" and at[0] in {source.table for source in PROGRAMME_TABLES}}
    assert {at for at in worded - searched if at[1] not in ("source_url",)} == set()
