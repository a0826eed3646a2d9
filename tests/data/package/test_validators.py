"""A package by the standards' own validators (`--long`)."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from data.package.package import CSVW, FRICTIONLESS, make_package
from tests.built.validators import validate

ASK_FRICTIONLESS = """
import sys
from frictionless import Package, system
with system.use_context(trusted=True):
    report = Package(sys.argv[1]).validate()
print(report.valid, len(report.tasks), report.flatten(["title", "fieldName", "note"])[:5])
"""
ASK_CSVW = """
import sys
from csvw import CSVW
found = CSVW(sys.argv[1], validate=True)
print(found.is_valid, len(found.tables), [str(each.message) for each in found.warnings][:5])
"""


@pytest.mark.slow
def test_both_validators_find_nothing(program: Path, tmp_path: Path, long: bool) -> None:
    if not long:
        pytest.skip("the long version: --long")
    with zipfile.ZipFile(make_package(program, tmp_path / "package.zip")) as archive:
        archive.extractall(tmp_path)
    assert validate(ASK_FRICTIONLESS, tmp_path / FRICTIONLESS).startswith("True 6")
    assert validate(ASK_CSVW, tmp_path / CSVW).startswith("True 6")
