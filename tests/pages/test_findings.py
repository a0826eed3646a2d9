"""The answer to a checked report: a verdict first, kinds with their counts, never more than fifty lines."""

from __future__ import annotations

import re

import pytest

from data.problems import Problem
from data.report.finding import Finding
from data.report.naming import tell
from pages.view.words import words_in
from pages.web.report_upload import MOST_LINES, write_findings

ERRORS = ("negative", "number-as-text", "neither-value-nor-missing", "unknown-series", "decimals")


def findings(count: int, rules: tuple[str, ...], language: str = "en") -> list[Finding]:
    return [tell(Problem(rules[at % len(rules)], "A.xlsx", at + 5, "value", f"-{at}", "x", "Figures"), language) for at in range(count)]


def lines(html: str) -> int:
    return len(re.findall(r"<(?:li|h3|p)\b", html))


@pytest.mark.parametrize(
    ("lang", "verdict"), [("en", "Cannot be accepted: 383 errors of 5 kinds"), ("es", "No puede aceptarse: 383 errores de 5 tipos")]
)
def test_383_errors_take_fifty_lines_and_the_verdict_stands_first(lang: str, verdict: str) -> None:
    html = write_findings(findings(383, ERRORS, lang), words_in(lang), copy=True)
    assert lines(html) <= MOST_LINES
    assert re.match(rf'<p class="verdict warning" tabindex="-1"><strong>{verdict}</strong></p><p><button type="button" data-marked', html)
    assert sum(int(count) for count in re.findall(r"× (\d+)<", html)) == 383
    assert html.count("<h3>") == 5


def test_however_many_kinds_there_are_it_stays_within_fifty_lines() -> None:
    many = [tell(Problem("not-a-choice", "A.xlsx", at, f"column{at}", "v", "a, b", "Figures"), "en") for at in range(400)]
    kinds = [Finding(f"rule-{at}", "error", "place", "column", "v", f"sentence {at}", f"sentence {at}", "") for at in range(90)]
    for some in (many, kinds, many + kinds):
        assert lines(write_findings(some, words_in("en"), copy=True)) <= MOST_LINES
    assert "More kinds of findings are in the copy" in write_findings(kinds, words_in("en"), copy=True)


def test_warnings_alone_let_a_report_through() -> None:
    html = write_findings(findings(2, ("jump",)), words_in("en"), copy=True)
    assert "It can be accepted; look once more at 2 warnings" in html and "Warning: " in html and "Cannot" not in html
    assert "Nothing is wrong with this report." in write_findings([], words_in("en"), copy=True)


def test_errors_come_before_warnings_and_are_counted_alone() -> None:
    html = write_findings([*findings(3, ("jump",)), *findings(1, ("negative",))], words_in("en"), copy=False)
    assert "Cannot be accepted: 1 error of 1 kind" in html
    assert html.index("is negative") < html.index("Warning: ")
