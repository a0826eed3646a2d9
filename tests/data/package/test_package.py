"""The open data package: the released rows and no others, described by two standards, the same bytes for the same rows."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data import schema
from data.cli import main as commands
from data.compact import Licence, compact
from data.package.package import CHANGES, CSVW, FRICTIONLESS, MANIFEST, compare_packages, make_package, verify_package
from data.problems import Refused

pytestmark = pytest.mark.slow  # packages of the whole demonstration

READ = {"string": str, "date": date.fromisoformat, "boolean": {"true": True, "false": False}.__getitem__, "number": float, "integer": int}
FEW = 3
"""Tables read cell by cell where not all are."""


@pytest.fixture(scope="module")
def package(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(program, tmp_path_factory.mktemp("package") / "package.zip")


def read(package: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(package) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


def told(package: Path, name: str) -> Any:
    with zipfile.ZipFile(package) as archive:
        return json.loads(archive.read(name))


def test_it_holds_every_row_of_every_table_and_nothing_else(package: Path, program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as released:
        counts = {name: released.execute(f"select count(*) from {name}").fetchall()[0][0] for name in schema.tables()}
        rows_of = {name.removesuffix(".csv"): each["rows"] for name, each in told(package, MANIFEST)["tables"].items()}
        assert rows_of == counts | {"CHANGES": len(read(package, CHANGES)), "about": counts["about"] - 1}, "the head of the chain is in the manifest"
        for name in ("figure", "revision", "region"):
            columns = [column for column, _ in schema.tables()[name].columns]
            rows = released.execute(f"select {', '.join(f'{column}::varchar' for column in columns)} from {name} order by all").fetchall()
            given = [tuple(row[column] or None for column in columns) for row in read(package, f"{name}.csv")]
            assert len(given) == len(rows)
            # A number is written alike by both: as short as it can be read back.
            assert {tuple(part if part is None else part.removesuffix(".0") for part in row) for row in given} == {
                tuple(None if part in (None, "") else part.removesuffix(".0") for part in row) for row in rows
            }


def test_each_column_is_what_both_standards_say_it_is(package: Path) -> None:
    frictionless, web = told(package, FRICTIONLESS), told(package, CSVW)
    assert frictionless["profile"] == "tabular-data-package" and web["@context"][0] == "http://www.w3.org/ns/csvw"
    named = {each["url"]: [(column["name"], column["datatype"]) for column in each["tableSchema"]["columns"]] for each in web["tables"]}
    for resource in frictionless["resources"]:
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"]), "a name as Frictionless allows it"
        fields = [(field["name"], field["type"]) for field in resource["schema"]["fields"]]
        assert named[resource["path"]] == fields
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
        rows = read(package, resource["path"])
        assert not rows or list(rows[0]) == [name for name, _ in fields]
        for row in rows[:50]:
            for name, kind in fields:
                assert row[name] == "" or READ[kind](row[name]) is not None
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), resource["name"]


def test_nothing_withheld_has_a_value_in_it(package: Path) -> None:
    figures = read(package, "figure.csv")
    withheld = [row for row in figures if row["missing"] == "c"]
    assert len(withheld) > 500
    assert all(row["value"] == row["numerator"] == row["denominator"] == row["flags"] == "" for row in withheld)
    assert all(row["became"] == "" for row in read(package, CHANGES) if row["became_missing"] == "c")


def test_changes_are_those_between_two_releases(package: Path, program: Path) -> None:
    changes = read(package, CHANGES)
    assert {row["kind"] for row in changes} == {"added", "completed", "revised", "continued", "withheld"}
    with duckdb.connect(str(program), read_only=True) as released:
        asked = "select release::varchar, series, region, period, was::varchar, became::varchar from revision where kind = 'revised' order by all"
        revised = {(release, series, region, period) for release, series, region, period, *_ in released.execute(asked).fetchall()}
        ((changed,),) = released.execute("select count(*) from figure where first_release > 1").fetchall()
    assert {(row["release"], row["series"], row["region"], row["period"]) for row in changes if row["kind"] == "revised"} == revised
    assert len(changes) == changed


def test_the_same_rows_are_the_same_bytes_and_a_changed_one_is_found(package: Path, program: Path, tmp_path: Path) -> None:
    again = make_package(program, tmp_path / "again.zip")
    assert again.read_bytes() == package.read_bytes()
    assert verify_package(package) == [] == compare_packages(package, again)
    spoiled = tmp_path / "spoiled.zip"
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(spoiled, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"Loreto", b"Loretq", 1) if name == "region.csv" else content + b"\n" * (name == CHANGES))
        target.writestr("planted.csv", "a\n")
    assert verify_package(spoiled) == [CHANGES, "planted.csv", "region.csv"]
    assert compare_packages(package, spoiled) == [], "its manifest is the one of before"
    assert commands.main(["verify-package", str(spoiled)]) == 1
    assert commands.main(["verify-package", str(package), str(again)]) == 0
    (tmp_path / "no.zip").write_text("no archive", encoding="utf-8")
    for look in (verify_package, lambda path: compare_packages(package, path)):
        with pytest.raises(Refused, match="no package"):
            look(tmp_path / "no.zip")


def test_a_file_without_figures_makes_no_package(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        make_package(tmp_path / "nothing.duckdb", tmp_path / "out.zip")


def test_a_licence_stands_where_each_standard_looks_for_it(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    licence = Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")
    licensed = replace(compact(), licence=licence)
    monkeypatch.setattr("data.package.package.compact", lambda: licensed)
    package = make_package(program, tmp_path / "licensed.zip")
    assert told(package, FRICTIONLESS)["licenses"] == [{"name": licence.name, "path": licence.address}]
    assert told(package, CSVW)["dc:license"] == {"@id": licence.address}
    with zipfile.ZipFile(package) as archive:
        readme, citation = archive.read("README.md").decode(), archive.read("CITATION.cff").decode()
    assert "Licence: CC-BY-4.0" in readme and "not yet decided" not in readme and "license: CC-BY-4.0" in citation
