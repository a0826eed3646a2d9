"""The generated programmes of the benches, in small: what measures must still be a programme that builds."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from data import build
from tests.bench.generate_framework import generate


@pytest.mark.slow
def test_a_generated_programme_is_built_and_released(tmp_path: Path) -> None:
    rows = generate(tmp_path / "made", 4, 4, 4_000)
    made = build.build(tmp_path / "program.duckdb", framework=tmp_path / "made" / "framework", reports=tmp_path / "made" / "reports")
    with duckdb.connect(str(made), read_only=True) as released, duckdb.connect(str(build.ledger_of(made)), read_only=True) as ledger:
        assert ledger.execute("select count(*) from report_row").fetchall() == [(rows,)]
        assert released.execute("select max(release), count(distinct region) from figure, release").fetchall() == [(3, 6)]
