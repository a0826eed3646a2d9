"""A log is read line by line: no message can begin a line of its own or speak to the terminal."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

from pages.web.log_format import escape_control, keep_lines_apart


@pytest.fixture
def apart() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    keep_lines_apart()
    yield
    logging.setLogRecordFactory(before)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("a\nERROR b", r"a\nERROR b"),
        ("a\r\nb", r"a\r\nb"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\u202eb\u2028c\x85d", r"a\u202eb\u2028c\x85d"),
        ("ñandú\tand 100 %", "ñandú\tand 100 %"),
    ],
)
@pytest.mark.usefixtures("apart")
def test_a_message_is_one_line(said: str, written: str, caplog: pytest.LogCaptureFixture) -> None:
    assert escape_control(said) == written
    logging.getLogger("cpc").warning("%s", said)
    logging.getLogger("uvicorn.error").warning(said)
    assert [record.getMessage() for record in caplog.records] == [written, written]


@pytest.mark.usefixtures("apart")
def test_of_a_failure_kind_and_places_are_written_never_what_somebody_sent(caplog: pytest.LogCaptureFixture) -> None:
    for logger in ("cpc", "streamlit", "uvicorn.error"):
        try:
            int("sent by somebody\nERROR: forged")
        except ValueError:
            logging.getLogger(logger).exception("the page failed")
    written = logging.Formatter("%(message)s")
    lines = [written.format(record) for record in caplog.records]
    assert len(lines) == 3 and all(re.fullmatch(r"the page failed: ValueError < pages/test_logs\.py:\d+", line) for line in lines)
