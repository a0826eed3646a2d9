"""The cause once and first: what follows from it is counted, not listed. What may be data of a person is always listed."""

from collections import Counter

from data.problems import Problem
from data.report.intake import MOST
from data.report.personal import PATTERNS

OF_ANOTHER = {"wrong-institution": "institution", "wrong-period": "period"}
CAUSES = ("names-of-others", "report-of-another", "sheet-unknown")
"""Rules that say why a sheet is wrong as a whole."""


def put_causes_first(problems: list[Problem], rows: int) -> list[Problem]:
    """The problems with each cause before all others; of the sheet it is about, the others are counted in one more. `rows` of figures there are."""
    causes = [*_gather(problems, min(rows, MOST)), *(each for each in problems if _is_cause(each))]
    if not causes:
        return problems
    sheets = {_sheet_of(each) for each in causes}
    follow = [each for each in problems if each not in causes and each.sheet in sheets and each.rule not in PATTERNS]
    told = [Problem("follows", causes[0].file, value=str(count), sheet=sheet) for sheet, count in Counter(each.sheet for each in follow).items()]
    return causes + told + [each for each in problems if each not in causes and each not in follow]


def _is_cause(problem: Problem) -> bool:
    """Whether a sheet is wrong as a whole; the name of a single row that was typed over is not."""
    return problem.rule in CAUSES and (problem.rule != "names-of-others" or "," in problem.value)


def _sheet_of(cause: Problem) -> str:
    """The sheet whose other findings follow from a cause: what is on the Cover makes the figures wrong."""
    return "Figures" if cause.sheet == "Cover" else cause.sheet


def _gather(problems: list[Problem], rows: int) -> list[Problem]:
    """Most rows being of one other institution or half-year is one problem of the Cover, or of the name of the file."""
    found = []
    for rule, column in OF_ANOTHER.items():
        wrong = [each for each in problems if each.rule == rule]
        if 2 * len(wrong) > rows and len({(each.value, each.detail) for each in wrong}) == 1:
            first = wrong[0]
            found.append(Problem("report-of-another", first.file, None, column, first.detail, first.value, "Cover" if first.sheet else ""))
    return found
