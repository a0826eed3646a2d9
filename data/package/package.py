"""The package of a release: every table as CSV, what it means by Frictionless and by CSVW, what changed, how to cite it, and what proves it.

It is made from the released file alone, and holds what that holds: nothing confidential is in either. Two packages of one ledger have the same
tables, byte for byte, so that strangers can compare them by the manifest.
"""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from data import schema, sql
from data.compact import compact
from data.problems import Problem, Refused

MANIFEST, FRICTIONLESS, CSVW, CHANGES = "manifest.json", "datapackage.json", "csv-metadata.json", "CHANGES.csv"
TYPES = {"VARCHAR": "string", "DATE": "date", "BOOLEAN": "boolean", "DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer"}
"""What a type of the file is called by both standards."""
MEMORY = "300MB"
STAMP = (1980, 1, 1, 0, 0, 0)
"""The day of every file in the archive, so that the same tables make the same archive."""
UNLICENSED = "The licence is not yet decided. Name source, release and day."


README = """Released on {day}. Every table as CSV (UTF-8, comma, empty where nothing is known). `{frictionless}` and `{csvw}` say what
each column is, by Frictionless and by CSV on the Web; `{changes}` has what each release changed, with the reasons that were cleared;
`{manifest}` the hash of each table: `python -m data verify-package FILE` compares them.

A row holds from `first_release` to `last_release` (empty: it still does). In `figure`, `missing` says why there is no value: `c` confidential,
`x` not reported, `z` not applicable; `flags`: `p` provisional, `r` revised, `b` break.
"""


class Resource(NamedTuple):
    """A table as it stands in the package: its file, its comment, its columns as (name, type, comment), its key, its rows and their hash."""

    file: str
    comment: str
    columns: tuple[tuple[str, str, str], ...]
    key: tuple[str, ...]
    rows: int
    sha256: str


def make_package(program: Path, out: Path) -> Path:
    """Write the package of the newest release of a released file to `out`, a ZIP archive, and return its path.

    Raises Refused where the file cannot be read or holds no release, OSError.
    """
    try:
        with duckdb.connect(str(program), read_only=True, config={"threads": 1, "memory_limit": MEMORY}) as released:
            return _write(released, out)
    except duckdb.Error as error:
        raise Refused([Problem("unreadable", str(program), detail=str(error).splitlines()[0])]) from error


def _write(released: duckdb.DuckDBPyConnection, out: Path) -> Path:
    release = _read_release(released)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        resources = []
        for name, table in schema.tables().items():
            key = (*schema.KEYS.get(name, tuple(column for column, _ in table.columns)), *(["first_release"] if table.kept else []))
            listed = ", ".join(f'"{column}"' for column in dict.fromkeys(key))
            path = Path(folder) / f"{name}.csv"
            released.execute(f"copy (select {table.stored} from {name} order by {listed}) to '{path}' (format csv, header true)")
            resources.append(_describe(released, name, table, tuple(dict.fromkeys(key)), path))
            _put(archive, path.name, path.read_bytes())
            path.unlink()
        changes = Path(folder) / CHANGES
        released.execute(f"copy ({sql.text('package/changes')}) to '{changes}' (format csv, header true)")
        texts = {
            FRICTIONLESS: _dump(_write_frictionless(release, resources)),
            CSVW: _dump(_write_csvw(release, resources)),
            "README.md": _write_readme(release, resources),
            "CITATION.cff": _write_citation(release),
            CHANGES: changes.read_text(encoding="utf-8"),
            MANIFEST: _dump({"release": release["release"], "released_on": release["released_on"], "head": release["head"],
                             "tables": {each.file: {"rows": each.rows, "sha256": each.sha256} for each in resources}}),
        }  # fmt: skip
        for name, text in texts.items():
            _put(archive, name, text.encode())
    return out


def _read_release(released: duckdb.DuckDBPyConnection) -> dict[str, str]:
    row = released.execute("select max(release)::varchar, max(released_on)::varchar from release").fetchone()
    if row is None or row[0] is None:
        raise Refused([Problem("no-release", "")])
    about = dict(released.execute("select key, value from about").fetchall())
    return {"release": row[0], "released_on": row[1], "head": about.get("head", ""), "ledger": about.get("ledger", "")}


