"""The shape of the workbook: its sheets and their columns, in one table that both the blank workbook and its reading follow.

Sheets and columns have fixed names, the same in both languages; the tabs of sheets and the titles of columns are in the language of
the reader.
"""

from dataclasses import dataclass

from data.words import LANGUAGES, N_, catalogue

TITLE, HINT, NAMES, TITLES = 1, 2, 3, 4
FIRST = 5
"""Rows of a sheet: its title, a hint, the names of its columns, their titles; from the fifth row on what is reported."""


@dataclass(frozen=True)
class Column:
    """A column (on Cover a row): its name and title, what it takes, and whether it must be filled once its row is begun.

    What is chosen is one of `choices` or a code of the table `of` (`data/report/choices.py`).
    A `later` one is absent from older workbooks, where nothing is missed. `kind`: code (filled in beforehand), word (filled in
    beforehand, for the reader), number, text, date, choice, check (a formula).
    """

    name: str
    title: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    of: str = ""
    required: bool = False
    width: int = 14
    later: bool = False

    @property
    def entered(self) -> bool:
        """Whether the person who reports fills it in."""
        return self.kind in ("number", "text", "date", "choice")


ROLES = ("reporting-officer", "statistics-officer", "head-of-office", "technical-secretary", "partner-coordinator")
STAGES = ("pledged", "opening", "amended", "executed", "disbursed")
PARTNERSHIP = ("plan", "sustainability", "evaluation", "other")
"""What a milestone may be of beside an activity: clauses X.A, IX and X.C, or the Partnership as a whole."""
STATES = ("met", "late", "in-progress", "not-begun", "dropped")

COVER = (
    Column("institution", N_("Institution"), "code", required=True),
    Column("period", N_("Half-year"), "code", required=True),
    Column("template_version", N_("Version of the template"), "code", required=True),
    Column("ledger_kind", N_("Kind of ledger (demonstration or real)"), "code", required=True),
    Column("report_version", N_("Version of this report (1, then 2 for a correction)"), "number", required=True),
    Column("sender_role", N_("Role of the person who sends it (no names)"), "choice", ROLES, required=True),
)

FIGURES = (
    Column("template_version", N_("Version of the template"), "code", width=3),
    Column("institution", N_("Institution"), "code", width=9),
    Column("period", N_("Half-year"), "code", width=9),
    Column("series", N_("Code of the series"), "code", width=9),
    Column("source", N_("Code of the counting system"), "code", width=9),
    Column("region", N_("Code of the region"), "code", width=6),
    Column("breakdown", N_("Code of the breakdown"), "code", width=9),
    Column("category", N_("Code of the category"), "code", width=9),
    Column("series_name", N_("What is counted"), "word", width=52),
    Column("unit", N_("Unit"), "word", width=14),
    Column("source_name", N_("Counting system"), "word", width=26),
    Column("region_name", N_("Region"), "word", width=20),
    Column("category_name", N_("Breakdown and category"), "word", width=30),
    Column("value", N_("Value"), "number", width=12),
    Column("numerator", N_("n (part)"), "number", width=12),
    Column("denominator", N_("N (whole)"), "number", width=12),
    Column("missing", N_("Missing: x or z"), "choice", ("x", "z"), width=10),
    Column("reason", N_("Reason why it is missing"), "text", width=40),
    Column("check", N_("Check by the sheet"), "check", width=30),
    Column("target", N_("Annual target"), "word", width=12),
    Column("released", N_("Last released value"), "word", width=26),
)

NARRATIVE = (
    Column("activity", N_("Activity"), "code", width=9),
    Column("activity_name", N_("Name of the activity"), "word", width=52),
    Column("region", N_("Code of the region"), "code", width=8),
    Column("region_name", N_("Region"), "word", width=20),
    Column("text", N_("What was done, what changed, what is in the way"), "text", width=90),
)

