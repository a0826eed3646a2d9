"""What is written to the log is one line a message, whatever a request said: line ends and control letters are written as what they are."""

import logging
import re

CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Record(logging.LogRecord):
    """A record whose message nobody can begin a new line with."""

    def getMessage(self) -> str:
        """The message, on one line."""
        return escape_control(super().getMessage())


def escape_control(text: str) -> str:
    r"""The text with line ends, escapes of terminals and turns of direction as `\n`, `\x1b`, `\u202e`."""
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def keep_lines_apart() -> None:
    """Let every logger of this process write such records from now on."""
    logging.setLogRecordFactory(Record)
