"""Status of figures against targets (above, on, improved, below, unavailable, new), made of released figures alone.

Direction-aware; a cumulative target is compared with the cumulated years, a provisional figure is `unavailable`, a figure
without target or with code `c` has no status, nor has a victim-tier count or a denominator under 11.
"""

import duckdb

from data import sql


def rate(connection: duckdb.DuckDBPyConnection) -> None:
    """From `snapshot.figure`, `snapshot.target` and `snapshot.baseline` make `snapshot.status` and `snapshot.activity_status`."""
    connection.execute(sql.text("release/status"))
