"""Load the outlines of the map from GeoJSON."""

import json
from pathlib import Path

import duckdb

from data.compact import compact
from data.problems import Problem, Refused


def load_shapes(connection: duckdb.DuckDBPyConnection, path: Path, place: str) -> None:
    """Fill `place`.shape from a GeoJSON file, one row an outline; none for a Compact without a map. Raises Refused when it cannot be read as one."""
    try:
        mapped = compact().map is not None or path.exists()
        features = json.loads(path.read_text(encoding="utf-8"))["features"] if mapped else []
        rows = [
            (
                one["properties"].get("area_code"),
                one["properties"].get("area_part"),
                one["properties"].get("part"),
                one["properties"].get("name") or one["properties"].get("part"),
                one["properties"].get("iso_3166_2"),
                json.dumps(one["geometry"], separators=(",", ":")),
            )
            for one in features
        ]
    except OSError as error:
        raise Refused([Problem("unreadable", str(path), detail=error.strerror or str(error))]) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Refused([Problem("malformed", str(path), detail=str(error))]) from error
    columns = ("area_code", "area_part", "part", "name", "iso", "geometry_json")
    connection.execute(f"create table {place}.shape ({', '.join(f'{column} varchar' for column in columns)})")
    for row in rows:
        connection.execute(f"insert into {place}.shape values ($1, $2, $3, $4, $5, $6)", row)
