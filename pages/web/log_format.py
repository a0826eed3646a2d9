"""What is written to the log is one line a message, whatever a request said: line ends and control letters are written as what they are,
and of a failure its kind and its places, never its message, which may hold what somebody sent.
"""

import logging
import re
import traceback
from pathlib import Path
from typing import Any

CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
MOST_PLACES = 8


class Record(logging.LogRecord):
    """Log record with control characters escaped (prevents log injection)."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        error = self.exc_info[1] if self.exc_info else None
        self.failure = tell_failure(error) if error is not None else ""
        self.exc_info = self.exc_text = None

    def getMessage(self) -> str:
        """The message, on one line, and what failed."""
        told = escape_control(super().getMessage())
        return f"{told}: {self.failure}" if self.failure else told


def escape_control(text: str) -> str:
    r"""The text with line ends, escapes of terminals and turns of direction as `\n`, `\x1b`, `\u202e`."""
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def tell_failure(error: BaseException) -> str:
    """Kind and places of a failure, on one line, innermost first; never its message, which may hold what somebody sent."""
    frames = [each for each in traceback.extract_tb(error.__traceback__) if not each.filename.startswith("<")]
    places = [f"{Path(each.filename).parent.name}/{Path(each.filename).name}:{each.lineno}" for each in reversed(frames)]
    return " < ".join([type(error).__name__, *places[:MOST_PLACES]])


def keep_lines_apart() -> None:
    """Let every logger of this process write such records from now on."""
    logging.setLogRecordFactory(Record)