CONTRIBUTIONS = (
    Column("year", N_("Year"), "number", required=True, width=8),
    Column("stage", N_("Stage of the budget"), "choice", STAGES, required=True, width=14),
    Column("form", N_("In cash or in kind"), "choice", ("cash", "in-kind"), required=True, width=12),
    Column("amount", N_("Amount"), "number", required=True, width=16),
    Column("currency", N_("Currency"), "choice", of="currency", required=True, width=10),
    Column("purpose", N_("What for"), "text", width=50),
    Column("objective", N_("Objective it serves, where it is one"), "choice", of="objective", width=10, later=True),
    Column("region", N_("Code of the region, where it is one"), "choice", of="region", width=10, later=True),
    Column("evidence", N_("Evidence: document or public address"), "text", required=True, width=50),
)

PERSONNEL = (
    Column("region", N_("Code of the region"), "choice", of="region", required=True, width=10),
    Column("post", N_("Post (no names)"), "text", required=True, width=40),
    Column("planned", N_("Posts planned"), "number", width=14),
    Column("filled", N_("Posts filled"), "number", required=True, width=14),
    Column("note", N_("Note"), "text", width=50),
)

MILESTONES = (
    Column("activity", N_("Activity, or what else it is of"), "choice", PARTNERSHIP, of="activity", required=True, width=12, later=True),
    Column("milestone", N_("Milestone or commitment"), "text", required=True, width=60),
    Column("due_on", N_("Due on"), "date", width=12),
    Column("state", N_("State"), "choice", STATES, required=True, width=14),
    Column("done_on", N_("Done on"), "date", width=12),
    Column("evidence", N_("Evidence: document or public address"), "text", width=50),
)

EXPLANATIONS = (
    Column("series", N_("Code of the series"), "code", width=9),
    Column("region", N_("Code of the region"), "code", width=8),
    Column("year", N_("Year"), "code", width=8),
    Column("series_name", N_("What is counted"), "word", width=44),
    Column("region_name", N_("Region"), "word", width=20),
    Column("asked_name", N_("Year, and what is to be explained"), "word", width=30),
    Column("cause", N_("Cause"), "text", required=True, width=50),
    Column("action", N_("What is done about it"), "text", required=True, width=50),
    Column("act_by", N_("Done by (day)"), "date", required=True, width=14),
)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, title, hint, columns, and how many empty rows it offers besides those filled in beforehand.

    A `later` one is absent from older workbooks, where nothing is missed.
    """

    name: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    free: int = 0
    later: bool = False

    def tab(self, language: str) -> str:
        """Text of its tab."""
        return catalogue(language).gettext(self.name)


SHEETS = (
    Sheet(N_("Instructions"), N_("How to fill in this workbook"), "", ()),
    Sheet(N_("Cover"), N_("Cover"), N_("Fill in the white cells. Write no names of persons."), COVER),
    Sheet(N_("Figures"), N_("Figures"), N_("Fill in the white cells of every row: a number, or x or z with the reason."), FIGURES),
    Sheet(N_("Narrative"), N_("Narrative"), N_("In a few sentences. Nothing by which a child could be recognised."), NARRATIVE),
    Sheet(N_("Contributions"), N_("Contributions"), N_("One row for each amount, in the currency in which it was given."), CONTRIBUTIONS, 60),
    Sheet(N_("Personnel"), N_("Personnel"), N_("One row for each kind of post and region. Write no names of persons."), PERSONNEL, 60),
    Sheet(N_("Milestones"), N_("Milestones"), N_("One row for each milestone or commitment of this half-year."), MILESTONES, 60),
    Sheet(
        N_("Explanations"),
        N_("Explanations"),
        N_("What the last release asks your institution to explain. Nothing by which a child could be recognised."),
        EXPLANATIONS,
        later=True,
    ),
)
PREPARED = ("Narrative", "Explanations")
"""Sheets of words whose rows are filled in beforehand, with the codes of what they are about."""
BY_NAME = {sheet.name: sheet for sheet in SHEETS}
BY_TAB = {sheet.tab(language): sheet.name for sheet in SHEETS for language in LANGUAGES}
"""The name of a sheet by its tab, in whatever language a workbook is."""
