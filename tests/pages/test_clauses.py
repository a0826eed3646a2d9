"""Every clause of the instrument has its place: the page it leads to opens and holds what the clause is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import bodies

# Clause, page, what must stand on it: the key of a released row where the query of that page gives one, else an activity.
PLACES = {
    "I": ("/methods", 'id="compact"'),
    "I.A": ("/prosecution", "1.1 "), "I.B": ("/prosecution", "1.5 "), "I.C": ("/indicators", "baseline/2.2-a.shelters"),
    "I.D": ("/prosecution", "1.2 "), "I.E": ("/prosecution", "1.4 "), "I.F": ("/prevention", "3.1 "), "I.G": ("/prevention", "3.2 "),
    "II": ("/contributions", "commitment/C13"), "II.A": ("/contributions", "commitment/C12"), "II.B": ("/contributions", "commitment/C13"),
    "III": ("/", "activities"), "IV": ("/", "activities"),
    "IV.1": ("/prosecution", "1.1"), "IV.2": ("/protection", "2.1"), "IV.3": ("/prevention", "3.1"),
    **{f"IV.{code}": (f"/{page}", f"{code} ") for page, codes in (
        ("prosecution", ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6")),
        ("protection", ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6")),
        ("prevention", ("3.1", "3.2", "3.3")),
    ) for code in codes},
    "V": ("/commitments", "institution/TIP"), "V.A": ("/commitments", "institution/EMB"), "V.B": ("/commitments", "institution/MSC"),
    "VI": ("/commitments", "contact_point/TIP"), "VII": ("/commitments", "commitment/C2"), "VIII": ("/commitments", "event/extension-1"),
    "IX": ("/commitments", "sustainability/1.2"), "X": ("/reports", "report/"),
    "X.A": ("/commitments", "commitment/C5"), "X.B": ("/reports", "report/"),
    "X.C": ("/commitments", "commitment/C10"), "X.D": ("/annual-meeting", "meeting/dialogue-1"), "XI": ("/commitments", "commitment/C20"),
}  # fmt: skip


@pytest.fixture(scope="module")
def clauses(program: Path) -> dict[str, str]:
    with duckdb.connect(str(program), read_only=True) as released:
        return dict(released.execute("select clause, page from clause where last_release is null").fetchall())


def test_every_clause_is_in_the_table(clauses: dict[str, str]) -> None:
    assert {clause: page.partition("?")[0] for clause, page in clauses.items()} == {clause: page for clause, (page, _) in PLACES.items()}


@pytest.mark.parametrize("clause", PLACES)
def test_the_page_of_a_clause_holds_it(clauses: dict[str, str], open_page: Callable[..., AppTest], clause: str) -> None:
    path, _, query = clauses[clause].partition("?")
    name, _, value = query.partition("=")
    page = bodies(open_page(path, **({name: value} if name else {})))
    assert PLACES[clause][1] in page
