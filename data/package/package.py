"""Write a release as an open data package: tables as CSV, Frictionless and CSVW metadata, changes, citation, and a manifest of hashes.

The source is the released file, which contains nothing confidential. Equal rows give equal bytes, so two packages can be compared by manifest.
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
"""Name of a DuckDB type in both standards."""
MEMORY = "300MB"
HEAD = "head"
"""Of the ledger's chain, in the table `about`."""
STAMP = (1980, 1, 1, 0, 0, 0)
"""Date of every archive member, so that equal tables give an equal archive."""
CHANGE_KEY = ("release", "series", "source", "region", "period", "breakdown", "category")
CHANGES_MEAN = "A figure that a release changed against the release before: added, completed, revised, withheld or continued."
UNLICENSED = "The licence is not yet decided. Name source, release and day."
LICENSED = "Licence: {name} ({address}). Name source, release and day."


README = """Released on {day}. Every table as CSV (UTF-8, comma, empty where nothing is known). `{frictionless}` and `{csvw}` say what
each column is, by Frictionless and by CSV on the Web; `{changes}` has what each release changed, with the reasons that were cleared;
`{manifest}` the hash of each table: `python -m data verify-package FILE` compares them.

A row holds from `first_release` to `last_release` (empty: it still does). In `figure`, `missing` says why there is no value: `c` confidential,
`x` not reported, `z` not applicable; `flags`: `p` provisional, `r` revised, `b` break.
"""


class Resource(NamedTuple):
    """A CSV file of the package: name, comment, columns as (name, type, comment), key, number of rows, SHA-256."""

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
            key = tuple(dict.fromkeys((*schema.KEYS.get(name, table.content), *(["first_release"] if table.kept else []))))
            listed = ", ".join(f'"{column}"' for column in key)
            apart = f"where key <> '{HEAD}'" if name == "about" else ""  # it stands in the manifest: two builds of one ledger are sealed apart
            query = f"select {table.stored} from {name} {apart} order by {listed}"
            resources.append(_copy(released, archive, Path(folder) / f"{name}.csv", query, key, *_read_comments(released, name)))
        comments = _read_comments(released, "figure")[1] | _read_comments(released, "revision")[1]
        resources.append(_copy(released, archive, Path(folder) / CHANGES, sql.text("package/changes"), CHANGE_KEY, CHANGES_MEAN, comments))
        manifest = {"release": release["release"], "released_on": release["released_on"], "head": release["head"]}
        texts = {
            FRICTIONLESS: _dump(_write_frictionless(release, resources)),
            CSVW: _dump(_write_csvw(release, resources)),
            "README.md": _write_readme(release, resources),
            "CITATION.cff": _write_citation(release),
            MANIFEST: _dump(manifest | {"tables": {each.file: {"rows": each.rows, "sha256": each.sha256} for each in resources}}),
        }
        for name, text in texts.items():
            _put(archive, name, text.encode())
    return out


def _copy(
    released: duckdb.DuckDBPyConnection,
    archive: zipfile.ZipFile,
    path: Path,
    query: str,
    key: tuple[str, ...],
    said: str,
    comments: Mapping[str, str],
) -> Resource:
    """Write the rows of a query as CSV into the archive; `path` is a temporary file."""
    ((rows,),) = released.execute(f"copy ({query}) to '{path}' (format csv, header true)").fetchall()
    columns = tuple((name, TYPES[str(kind)], comments.get(name, "")) for name, kind, *_ in released.execute(f"describe {query}").fetchall())
    content = path.read_bytes()
    path.unlink()
    _put(archive, path.name, content)
    return Resource(path.name, said, columns, key, int(rows), hashlib.sha256(content).hexdigest())


def _read_release(released: duckdb.DuckDBPyConnection) -> dict[str, str]:
    row = released.execute("select max(release)::varchar, max(released_on)::varchar from release").fetchone()
    if row is None or row[0] is None:
        raise Refused([Problem("no-release", "")])
    about = dict(released.execute("select key, value from about").fetchall())
    return {"release": row[0], "released_on": row[1], "head": about.get(HEAD, ""), "ledger": about.get("ledger", "")}


def _read_comments(released: duckdb.DuckDBPyConnection, table: str) -> tuple[str, dict[str, str]]:
    """Return the comment of a table and those of its columns."""
    columns = released.execute("select column_name, coalesce(comment, '') from duckdb_columns() where table_name = $1", [table]).fetchall()
    ((said,),) = released.execute("select coalesce(comment, '') from duckdb_tables() where table_name = $1", [table]).fetchall()
    return str(said), dict(columns)


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
        "description": _tell_licence(),
        **({"licenses": [{"name": licence.name, "path": licence.address}]} if (licence := compact().licence) else {}),
        "version": release["release"],
        "created": f"{release['released_on']}T00:00:00Z",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": each.file.removesuffix(".csv").lower(),
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
        **({"dc:license": {"@id": licence.address}} if (licence := compact().licence) else {}),
        "dc:issued": {"@value": release["released_on"], "@type": "xsd:date"},
        "tables": [
            {
                "url": each.file,
                "dc:description": each.comment,
                "tableSchema": {
                    "columns": [{"name": name, "titles": name, "datatype": kind, "dc:description": said} for name, kind, said in each.columns],
                },
            }
            for each in resources
        ],
    }


def _tell_licence() -> str:
    licence = compact().licence
    return LICENSED.format(**licence._asdict()) if licence else UNLICENSED


def _write_readme(release: Mapping[str, str], resources: list[Resource]) -> str:
    lines = [
        f"# {_name(release)}",
        "",
        README.format(day=release["released_on"], frictionless=FRICTIONLESS, csvw=CSVW, changes=CHANGES, manifest=MANIFEST),
        _tell_licence(),
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
        f'version: "{release["release"]}"\ndate-released: {release["released_on"]}\n' + (f"license: {own.licence.name}\n" if own.licence else "")
    )


def verify_package(path: Path) -> list[str]:
    """Return the CSV files that do not match the manifest; empty if all do. Raises Refused if the file is not a package."""
    hashes = read_hashes(path)
    with zipfile.ZipFile(path) as archive:
        found = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist() if name.endswith(".csv")}
    return _differing(hashes, found)


def compare_packages(one: Path, other: Path) -> list[str]:
    """Return the tables that differ between two packages, by their manifests. Raises Refused if a file is not a package."""
    return _differing(read_hashes(one), read_hashes(other))


def read_hashes(path: Path) -> dict[str, str]:
    """Return the SHA-256 of each CSV file as the manifest has it. Raises Refused if the file is not a package."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {str(name): str(each["sha256"]) for name, each in json.loads(archive.read(MANIFEST))["tables"].items()}
    except (zipfile.BadZipFile, KeyError, TypeError, AttributeError, ValueError, OSError) as error:
        raise Refused([Problem("no-package", str(path), detail=str(error))]) from error


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
