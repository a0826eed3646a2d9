"""Roll-ups: regions to the pilots and to all places, half-years to years and the term, counting systems to their sum.

Each exists only where the series allows it. A stock takes the last half-year in, a percentage is recomputed from n and N, a
median is never rolled up, and children counted once per service are not added over services: totals add totals, parts add parts.
"""

import duckdb

from data import sql

STEPS = ("cells", "frame", "roll_up", "figure", "computed", "value")


def roll_up(connection: duckdb.DuckDBPyConnection) -> None:
    """From the resolved reports make `work.valued`: every figure that exists in the release, unprotected."""
    for step in STEPS:
        connection.execute(sql.text(f"release/{step}"))
