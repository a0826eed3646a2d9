"""Two ledgers with other figures than the demonstration's, one dense, one sparse: made, released three times, looked at with both audits."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from data.disclosure.audit import audit
from data.disclosure.banner import swallow_banner
from data.disclosure.leaf_audit import audit_leaves
from tests.built.ledgers import KINDS, make_ledger
from tests.data.release.reading import open_made

PUBLISHED = {"dense": 90, "sparse": 32}
"""At least this share of the listed rows, in %; the README of the benches has the figures."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_made_up_ledger_is_released_and_nothing_of_it_can_be_worked_out(tmp_path: Path, kind: str, long: bool) -> None:
    if not long:
        pytest.skip("takes minutes: with --long")
    swallow_banner()
    released = make_ledger(tmp_path, kind)
    with open_made(released) as made:
        looked = audit(made.cells, made.told(), made.agreed, 11)
        count, exposed = audit_leaves(made.leaves, made.rows(), made.agreed, 11)
    assert looked.primary > 100 and looked.exposed == []
    assert count > 50 and exposed == []
    question = "select sum(shown), sum(listed) from protection where last_release is null and table_kind not in ('pilot-year', 'stale')"
    with duckdb.connect(str(released), read_only=True) as connection:
        ((shown, listed),) = connection.execute(question).fetchall()
    print(f"{kind}: {shown} of {listed} rows published")
    assert 100 * shown / listed >= PUBLISHED[kind]