def _describe(released: duckdb.DuckDBPyConnection, name: str, table: schema.Table, key: tuple[str, ...], path: Path) -> Resource:
    comments = dict(released.execute("select column_name, comment from duckdb_columns() where table_name = $1", [name]).fetchall())
    ((said,),) = released.execute("select comment from duckdb_tables() where table_name = $1", [name]).fetchall()
    ((rows,),) = released.execute(f"select count(*) from {name}").fetchall()
    columns = tuple((column, TYPES[kind], comments.get(column) or "") for column, kind in table.columns)
    return Resource(path.name, said or "", columns, key, int(rows), hashlib.sha256(path.read_bytes()).hexdigest())


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _dump(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _name(release: Mapping[str, str]) -> str:
    own = compact()
    kind = " (demonstration: not real)" if release["ledger"] == "demonstration" else ""
    return f"{own.read_text('title', next(iter(own.languages)))}, release {release['release']}{kind}"


def _write_frictionless(release: Mapping[str, str], resources: list[Resource]) -> dict[str, Any]:
    """The descriptor of a Tabular Data Package (Frictionless, version 1)."""
    return {
        "profile": "tabular-data-package",
        "name": f"{compact().slug}-release-{release['release']}",
        "title": _name(release),
        "description": UNLICENSED,
        "version": release["release"],
        "created": f"{release['released_on']}T00:00:00Z",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": each.file.removesuffix(".csv"),
                "path": each.file,
                "description": each.comment,
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": name, "type": kind, "description": said} for name, kind, said in each.columns],
                    "primaryKey": list(each.key),
                    "missingValues": [""],
                },
            }
            for each in resources
        ],
    }


def _write_csvw(release: Mapping[str, str], resources: list[Resource]) -> dict[str, Any]:
    """The metadata of the tables by CSV on the Web (W3C)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _name(release),
        "dc:issued": {"@value": release["released_on"], "@type": "xsd:date"},
        "tables": [
            {
                "url": each.file,
                "dc:description": each.comment,
                "tableSchema": {
                    "columns": [
                        {"name": name, "titles": name, "datatype": kind, "dc:description": said, "required": False}
                        for name, kind, said in each.columns
                    ],
                },
            }
            for each in resources
        ],
    }


def _write_readme(release: Mapping[str, str], resources: list[Resource]) -> str:
    lines = [
        f"# {_name(release)}",
        "",
        README.format(day=release["released_on"], frictionless=FRICTIONLESS, csvw=CSVW, changes=CHANGES, manifest=MANIFEST),
        UNLICENSED,
        "",
        "| table | rows | is |",
        "|---|---|---|",
        *(f"| {each.file} | {each.rows} | {each.comment} |" for each in resources),
    ]
    return "\n".join(lines) + "\n"


def _write_citation(release: Mapping[str, str]) -> str:
    own = compact()
    return (
        "cff-version: 1.2.0\nmessage: Cite the data as below, with release and day.\ntype: dataset\n"
        f"title: {json.dumps(_name(release), ensure_ascii=False)}\n"
        f"authors:\n  - name: {json.dumps(own.read_text('title', next(iter(own.languages))), ensure_ascii=False)}\n"
        f'version: "{release["release"]}"\ndate-released: {release["released_on"]}\n'
    )


def verify_package(path: Path) -> list[str]:
    """What of a package is not what its manifest says, a line each; empty where all is. Raises Refused for a file that is no package."""
    try:
        with zipfile.ZipFile(path) as archive:
            tables = json.loads(archive.read(MANIFEST))["tables"]
            named = {name for name in archive.namelist() if name.endswith(".csv") and name != CHANGES}
            return sorted(named ^ set(tables)) + [
                name for name in sorted(named & set(tables)) if hashlib.sha256(archive.read(name)).hexdigest() != tables[name]["sha256"]
            ]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Refused([Problem("no-package", str(path), detail=str(error))]) from error


def compare_packages(one: Path, other: Path) -> list[str]:
    """The tables of two packages that differ, by their manifests."""

    def read(path: Path) -> dict[str, str]:
        with zipfile.ZipFile(path) as archive:
            return {name: told["sha256"] for name, told in json.loads(archive.read(MANIFEST))["tables"].items()}

    first, second = read(one), read(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
