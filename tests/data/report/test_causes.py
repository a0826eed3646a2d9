"""A cause is told once where it makes a whole sheet wrong, and not where it is of some rows alone."""

from data.problems import Problem
from data.report.causes import put_causes_first


def of_another(count: int) -> list[Problem]:
    """Rows of institution B in a report of A."""
    return [Problem("wrong-institution", "A.xlsx", row, "institution", "B", "A", "Figures") for row in range(count)]


def test_most_rows_of_another_institution_ask_about_the_cover() -> None:
    other = Problem("negative", "A.xlsx", 9, "value", "-1", sheet="Figures")
    person = Problem("person-name", "A.xlsx", 9, "reason", sheet="Figures")
    cause, follows, listed = put_causes_first([*of_another(30), other, person], 40)
    assert (cause.rule, cause.sheet, cause.value, cause.detail) == ("report-of-another", "Cover", "A", "B")
    assert (follows.rule, follows.value, listed) == ("follows", "31", person)


def test_some_rows_of_another_institution_are_told_one_by_one() -> None:
    assert put_causes_first(of_another(6), 40) == of_another(6)


def test_one_name_typed_over_hides_nothing_and_two_do() -> None:
    sums = Problem("above-total", "A.xlsx", 7, "value", sheet="Figures")
    one, two = (Problem("names-of-others", "A.xlsx", 6, "region_name", rows, sheet="Figures") for rows in ("6", "6, 7"))
    assert put_causes_first([one, sums], 40) == [one, sums]
    assert [each.rule for each in put_causes_first([two, sums], 40)] == ["names-of-others", "follows"]
