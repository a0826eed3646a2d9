"""Status of figures against targets (better, on, improved, missed, new, unrated with its reason), made of released figures alone.

Direction-aware; a cumulative target is compared with the cumulated years. Not rated: without target, confidential, a victim-tier
count or a denominator under 11, a year that is not complete.
"""

import duckdb

from data import sql


def rate(connection: duckdb.DuckDBPyConnection) -> None:
    """From `snapshot.figure`, `snapshot.target` and `snapshot.baseline` make `snapshot.status` and `snapshot.activity_status`."""
    connection.execute(sql.text("release/status"))
