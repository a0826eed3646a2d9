"""Interim protection of the victim tier, until full disclosure control takes its place.

Only years and the whole term leave. Counts of 1 to 10 become `c` (confidential), and so does a percentage of which n, N or
N - n is 1 to 10, and every victim-tier breakdown by region. A `c` row has no value, no n and N and no flag. Medians and amounts
that describe child victims are always `c`, because the number of contributors is not known.

This withholds small counts; it does not yet suppress the further cells from which one of them could be computed, and it does
not audit what can be concluded over several releases. The module is to be replaced as a whole.
"""

import duckdb

from data import sql


def protect(connection: duckdb.DuckDBPyConnection) -> None:
    """From `work.valued` make `work.safe`, in which every row is safe to show. Nothing after this reads unprotected figures."""
    connection.execute(sql.text("release/protect"))
