"""The released file of the demonstration, built once for all tests and runs."""

from __future__ import annotations

from pathlib import Path

from data import page_api
from tests.built.kept import keep


def make_program() -> Path:
    """The path of the demonstration's released file, with its ledger beside it. Read it, never write it."""
    return keep("demonstration", "", lambda folder: page_api.make_program(folder / "program.duckdb")) / "program.duckdb"
