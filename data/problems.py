"""What can be wrong with a file.

A problem is data: the code of a rule, where it was found, and what was found there. The sentence a person reads is made from
it in either language, by the table of `data/messages.py`.
"""

from dataclasses import dataclass

from data.compact import compact
from data.messages import MESSAGES
from data.words import N_, catalogue
from data.words.coded import say_code

UNNAMED = ("",) * len(compact().languages)
"""An empty name in each language."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong: the rule, the file, and where known sheet, row, column and value; `detail` says the rest.

    Rows are numbered as a spreadsheet numbers them: in a CSV file the header is row 1. `names` is what the row is about and
    `columns` what the column is called, in each language, where a reader would see a code otherwise.
    """

    rule: str
    file: str
    row: int | None = None
    column: str = ""
    value: str = ""
    detail: str = ""
    sheet: str = ""
    names: tuple[str, ...] = UNNAMED
    columns: tuple[str, ...] = UNNAMED

    @property
    def severity(self) -> str:
        """`error` keeps the file out, `warning` does not."""
        return MESSAGES[self.rule].severity

    def sentence(self, language: str = "en") -> str:
        """What is wrong and what to do, in one line, without the place."""
        words, message = catalogue(language).gettext, MESSAGES[self.rule]
        value, detail = self.value, self.detail
        if message.found_in == "decision":
            value = ", ".join(say_code(part, language) for part in value.split(", "))
        if message.found_in == "decision" or self.rule == "not-a-choice":
            detail = ", ".join(say_code(part, language) for part in detail.split(", "))
        return words(message.text).format(value=value, column=self.columns[compact().place(language)] or self.column, detail=detail)

    def line(self, language: str = "en") -> str:
        """File, sheet, row, column and the sentence, for a terminal or a list."""
        words = catalogue(language).gettext
        place = [self.file] if self.file else []
        if self.sheet:
            place.append(words(N_("sheet {sheet}")).format(sheet=words(self.sheet)))
        if self.row is not None:
            place.append(words(N_("row {row}")).format(row=self.row))
        if self.column:
            place.append(words(N_("column {column}")).format(column=self.column))
        return ": ".join(filter(None, (", ".join(place), self.sentence(language))))


class Refused(Exception):
    """Input that cannot be used. `problems` says all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.line() for problem in problems))
        self.problems = problems


def errors(problems: list[Problem]) -> list[Problem]:
    """The problems that keep a file out."""
    return [problem for problem in problems if problem.severity == "error"]
