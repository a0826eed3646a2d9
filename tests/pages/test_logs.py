"""A log is read line by line: no message can begin a line of its own or speak to the terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from pages.front.logs import escape_control, keep_lines_apart


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
