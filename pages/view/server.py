"""What this server allows: whether it takes reports in, and how large one may be."""

import os

from data.page_api import MOST_BYTES

MOST_MEGABYTES = MOST_BYTES // 1_000_000


def accepts_reports() -> bool:
    """Whether this server takes reports in: only where whoever runs it said so, and then only with a secret."""
    return os.environ.get("CPC_ACCEPT") == "1"
