"""The changes that the READMEs tell how to make: half of each, and what then says what is missing. The READMEs name them by the same words."""

from __future__ import annotations

from typing import NamedTuple

BUILD = ("-m", "data", "build", "--out", "made/program.duckdb")
FRAMEWORK = "data/compacts/peru/framework"
TEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")


class Edit(NamedTuple):
    """A file of the project, a text in it and what takes its place; without a text, lines that come last."""

    file: str
    new: str
    old: str = ""


class Change(NamedTuple):
    """Half of a change, the command that is run after it, and a pattern of what it says."""

    edits: tuple[Edit, ...]
    command: tuple[str, ...]
    says: str


CHANGES: dict[str, Change] = {
    # data
    "change an indicator, a baseline or a target": Change(
        (Edit("data/compacts/peru/demonstration/targets.csv", "1.1-a.cases,LMA,2018,many,", "1.1-a.cases,LMA,2018,52,"),),
        BUILD,
        r"targets\.csv, row \d+, column value",
    ),
    "add an indicator": Change(
        (Edit("data/compacts/peru/framework/indicators.csv", "9.9-a,1.1,1,99,9.9-a.cases,New,Nuevo" + "," * 18 + "\n"),),
        BUILD,
        r"indicators\.csv, row \d+, column",
    ),
    "add a category": Change(
        (Edit("data/compacts/peru/framework/categories.csv", "age,75+,9,75 and over,75 y más,,\n"),),
        BUILD,
        r"weights\.csv.*75\+|75\+.*weights\.csv",
    ),
    "add a counting system": Change(
        (Edit("data/compacts/peru/demonstration/duties.csv", "DS-NEW", "DS-POLICE"),),
        BUILD,
        r"duties\.csv, row \d+, column source: “DS-NEW”",
    ),
    "add a figure to the public record": Change(
        (Edit("data/compacts/peru/record/record.csv", "R9999,awareness_people_reached,people-reached,NOBODY,persons,Peru,country\n"),),
        BUILD,
        r"record\.csv, row \d+",
    ),
    "change a word, a symbol or a colour of a status": Change(
        (Edit("data/compacts/peru/framework/status_words.csv", "status,close,2,●,", "status,close,2,◐,"),),
        (*TEST, "tests/data/test_framework_tables.py"),
        r"close",
    ),
    "change the tolerance of a series": Change(
        (Edit("data/compacts/peru/framework/series.csv", ",half,,wide,", ",half,,,"),),
        BUILD,
        r"series\.csv, row \d+, column tolerance",
    ),
    "say which counts limit one another": Change(
        (Edit("data/compacts/peru/framework/nested.csv", "prosecuted,9.9-z.cases,value", "prosecuted,1.6-c.cases,value"),),
        BUILD,
        r"nested\.csv, row \d+.*9\.9-z\.cases",
    ),
    "publish a small category within a wider one": Change(
        (Edit(f"{FRAMEWORK}/merged_categories.csv", "exploitation,domestic-servitude,no-such-category", "exploitation,domestic-servitude,other"),),
        BUILD,
        r"merged_categories\.csv, row \d+.*no-such-category",
    ),
    "add a check of reports": Change(
        (Edit("data/report/sql/checks/new-check.sql", "select 1\n"),),
        ("-m", "data", "check", "report.csv"),
        r"new-check\.sql has no message",
    ),
    "change or translate a text": Change(
        (Edit("pages/web/header.py", 'mark("New text of the header")', 'mark("Skip to the content")'),),
        (*TEST, "tests/words/test_catalogue.py", "-k", "holds_the_texts"),
        r"data\.words\.extraction",
    ),
    # pages
    "add a page": Change(
        (Edit("pages/evidence/extra.py", '"""Another page."""\n'),),
        (*TEST, "tests/structure/test_pages.py"),
        r"pages/evidence/extra\.py",
    ),
    "add a kind of card": Change(
        (Edit("pages/cards/methods/extra.py", '"""Another card."""\n\n\ndef build() -> None:\n    """Build it."""\n'),),
        (*TEST, "tests/structure/test_cards.py"),
        r"pages\.cards\.methods\.extra",
    ),
    "add a format of downloads": Change(
        (
            Edit(
                "pages/card/export.py",
                '    "csv": Format("CSV", write_csv, "text/csv"),\n    "json": Format("JSON", write_csv, "application/json"),\n',
                '    "csv": Format("CSV", write_csv, "text/csv; charset=utf-8"),\n',
            ),
        ),
        (*TEST, "tests/harvest/test_pages.py", "-k", "every_format"),
        r"json",
    ),
    "add a document": Change(
        (
            Edit(
                "pages/documents/kinds.py",
                '    "extra": Kind(mark("Extra"), mark("extra"), "docx", DOCX, _write_brief),\n    "brief": Kind(',
                '    "brief": Kind(',
            ),
        ),
        (*TEST, "tests/pages/test_documents.py", "-k", "judged_here"),
        r"extra",
    ),
    "change a colour of a chart": Change(
        (Edit("data/compacts/peru/compact.toml", 'colour = "#f0d080"', 'colour = "#c2850c"'),),
        (*TEST, "tests/charts/test_style.py"),
        r"failed",
    ),
    "name something for a script": Change(
        (Edit("pages/cards/pieces_extra.html", "<p data-extra></p>\n"),),
        (*TEST, "tests/structure/test_markup.py"),
        r"extra",
    ),
    "pin another Streamlit": Change(
        (Edit("requirements.txt", "streamlit[performance]==1.99.0", "streamlit[performance]=="),),
        (*TEST, "tests/structure/test_beside_streamlit.py"),
        r"1\.99\.0",
    ),
    # queries
    "ask a new question": Change(
        (Edit("queries/extra.sql", "select 1 as one\n"),),
        (*TEST, "tests/structure/test_sql.py"),
        r"extra\.sql",
    ),
}
