"""`python -m data.worker`: one piece of heavy work on a report, in a process of its own (`data/job.py`)."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from data import page_api, release_api
from data.job import ANSWER, Tasks, carry_out_one

T = TypeVar("T")


def check(folder: Path, name: str, language: str, program: str) -> list[dict[str, Any]]:
    """The findings of a report in the folder, as data."""
    return [dataclasses.asdict(finding) for finding in page_api.check(folder / name, language, Path(program))]


def mark(folder: Path, name: str, language: str, program: str) -> bool:
    """Write the marked copy beside the report; whether there is one."""
    marked = page_api.mark(folder / name, language, Path(program))
    if marked is not None:
        (folder / ANSWER).write_bytes(marked)
    return marked is not None


def make_blank(folder: Path, institution: str, period: str, language: str, program: str) -> bool:
    """Write the blank workbook of a report into the folder. Raises NotMade."""
    (folder / ANSWER).write_bytes(page_api.make_blank(institution, period, language, Path(program)))
    return True


def package(folder: Path, language: str, program: str) -> bool:
    """Write the open data package of the newest release into the folder. Raises NotMade."""
    page_api.make_package(language, Path(program), folder / ANSWER)
    return True


def send(folder: Path, name: str, language: str, program: str, reason: dict[str, str], institution: str, person: str) -> dict[str, Any]:
    """Take a report in: its name and the warnings, or the findings for which it is refused. Raises NotMade."""
    try:
        with page_api.acting_as(person):
            report, warnings = page_api.take_in(folder / name, language, Path(program), reason, institution)
    except page_api.NotTaken as refused:
        return {"refused": [dataclasses.asdict(finding) for finding in refused.findings]}
    return {"report": report, "warnings": [dataclasses.asdict(finding) for finding in warnings]}


def compare(_: Path, report: str, language: str, program: str) -> dict[str, Any]:
    """What agreeing to a received report changes, or why that cannot be said. Raises NotMade."""
    try:
        changes = page_api.compare(report, language, Path(program))
    except page_api.NotTaken as refused:
        return {"refused": [dataclasses.asdict(finding) for finding in refused.findings]}
    return {"changes": [dataclasses.asdict(change) for change in changes]}


def preview(_: Path, language: str, program: str, report: str = "") -> str | dict[str, list[str]]:
    """Make the private file of what the next release would be, with a report besides; its path, or why it cannot be made. Raises NotMade."""
    return _or_refused(lambda: str(release_api.make_preview(language, Path(program), report)))


def make(_: Path, role: str, person: str, language: str, program: str) -> int | dict[str, list[str]]:
    """Make the next release; its number, or why it cannot be made. Raises NotMade."""
    with page_api.acting_as(person):
        return _or_refused(lambda: release_api.make_release(role, language, Path(program)))


def undo(_: Path, release: str, role: str, reason: str, person: str, language: str, program: str) -> int | dict[str, list[str]]:
    """Undo the last release; its number, or why that cannot be. Raises NotMade."""

    def step() -> int:
        release_api.undo_release(int(release), role, reason, language, Path(program))
        return int(release)

    with page_api.acting_as(person):
        return _or_refused(step)


def _or_refused(step: Callable[[], T]) -> T | dict[str, list[str]]:
    try:
        return step()
    except page_api.NotTaken as refused:
        return {"refused": [finding.sentence for finding in refused.findings]}


TASKS: Tasks = {
    "check": check,
    "mark": mark,
    "blank": make_blank,
    "package": package,
    "send": send,
    "compare": compare,
    "preview": preview,
    "make": make,
    "undo": undo,
}


def main() -> None:
    """Carry out one job."""
    carry_out_one(TASKS, page_api.load_engine, page_api.NotMade)


if __name__ == "__main__":
    main()
