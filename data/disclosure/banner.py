"""The solver (HiGHS) prints who it is on the standard output when a process makes the first one; there the answer of a command stands."""

import os
import sys
from functools import cache

import highspy


@cache
def swallow_banner() -> None:
    """Make the first solver of this process with the standard output turned away. Its notice is in the README."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highspy.Highs()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
