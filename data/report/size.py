"""How large a report may be."""

MOST_BYTES = 10_000_000
"""Of a workbook."""
